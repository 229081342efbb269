package teleconsult_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// A learned fact is one that may be unknown, and the topics of the findings that
// may look at it.
type learned struct {
	name    string
	unknown func(*teleconsult.Case) bool
	learn   func(*teleconsult.Case, *rand.Rand)
	topics  string
}

func fact(name, topics string, at func(*teleconsult.Case) *teleconsult.YesNo) learned {
	return learned{
		name: name, topics: topics,
		unknown: func(c *teleconsult.Case) bool { f := at(c); return f != nil && *f == "" },
		learn:   func(c *teleconsult.Case, rng *rand.Rand) { *at(c) = []teleconsult.YesNo{yes, no}[rng.IntN(2)] },
	}
}

func ofNote(at func(*teleconsult.SickNote) *teleconsult.YesNo) func(*teleconsult.Case) *teleconsult.YesNo {
	return func(c *teleconsult.Case) *teleconsult.YesNo {
		if c.SickNote == nil {
			return nil
		}
		return at(c.SickNote)
	}
}

func learnable() []learned {
	type C = teleconsult.Case
	type F = teleconsult.YesNo
	type N = teleconsult.SickNote
	return []learned{
		fact("attending", "pathway territory known sick-note", func(c *C) *F { return &c.Attending }),
		fact("referred", "pathway territory known", func(c *C) *F { return &c.Referred }),
		fact("hasAttending", "pathway territory known", func(c *C) *F { return &c.HasAttending }),
		fact("unavailable", "pathway territory known", func(c *C) *F { return &c.Unavailable }),
		fact("urgent", "pathway", func(c *C) *F { return &c.Urgent }),
		fact("detained", "pathway", func(c *C) *F { return &c.Detained }),
		fact("resident", "pathway opened", func(c *C) *F { return &c.Resident }),
		fact("regulated", "pathway territory alternation", func(c *C) *F { return &c.Regulated }),
		fact("oralSurgeon", "pathway territory", func(c *C) *F { return &c.OralSurgeon }),
		fact("epidemic", "pathway known", func(c *C) *F { return &c.Epidemic }),
		fact("near", "territory", func(c *C) *F { return &c.Near }),
		fact("hasOrganisation", "territory", func(c *C) *F { return &c.HasOrganisation }),
		fact("organised", "territory", func(c *C) *F { return &c.Organised }),
		fact("inARow", "alternation", func(c *C) *F { return &c.InARow }),
		fact("seen", "known alternation", func(c *C) *F { return &c.Seen }),
		fact("suitable", "suitable", func(c *C) *F { return &c.Suitable }),
		fact("consents", "consent", func(c *C) *F { return &c.Consents }),
		fact("identified", "identity", func(c *C) *F { return &c.Identified }),
		fact("hasBroadband", "transmission.equipment", func(c *C) *F { return &c.HasBroadband }),
		fact("hasDevice", "transmission.equipment", func(c *C) *F { return &c.HasDevice }),
		fact("phoneGroup", "transmission.equipment", func(c *C) *F { return &c.PhoneGroup }),
		fact("byPhone", "transmission.month", func(c *C) *F { return &c.ByPhone }),
		fact("sickNote.prolongs", "sick-note sick-note.ceiling", ofNote(func(n *N) *F { return &n.Prolongs })),
		fact("sickNote.impossible", "sick-note", ofNote(func(n *N) *F { return &n.Impossible })),
		fact("sickNote.abroad", "sick-note.abroad", ofNote(func(n *N) *F { return &n.Abroad })),
		{"sickNote.before", func(c *C) bool { return c.SickNote != nil && c.SickNote.Before == 0 && c.SickNote.Prolongs != no },
			func(c *C, rng *rand.Rand) { c.SickNote.Before = 1 + rng.IntN(5) }, "sick-note sick-note.ceiling"},
		{"birth", func(c *C) bool { return c.Birth.IsZero() },
			func(c *C, rng *rand.Rand) { c.Birth = c.Date.AddDays(-rng.IntN(40 * 365)) }, "pathway territory"},
		{"lastVisit", func(c *C) bool { return c.LastVisit.IsZero() },
			func(c *C, rng *rand.Rand) { c.LastVisit = c.Date.AddDays(-rng.IntN(800)) }, "known alternation"},
		{"careZone", func(c *C) bool { return c.CareZone == "" }, func(c *C, rng *rand.Rand) {
			c.CareZone = []teleconsult.CareZone{teleconsult.CareZoneNone, teleconsult.CareZoneUnderServed, teleconsult.CareZonePriority}[rng.IntN(3)]
		}, "territory"},
		{"specialty", func(c *C) bool { return c.Practitioner.Specialty == "" }, func(c *C, rng *rand.Rand) {
			all := telehealth.Specialties()
			c.Practitioner.Specialty = all[rng.IntN(len(all))]
		}, "pathway territory"},
		{"sector", func(c *C) bool { return c.Practitioner.Sector == "" }, func(c *C, rng *rand.Rand) {
			c.Practitioner.Sector = []telehealth.Sector{telehealth.Sector1, telehealth.Sector2, telehealth.SectorOutsideAgreement}[rng.IntN(3)]
		}, "agreement"},
	}
}

// someCase learns about half of the facts, on or around a day on which a rule
// changes.
func someCase(rng *rand.Rand, days []telehealth.Date) teleconsult.Case {
	c := teleconsult.Case{
		Date: days[rng.IntN(len(days))].AddDays(rng.IntN(3) - 1),
		Mode: []telehealth.Mode{telehealth.ModeVideo, telehealth.ModePhone, telehealth.ModePhone, ""}[rng.IntN(4)],
		Act:  []telehealth.Code{"", "TC", "APC", "G", "VG", "TE2"}[rng.IntN(6)],
	}
	if rng.IntN(2) == 0 {
		c.SickNote = &teleconsult.SickNote{Days: []int{1, 2, 3, 4, 28, 29, 59, 60}[rng.IntN(8)]}
	}
	for _, l := range learnable() {
		switch {
		case rng.IntN(2) == 0 || !l.unknown(&c):
		case strings.HasPrefix(l.topics, "pathway") && rng.IntN(3) > 0:
			closeException(&c, l.name) // else one nearly always applies
		default:
			l.learn(&c, rng)
		}
	}
	return c
}

// closeException answers a question of the pathway so that it opens nothing.
func closeException(c *teleconsult.Case, name string) {
	if name == "hasAttending" {
		c.HasAttending = yes
	}
	for f, at := range map[string]*teleconsult.YesNo{
		"attending": &c.Attending, "referred": &c.Referred, "unavailable": &c.Unavailable,
		"urgent": &c.Urgent, "detained": &c.Detained, "resident": &c.Resident, "regulated": &c.Regulated, "epidemic": &c.Epidemic,
		"oralSurgeon": &c.OralSurgeon,
	} {
		if f == name {
			*at = no
		}
	}
}

func changeDays(t *testing.T) (days []telehealth.Date) {
	t.Helper()
	for _, r := range readRows(t) {
		if day := telehealth.MustParseDate(r.from); !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	return days
}

// A verdict without a fact is the same with it, whatever it is, and
// only the findings that look at the fact move. So an unknown fact never counts as
// yes or as no.
func TestLearningAFactIsMonotonic(t *testing.T) {
	rng, days := rand.New(rand.NewPCG(7, 11)), changeDays(t)
	moved := map[string]bool{}
	for range 20_000 {
		c := someCase(rng, days)
		before, err := c.Eligible()
		if err != nil {
			continue // facts that cannot hold together
		}
		all := learnable()
		l := all[rng.IntN(len(all))]
		if !l.unknown(&c) {
			continue
		}
		was := c
		if c.SickNote != nil {
			copied := *c.SickNote
			was.SickNote = &copied
		}
		l.learn(&c, rng)
		after, err := c.Eligible()
		if err != nil {
			continue
		}
		require.Len(t, after.Findings, len(before.Findings), "%s: the rules asked depend on no fact", l.name)
		require.Len(t, after.SickNoteFindings, len(before.SickNoteFindings), "%s: nor those of the sick note", l.name)
		for i, f := range findingsOf(before) {
			g := findingsOf(after)[i]
			require.Equal(t, topicOf(f), topicOf(g))
			if f.Verdict != telehealth.VerdictUndecided {
				require.Equal(t, f.Verdict, g.Verdict, "%s decided %s anew: %+v, then %+v", l.name, f.Rule, was, c)
			}
			if f == g {
				continue
			}
			moved[l.name] = true
			require.Contains(t, strings.Fields(l.topics), topicOf(f), "%s moved %s", l.name, f.Rule)
		}
	}
	for _, l := range learnable() {
		assert.True(t, moved[l.name], "%s never moved a finding: the test proves nothing of it", l.name)
	}
}
