package teleconsult_test

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

func TestCaseIsNoQuestion(t *testing.T) {
	note := func(n teleconsult.SickNote) change { return func(c *teleconsult.Case) { c.SickNote = &n } }
	for _, c := range []struct {
		reason, field string
		code          telehealth.ErrorCode
		change        change
	}{
		{"no day, no law", "date", telehealth.ErrorMissing, func(c *teleconsult.Case) { c.Date = telehealth.Date{} }},
		{"a visit in person is no teleconsultation", "mode", telehealth.ErrorContradiction, func(c *teleconsult.Case) { c.Mode = telehealth.ModeInPerson }},
		{"nor is one at home", "mode", telehealth.ErrorContradiction, func(c *teleconsult.Case) { c.Mode = telehealth.ModeHome }},
		{"no such mode", "mode", telehealth.ErrorUnknown, func(c *teleconsult.Case) { c.Mode = "fax" }},
		{"no such specialty", "practitioner.specialty", telehealth.ErrorUnknown, specialty("astrology")},
		{"a midwife, who has rules of her own", "practitioner.specialty", telehealth.ErrorNotCovered, specialty("21")},
		{"no such sector", "practitioner.sector", telehealth.ErrorUnknown, func(c *teleconsult.Case) { c.Practitioner.Sector = "3" }},
		{"no such zone", "careZone", telehealth.ErrorUnknown, func(c *teleconsult.Case) { c.CareZone = "blue" }},
		{"by way of an organisation that is not there", "organised", telehealth.ErrorContradiction, func(c *teleconsult.Case) { c.Organised, c.HasOrganisation = yes, no }},
		{"born after the teleconsultation", "birth", telehealth.ErrorContradiction, born("2026-03-03")},
		{"seen after the teleconsultation", "lastVisit", telehealth.ErrorContradiction, lastVisit("2026-03-03")},
		{"seen on a day, and never", "seen", telehealth.ErrorContradiction, func(c *teleconsult.Case) { c.Seen = no }},
		{"an attending doctor without one", "hasAttending", telehealth.ErrorContradiction, func(c *teleconsult.Case) { c.HasAttending = no }},
		{"sent by an attending doctor who is not", "hasAttending", telehealth.ErrorContradiction, func(c *teleconsult.Case) { c.Attending, c.Referred, c.HasAttending = no, yes, no }},
		{"a sick note of no day", "sickNote.days", telehealth.ErrorMissing, note(teleconsult.SickNote{})},
		{"a sick note of less than no day", "sickNote.days", telehealth.ErrorOutOfRange, note(teleconsult.SickNote{Days: -1})},
		{"a sick note of centuries", "sickNote.days", telehealth.ErrorOutOfRange, note(teleconsult.SickNote{Days: math.MaxInt})},
		{"less than no day before", "sickNote.before", telehealth.ErrorOutOfRange, note(teleconsult.SickNote{Days: 1, Before: -1})},
		{"days before a note that prolongs none", "sickNote.before", telehealth.ErrorContradiction, note(teleconsult.SickNote{Days: 1, Before: 1, Prolongs: no})},
		{"no such fact", "sickNote.abroad", telehealth.ErrorUnknown, note(teleconsult.SickNote{Days: 1, Abroad: "sometimes"})},
	} {
		t.Run(c.reason, func(t *testing.T) {
			question := plain("2026-03-02")
			c.change(&question)
			e, err := question.Eligible()
			bad, ok := errors.AsType[*telehealth.FieldError](err)
			require.True(t, ok, "%v", err)
			assert.Equal(t, c.field, bad.Field)
			assert.Equal(t, c.code, bad.Code)
			assert.NotEmpty(t, bad.Want)
			assert.Zero(t, e, "no half answer")
		})
	}
}

// Every fact of a case, also one that is added later, is held to yes, no and "",
// under the name that it has in JSON.
func TestEveryFactIsChecked(t *testing.T) {
	var question teleconsult.Case
	checked := 0
	check := func(owner reflect.Value, prefix string) {
		for i := range owner.NumField() {
			if owner.Field(i).Type() != reflect.TypeFor[teleconsult.YesNo]() {
				continue
			}
			name, _, _ := strings.Cut(owner.Type().Field(i).Tag.Get("json"), ",")
			owner.Field(i).SetString("maybe")
			_, err := question.Eligible()
			bad, ok := errors.AsType[*telehealth.FieldError](err)
			require.True(t, ok, name)
			assert.Equal(t, prefix+name, bad.Field)
			assert.Equal(t, telehealth.ErrorUnknown, bad.Code)
			assert.Equal(t, "maybe", bad.Value)
			owner.Field(i).SetString("")
			checked++
		}
	}
	question.Date = telehealth.MustParseDate("2026-03-02")
	question.SickNote = &teleconsult.SickNote{Days: 1}
	check(reflect.ValueOf(&question).Elem(), "")
	check(reflect.ValueOf(question.SickNote).Elem(), "sickNote.")
	assert.Equal(t, 25, checked, "every fact of the case and of the sick note")
}

// No day of the calendar is too late or too early to ask about.
func TestDaysAtTheEdges(t *testing.T) {
	c := plain("9999-12-31")
	assert.Equal(t, telehealth.VerdictUndecided, eligible(t, c).Verdict)
	c = plain("2019-10-15")
	c.LastVisit = telehealth.MustParseDate("1583-01-01")
	assert.Equal(t, telehealth.VerdictRefused, found(t, eligible(t, c), "known").Verdict)
}
