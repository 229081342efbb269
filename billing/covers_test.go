package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A cover is a word, several are a list: what is read, and what is written again.
func TestCoversOnTheWire(t *testing.T) {
	for _, c := range []struct {
		text    string
		want    billing.Covers
		written string
		reason  string
	}{
		{`""`, 0, `""`, "the one empty text that says something: no cover"},
		{`null`, 0, `""`, "null is an absent value"},
		{`"ald"`, billing.CoverALD, `"ald"`, "one word, as before there were several"},
		{`"\u0061ld"`, billing.CoverALD, `"ald"`, "an escape is a way of writing, no other word"},
		{`["ald"]`, billing.CoverALD, `"ald"`, "a list of one is that one"},
		{`["c2s","ald"]`, billing.CoverALD | billing.CoverC2S, `["ald","c2s"]`, "written in one order, whatever the order read"},
		{` [ "work-injury" , "ame" ] `, billing.CoverAME | billing.CoverWorkInjury, `["ame","work-injury"]`, "white space says nothing"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var q billing.Consultation
			require.NoError(t, q.UnmarshalJSON([]byte(`{"patient":{"cover":`+c.text+`}}`)), c.reason)
			assert.Equal(t, c.want, q.Patient.Cover, c.reason)
			written, err := json.Marshal(q.Patient.Cover)
			require.NoError(t, err)
			assert.Equal(t, c.written, string(written), c.reason)
		})
	}
}

func TestCoversRefused(t *testing.T) {
	for _, c := range []struct {
		text  string
		code  telehealth.ErrorCode
		field string
		// reason is why the text is no set of covers.
		reason string
	}{
		{`"acs"`, telehealth.ErrorUnknown, "patient.cover", "the ACS ended on 2019-11-01 and is not in the vocabulary"},
		{`"ALD"`, telehealth.ErrorUnknown, "patient.cover", "one spelling of a word"},
		{`" ald"`, telehealth.ErrorUnknown, "patient.cover", "a space is part of a word"},
		{`"ald, c2s"`, telehealth.ErrorUnknown, "patient.cover", "several are a list"},
		{`"\""`, telehealth.ErrorUnknown, "patient.cover", "a quote is no empty text"},
		{`7`, telehealth.ErrorMalformed, "patient.cover", "a number is no cover"},
		{`true`, telehealth.ErrorMalformed, "patient.cover", "nor is a yes"},
		{`{}`, telehealth.ErrorMalformed, "patient.cover", "nor an object"},
		{`[]`, telehealth.ErrorMalformed, "patient.cover", "none is the name left out, or the empty text"},
		{`["ald","acs"]`, telehealth.ErrorUnknown, "patient.cover[1]", "the place of the unknown word"},
		{`["ald","c2s","ald"]`, telehealth.ErrorContradiction, "patient.cover[2]", "a word twice is a slip of the pen"},
		{`[""]`, telehealth.ErrorMalformed, "patient.cover[0]", "the empty text stands alone"},
		{`["ald",null]`, telehealth.ErrorUnknown, "patient.cover[1]", "nothing is no cover of a list"},
		{`["ald",7]`, telehealth.ErrorMalformed, "patient.cover[1]", "a number in the list"},
		{`["ald",["c2s"]]`, telehealth.ErrorMalformed, "patient.cover[1]", "a list in the list"},
	} {
		t.Run(c.text, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var q billing.Consultation
			bad := refusal(t, q.UnmarshalJSON([]byte(`{"patient":{"cover":`+c.text+`}}`)))
			assert.Equal(t, c.code, bad.Code, "%s: %v", c.reason, bad)
			assert.Equal(t, c.field, bad.Field, "%s: %v", c.reason, bad)
			assert.Zero(t, q.Patient, "%s", c.reason)
		})
	}
}

// A bit that no word stands for is written by no one.
func TestCoversWithoutAWord(t *testing.T) {
	_, err := json.Marshal(billing.Covers(1 << 31))
	require.Error(t, err)
}

// Reading one word and asking a set allocates nothing: it is done for every line of a
// stream.
func TestCoversAllocateNothing(t *testing.T) {
	var c billing.Covers
	word := []byte(`"work-injury"`)
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		if c.UnmarshalJSON(word) != nil || !c.Has(billing.CoverWorkInjury|billing.CoverALD) || c.Has(billing.CoverALD) {
			panic("work-injury")
		}
	}))
}

// What UnmarshalJSON itself is given need not be JSON.
func TestCoverIsOneWholeText(t *testing.T) {
	for _, text := range []string{`ald""`, `""ald`, `"ald`, `ald"`, `"`, `ald`} {
		var c billing.Covers
		require.Error(t, c.UnmarshalJSON([]byte(text)), text)
		assert.Zero(t, c, text)
	}
}
