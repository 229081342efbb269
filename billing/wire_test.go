package billing_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const seedJSON = `{"id":"s1","date":"2026-03-02","fee":"60.00",` +
	`"practitioner":{"specialty":"obstetrics-gynecology","sector":"2"},"patient":{"birth":"1990-05-01"}}`

func TestSeedOnTheWire(t *testing.T) {
	var c billing.Consultation
	require.NoError(t, json.Unmarshal([]byte(seedJSON), &c))
	want := seed("2026-03-02")
	want.ID = "s1"
	assert.Equal(t, want, c)
	b := priced(t, c)
	text, err := json.Marshal(b.Statement("en"))
	require.NoError(t, err)
	var statement map[string]any
	require.NoError(t, json.Unmarshal(text, &statement))
	for field, value := range map[string]any{
		"id": "s1", "act": "C", "fee": "60.00", "base": "23.00", "rate": 70.0, "gross": "16.10", "flat": "2.00",
		"reimbursed": "14.10", "copayment": "6.90", "excess": "37.00", "complement": "0.00", "patient": "45.90",
		"recovery": "direct", "supplements": []any{},
	} {
		assert.Equal(t, value, statement[field], "the wire format: %s", field)
	}
}

// The statement's fields come in the order of the calculation, for people who read it.
func TestStatementOrder(t *testing.T) {
	c := seed("2026-03-02")
	c.ID = "s1"
	b := priced(t, c)
	text, err := json.Marshal(b.Statement("en"))
	require.NoError(t, err)
	at := -1
	for _, field := range []string{"id", "act", "supplements", "fee", "base", "rate", "gross", "flat", "reimbursed",
		"copayment", "excess", "complement", "patient", "recovery", "lines", "notes"} {
		next := strings.Index(string(text), `"`+field+`":`)
		assert.Greater(t, next, at, "%s stands after the field before it", field)
		at = next
	}
}

func TestSupplementsOnTheWire(t *testing.T) {
	for _, c := range []struct {
		member, base string
		isNil        bool
		reason       string
	}{
		{"", "31.50", true, "absent: those that the facts make due, here MCS"},
		{`,"supplements":null`, "31.50", true, "null is absent"},
		{`,"supplements":[]`, "26.50", false, "an empty list is none"},
		{`,"supplements":["MCS"]`, "31.50", false, "named"},
	} {
		t.Run(c.member, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			var q billing.Consultation
			text := strings.Replace(seedJSON, `,"fee":"60.00"`, c.member, 1)
			require.NoError(t, json.Unmarshal([]byte(text), &q))
			assert.Equal(t, c.isNil, q.Supplements == nil, c.reason)
			b := priced(t, q)
			assert.Equal(t, c.base, b.Base().String(), c.reason)
			again, err := json.Marshal(q)
			require.NoError(t, err)
			assert.Equal(t, !c.isNil, strings.Contains(string(again), `"supplements"`), "nil and empty stay apart on the way out")
		})
	}
}

func TestStatementSupplements(t *testing.T) {
	q := seed("2026-03-02")
	q.Fee = nil
	b := priced(t, q)
	assert.Equal(t, []telehealth.Code{"MCS"}, b.Statement("en").Supplements, "what the library chose is named")
	assert.Len(t, b.Statement("en").Lines, 2)
}

// Everything that the format can say survives the way out and back.
func TestConsultationRoundTrip(t *testing.T) {
	g := newGenerator(4)
	for range 5_000 {
		c := g.consultation()
		text, err := json.Marshal(c)
		require.NoError(t, err)
		var back billing.Consultation
		require.NoError(t, json.Unmarshal(text, &back), "%s", text)
		require.Equal(t, c, back, "%s", text)
	}
}

func FuzzConsultationJSON(f *testing.F) {
	f.Add([]byte(seedJSON))                                           // the seed case
	f.Add([]byte(`{}`))                                               // nothing given
	f.Add([]byte(`null`))                                             // not an object
	f.Add([]byte(`[]`))                                               // an array
	f.Add([]byte(``))                                                 // no JSON
	f.Add([]byte(`{"fee":"1.00","fee":"2.00"}`))                      // a field twice
	f.Add([]byte(`{"Fee":"1.00"}`))                                   // another case
	f.Add([]byte(`{"f\u0065e":"1.00"}`))                              // an escaped name
	f.Add([]byte("{\"\u017fector\":\"1\"}"))                          // the long s, which folds to s
	f.Add([]byte(`{"fee":60}`))                                       // a number for a text
	f.Add([]byte(`{"patient":{"birth":""},"withheld":{"day":""}}`))   // empty texts
	f.Add([]byte("{\"id\":\"\xff\"}"))                                // no UTF-8
	f.Add([]byte(`{"id":"\ud800"}`))                                  // half a surrogate pair
	f.Add([]byte(strings.Repeat(`{"patient":`, 50)))                  // deep and unfinished
	f.Add([]byte(`{"complement":{"guarantee":1e9}} x`))               // a large number, and more after
	f.Add([]byte(strings.Replace(seedJSON, "2026-03", "2020-04", 1))) // another tariff
	f.Fuzz(func(t *testing.T, data []byte) {
		var c billing.Consultation
		if err := c.UnmarshalJSON(data); err != nil {
			checkTyped(t, err)
			return
		}
		b, err := billing.Price(c)
		if err != nil {
			checkTyped(t, err)
			return
		}
		if b.Fee() != b.Reimbursed()+b.Complement+b.Patient() || b.Patient() < 0 || b.Reimbursed() < 0 {
			t.Fatalf("fee %s, fund %s, complement %s, patient %s", b.Fee(), b.Reimbursed(), b.Complement, b.Patient())
		}
		text, err := json.Marshal(b)
		var again billing.Bill
		if err == nil {
			err = json.Unmarshal(text, &again)
		}
		if err != nil {
			t.Fatalf("bill %q: %v", text, err)
		}
		if !reflect.DeepEqual(b, again) {
			t.Fatalf("%+v\nis read as\n%+v", b, again)
		}
	})
}

func checkTyped(t *testing.T, err error) {
	t.Helper()
	bad, ok := err.(*telehealth.FieldError)
	if !ok || bad.Code == "" || bad.Want == "" {
		t.Fatalf("want a complete *FieldError, got %#v", err)
	}
}
