package teleconsult_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

const (
	yes = teleconsult.Yes
	no  = teleconsult.No
)

type change = func(*teleconsult.Case)

// plain is a case in which every rule is met on any day since the first: a general
// practitioner with an own patient, known and near.
func plain(day string) teleconsult.Case {
	date := telehealth.MustParseDate(day)
	return teleconsult.Case{
		Date: date, Mode: telehealth.ModeVideo,
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
		Birth:        telehealth.MustParseDate("1970-01-01"),
		Attending:    yes, Near: yes, LastVisit: date.AddDays(-30), InARow: no,
		Suitable: yes, Consents: yes, Identified: yes,
	}
}

// outside has nothing to stand on in the pathway.
func outside(c *teleconsult.Case) {
	c.Attending, c.Referred, c.HasAttending, c.Unavailable = no, no, yes, no
	c.Urgent, c.Detained, c.Resident, c.Regulated, c.Epidemic = no, no, no, no, no
	c.OralSurgeon = no
}

// far has nothing to stand on in the territory.
func far(c *teleconsult.Case) {
	outside(c)
	c.Attending = yes
	c.Near, c.CareZone, c.HasOrganisation, c.Organised = no, teleconsult.CareZoneNone, yes, no
}

func eligible(t *testing.T, c teleconsult.Case) teleconsult.Eligibility {
	t.Helper()
	e, err := c.Eligible()
	require.NoError(t, err)
	return e
}

// found returns the finding of the first word of a rule, as "pathway".
func found(t *testing.T, e teleconsult.Eligibility, topic string) teleconsult.Finding {
	t.Helper()
	for _, f := range findingsOf(e) {
		if topicOf(f) == topic {
			return f
		}
	}
	require.Fail(t, "no finding", topic)
	return teleconsult.Finding{}
}

// findingsOf returns those of the teleconsultation and those of the sick note.
func findingsOf(e teleconsult.Eligibility) []teleconsult.Finding {
	return slices.Concat(e.Findings, e.SickNoteFindings)
}

// topicOf is the first word of the rule, where several findings share it the first
// two.
func topicOf(f teleconsult.Finding) string {
	switch f.Rule {
	case "transmission.broadband", "transmission.device":
		return "transmission.equipment"
	case "transmission.first":
		return "transmission.month"
	case "sick-note.least":
		return "sick-note.ceiling"
	}
	if strings.HasPrefix(f.Rule, "transmission.") || slices.Contains([]string{"sick-note.abroad", "sick-note.beyond", "sick-note.ceiling"}, f.Rule) {
		return f.Rule
	}
	word, _, _ := strings.Cut(f.Rule, ".")
	return word
}

func TestPlainCaseIsMetOnAnyDay(t *testing.T) {
	for _, day := range []string{"2018-09-15", "2020-03-10", "2021-09-25", "2022-01-05", "2022-04-01", "2024-06-22", "2026-11-24", "2029-12-31"} {
		e := eligible(t, plain(day))
		assert.Equal(t, telehealth.VerdictMet, e.Verdict, day)
		assert.Equal(t, day, e.Date.String())
		for _, f := range e.Findings {
			assert.Equal(t, telehealth.VerdictMet, f.Verdict, "%s: %s", day, f.Rule)
		}
	}
}

// Past the term of the agreement nothing is refused for that, and nothing is settled, of
// a sick note neither. It is no rule of law, and nobody disputes it.
func TestBeyondTheAgreement(t *testing.T) {
	for _, day := range []string{"2030-01-01", "2035-01-01", "9999-12-31"} {
		question := plain(day)
		question.SickNote = &teleconsult.SickNote{Days: 3, Prolongs: no, Abroad: no}
		e := eligible(t, question)
		assert.Equal(t, telehealth.VerdictUndecided, e.Verdict, day)
		assert.Equal(t, telehealth.VerdictUndecided, e.SickNote, day)
		for rule, findings := range map[string][]teleconsult.Finding{"beyond": e.Findings, "sick-note.beyond": e.SickNoteFindings} {
			open := slices.DeleteFunc(findings, func(f teleconsult.Finding) bool { return f.Verdict == telehealth.VerdictMet })
			require.Len(t, open, 1, day)
			assert.Equal(t, rule, open[0].Rule, day)
			assert.Equal(t, teleconsult.ForceGuidance, open[0].Force, "a convention of the library binds nobody")
			assert.Equal(t, telehealth.ConfidenceLikely, open[0].Confidence, "nothing is disputed")
			assert.Contains(t, open[0].Text("en"), "a refusal rests on the rules of today")
		}
	}
	c := plain("2035-01-01")
	c.Consents, c.SickNote, c.Attending, c.Referred = no, &teleconsult.SickNote{Days: 4, Prolongs: no}, no, yes
	assert.Equal(t, telehealth.VerdictRefused, eligible(t, c).Verdict, "what was refused stays so")
	assert.Equal(t, telehealth.VerdictRefused, eligible(t, c).SickNote, "what was refused stays so")

	last := plain("2029-12-31")
	last.SickNote = &teleconsult.SickNote{Days: 3, Prolongs: no, Abroad: no}
	assert.Equal(t, telehealth.VerdictMet, eligible(t, last).SickNote, "the last day of the agreement")
}

func TestNothingBeforeTheFirstDay(t *testing.T) {
	for _, c := range []struct {
		resident teleconsult.YesNo
		reason   string
	}{
		{no, "SNDS sheet: TLC and TCP, of long-term illness and of an experiment, which no fact rules out"},
		{yes, "SNDS sheet: TTE and TLC, of nursing homes"},
		{"", "a resident? not known"},
	} {
		for _, day := range []string{"1583-01-01", "1990-01-01", "2018-05-01", "2018-09-14"} {
			question := plain(day)
			question.Birth, question.LastVisit = telehealth.Date{}, telehealth.Date{}
			question.Resident = c.resident
			e := eligible(t, question)
			require.Len(t, e.Findings, 1, "avenant 6: teleconsultations since 2018-09-15")
			assert.Equal(t, "opened.code", e.Findings[0].Rule, c.reason)
			assert.Equal(t, telehealth.VerdictUndecided, e.Verdict, c.reason)
			assert.Equal(t, telehealth.ConfidenceLikely, e.Findings[0].Confidence, c.reason)
			assert.Equal(t, "snds-telemedicine", e.Findings[0].Source.ID, c.reason)
		}
		question := plain("2018-09-15")
		question.Resident = c.resident
		assert.Equal(t, telehealth.VerdictMet, eligible(t, question).Verdict, "the first day")
	}
}

func TestOverallVerdict(t *testing.T) {
	c := plain("2026-03-02")
	c.Consents = ""
	assert.Equal(t, telehealth.VerdictUndecided, eligible(t, c).Verdict, "one fact is not known")
	c.Suitable = no
	assert.Equal(t, telehealth.VerdictRefused, eligible(t, c).Verdict, "one refusal outweighs what is not known")
}

// With a day alone nothing is decided, but that no visit in the months before is
// asked for.
func TestEmptyCaseIsToBeDecided(t *testing.T) {
	for _, day := range []string{"2018-09-15", "2021-05-01", "2023-01-01", "2026-11-24"} {
		e := eligible(t, teleconsult.Case{Date: telehealth.MustParseDate(day)})
		assert.Equal(t, telehealth.VerdictUndecided, e.Verdict)
		for _, f := range e.Findings {
			if f.Rule != "known.lifted" {
				assert.Equal(t, telehealth.VerdictUndecided, f.Verdict, "%s: %s", day, f.Rule)
			}
		}
	}
}

func TestFindings(t *testing.T) {
	for _, c := range findingCases() {
		t.Run(c.day+" "+c.rule+" "+string(c.verdict), func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			question := plain(c.day)
			for _, change := range c.changes {
				change(&question)
			}
			e := eligible(t, question)
			for _, f := range findingsOf(e) {
				if f.Rule == c.rule {
					assert.Equal(t, c.verdict, f.Verdict, c.reason)
					assert.NotEmpty(t, f.Source.URL)
					return
				}
			}
			assert.Fail(t, "no such finding", "%s: %v", c.reason, findingsOf(e))
		})
	}
}

func TestNoFindingWhereTheRuleIsNotOfTheDay(t *testing.T) {
	for _, c := range []struct {
		day, rule, reason string
		change            change
	}{
		{"2029-12-31", "beyond", "the last day of the agreement of 2024-2029", func(*teleconsult.Case) {}},
		{"2035-01-01", "sick-note.beyond", "no sick note is asked about", func(*teleconsult.Case) {}},
		{"2021-09-24", "alternation", "avenant 9 was published on 2021-09-25", func(*teleconsult.Case) {}},
		{"2021-02-16", "transmission.month", "décret 2021-13: one a month came later", func(c *teleconsult.Case) { c.Mode, c.ByPhone = telehealth.ModePhone, yes }},
		{"2026-08-31", "sick-note.ceiling", "LFSS 2026, article 81", func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 400} }},
		{"2026-06-26", "transmission.page", "the public page is of 2026-06-27", func(c *teleconsult.Case) { c.Mode = telehealth.ModePhone }},
		{"2025-02-28", "sick-note.abroad", "LFSS 2025, article 54, the day of the Journal officiel", func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 1, Abroad: yes} }},
		{"2026-03-02", "act.remote", "no letter key was chosen", func(*teleconsult.Case) {}},
		{"2026-03-02", "sick-note.limit", "no sick note is asked about", func(*teleconsult.Case) {}},
	} {
		require.NotEmpty(t, c.reason)
		question := plain(c.day)
		c.change(&question)
		for _, f := range findingsOf(eligible(t, question)) {
			assert.NotEqual(t, c.rule, f.Rule, c.reason)
		}
	}
}
