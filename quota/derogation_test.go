package quota_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// Of 2026, psychiatrists at 40 %.
func TestDerogations(t *testing.T) {
	type list = []quota.Derogation
	half := whole(50)
	spring, rest := granted("2026-01-01", "2026-04-30", 60), granted("2026-05-01", "2026-12-31", 45)
	for _, c := range []struct {
		granted list
		cap     int
		set     list // the cap
		notes   []string
		reason  string
	}{
		{nil, 40, nil, nil, "article 87.7"},
		{list{half}, 50, list{half}, []string{"derogation.psychiatry"}, "the whole year"},
		{list{granted("2025-12-31", "2027-01-01", 50)}, 50, list{granted("2025-12-31", "2027-01-01", 50)}, []string{"derogation.psychiatry"}, "more than the year"},
		{list{granted("2026-01-02", "2026-12-31", 50)}, 40, nil, []string{"derogation.partial"}, "not from 1 January: no text says how it counts"},
		{list{granted("2026-01-01", "2026-12-30", 50)}, 40, nil, []string{"derogation.partial"}, "not to 31 December"},
		{list{granted("2027-01-01", "2027-12-31", 50)}, 40, nil, nil, "the next year"},
		{list{granted("2025-01-01", "2025-12-31", 50)}, 40, nil, nil, "the last year"},
		{list{whole(30)}, 40, nil, nil, "a derogation never lowers the cap, and is not named where it sets none"},
		{list{whole(40)}, 40, nil, nil, "the policy's own cap is as high"},
		{list{granted("2026-02-01", "2026-12-31", 30)}, 40, nil, nil, "a part that would change nothing is no doubt"},
		{list{rest, spring}, 45, list{spring, rest}, []string{"derogation.psychiatry", "derogation.partial"}, "adjoining: the year is judged as a whole, by the least share"},
		{list{granted("2026-03-01", "2026-12-31", 60), granted("2026-01-01", "2026-06-30", 60)}, 60,
			list{granted("2026-01-01", "2026-06-30", 60), granted("2026-03-01", "2026-12-31", 60)}, []string{"derogation.psychiatry"}, "overlapping"},
		{list{granted("2026-01-01", "2026-06-30", 60), granted("2026-01-01", "2026-03-31", 60), granted("2026-07-01", "2026-12-31", 60)}, 60,
			list{granted("2026-01-01", "2026-06-30", 60), granted("2026-07-01", "2026-12-31", 60)}, []string{"derogation.psychiatry"}, "no more of them than are needed"},
		{list{spring, granted("2026-05-02", "2026-12-31", 45)}, 40, nil, []string{"derogation.partial"}, "one day between them is not covered"},
		{list{spring, granted("2026-05-01", "2026-12-31", 40)}, 40, nil, []string{"derogation.partial"}, "the other part has no more than the policy"},
		{list{half, granted("2026-07-01", "2026-12-31", 90)}, 50, list{half}, []string{"derogation.psychiatry", "derogation.partial"}, "the greater share is of half the year"},
		{list{half, whole(70), whole(60)}, 70, list{whole(70)}, []string{"derogation.psychiatry"}, "the most generous of several"},
		{list{spring, half, rest}, 50, list{half}, []string{"derogation.psychiatry", "derogation.partial"}, "45 % would do no better"},
		{list{whole(100)}, 100, list{whole(100)}, []string{"derogation.psychiatry"}, "no cap"},
	} {
		before := slices.Clone(c.granted)
		j := judge(t, 2026, telehealth.Psychiatry, quota.Count{Video: 45, InPerson: 55}, quota.Choices{}, c.granted...)
		assert.Equal(t, c.cap, j.Limit, c.reason)
		assert.Equal(t, c.set, j.Derogations, c.reason)
		var notes []string
		for _, n := range rulesOn(j) {
			if len(n) > 10 && n[:10] == "derogation" {
				notes = append(notes, n)
			}
		}
		assert.Equal(t, c.notes, notes, c.reason)
		assert.Equal(t, before, c.granted, "the caller's own")
	}
}

// Who says that a fund may grant one: nobody does for every doctor and agreement.
func TestSourceOfADerogation(t *testing.T) {
	for _, c := range []struct {
		year      int
		specialty telehealth.Specialty
		source    string
		reason    string
	}{
		{2026, telehealth.Psychiatry, "csmf-tariffs-derogation", "the page speaks of psychiatrists"},
		{2026, telehealth.Dermatology, "library", "and of nobody else"},
		{2026, telehealth.Neuropsychiatry, "library", "that the 40 % are theirs is disputed already"},
		{2023, telehealth.Psychiatry, "kos-avenant-9", "a doctor may ask for one under avenant 9"},
		{2023, telehealth.Dermatology, "kos-avenant-9", "whatever the specialty"},
	} {
		j := judge(t, c.year, c.specialty, quota.Count{}, quota.Choices{}, granted("2020-01-01", "2029-12-31", 50))
		i := slices.IndexFunc(j.Remarks, func(n quota.Remark) bool { return len(n.Rule) > 10 && n.Rule[:10] == "derogation" })
		require.GreaterOrEqual(t, i, 0, c.reason)
		assert.Equal(t, c.source, j.Remarks[i].Source.ID, c.reason)
	}
}

// What nobody could look up again is refused, also where it would not weigh.
func TestDerogationsAreComplete(t *testing.T) {
	for _, c := range []struct {
		spoil  func(*quota.Derogation)
		field  string
		code   telehealth.ErrorCode
		reason string
	}{
		{func(d *quota.Derogation) { d.Who = "" }, "who", telehealth.ErrorMissing, "nobody granted it"},
		{func(d *quota.Derogation) { d.Who = " \t" }, "who", telehealth.ErrorMissing, "blanks"},
		{func(d *quota.Derogation) { d.Who = "\u200b" }, "who", telehealth.ErrorMissing, "a blank without width"},
		{func(d *quota.Derogation) { d.From = telehealth.Date{} }, "from", telehealth.ErrorMissing, "since when?"},
		{func(d *quota.Derogation) { d.Until = telehealth.Date{} }, "until", telehealth.ErrorMissing, "until when?"},
		{func(d *quota.Derogation) { d.Until = d.From.AddDays(-1) }, "until", telehealth.ErrorContradiction, "it ends before it begins"},
		{func(d *quota.Derogation) { d.Limit = 0 }, "limit", telehealth.ErrorOutOfRange, "nothing is granted"},
		{func(d *quota.Derogation) { d.Limit = 101 }, "limit", telehealth.ErrorOutOfRange, "more than all"},
		{func(d *quota.Derogation) { d.Reference = "" }, "reference", telehealth.ErrorMissing, "no letter"},
		{func(d *quota.Derogation) { d.Reference = "\u00a0" }, "reference", telehealth.ErrorMissing, "blanks"},
		{func(d *quota.Derogation) { d.Reference = "\u3164." }, "reference", telehealth.ErrorMissing, "what Decision.Force takes for no reason either"},
	} {
		d := whole(50)
		c.spoil(&d)
		for _, r := range []quota.Choices{{}, {Exempt: true}} {
			for _, year := range []int{2019, 2023, 2026, 2031} {
				_, err := quota.Cap{Specialty: telehealth.Psychiatry, Choices: r, Granted: []quota.Derogation{whole(50), d}}.Judge(year, quota.Count{})
				var field *telehealth.FieldError
				require.ErrorAs(t, err, &field, c.reason)
				assert.Equal(t, "granted[1]."+c.field, field.Field, c.reason)
				assert.Equal(t, c.code, field.Code, c.reason)
				assert.NotEmpty(t, field.Want, c.reason)
			}
		}
	}
	one := granted("2026-01-01", "2026-01-01", 50)
	judge(t, 2026, telehealth.Psychiatry, quota.Count{}, quota.Choices{}, one) // a day is a period
}

// The letter that set the cap stands in the report, on one line.
func TestTextNamesTheDerogation(t *testing.T) {
	d := whole(50)
	d.Who, d.Reference = "CPAM\nde Paris", "DR\u20287"
	j := judge(t, 2026, telehealth.Psychiatry, quota.Count{}, quota.Choices{}, d)
	const want = "Derogation by CPAM de Paris, reference DR 7, from January 1, 2026 to December 31, 2026: 50%\n"
	assert.Contains(t, j.Text("en"), want)
	p, err := quota.Cap{Specialty: telehealth.Psychiatry, Granted: []quota.Derogation{d}}.Project(quota.Outlook{Day: on("2026-06-30")})
	require.NoError(t, err)
	assert.Contains(t, p.Text("en"), want)
	assert.NotContains(t, judge(t, 2026, telehealth.Psychiatry, quota.Count{}, quota.Choices{}, whole(40)).Text("en"), "Derogation")
	d.From, d.Until = on("2025-11-08"), on("2027-03-11")
	j = judge(t, 2026, telehealth.Psychiatry, quota.Count{}, quota.Choices{}, d)
	assert.Contains(t, j.Text("it"), "Deroga (CPAM de Paris), riferimento DR 7, periodo 8 novembre 2025 - 11 marzo 2027: 50%\n", "dall'8 and all'11 would not be dal and al")
	assert.Contains(t, j.Text("fr"), "Dérogation (CPAM de Paris), référence DR 7, du 8 novembre 2025 au 11 mars 2027", "whatever article the fund has")
}
