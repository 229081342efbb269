package billing_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the bills under testdata/bills anew")

// A goldenBill is a bill that a clerk can read, one file for each language. Its
// totals stand here too, so that -update cannot turn a wrong bill into a right
// one.
type goldenBill struct {
	name     string
	question billing.Consultation
	want     totals
	reason   string
}

func TestGoldenBills(t *testing.T) {
	for _, g := range goldenBills() {
		t.Run(g.name, func(t *testing.T) {
			require.NotEmpty(t, g.reason)
			b := priced(t, g.question)
			g.want.check(t, &b)
			compareGolden(t, g.name, &b)
		})
	}
}

func TestGoldenBillOfTheCallersTariff(t *testing.T) {
	tariffs := readOwnKeys(t, "G,,general-practice,opposable,metropole,,2027-05-01,32.00,"+decree+",likely",
		"GNX,supplement,general-practice,opposable,metropole,,2027-05-01,4.00,"+decree+",sure")
	c := gpOn("2027-05-03")
	c.Supplements = []telehealth.Code{"GNX"}
	b, err := tariffs.Price(c)
	require.NoError(t, err)
	totals{base: "36.00", reimbursed: "23.20", patient: "12.80"}.check(t, &b)
	compareGolden(t, "callers-tariff", &b)
}

func compareGolden(t *testing.T, name string, b *billing.Bill) {
	t.Helper()
	for _, lang := range []string{"fr", "en", "it", "he"} {
		file := filepath.Join("testdata", "bills", name+"."+lang+".txt")
		got := b.Text(lang)
		if *update {
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err, "write it with: go test ./billing -update")
		assert.Equal(t, string(want), got, "%s; if the change is right: go test ./billing -update, and read the diff", file)
		assert.NotContains(t, got, "«", "a phrase is missing")
		assert.NotContains(t, got, "{", "an argument is missing")
		for line := range strings.Lines(got) {
			assert.Equal(t, strings.TrimRight(line, " \n")+"\n", line, "no spaces at the end of a line")
		}
	}
}

// No file is left behind by a bill that no longer exists.
func TestGoldenFilesAreUsed(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "bills", "*"))
	require.NoError(t, err)
	assert.Len(t, files, 4*(len(goldenBills())+1), "four languages for each bill and for the caller's tariff")
}

func TestTextLanguage(t *testing.T) {
	b := priced(t, seed("2026-03-02"))
	french, english := b.Text("fr"), b.Text("en")
	require.NotEqual(t, french, english)
	for _, c := range []struct{ tag, want, reason string }{
		{"fr-FR", french, "a region"},
		{"fr-CA", french, "a region of which nothing is known"},
		{"en-GB", english, "a region"},
		{"de", french, "a language not spoken: French, the language of the law"},
		{"", french, "no language"},
		{"no such tag!", french, "no tag"},
	} {
		t.Run(c.tag, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			assert.Equal(t, c.want, b.Text(c.tag), c.reason)
		})
	}
	assert.Equal(t, b.Notes[0].Text("fr"), b.Notes[0].Text("de"))
	assert.Equal(t, b.Statement("fr"), b.Statement("de"))
}

// The sentences of the notes are those of the statement, and each bill's texts
// are all in the catalogue.
func TestStatementNotes(t *testing.T) {
	for _, g := range goldenBills() {
		b := priced(t, g.question)
		s := b.Statement("en")
		require.Len(t, s.Notes, len(b.Notes))
		for i, n := range b.Notes {
			assert.Equal(t, billing.StatementNote{Kind: n.Kind(), Rule: n.Rule(), Text: n.Text("en"), Source: n.Source().ID, Confidence: n.Confidence()}, s.Notes[i])
			assert.Contains(t, billing.Sources(), n.Source(), "%s: %s", g.name, n.Rule())
		}
		for i, l := range b.Lines {
			assert.Equal(t, billing.StatementLine{Code: l.Code, Fee: l.Fee, Base: l.Base, Rate: l.Rate, FlatCopayment: l.FlatCopayment, Surcharge: l.Surcharge, Gross: l.Gross,
				Verdict: l.Verdict, Source: l.Source.ID, Confidence: l.Confidence}, s.Lines[i])
		}
	}
}

func TestZeroBill(t *testing.T) {
	var b billing.Bill
	assert.Empty(t, b.Act(), "the zero Bill is an empty one")
	totals{fee: "0.00", base: "0.00", rate: "0", gross: "0.00", flat: "0.00", reimbursed: "0.00", patient: "0.00"}.check(t, &b)
	text, err := json.Marshal(b.Statement("en"))
	require.NoError(t, err)
	assert.Contains(t, string(text), `"lines":[],"notes":[]`, "lists, not null")
}
