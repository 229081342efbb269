package quota_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// some are n acts of one kind in one year.
func some(n, year int, code telehealth.Code, own, assisted bool) []quota.Act {
	day, _ := telehealth.NewDate(year, 2, 28)
	return slices.Repeat([]quota.Act{{Date: day.AddDays(1), Code: code, OwnPatient: own, Assisted: assisted}}, n)
}

// What was published about the cap, from acts to the verdict in both readings.
func TestPublishedFacts(t *testing.T) {
	gp, psychiatrist := telehealth.GeneralPractice, telehealth.Psychiatry
	for _, c := range []struct {
		year         int
		specialty    telehealth.Specialty
		rules        quota.Choices
		acts         [][]quota.Act
		text, other  [2]int64 // remote, total
		within       bool
		otherWithin  bool
		reason, from string
	}{
		{2026, gp, quota.Choices{}, [][]quota.Act{some(20, 2026, "TCG", false, false), some(60, 2026, "G", false, false), some(120, 2026, "G", true, false)},
			[2]int64{20, 200}, [2]int64{20, 80}, true, false,
			"10 % by the text, 25 % over the acts with other patients", "FMF on article 87.7, readings A and B"},
		{2026, gp, quota.Choices{}, [][]quota.Act{some(50, 2026, "TCG", true, false), some(50, 2026, "G", false, false)},
			[2]int64{0, 100}, [2]int64{0, 50}, true, true,
			"half by video, all with own patients: outside the cap", "article 87.7: the attending doctor with the own patients"},
		{2024, gp, quota.Choices{}, [][]quota.Act{some(50, 2024, "TCG", true, false), some(50, 2024, "G", false, false)},
			[2]int64{50, 100}, [2]int64{0, 50}, false, true,
			"the same acts a year before: nothing is excluded", "article 28.6.3"},
		{2022, gp, quota.Choices{}, [][]quota.Act{some(10, 2022, "TCG", false, false), some(10, 2022, "TE2", false, false), some(80, 2022, "G", false, false)},
			[2]int64{20, 100}, [2]int64{20, 100}, true, true,
			"teleconsultations and tele-expertise together, exactly 20 %", "article 28.6.3: no more than 20 %"},
		{2022, gp, quota.Choices{}, [][]quota.Act{some(10, 2022, "TCG", false, false), some(11, 2022, "TE2", false, false), some(79, 2022, "G", false, false)},
			[2]int64{21, 100}, [2]int64{21, 100}, false, false,
			"one tele-expertise more is above", "article 28.6.3"},
		{2025, gp, quota.Choices{}, [][]quota.Act{some(10, 2025, "TCG", false, false), some(70, 2025, "TE2", false, false), some(20, 2025, "G", false, false)},
			[2]int64{10, 100}, [2]int64{10, 100}, true, true,
			"tele-expertise is outside the cap and still an act of the year", "article 87.7"},
		{2024, gp, quota.Choices{FirstYear2024: 2024}, [][]quota.Act{some(10, 2024, "TCG", false, false), some(70, 2024, "TE2", false, false), some(20, 2024, "G", false, false)},
			[2]int64{10, 100}, [2]int64{10, 100}, true, true,
			"likewise 2024, where the caller judges it under the agreement", "article 87.7, first day disputed"},
		{2026, psychiatrist, quota.Choices{}, [][]quota.Act{some(40, 2026, "TC", false, false), some(60, 2026, "CNPSY", false, false)},
			[2]int64{40, 100}, [2]int64{40, 100}, true, true,
			"exactly 40 % for a psychiatrist", "article 87.7"},
		{2024, psychiatrist, quota.Choices{}, [][]quota.Act{some(40, 2024, "TC", false, false), some(60, 2024, "CNPSY", false, false)},
			[2]int64{40, 100}, [2]int64{40, 100}, false, false,
			"40 % is double the cap of avenant 9", "article 28.6.3"},
		{2026, gp, quota.Choices{}, [][]quota.Act{some(20, 2026, "TCG", false, false), some(40, 2026, "G", false, false), some(40, 2026, "VG", false, false), some(90, 2026, "MCG", false, false)},
			[2]int64{20, 100}, [2]int64{20, 100}, true, true,
			"visits are acts, supplements are none", "article 87.7: acts, over the whole activity"},
		{2026, gp, quota.Choices{}, [][]quota.Act{some(1, 2026, "TCG", false, false)},
			[2]int64{1, 1}, [2]int64{1, 1}, false, false,
			"one act, by video: no floor of activity was published", "article 87.7"},
		{2026, gp, quota.Choices{}, [][]quota.Act{some(21, 2026, "TCG", false, true), some(79, 2026, "G", false, false)},
			[2]int64{21, 100}, [2]int64{21, 100}, false, false,
			"assisted ones count: leaving them out was announced, not adopted", "roadmap 2026-2028"},
		{2026, gp, quota.Choices{LeaveOutAssisted: true}, [][]quota.Act{some(21, 2026, "TCG", false, true), some(79, 2026, "G", false, false)},
			[2]int64{0, 100}, [2]int64{0, 100}, true, true,
			"the same with the caller's choice", "roadmap 2026-2028"},
		{2026, gp, quota.Choices{}, [][]quota.Act{some(21, 2026, "TCG", false, false), some(79, 2026, "G", false, false), some(900, 2025, "G", false, false)},
			[2]int64{21, 100}, [2]int64{21, 100}, false, false,
			"acts of another year do not help", "over a calendar year"},
	} {
		require.NotEmpty(t, c.from, c.reason)
		tally := tallyOf(t, slices.Concat(c.acts...)...)
		j := judge(t, c.year, c.specialty, tally.Year(c.year).Done, c.rules)
		other := j.Readings[quota.ReadingOwnPatientsExcluded]
		assert.Equal(t, c.text, [2]int64{j.Remote, j.Total}, "%s (%s)", c.reason, c.from)
		assert.Equal(t, c.other, [2]int64{other.Remote, other.Total}, "%s (%s)", c.reason, c.from)
		assert.Equal(t, [2]bool{c.within, c.otherWithin}, [2]bool{j.Within, other.Within}, "%s (%s)", c.reason, c.from)
	}
}

// CSMF: a fund may grant a psychiatrist up to half. No text makes it automatic.
func TestHalfIsByDerogationOnly(t *testing.T) {
	half := quota.Count{Video: 50, InPerson: 50}
	assert.False(t, judge(t, 2026, telehealth.Psychiatry, half, quota.Choices{}).Within)
	assert.True(t, judge(t, 2026, telehealth.Psychiatry, half, quota.Choices{}, whole(50)).Within)
	half.Video++
	assert.False(t, judge(t, 2026, telehealth.Psychiatry, half, quota.Choices{}, whole(50)).Within)
}
