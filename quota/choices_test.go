package quota_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// The first day of avenant 9's cap is dated September 2021 or April 2022.
func TestFirstYearAmendment9(t *testing.T) {
	c := quota.Count{InPerson: 70, Video: 20, Expertise: 10}
	for _, k := range []struct {
		choice, year int
		policy       quota.Policy
		cap          int
		notes        []string
		reason       string
	}{
		{0, 2021, quota.PolicyNone, 100, []string{"policy.none", "policy.start"}, "the default"},
		{2022, 2021, quota.PolicyNone, 100, []string{"policy.none", "policy.start", "option.first-year.same"}, "the default, written out"},
		{2021, 2020, quota.PolicyNone, 100, []string{"policy.none", "option.first-year.same"}, "the year before the choice"},
		{2021, 2021, quota.PolicyAmendment9, 20, []string{"policy.avenant-9", "policy.start", "option.first-year", "reading.comparison"}, "the year of the choice"},
		{2021, 2022, quota.PolicyAmendment9, 20, []string{"policy.avenant-9", "policy.start", "option.first-year.same", "reading.comparison"}, "the year after"},
		{2021, 2025, quota.PolicyAgreement2024, 20, []string{"policy.convention-2024", "option.first-year.same", "reading.disputed"}, "no matter for the agreement"},
	} {
		j := judge(t, k.year, telehealth.Dermatology, c, quota.Choices{FirstYearAmendment9: k.choice})
		assert.Equal(t, k.policy, j.Policy, k.reason)
		assert.Equal(t, k.cap, j.Limit, k.reason)
		assert.Equal(t, k.notes, rulesOn(j), k.reason)
		assert.Nil(t, j.Also, "no two agreements took turns in %d", k.year)
	}
	sources := map[int]string{}
	for year := range map[int]bool{2021: true, 2022: true} {
		notes := judge(t, year, telehealth.Dermatology, c, quota.Choices{}).Remarks
		i := slices.IndexFunc(notes, func(n quota.Remark) bool { return n.Rule == "policy.start" })
		sources[year] = notes[i].Source.ID
	}
	assert.Equal(t, map[int]string{2021: "fmf-avenant-9-remote", 2022: "qare-2025"}, sources, "each day has its source")
}

// No choice applies a policy before the year of its first row.
func TestFirstYearsBeforeTheText(t *testing.T) {
	first := map[string]int{}
	for _, row := range cells(t, "policies.csv") {
		if row["specialty"] == "all" && first[row["policy"]] == 0 {
			first[row["policy"]] = on(row["from"]).Year()
		}
	}
	for _, c := range []struct {
		set           func(*quota.Choices, int)
		least         int
		field, reason string
	}{
		{func(r *quota.Choices, y int) { r.FirstYearAmendment9 = y }, first[string(quota.PolicyAmendment9)], "choices.firstYearAmendment9", "avenant 9"},
		{func(r *quota.Choices, y int) { r.FirstYear2024 = y }, first[string(quota.PolicyAgreement2024)], "choices.firstYear2024", "the 2024 agreement"},
	} {
		for _, year := range []int{-1, 1, c.least - 1, c.least, c.least + 1, 9999, 10_000, 10_001, math.MaxInt} {
			var r quota.Choices
			c.set(&r, year)
			_, err := quota.Cap{Specialty: telehealth.Dermatology, Choices: r}.Judge(2026, quota.Count{})
			_, all := tableOf(t, 1, 2026, 2026).Judge([]quota.Cap{{Specialty: telehealth.Dermatology, Choices: r}})
			if year >= c.least && year <= 10_000 {
				assert.NoError(t, err, "%s: %d", c.reason, year)
				assert.NoError(t, all, "%s: %d", c.reason, year)
				continue
			}
			var field *telehealth.FieldError
			require.ErrorAs(t, err, &field, "%s: %d", c.reason, year)
			assert.Equal(t, c.field, field.Field, c.reason)
			assert.Equal(t, telehealth.ErrorOutOfRange, field.Code, c.reason)
			requireField(t, all, telehealth.ErrorOutOfRange, "caps[0]."+c.field, "a census refuses it too")
		}
	}
}

// A choice that touches the count is named, also where it is the default; one that
// does not is not.
func TestNotesOfTheChoices(t *testing.T) {
	plain := quota.Count{InPerson: 9, Video: 2}
	assistedOwn := quota.Count{InPerson: 9, VideoOwn: 2, AssistedOwn: 1}
	assisted := quota.Count{InPerson: 9, Video: 2, Assisted: 1}
	for _, c := range []struct {
		year   int
		count  quota.Count
		rules  quota.Choices
		want   string // "" for no note on assisted acts or requests
		reason string
	}{
		{2026, plain, quota.Choices{}, "", "none is assisted"},
		{2026, plain, quota.Choices{LeaveOutAssisted: true, CountRequests: true}, "", "the choices touch nothing"},
		{2026, assisted, quota.Choices{}, "assisted.counted", "the default"},
		{2026, assisted, quota.Choices{LeaveOutAssisted: true}, "option.assisted", "the choice"},
		{2026, assistedOwn, quota.Choices{}, "", "those with own patients are outside the cap anyway"},
		{2026, assistedOwn, quota.Choices{LeaveOutAssisted: true}, "", "those with own patients are outside the cap anyway"},
		{2023, assistedOwn, quota.Choices{}, "assisted.counted", "avenant 9 counts own patients"},
		{2023, assistedOwn, quota.Choices{LeaveOutAssisted: true}, "option.assisted", "a choice holds for any year"},
		{2020, assisted, quota.Choices{}, "", "without a cap nothing counts"},
		{2026, quota.Count{Requests: 1}, quota.Choices{}, "requests.left-out", "the default"},
		{2026, quota.Count{Requests: 1}, quota.Choices{CountRequests: true}, "requests.counted", "the choice"},
	} {
		var said []string
		for _, n := range rulesOn(judge(t, c.year, telehealth.Dermatology, c.count, c.rules)) {
			if n == "assisted.counted" || n == "option.assisted" || n == "requests.left-out" || n == "requests.counted" {
				said = append(said, n)
			}
		}
		if c.want == "" {
			assert.Empty(t, said, c.reason)
		} else {
			assert.Equal(t, []string{c.want}, said, c.reason)
		}
	}
}

// The other agreement of 2024 is no choice of the caller, and says so.
func TestNotesOfTheOtherAgreement(t *testing.T) {
	j := judge(t, 2024, telehealth.Dermatology, quota.Count{InPerson: 9, Video: 1}, quota.Choices{FirstYear2024: 2024})
	require.NotNil(t, j.Also)
	assert.Equal(t, []string{"policy.avenant-9", "reading.comparison"}, rulesOn(*j.Also))
}

// Assisted acts left out of avenant 9: 50 of 100 acts, by hand, in both readings.
func TestAssistedWithOwnPatientsLeftOut(t *testing.T) {
	c := quota.Count{InPerson: 50, VideoOwn: 50, AssistedOwn: 50}
	r := quota.Choices{LeaveOutAssisted: true}
	j := judge(t, 2023, telehealth.Dermatology, c, r)
	assert.Equal(t, quota.Position{Remote: 0, Total: 100, Limit: 20, Within: true, Room: 25}, j.Position, "none is left to count")
	assert.Equal(t, quota.Position{Remote: 0, Total: 50, Limit: 20, Within: true, Room: 12}, j.Readings[quota.ReadingOwnPatientsExcluded], "and none is taken away twice")
	c.AssistedOwn = 20
	j = judge(t, 2023, telehealth.Dermatology, c, r)
	assert.Equal(t, quota.Position{Remote: 30, Total: 100, Limit: 20, Debt: 50}, j.Position, "30 of them were not assisted")
	assert.Equal(t, int64(0), j.Readings[quota.ReadingOwnPatientsExcluded].Remote)
	j = judge(t, 2026, telehealth.Dermatology, c, r)
	assert.Equal(t, quota.Position{Remote: 0, Total: 100, Limit: 20, Within: true, Room: 25}, j.Position, "since 2025 own patients are outside, assisted or not")
}
