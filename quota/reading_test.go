package quota_test

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
)

func TestIn(t *testing.T) {
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
		{"not a reading", 2026, "mine", quota.ReadingText, 18},
		{"the zero Reading", 2026, "", quota.ReadingText, 18},
	} {
		j := judge(t, test.year, telehealth.GeneralPractice, c, quota.Choices{}).In(test.asked)
		assert.Equal(t, test.reading, j.Reading, test.reason)
		assert.Equal(t, test.total, j.Total, test.reason)
		assert.Equal(t, j.Readings[test.reading], j.Position, test.reason)
		assert.Equal(t, j, j.In(j.Reading), test.reason)
	}
	both := judge(t, 2024, telehealth.GeneralPractice, c, quota.Choices{})
	other := both.In(quota.ReadingOwnPatientsExcluded)
	assert.Equal(t, quota.ReadingText, other.Reading, "avenant 9 judges 2024")
	assert.Equal(t, quota.ReadingOwnPatientsExcluded, other.Also.Reading, "the 2024 agreement beside it")
	assert.Equal(t, quota.ReadingText, both.Also.Reading, "the first is as it was")
}

// A reading that was put there by hand does not mix the numbers of two.
func TestTextOfAReadingPutByHand(t *testing.T) {
	j := judge(t, 2026, telehealth.GeneralPractice, quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}, quota.Choices{})
	want := j.In(quota.ReadingOwnPatientsExcluded).Text("en")
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
		k := j.In(quota.ReadingOwnPatientsExcluded)
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
	want := j.In(quota.ReadingOwnPatientsExcluded).Text("en")
	j.Also.Reading = quota.ReadingOwnPatientsExcluded // by hand, with the position of the other
	assert.Equal(t, want, j.Text("en"))
}

// withoutTitle is the first part of a text, up to its numbers and verdicts.
func withoutTitle(text string) string {
	head, _, _ := strings.Cut(strings.ReplaceAll(text, "\n\u200f\n", "\n\n"), "\n\n")
	return head
}

// A judgement made by hand may lack a reading: then the one that it has stays.
func TestInWithoutThatReading(t *testing.T) {
	j := judge(t, 2026, telehealth.GeneralPractice, quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}, quota.Choices{})
	delete(j.Readings, quota.ReadingOwnPatientsExcluded)
	assert.Equal(t, j, j.In(quota.ReadingOwnPatientsExcluded))
	other := judge(t, 2026, telehealth.GeneralPractice, quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}, quota.Choices{}).In(quota.ReadingOwnPatientsExcluded)
	delete(other.Readings, quota.ReadingText)
	assert.Equal(t, other, other.In(quota.ReadingText))
	other.Readings = nil
	assert.Equal(t, other, other.In(quota.ReadingText))
}
