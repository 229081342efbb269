package billing_test

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A wireCase is a text that is not a consultation. The error is that of
// UnmarshalJSON itself: json.Unmarshal answers texts that are no JSON on its own.
type wireCase struct {
	name, text string
	code       telehealth.ErrorCode
	field      string
	reason     string
}

func TestStrictJSON(t *testing.T) {
	for _, group := range [][]wireCase{unknownNames, doubledNames, wrongForms, wrongTexts, otherBytes, noObjects} {
		for _, c := range group {
			t.Run(c.name, func(t *testing.T) {
				require.NotEmpty(t, c.reason)
				var q billing.Consultation
				err := q.UnmarshalJSON([]byte(c.text))
				require.Error(t, err, c.reason)
				bad := refusal(t, err)
				assert.Equal(t, c.code, bad.Code, "%s: %v", c.reason, err)
				assert.Equal(t, c.field, bad.Field, "%s: %v", c.reason, err)
			})
		}
	}
}

var unknownNames = []wireCase{
	{"top", `{"date":"2026-03-02","price":"60.00"}`, telehealth.ErrorUnknown, "price", "unknown fields are an error, not ignored"},
	{"in the doctor", `{"practitioner":{"name":"X"}}`, telehealth.ErrorUnknown, "practitioner.name", "also one level down: no names of people"},
	{"in the patient", `{"patient":{"nir":"1"}}`, telehealth.ErrorUnknown, "patient.nir", "no numbers of people"},
	{"in withheld", `{"withheld":{"month":"1.00"}}`, telehealth.ErrorUnknown, "withheld.month", "the third level of the format"},
	{"in the complement", `{"complement":{"rate":1}}`, telehealth.ErrorUnknown, "complement.rate", "the fourth object"},
	{"known elsewhere", `{"birth":"1990-05-01"}`, telehealth.ErrorUnknown, "birth", "a name of the patient at the top"},
	{"top name in the patient", `{"patient":{"fee":"1.00"}}`, telehealth.ErrorUnknown, "patient.fee", "a name of the top in the patient"},
	{"capital", `{"Fee":"60.00"}`, telehealth.ErrorUnknown, "Fee", "encoding/json would take it for fee"},
	{"all capitals", `{"ID":"x"}`, telehealth.ErrorUnknown, "ID", "encoding/json would take it for id"},
	{"capital below", `{"patient":{"Birth":"1990-05-01"}}`, telehealth.ErrorUnknown, "patient.Birth", "the same one level down"},
	{"camel lost", `{"thirdparty":true}`, telehealth.ErrorUnknown, "thirdparty", "thirdParty has one capital"},
	{"long s", "{\"practitioner\":{\"\u017fector\":\"1\"}}", telehealth.ErrorUnknown, "practitioner.\u017fector", "U+017F folds to s in encoding/json"},
	{"Kelvin sign", "{\"\u212aey\":\"1\"}", telehealth.ErrorUnknown, "\u212aey", "U+212A folds to k"},
	{"space", `{"fee ":"60.00"}`, telehealth.ErrorUnknown, "fee ", "a space is part of a name"},
	{"invalid UTF-8 name", "{\"fe\xffe\":\"60.00\"}", telehealth.ErrorMalformed, "json", "bytes that are no text"},
}

var doubledNames = []wireCase{
	{"fee", `{"fee":"60.00","fee":"31.50"}`, telehealth.ErrorContradiction, "fee", "the last of two fees would win in silence"},
	{"fee, the same", `{"fee":"60.00","fee":"60.00"}`, telehealth.ErrorContradiction, "fee", "also when they agree"},
	{"fee, then capital", `{"fee":"60.00","FEE":"31.50"}`, telehealth.ErrorUnknown, "FEE", "the twin in capitals would win"},
	{"fee, then escaped", `{"fee":"60.00","fe\u0065":"31.50"}`, telehealth.ErrorContradiction, "fee", "the escaped twin would win"},
	{"patient", `{"patient":{},"patient":{"cover":"ald"}}`, telehealth.ErrorContradiction, "patient", "two objects would be merged"},
	{"sector", `{"practitioner":{"sector":"1","sector":"2"}}`, telehealth.ErrorContradiction, "practitioner.sector", "one level down"},
	{"spaced", "{\"date\" \t\r\n: \"2026-03-02\", \"date\":\"2026-03-03\"}", telehealth.ErrorContradiction, "date", "white space before the colon"},
}

var wrongForms = []wireCase{
	{"fee as number", `{"fee":60.00}`, telehealth.ErrorMalformed, "fee", "a JSON number is a float on its way"},
	{"date as number", `{"date":20260302}`, telehealth.ErrorMalformed, "date", "a day is a text"},
	{"sector as number", `{"practitioner":{"sector":1}}`, telehealth.ErrorMalformed, "practitioner.sector", "a sector is a text: none is one too"},
	{"withheld as number", `{"withheld":{"day":4}}`, telehealth.ErrorMalformed, "withheld.day", "amounts are texts everywhere"},
	{"guarantee as text", `{"complement":{"guarantee":"150"}}`, telehealth.ErrorMalformed, "complement.guarantee", "a whole number, not a text"},
	{"guarantee with fraction", `{"complement":{"guarantee":150.5}}`, telehealth.ErrorMalformed, "complement.guarantee", "whole percents"},
	{"guarantee too large", `{"complement":{"guarantee":99999999999999999999}}`, telehealth.ErrorMalformed, "complement.guarantee", "beyond an int must not wrap"},
	{"thirdParty as text", `{"thirdParty":"yes"}`, telehealth.ErrorMalformed, "thirdParty", "true or false"},
	{"optam as number", `{"practitioner":{"optam":1}}`, telehealth.ErrorMalformed, "practitioner.optam", "true or false"},
	{"urgent as text", `{"urgent":"true"}`, telehealth.ErrorMalformed, "urgent", "true or false"},
	{"a call at no hour", `{"called":"24:00"}`, telehealth.ErrorMalformed, "called", "an hour of the day"},
	{"letter as text", `{"letter":"true"}`, telehealth.ErrorMalformed, "letter", "true or false"},
	{"supplements as text", `{"supplements":"MCS"}`, telehealth.ErrorMalformed, "supplements", "a list"},
	{"supplements of numbers", `{"supplements":[5]}`, telehealth.ErrorMalformed, "supplements[0]", "a list of texts"},
	{"patient as array", `{"patient":[]}`, telehealth.ErrorMalformed, "patient", "an object"},
	{"patient as text", `{"patient":"adult"}`, telehealth.ErrorMalformed, "patient", "an object"},
}

var wrongTexts = []wireCase{
	{"fraction of a cent", `{"fee":"60.005"}`, telehealth.ErrorMalformed, "fee", "an amount is whole cents"},
	{"comma", `{"fee":"60,00"}`, telehealth.ErrorMalformed, "fee", "the French comma"},
	{"empty fee", `{"fee":""}`, telehealth.ErrorMalformed, "fee", "an empty fee is not the tariff: leave it out"},
	{"day that is none", `{"date":"2026-02-29"}`, telehealth.ErrorMalformed, "date", "2026 is no leap year"},
	{"day in French", `{"date":"02/03/2026"}`, telehealth.ErrorMalformed, "date", "2 March or 3 February"},
	{"birth", `{"patient":{"birth":"1990-13-01"}}`, telehealth.ErrorMalformed, "patient.birth", "the error names the place, not just a date"},
	{"time", `{"time":"24:00"}`, telehealth.ErrorMalformed, "time", "midnight is 00:00 of the next day"},
	{"time without zero", `{"time":"8:30"}`, telehealth.ErrorMalformed, "time", "two digits"},
	{"withheld", `{"withheld":{"year":"1.001"}}`, telehealth.ErrorMalformed, "withheld.year", "a fraction of a cent"},
	{"withheld, empty", `{"withheld":{"day":""}}`, telehealth.ErrorMalformed, "withheld.day", "an empty amount is none"},
}

var otherBytes = []wireCase{
	{"in an id", "{\"id\":\"a\xff\"}", telehealth.ErrorMalformed, "json", "two references of other bytes would become one"},
	{"in a letter key", "{\"act\":\"\xff\"}", telehealth.ErrorMalformed, "json", "no letter key"},
	{"half a character", `{"id":"\ud800"}`, telehealth.ErrorMalformed, "json", "no text can hold it"},
}

var noObjects = []wireCase{
	{"empty", ``, telehealth.ErrorMalformed, "json", "an empty line"},
	{"space", ` `, telehealth.ErrorMalformed, "json", "a blank line"},
	{"unfinished", `{"date":`, telehealth.ErrorMalformed, "json", "a line cut off"},
	{"unfinished text", `{"date":"2026`, telehealth.ErrorMalformed, "json", "cut off within a text"},
	{"no JSON", `date=2026-03-02`, telehealth.ErrorMalformed, "json", "another format"},
	{"comma at the end", `{"id":"x",}`, telehealth.ErrorMalformed, "json", "not JSON, though many programs take it"},
	{"two objects", `{} {}`, telehealth.ErrorMalformed, "json", "one object a line"},
	{"trailing brace", `{}}`, telehealth.ErrorMalformed, "json", "more after the object"},
	{"trailing word", `{} x`, telehealth.ErrorMalformed, "json", "more after the object"},
	{"deep arrays", strings.Repeat("[", 20_000), telehealth.ErrorMalformed, "json", "a bomb of brackets"},
}

// The id is kept where it can be read, so that the filter can answer in place.
func TestIDSurvivesAnError(t *testing.T) {
	for _, c := range []struct{ text, id, reason string }{
		{`{"id":"a","fee":"60.005"}`, "a", "a bad text"},
		{`{"id":"a","fee":60}`, "a", "a bad form after the id"},
		{`{"fee":60,"id":"a"}`, "a", "a bad form before the id"},
		{`{"id":"a","price":"1"}`, "a", "an unknown field after"},
		{`{"price":"1","id":"a"}`, "a", "an unknown field before"},
		{`{"id":"a","Fee":"1.00"}`, "a", "another case"},
		{`{"id":"a"} x`, "a", "more after the object"},
		{`{"id":7}`, "", "an id that is no text cannot be kept"},
		{`{"id":"a"`, "", "no JSON: nothing can be kept"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			q := billing.Consultation{ID: "before", Fee: euros("1.00")}
			require.Error(t, q.UnmarshalJSON([]byte(c.text)))
			assert.Equal(t, c.id, q.ID, c.reason)
			if c.id != "" && !strings.Contains(c.text, "60.005") {
				assert.Nil(t, q.Fee, "nothing of an earlier line is left")
			}
		})
	}
}

// Texts that are odd and allowed.
func TestLenientJSON(t *testing.T) {
	for _, c := range []struct{ text, id, reason string }{
		{`{"id":"\u00e9"}`, "é", "escapes within values are JSON"},
		{`{"id":"a\"fee\":\"b"}`, `a"fee":"b`, "a value that looks like a name"},
		{`{"id":"a\":b"}`, `a":b`, "a quote within a value, with a colon behind"},
		{`{"id":"{\"fee\":1}"}`, `{"fee":1}`, "a value that looks like an object"},
		{`{"id":"\\"}`, `\`, "a value that ends in a backslash"},
		{`{"id":null,"fee":null,"patient":null,"letter":null}`, "", "null stands for absent"},
		{" \t{\"id\" : \"a\"}\r\n", "a", "white space around, as from a Windows file"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var q billing.Consultation
			require.NoError(t, q.UnmarshalJSON([]byte(c.text)), c.reason)
			assert.Equal(t, c.id, q.ID)
		})
	}
}

// By the convention of encoding/json null changes nothing; here it leaves an
// empty consultation, which no call can price.
func TestNullIsNotAConsultation(t *testing.T) {
	c := seed("2026-03-02")
	require.NoError(t, c.UnmarshalJSON([]byte(`null`)))
	assert.Equal(t, billing.Consultation{}, c, "nothing of an earlier line is left")
	_, err := billing.Price(c)
	require.Error(t, err)
	assert.Equal(t, telehealth.ErrorMissing, refusal(t, err).Code)
}
