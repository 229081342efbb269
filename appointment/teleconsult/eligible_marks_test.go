package teleconsult_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// How sure a finding is stands here too, so that a mark in rules.csv cannot be raised
// unseen: a report is likely, what sources deny each other is disputed.
func TestConfidenceOfTheFinding(t *testing.T) {
	underServed := func(c *teleconsult.Case) { far(c); c.CareZone = teleconsult.CareZoneUnderServed }
	seldom := func(c *teleconsult.Case) { outside(c); lastVisit("2018-01-01")(c) }
	act := func(code telehealth.Code) change { return func(c *teleconsult.Case) { c.Act = code } }
	old := func(s telehealth.Specialty) change { return func(c *teleconsult.Case) { outside(c); specialty(s)(c) } }
	note := func(c *teleconsult.Case) { c.SickNote = &teleconsult.SickNote{Days: 40, Prolongs: no} }
	likely, disputed, sure := telehealth.ConfidenceLikely, telehealth.ConfidenceDisputed, telehealth.ConfidenceSure
	for _, c := range []struct {
		day, topic, source string
		change             change
		confidence         telehealth.Confidence
		reason             string
	}{
		{"2026-03-02", "territory", "csmf-remote", underServed, likely, "that only ZIP are left rests on reports"},
		{"2024-08-01", "territory", "baroukh-2024", underServed, disputed, "from June or from December 2024"},
		{"2023-03-02", "territory", "snorl-2022", far, likely, "the exceptions of avenant 9 are reports"},
		{"2019-03-02", "territory", "baroukh-2024", func(*teleconsult.Case) {}, likely, "near: met in every reading"},
		{"2019-10-15", "known", "previssima-2022", func(*teleconsult.Case) {}, likely, "medaviz, april.fr: reports"},
		{"2019-10-15", "known", "previssima-2022", seldom, likely, "the refusal is as sure as the rule"},
		{"2022-01-05", "known", "kit-esante-2022", seldom, disputed, "removed with the decision, or on 2022-03-31?"},
		{"2019-10-15", "known", "paymed-avenant-8", func(c *teleconsult.Case) { seldom(c); c.Unavailable = yes }, disputed, "avenant 6 or avenant 8"},
		{"2020-04-23", "transmission.phone", "decret-2020-459", byPhone, sure, "applicable on the day of publication, says the decree"},
		{"2020-04-22", "transmission.phone", "healthandtech-2020", byPhone, disputed, "announced by the minister"},
		{"2026-11-24", "transmission.phone", "espaceinfirmier-2021", byPhone, likely, "its end is a report"},
		{"2026-11-24", "transmission.page", "service-public-F34696", byPhone, disputed, "video or telephone"},
		{"2021-03-13", "transmission.equipment", "decret-2021-13", byPhone, sure, "the article was read"},
		{"2019-10-15", "pathway", "acoorde-avenant-8", func(c *teleconsult.Case) { outside(c); c.Detained = yes }, disputed, "before avenant 8"},
		{"2020-09-04", "pathway", "medeo-avenant-8", func(c *teleconsult.Case) { outside(c); c.Resident = yes }, likely, "a report of avenant 8"},
		{"2026-03-02", "pathway", "service-public-F17042", old(telehealth.Psychiatry), disputed, "one list has an age"},
		{"2026-03-02", "pathway", "service-public-F17042", old(telehealth.Pediatrics), disputed, "one list has an age"},
		{"2026-03-02", "pathway", "ldd-2020", outside, disputed, "refused, or reimbursed less well"},
		{"2026-03-02", "act", "djibe-gp", act("CCX"), likely, "a coding guide: complex acts are not at a distance"},
		{"2026-03-02", "act", "djibe-gp", act("MPH"), likely, "the same, under its detailed key"},
		{"2026-03-02", "act", "uncam-2018-07-10", act("VG"), likely, "a teleconsultation is at a distance"},
		{"2026-03-02", "act", "library", act("COE"), likely, "no text was found that allows it"},
		{"2026-11-24", "sick-note.ceiling", "lfss-2026-81", note, likely, "the decree was not found"},
	} {
		t.Run(c.day+" "+c.source, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			question := plain(c.day)
			c.change(&question)
			f := found(t, eligible(t, question), c.topic)
			assert.Equal(t, c.confidence, f.Confidence, c.reason)
			assert.Equal(t, c.source, f.Source.ID, c.reason)
		})
	}
}

// A note that may not be written forbids no teleconsultation, and the page says both.
func TestSickNoteIsAnotherMatter(t *testing.T) {
	c := plain("2026-03-02")
	c.Attending, c.Referred = no, yes
	without := eligible(t, c)
	assert.Empty(t, without.SickNote, "no sick note is asked about")
	assert.Empty(t, without.SickNoteFindings)

	c.SickNote = &teleconsult.SickNote{Days: 4, Prolongs: no, Abroad: no}
	e := eligible(t, c)
	assert.Equal(t, telehealth.VerdictMet, e.Verdict)
	assert.Equal(t, without.Findings, e.Findings)
	assert.Equal(t, telehealth.VerdictRefused, e.SickNote, "LFSS 2024, article 65: 3 days")
	assert.Contains(t, e.Text("en"), "the conditions are met")
	assert.Contains(t, e.Text("en"), "Sick note: a condition is not met")

	c.SickNote.Days = 3
	assert.Equal(t, telehealth.VerdictMet, eligible(t, c).SickNote)
	c.Consents = no
	assert.Equal(t, telehealth.VerdictMet, eligible(t, c).SickNote, "nor does the teleconsultation decide the note")

	before := plain("2018-09-14")
	before.SickNote = &teleconsult.SickNote{Days: 3}
	assert.Empty(t, eligible(t, before).SickNote, "no teleconsultation, no note of one")
}
