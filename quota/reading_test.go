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
		{"article 87.7, the text's", 2026, quota.ByText, quota.ByText, 18},
		{"article 87.7, the other", 2026, quota.OwnPatientsExcluded, quota.OwnPatientsExcluded, 8},
		{"avenant 9 has one reading", 2023, quota.OwnPatientsExcluded, quota.ByText, 18},
		{"no cap, no reading", 2020, quota.OwnPatientsExcluded, quota.ByText, 18},
		{"not a reading", 2026, "mine", quota.ByText, 18},
		{"the zero Reading", 2026, "", quota.ByText, 18},
	} {
		j := judge(t, test.year, telehealth.GeneralPractice, c, quota.Rules{}).In(test.asked)
		assert.Equal(t, test.reading, j.Reading, test.reason)
		assert.Equal(t, test.total, j.Total, test.reason)
		assert.Equal(t, j.Readings[test.reading], j.Position, test.reason)
		assert.Equal(t, j, j.In(j.Reading), test.reason)
	}
	both := judge(t, 2024, telehealth.GeneralPractice, c, quota.Rules{})
	other := both.In(quota.OwnPatientsExcluded)
	assert.Equal(t, quota.ByText, other.Reading, "avenant 9 judges 2024")
	assert.Equal(t, quota.OwnPatientsExcluded, other.Also.Reading, "the 2024 agreement beside it")
	assert.Equal(t, quota.ByText, both.Also.Reading, "the first is as it was")
}

// A reading that was put there by hand does not mix the numbers of two.
func TestTextOfAReadingPutByHand(t *testing.T) {
	j := judge(t, 2026, telehealth.GeneralPractice, quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}, quota.Rules{})
	want := j.In(quota.OwnPatientsExcluded).Text("en")
	j.Reading = quota.OwnPatientsExcluded
	assert.Equal(t, want, j.Text("en"))

	for _, year := range []int{2021, 2023, 2024} { // which have one
		j = judge(t, year, telehealth.GeneralPractice, quota.Count{InPersonOwn: 30, InPerson: 10, Video: 4, VideoOwn: 3}, quota.Rules{})
		want = j.Text("en")
		j.Reading = quota.OwnPatientsExcluded
		assert.Equal(t, want, j.Text("en"), year)
	}
}

// What the other agreement says of 2024 stands in the text as in the judgement.
func TestTextOfAReadingOfTheOtherAgreement(t *testing.T) {
	c := quota.Count{InPersonOwn: 90, InPerson: 5, Video: 5}
	for _, rules := range []quota.Rules{{}, {FirstYear2024: 2024}} {
		j := judge(t, 2024, telehealth.GeneralPractice, c, rules)
		k := j.In(quota.OwnPatientsExcluded)
		for _, lang := range []string{"fr", "en", "it", "he"} {
			above, within := k, j
			if rules == (quota.Rules{}) {
				above, within = *k.Also, *j.Also
			}
			assert.False(t, above.Within, "5 of 10")
			assert.True(t, within.Within, "5 of 100")
			assert.Contains(t, k.Text(lang), withoutTitle(above.Text(lang)), lang)
			assert.Contains(t, j.Text(lang), withoutTitle(within.Text(lang)), lang)
		}
	}
	j := judge(t, 2024, telehealth.GeneralPractice, c, quota.Rules{})
	want := j.In(quota.OwnPatientsExcluded).Text("en")
	j.Also.Reading = quota.OwnPatientsExcluded // by hand, with the position of the other
	assert.Equal(t, want, j.Text("en"))
}

// withoutTitle is the first part of a text, up to its numbers and verdicts.
func withoutTitle(text string) string {
	head, _, _ := strings.Cut(strings.ReplaceAll(text, "\n\u200f\n", "\n\n"), "\n\n")
	return head
}

// A judgement made by hand may lack a reading: then the one that it has stays.
func TestInWithoutThatReading(t *testing.T) {
	j := judge(t, 2026, telehealth.GeneralPractice, quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}, quota.Rules{})
	delete(j.Readings, quota.OwnPatientsExcluded)
	assert.Equal(t, j, j.In(quota.OwnPatientsExcluded))
	other := judge(t, 2026, telehealth.GeneralPractice, quota.Count{InPersonOwn: 10, InPerson: 5, Video: 3}, quota.Rules{}).In(quota.OwnPatientsExcluded)
	delete(other.Readings, quota.ByText)
	assert.Equal(t, other, other.In(quota.ByText))
	other.Readings = nil
	assert.Equal(t, other, other.In(quota.ByText))
}
