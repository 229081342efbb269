package billing_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
)

// throughFile is what a file that holds v gives back.
func throughFile[T any](t *testing.T, v T) (back T) {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &back), "%s", text)
	return back
}

// A bill is its facts, its lines, its deductions and its notes, and a file keeps all of
// them: equal without any option, every total to the cent.
func TestBillRoundTrip(t *testing.T) {
	g := newGenerator(31)
	for range 3_000 {
		b, err := billing.Price(g.consultation())
		if err != nil {
			continue
		}
		back := throughFile(t, b)
		require.Empty(t, cmp.Diff(b, back))
		require.True(t, b.Fee() == back.Fee() && b.Base() == back.Base() && b.Gross() == back.Gross() &&
			b.Participation == back.Participation && b.Reimbursed() == back.Reimbursed() && b.Copayment() == back.Copayment() &&
			b.Excess() == back.Excess() && b.Complement == back.Complement && b.Patient() == back.Patient())
		s := b.Statement("fr")
		require.Empty(t, cmp.Diff(s, throughFile(t, s)))
		again := back.Statement("fr")
		require.Empty(t, cmp.Diff(s, again), "the view of a stored bill is that of the bill")
		require.Equal(t, b.Text("he"), back.Text("he"))
	}
}

// What hangs on bills is stored as they are.
func TestWhatHoldsBillsRoundTrips(t *testing.T) {
	g := newGenerator(32)
	for range 500 {
		c := g.consultation()
		q, err := billing.Official().Quote(c)
		if err != nil {
			continue
		}
		require.Empty(t, cmp.Diff(q, throughFile(t, q)))
		all, err := billing.Official().Suggest(c)
		require.NoError(t, err)
		for _, s := range all {
			require.Empty(t, cmp.Diff(s, throughFile(t, s)))
		}
		o, err := billing.Official().WhatIf(c, billing.Scenario{Sector: telehealth.Sector1, Rechoose: true, AtTariff: true})
		if err == nil {
			require.Empty(t, cmp.Diff(o, throughFile(t, o)))
			d := o.Difference()
			require.Empty(t, cmp.Diff(d, throughFile(t, d)))
		}
		right := c
		c.ID = "wrong"
		wrong, err := billing.Price(c)
		require.NoError(t, err)
		fix, err := billing.Official().Correct(wrong, right)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(fix, throughFile(t, fix)))
	}
}

// A bill is corrected in another process, years later, on tables that changed since.
func TestCorrectAStoredBillOnOtherTables(t *testing.T) {
	c := seed("2026-03-02")
	c.ID = "b-1"
	stored := throughFile(t, priced(t, c))
	reform, err := readTariffs(t, "C,obstetrics-gynecology,free,metropole,,2026-03-01,24.00,"+decree+",likely"), error(nil)
	require.NoError(t, err)
	right := stored.Consultation
	right.ID, right.Fee = "b-2", euros("50.00")
	fix, err := reform.Correct(stored, right)
	require.NoError(t, err)
	assert.Equal(t, "b-1", fix.Corrects)
	assert.Equal(t, -stored.Reimbursed(), fix.Reversal.Reimbursed(), "what was paid on the old tables comes back")
	assert.Equal(t, "24.00", fix.Replacement.Base().String(), "the replacement is priced on the new ones")
}

// Fields decide: without its notes every bill, quote, claim and correction says the same.
func TestNotesDecideNothing(t *testing.T) {
	g := newGenerator(33)
	for seen := 0; seen < 1_000; {
		c := g.consultation()
		c.ID = "n-1"
		q, err := billing.Official().Quote(c)
		if err != nil {
			continue
		}
		seen++
		bare := q
		bare.Bill.Notes = nil
		require.Equal(t, decisions(t, q), decisions(t, bare))
	}
}

type decided struct {
	Fee, Base, Gross, Flat, Reimbursed, Copayment, Excess, Complement, Patient, Direct, Charged, Returned billing.Amount
	Rate                                                                                                  billing.Rate
	Act                                                                                                   telehealth.Code
	Right                                                                                                 billing.ExcessRight
	Written                                                                                               bool
	Refused                                                                                               []billing.Refusal
	Claim                                                                                                 []billing.ClaimLine
	ClaimErr                                                                                              error
	Reversal                                                                                              billing.Amount
	Statement                                                                                             billing.Statement
}

func decisions(t *testing.T, q billing.Quote) decided {
	t.Helper()
	b := &q.Bill
	claim, claimErr := b.Claim()
	fix, err := billing.Official().Correct(*b, b.Consultation)
	require.NoError(t, err)
	s := b.Statement("en")
	s.Notes = nil
	return decided{
		b.Fee(), b.Base(), b.Gross(), b.Participation, b.Reimbursed(), b.Copayment(), b.Excess(), b.Complement, b.Patient(),
		q.Direct(), q.Charged(), q.Returned(), b.Rate(), b.Act(), b.ExcessRight, b.WrittenInformation, b.Refused(),
		claim, claimErr, fix.Reversal.Gross(), s,
	}
}

func TestRefusedIsAField(t *testing.T) {
	for _, c := range []struct {
		reason string
		bill   billing.Consultation
		want   []billing.Refusal
	}{
		{"MEG is for children below six", bill("2026-03-02", gpA, "1980-01-15", "30.00", func(c *billing.Consultation) {
			c.Fee = nil
			c.Supplements = []telehealth.Code{"MEG"}
		}), []billing.Refusal{{Field: "supplements", Code: "MEG", Amount: 500}}},
		{"a patient with C2S pays no excess", bill("2026-03-02", two(telehealth.Dermatology), "1980-01-15", "60.00", func(c *billing.Consultation) {
			c.Patient.Cover = billing.CoverC2S
		}), nil},
		{"a cardiologist is not open without referral", bill("2026-03-02", one(telehealth.Cardiology), "1980-01-15", "30.00", func(c *billing.Consultation) {
			c.Fee = nil
			c.Pathway = telehealth.PathwayDirectAccess
		}), []billing.Refusal{{Field: "pathway"}}},
		{"nothing is refused", seed("2026-03-02"), nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			b := priced(t, c.bill)
			if b.ExcessRight == billing.ExcessForbidden {
				c.want = []billing.Refusal{{Field: "fee", Amount: b.Excess()}}
				require.Positive(t, b.Excess())
			}
			assert.Equal(t, c.want, b.Refused())
			for i, r := range c.want {
				assert.Equal(t, r, b.Statement("en").Refused[i])
			}
		})
	}
}

// Copies share no memory: whatever is written into every map, slice and number behind
// a pointer of the answers, the question stays as it was. The texts are the tables' own.
func TestCopiesShareNoMemory(t *testing.T) {
	full := func() billing.Consultation {
		c := bill("2026-03-02", gpA, "1980-01-15", "35.00", nil)
		c.ID, c.Letter = "c-1", new(true)
		c.Supplements = []telehealth.Code{"SNP"}
		c.Answers = map[string]bool{"ask.sas": true}
		return c
	}
	for name, copied := range map[string]func(c billing.Consultation) (any, error){
		"what if": func(c billing.Consultation) (any, error) {
			o, err := billing.Official().WhatIf(c, billing.Scenario{Pathway: telehealth.PathwayUrgent})
			return &o.After, err
		},
		"price": func(c billing.Consultation) (any, error) {
			b, err := billing.Price(c)
			return &b, err
		},
		"quote": func(c billing.Consultation) (any, error) {
			q, err := billing.Official().Quote(c)
			return &q, err
		},
		"account": func(c billing.Consultation) (any, error) {
			b, _, err := billing.Account{}.Price(billing.Official(), c, "p-1", telehealth.Date{})
			return &b, err
		},
		"correct": func(c billing.Consultation) (any, error) {
			fix, err := billing.Official().Correct(priced(t, c), c)
			return &fix, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := full()
			v, err := copied(c)
			require.NoError(t, err)
			written := scribble(reflect.ValueOf(v))
			require.Greater(t, written, 5)
			assert.Equal(t, full(), c)
		})
	}
}

// A word that decides is read from its set or not at all: a refusal lost by a typing
// error would be a bill that looks right.
func TestClosedWords(t *testing.T) {
	for _, c := range []struct{ text, field, reason string }{
		{`{"excessRight":"forbiden"}`, "excessRight", "the excess would look allowed"},
		{`{"lines":[{"code":"G","fee":"1.00","base":"1.00","rate":70,"gross":"0.70","verdict":"refuse"}]}`, "lines[0].verdict", "the key would look allowed"},
		{`{"recovery":"never"}`, "recovery", "now or later"},
		{`{"notes":[{"kind":"remark"}]}`, "notes[0].kind", "a kind of note"},
		{`{"notes":[{"confidence":"certain"}]}`, "notes[0].confidence", "a mark"},
	} {
		require.NotEmpty(t, c.reason)
		var b billing.Bill
		bad := refusal(t, json.Unmarshal([]byte(c.text), &b))
		assert.Equal(t, telehealth.ErrorUnknown, bad.Code, c.reason)
		assert.Equal(t, c.field, bad.Field, c.reason)
	}
}

// scribble writes into everything that can be reached, and counts it. It leaves texts
// alone.
func scribble(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.Type() != reflect.TypeFor[*telehealth.Source]() {
			n = scribble(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += scribble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += scribble(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			v.SetMapIndex(key, reflect.Zero(v.Type().Elem()))
			n++
		}
	case reflect.String:
		v.SetString("scribbled")
		n++
	case reflect.Bool:
		v.SetBool(!v.Bool())
		n++
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() + 1)
		n++
	}
	return n
}

const fullConsultation = `{"id":"private-1","date":"2026-03-02","time":"10:30","act":"VG","supplements":["MD"],"also":["MU"],"travel":{"kilometres":12,"terrain":"plain"},` +
	`"foreignLines":[{"code":"K","quantity":2,"coefficient":"1.50","fee":"6.00","base":"5.76","rate":70,"participation":true}],"mode":"home",` +
	`"fee":"40.00","practitioner":{"specialty":"general-practice","sector":"2","optam":true,"territory":"metropole"},` +
	`"patient":{"birth":"1980-01-15","scheme":"general","cover":"ald"},"called":"09:30","pathway":"referred","urgent":false,"letter":true,` +
	`"answers":{"ask.sas":true},"withheld":{"day":"2.00","year":"10.00"},"thirdParty":true,` +
	`"complement":{"guarantee":150,"responsible":true,"beside":true,"optam":200}}`

// Every type of the package that has a JSON form is held to the one law of the wire.
func TestStrictTypes(t *testing.T) {
	sample := func(v any) string {
		text, err := json.Marshal(v)
		require.NoError(t, err)
		return string(text)
	}
	var c billing.Consultation
	require.NoError(t, json.Unmarshal([]byte(fullConsultation), &c))
	b := priced(t, c)
	require.NotEmpty(t, b.Notes)
	q, err := billing.Official().Quote(c)
	require.NoError(t, err)
	fix, err := billing.Official().Correct(b, c)
	require.NoError(t, err)
	o, err := billing.Official().WhatIf(c, billing.Scenario{Sector: telehealth.Sector1, Rechoose: true, AtTariff: true})
	require.NoError(t, err)
	suggestions, err := billing.Official().Suggest(c)
	require.NoError(t, err)
	claim, err := b.Claim()
	require.NoError(t, err)

	t.Run("Consultation", func(t *testing.T) { wiretest.Strict[billing.Consultation](t, fullConsultation, "answers") })
	t.Run("Account", func(t *testing.T) {
		wiretest.Strict[billing.Account](t, `{"since":"2026-01-01","participations":[`+
			`{"professional":"private-2","date":"2026-03-02","reimbursed":"2026-03-05","amount":"2.00"}]}`)
	})
	t.Run("Participation", func(t *testing.T) {
		wiretest.Strict[billing.Participation](t, sample(billing.Participation{Professional: "p-1", Date: c.Date, Reimbursed: c.Date, Amount: 200}))
	})
	t.Run("Bill", func(t *testing.T) { wiretest.Strict[billing.Bill](t, sample(b), "answers") })
	t.Run("Statement", func(t *testing.T) { wiretest.Strict[billing.Statement](t, sample(b.Statement("en"))) })
	t.Run("Quote", func(t *testing.T) { wiretest.Strict[billing.Quote](t, sample(q), "answers") })
	t.Run("Correction", func(t *testing.T) { wiretest.Strict[billing.Correction](t, sample(fix), "answers") })
	t.Run("Outcome", func(t *testing.T) { wiretest.Strict[billing.Outcome](t, sample(o), "answers") })
	t.Run("Difference", func(t *testing.T) { wiretest.Strict[billing.Difference](t, sample(o.Difference())) })
	t.Run("Suggestion", func(t *testing.T) { wiretest.Strict[billing.Suggestion](t, sample(suggestions[0])) })
	// The parts of these, read alone.
	statement := b.Statement("en")
	t.Run("Line", func(t *testing.T) { wiretest.Strict[billing.Line](t, sample(b.Lines[0])) })
	t.Run("Note", func(t *testing.T) { wiretest.Strict[billing.Note](t, sample(b.Notes[0])) })
	t.Run("Patient", func(t *testing.T) { wiretest.Strict[billing.Patient](t, sample(c.Patient)) })
	t.Run("Withheld", func(t *testing.T) { wiretest.Strict[billing.Withheld](t, sample(c.Withheld)) })
	t.Run("Complement", func(t *testing.T) { wiretest.Strict[billing.Complement](t, sample(c.Complement)) })
	t.Run("ForeignLine", func(t *testing.T) { wiretest.Strict[billing.ForeignLine](t, sample(c.ForeignLines[0])) })
	t.Run("Travel", func(t *testing.T) { wiretest.Strict[billing.Travel](t, sample(c.Travel)) })
	t.Run("Refusal", func(t *testing.T) {
		wiretest.Strict[billing.Refusal](t, sample(billing.Refusal{Field: "supplements", Code: "MEG", Amount: 500}))
	})
	t.Run("StatementLine", func(t *testing.T) { wiretest.Strict[billing.StatementLine](t, sample(statement.Lines[0])) })
	t.Run("StatementNote", func(t *testing.T) { wiretest.Strict[billing.StatementNote](t, sample(statement.Notes[0])) })
	asked, err := billing.Questions(c)
	require.NoError(t, err)
	t.Run("Question", func(t *testing.T) { wiretest.Strict[billing.Question](t, sample(asked[0])) })
	t.Run("ClaimLine", func(t *testing.T) { wiretest.Strict[billing.ClaimLine](t, sample(claim[0])) })
}
