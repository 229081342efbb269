package teleconsult_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

type ruleRow struct{ rule, of, from, value, source, confidence string }

// readRows has the rows of rules.csv, and those of the pathway as the findings name them.
func readRows(t *testing.T) (rows []ruleRow) {
	t.Helper()
	rows = readTable(t, "rules.csv")
	for _, r := range readTable(t, "../../internal/law/pathway.csv") {
		switch r.rule {
		case "child.remote":
			r.rule, r.value = "pathway.child", "16" // the age of the law, in no list
			rows = append(rows, r)
		case "direct.remote":
			r.rule = "pathway.direct"
			rows = append(rows, r)
		}
	}
	// Where the law of direct access has an age and the lists have none, the texts part.
	return append(rows,
		ruleRow{"pathway.direct.old", "psychiatry", "2018-09-15", "25", "service-public-F17042", "disputed"},
		ruleRow{"pathway.direct.old", "neuropsychiatry", "2018-09-15", "25", "service-public-F17042", "disputed"},
		ruleRow{"pathway.direct.old", "pediatrics", "2020-09-04", "15", "service-public-F17042", "disputed"})
}

func readTable(t *testing.T, name string) (rows []ruleRow) {
	t.Helper()
	file, err := os.Open(name)
	require.NoError(t, err)
	defer file.Close()
	r := csv.NewReader(file)
	r.Comment = '#'
	lines, err := r.ReadAll()
	require.NoError(t, err)
	for _, l := range lines[1:] {
		rows = append(rows, ruleRow{l[0], l[1], l[2], l[3], l[4], l[5]})
	}
	require.NotEmpty(t, rows)
	return rows
}

// probe turns the plain case into one whose findings name the rule wherever it is
// in force.
func probe(t *testing.T, r ruleRow, c *teleconsult.Case) {
	t.Helper()
	all := map[string]change{
		"agreement": func(*teleconsult.Case) {}, "transmission.video": func(*teleconsult.Case) {},
		"pathway.attending": func(*teleconsult.Case) {}, "territory.near": func(*teleconsult.Case) {},
		"known": func(*teleconsult.Case) {}, "alternation.seen": func(*teleconsult.Case) {},
		"suitable": func(*teleconsult.Case) {},
		"consent":  func(*teleconsult.Case) {}, "identity": func(*teleconsult.Case) {},

		"act.remote":             func(c *teleconsult.Case) { c.Act = "TC" },
		"act.refused":            func(c *teleconsult.Case) { c.Act = telehealth.Code(r.of) },
		"act.visit":              func(c *teleconsult.Case) { c.Act = "VG" },
		"act.expertise":          func(c *teleconsult.Case) { c.Act = "TE2" },
		"beyond":                 func(*teleconsult.Case) {},
		"act.other":              func(c *teleconsult.Case) { c.Act = "G" },
		"transmission":           func(c *teleconsult.Case) { c.Mode = "" },
		"transmission.phone":     byPhone,
		"transmission.page":      byPhone,
		"transmission.first":     byPhone,
		"transmission.equipment": func(c *teleconsult.Case) { byPhone(c); c.HasDevice = yes },
		"transmission.device":    byPhone,
		"transmission.broadband": func(c *teleconsult.Case) { byPhone(c); c.HasBroadband = no },
		// A second one in the month shows whether the limit has begun.
		"transmission.month":  func(c *teleconsult.Case) { byPhone(c); c.ByPhone = yes },
		"pathway":             func(c *teleconsult.Case) { c.Attending = "" },
		"pathway.referred":    func(c *teleconsult.Case) { outside(c); c.Referred = yes },
		"pathway.child":       func(c *teleconsult.Case) { outside(c); c.Birth = c.Date.AddDays(-365) },
		"pathway.direct":      func(c *teleconsult.Case) { outside(c); directAccess(c, telehealth.Specialty(r.of)) },
		"pathway.direct.old":  func(c *teleconsult.Case) { outside(c); specialty(telehealth.Specialty(r.of))(c) },
		"pathway.none":        func(c *teleconsult.Case) { outside(c); c.HasAttending = no },
		"pathway.unavailable": func(c *teleconsult.Case) { outside(c); c.Unavailable = yes },
		"pathway.urgent":      func(c *teleconsult.Case) { outside(c); c.Urgent = yes },
		"pathway.detained":    func(c *teleconsult.Case) { outside(c); c.Detained = yes },
		"pathway.resident":    func(c *teleconsult.Case) { outside(c); c.Resident = yes },
		"pathway.regulated":   func(c *teleconsult.Case) { outside(c); c.Regulated = yes },
		"pathway.epidemic":    func(c *teleconsult.Case) { outside(c); c.Epidemic = yes },
		"pathway.outside":     outside,

		"territory":                   func(c *teleconsult.Case) { far(c); c.Near = "" },
		"territory.early":             far,
		"territory.outside":           far,
		"territory.organisation":      func(c *teleconsult.Case) { c.Attending, c.Unavailable, c.Organised = no, yes, no },
		"territory.attending":         func(c *teleconsult.Case) { c.Attending = "" },
		"territory.organised":         func(c *teleconsult.Case) { c.Attending, c.Unavailable = no, yes },
		"territory.unbound":           unbound,
		"territory.all":               allExceptions,
		"territory.under-served":      func(c *teleconsult.Case) { far(c); c.CareZone = teleconsult.CareZoneUnderServed },
		"territory.without-attending": func(c *teleconsult.Case) { far(c); c.Attending, c.HasAttending = no, no },
		"territory.regulated":         func(c *teleconsult.Case) { far(c); c.Regulated = yes },
		"territory.exceptions":        func(c *teleconsult.Case) { far(c); c.HasOrganisation = no },
		"known.lifted":                func(c *teleconsult.Case) { outside(c); neverSeen(c) },
		"known.epidemic":              func(c *teleconsult.Case) { outside(c); neverSeen(c); c.Epidemic = yes },
		"known.exception":             func(c *teleconsult.Case) { outside(c); neverSeen(c); c.Unavailable = yes },
		"alternation.first":           neverSeen,
		"alternation":                 func(c *teleconsult.Case) { c.InARow = "" },
		"alternation.row":             func(c *teleconsult.Case) { c.InARow = yes },
		"alternation.regulated":       func(c *teleconsult.Case) { regulated(c); c.InARow = "" },

		"sick-note.free":      func(c *teleconsult.Case) { outside(c); c.SickNote = &teleconsult.SickNote{Days: 9, Prolongs: no} },
		"sick-note.limit":     func(c *teleconsult.Case) { outside(c); c.SickNote = &teleconsult.SickNote{Days: 9, Prolongs: no} },
		"sick-note.attending": func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 9, Prolongs: no} },
		"sick-note.impossible": func(c *teleconsult.Case) {
			outside(c)
			c.SickNote = &teleconsult.SickNote{Days: 9, Prolongs: yes, Impossible: yes}
		},
		"sick-note.abroad":  func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 1, Abroad: yes} },
		"sick-note.beyond":  func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 1} },
		"sick-note.ceiling": func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 60, Prolongs: no} },
		"sick-note.least": func(c *teleconsult.Case) {
			c.SickNote = &teleconsult.SickNote{Days: 1, Prolongs: factOf(r.of != "first")}
		},
	}
	require.Contains(t, all, r.rule, "a rule of rules.csv that no case shows")
	all[r.rule](c)
}

// directAccess is at an age at which nothing but the specialty is in question.
func directAccess(c *teleconsult.Case, s telehealth.Specialty) {
	c.Practitioner.Specialty, c.OralSurgeon = s, yes
	listed := telehealth.MustParseDate("2020-09-04") // of paediatricians, by avenant 8
	if s == telehealth.Pediatrics && c.Date.Before(listed) {
		return // a child needs no list
	}
	c.Birth = c.Date
}

// byPhone is without a device, in one of the groups.
func byPhone(c *teleconsult.Case) {
	c.Mode, c.HasBroadband, c.HasDevice, c.PhoneGroup, c.ByPhone = telehealth.ModePhone, yes, no, yes, no
}

func allExceptions(c *teleconsult.Case) {
	far(c)
	c.Attending, c.HasAttending, c.CareZone, c.HasOrganisation = no, no, teleconsult.CareZonePriority, no
}

// unbound may be, at some age.
func unbound(c *teleconsult.Case) {
	c.Attending, c.Unavailable, c.Organised, c.Birth = no, yes, no, telehealth.Date{}
}

func factOf(b bool) teleconsult.YesNo {
	if b {
		return yes
	}
	return no
}

// shown returns the finding of the rule on a day, nil when it has no finding.
func shown(t *testing.T, r ruleRow, day telehealth.Date) *teleconsult.Finding {
	t.Helper()
	c := plain(day.String())
	probe(t, r, &c)
	for _, f := range findingsOf(eligible(t, c)) {
		if f.Rule == r.rule {
			return &f
		}
	}
	return nil
}

// Every row holds from its day, the row before it until the day before, and an
// empty one ends its rule.
func TestEveryRowChangesOnItsDay(t *testing.T) {
	const first = "2018-09-15" // before it no rule is asked
	before := map[[2]string]ruleRow{}
	for _, r := range readRows(t) {
		if topicOf(teleconsult.Finding{Rule: r.rule}) == "opened" {
			continue // TestNothingBeforeTheFirstDay
		}
		key, from := [2]string{r.rule, r.of}, telehealth.MustParseDate(r.from)
		t.Run(r.rule+" "+r.of+" "+r.from, func(t *testing.T) {
			require.GreaterOrEqual(t, r.from, first)
			checkRow(t, r, shown(t, r, from))
			if earlier, ok := before[key]; ok {
				checkRow(t, earlier, shown(t, r, from.AddDays(-1)))
			} else {
				assert.Nil(t, shown(t, r, from.AddDays(-1)), "the rule began before its first row")
			}
		})
		before[key] = r
	}
}

func checkRow(t *testing.T, r ruleRow, f *teleconsult.Finding) {
	t.Helper()
	if r.value == "" && f == nil {
		return
	}
	require.NotNil(t, f, "%+v", r)
	if r.value == "" {
		assert.Equal(t, telehealth.VerdictRefused, f.Verdict, "ended, so it refuses or says nothing: %+v", r)
	}
	if r.value == "?" {
		assert.Equal(t, telehealth.VerdictUndecided, f.Verdict, "not settled, so it decides nothing: %+v", r)
	}
	value, _ := strconv.Atoi(r.value)
	assert.Equal(t, value, f.Value, "%+v", r)
	assert.Equal(t, r.source, f.Source.ID, "%+v", r)
	assert.Equal(t, telehealth.Confidence(r.confidence), f.Confidence, "%+v", r)
	assert.NotContains(t, f.Text("en"), "«", "a phrase is missing")
}

// No row is there for nothing: it differs from the one before it.
func TestRowsDiffer(t *testing.T) {
	last := map[[2]string]ruleRow{}
	for _, r := range readRows(t) {
		key := [2]string{r.rule, r.of}
		earlier := last[key]
		last[key] = r
		earlier.from = r.from
		assert.NotEqual(t, earlier, r)
		if strings.HasPrefix(r.rule, "pathway.direct") {
			assert.Contains(t, telehealth.Specialties(), telehealth.Specialty(r.of))
		}
	}
}
