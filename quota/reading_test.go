package quota_test

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// judgeIn judges a general practitioner by one reading.
func judgeIn(t *testing.T, r quota.Reading, year int, c quota.Count, by quota.Choices) quota.Judgement {
	t.Helper()
	j, err := quota.Cap{Specialty: telehealth.GeneralPractice, Choices: by, Reading: r}.Judge(year, c)
	require.NoError(t, err)
	return j
}

func TestReadingThatDecides(t *testing.T) {
	c := quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}
	for _, test := range []struct {
		reason  string
		year    int
		asked   quota.Reading
		reading quota.Reading
		total   int64
	}{
		{"article 87.7, the text's", 2026, quota.ReadingText, quota.ReadingText, 18},
		{"article 87.7, the other", 2026, quota.ReadingOwnPatientsExcluded, quota.ReadingOwnPatientsExcluded, 8},
		{"avenant 9 has one reading", 2023, quota.ReadingOwnPatientsExcluded, quota.ReadingText, 18},
		{"no cap, no reading", 2020, quota.ReadingOwnPatientsExcluded, quota.ReadingText, 18},
		{"the zero Reading", 2026, "", quota.ReadingText, 18},
	} {
		j := judgeIn(t, test.asked, test.year, c, quota.Choices{})
		assert.Equal(t, test.reading, j.Reading, test.reason)
		assert.Equal(t, test.total, j.Total, test.reason)
		assert.Equal(t, j.Readings[test.reading], j.Position, test.reason)
	}
	both := judgeIn(t, quota.ReadingOwnPatientsExcluded, 2024, c, quota.Choices{})
	assert.Equal(t, quota.ReadingText, both.Reading, "avenant 9 judges 2024")
	assert.Equal(t, quota.ReadingOwnPatientsExcluded, both.Also.Reading, "the 2024 agreement beside it")
}

// A reading that was put there by hand does not mix the numbers of two.
func TestTextOfAReadingPutByHand(t *testing.T) {
	c := quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}
	j := judge(t, 2026, telehealth.GeneralPractice, c, quota.Choices{})
	want := judgeIn(t, quota.ReadingOwnPatientsExcluded, 2026, c, quota.Choices{}).Text("en")
	j.Reading = quota.ReadingOwnPatientsExcluded
	assert.Equal(t, want, j.Text("en"))

	for _, year := range []int{2021, 2023, 2024} { // which have one
		j = judge(t, year, telehealth.GeneralPractice, quota.Count{InPersonOwn: 30, InPerson: 10, Video: 4, VideoOwn: 3}, quota.Choices{})
		want = j.Text("en")
		j.Reading = quota.ReadingOwnPatientsExcluded
		assert.Equal(t, want, j.Text("en"), year)
	}
}

// What the other agreement says of 2024 stands in the text as in the judgement.
func TestTextOfAReadingOfTheOtherAgreement(t *testing.T) {
	c := quota.Count{InPersonOwn: 90, InPerson: 5, Video: 5}
	for _, rules := range []quota.Choices{{}, {FirstYear2024: 2024}} {
		j := judge(t, 2024, telehealth.GeneralPractice, c, rules)
		k := judgeIn(t, quota.ReadingOwnPatientsExcluded, 2024, c, rules)
		for _, lang := range []string{"fr", "en", "it", "he"} {
			above, within := k, j
			if rules == (quota.Choices{}) {
				above, within = *k.Also, *j.Also
			}
			assert.False(t, above.Within, "5 of 10")
			assert.True(t, within.Within, "5 of 100")
			assert.Contains(t, k.Text(lang), withoutTitle(above.Text(lang)), lang)
			assert.Contains(t, j.Text(lang), withoutTitle(within.Text(lang)), lang)
		}
	}
	j := judge(t, 2024, telehealth.GeneralPractice, c, quota.Choices{})
	want := judgeIn(t, quota.ReadingOwnPatientsExcluded, 2024, c, quota.Choices{}).Text("en")
	j.Also.Reading = quota.ReadingOwnPatientsExcluded // by hand, with the position of the other
	assert.Equal(t, want, j.Text("en"))
}

// withoutTitle is the first part of a text, up to its numbers and verdicts.
func withoutTitle(text string) string {
	head, _, _ := strings.Cut(strings.ReplaceAll(text, "\n\u200f\n", "\n\n"), "\n\n")
	return head
}

// A judgement made by hand may lack a reading: then the one that it has stays.
func TestTextWithoutThatReading(t *testing.T) {
	c := quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}
	j := judge(t, 2026, telehealth.GeneralPractice, c, quota.Choices{})
	for _, readings := range []map[quota.Reading]quota.Position{nil, {quota.ReadingText: j.Position}} {
		j.Reading, j.Readings = quota.ReadingOwnPatientsExcluded, readings
		assert.Contains(t, j.Text("en"), "18", "the position that it has")
	}
}
