package billing_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pricedDraws gives each of n random consultations that have a price to the
// test, with its bill.
func pricedDraws(t *testing.T, seed uint64, n int, test func(generator, billing.Consultation, billing.Bill)) {
	t.Helper()
	g, count := newGenerator(seed), 0
	for range n {
		c := g.consultation()
		if b, err := billing.Price(c); err == nil {
			count++
			test(g, c, b)
		}
		if t.Failed() {
			t.Fatalf("consultation %+v", c)
		}
	}
	require.Greater(t, count, n/2, "the generator must draw consultations that have a price")
}

// compareText holds a text to its golden files in the four languages, and to be
// complete in each.
func compareText(t *testing.T, folder, name string, text func(lang string) string) {
	t.Helper()
	for _, lang := range []string{"fr", "en", "it", "he"} {
		got := text(lang)
		require.NotEmpty(t, got, lang)
		assert.NotContains(t, got, "«", "%s: a phrase is missing", lang)
		assert.NotContains(t, got, "{", "%s: an argument is missing", lang)
		for line := range strings.Lines(got) {
			assert.Equal(t, strings.TrimRight(line, " \n")+"\n", line, "no spaces at the end of a line")
		}
		if lang != "fr" {
			assert.NotEqual(t, text("fr"), got, "%s is a language of its own", lang)
		}
		file := filepath.Join("testdata", folder, name+"."+lang+".txt")
		if *update {
			require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err, "write it with: go test ./billing -update")
		assert.Equal(t, string(want), got, "%s; if the change is right: go test ./billing -update, and read the diff", file)
	}
	assert.Equal(t, text("fr"), text("de"), "French stands in for a language not spoken")
}

func TestCompareWithItself(t *testing.T) {
	pricedDraws(t, 11, draws/10, func(_ generator, _ billing.Consultation, b billing.Bill) {
		d := billing.Compare(&b, &b)
		assert.Equal(t, billing.Difference{}, d, "a bill does not differ from itself")
		assert.True(t, d.IsZero())
	})
	var empty billing.Bill
	d := billing.Compare(&empty, &empty)
	assert.True(t, d.IsZero(), "nor does the zero Bill")
	assert.Equal(t, "No difference\n", d.Text("en"))
}

// delta is what the second bill has more of a total than the first.
func delta(d *billing.Difference, total string) billing.Amount {
	for _, c := range d.Totals {
		if c.Total == total {
			return c.To - c.From
		}
	}
	return 0
}

// The deltas of the totals obey the sums of a bill, those of the lines come to
// those of the totals, and the way back is the opposite one.
func TestDeltasAddUp(t *testing.T) {
	var last billing.Bill
	pricedDraws(t, 12, draws/10, func(_ generator, _ billing.Consultation, b billing.Bill) {
		d, back := billing.Compare(&last, &b), billing.Compare(&b, &last)
		of := func(total string) billing.Amount { return delta(&d, total) }
		assert.Equal(t, of("fee"), of("reimbursed")+of("complement")+of("patient"))
		assert.Equal(t, of("fee"), of("base")+of("excess"))
		assert.Equal(t, of("base"), of("gross")+of("copayment"))
		assert.Equal(t, of("reimbursed"), of("gross")-of("flat"))
		var fee, base, gross billing.Amount
		for _, l := range d.Lines {
			fee += l.To.Fee - l.From.Fee
			base += l.To.Base - l.From.Base
			gross += l.To.Gross - l.From.Gross
		}
		assert.Equal(t, [...]billing.Amount{of("fee"), of("base"), of("gross")}, [...]billing.Amount{fee, base, gross})
		for _, c := range d.Totals {
			assert.NotZero(t, c.To-c.From, c.Total)
			assert.Equal(t, c.From-c.To, delta(&back, c.Total), c.Total)
		}
		assert.Equal(t, d.Gone, back.Came)
		assert.Equal(t, d.Came, back.Gone)
		assert.Equal(t, d.Rate, billing.Change[billing.Rate]{From: back.Rate.To, To: back.Rate.From})
		last = b
	})
}

func TestCompareNotices(t *testing.T) {
	base := priced(t, seed("2026-03-02"))
	for _, c := range []struct {
		reason string
		change func(*billing.Bill)
		check  func(*billing.Difference) bool
	}{
		{"who is paid first changes no amount", func(b *billing.Bill) { b.Recovery = billing.RecoveredLater },
			func(d *billing.Difference) bool {
				return d.Recovery == billing.Change[billing.Recovery]{From: billing.RecoveredNow, To: billing.RecoveredLater}
			}},
		{"only the rate, on a line of no base", func(b *billing.Bill) { b.Lines[0].Rate = 0 },
			func(d *billing.Difference) bool { return d.Rate.From == 70*billing.Percent && len(d.Lines) == 1 }},
		{"a reason with another percentage is another reason", func(b *billing.Bill) { b.Notes[2] = readNote(`{"kind":"reason","rule":"rate.normal","rate":1}`) },
			func(d *billing.Difference) bool { return len(d.Gone) == 1 && len(d.Came) == 1 }},
		{"a reason said twice is one more", func(b *billing.Bill) { b.Notes = append(b.Notes, b.Notes[0]) },
			func(d *billing.Difference) bool { return len(d.Gone) == 0 && len(d.Came) == 1 }},
		{"a key that stands twice is paired in order", func(b *billing.Bill) { b.Lines = append(b.Lines, b.Lines[0]) },
			func(d *billing.Difference) bool { return len(d.Lines) == 1 && d.Lines[0].From.Code == "" }},
		{"no line is left", func(b *billing.Bill) { b.Lines = nil },
			func(d *billing.Difference) bool { return len(d.Lines) == 1 && d.Lines[0].To.Code == "" }},
	} {
		require.NotEmpty(t, c.reason)
		b := priced(t, seed("2026-03-02"))
		c.change(&b)
		d := billing.Compare(&base, &b)
		assert.False(t, d.IsZero(), c.reason)
		assert.True(t, c.check(&d), "%s: %+v", c.reason, d)
		for _, lang := range []string{"fr", "en", "it", "he"} {
			assert.NotContains(t, d.Text(lang), "«", c.reason)
		}
	}
}

// The same reason may rest on another text, or a better one: no difference.
func TestCompareLeavesTextsAside(t *testing.T) {
	before, after := priced(t, seed("2026-03-02")), priced(t, seed("2026-03-02"))
	other := &telehealth.Source{ID: "other"}
	after.Lines[0].Source, after.Lines[0].Confidence = other, telehealth.ConfidenceLikely
	after.Notes[0] = readNote(`{"kind":"reason","rule":"scale.free","amount":"31.50","source":{"id":"other"},"confidence":"likely"}`)
	after.Consultation.ID = "other"
	d := billing.Compare(&before, &after)
	assert.True(t, d.IsZero(), "the amounts and the reasons are the same")
}

func TestRecoveryIsSaid(t *testing.T) {
	direct := priced(t, seed("2026-03-02"))
	deferred := priced(t, seedWith("2026-03-02", func(c *billing.Consultation) { c.ThirdParty = true }))
	there, back := billing.Compare(&direct, &deferred), billing.Compare(&deferred, &direct)
	assert.Empty(t, there.Totals, "third-party payment changes no total")
	assert.Contains(t, there.Text("en"), "Participation taken off later reimbursements")
	assert.Contains(t, back.Text("en"), "Participation taken off this reimbursement")
}

// readNote reads a note, for a note in hand cannot be changed.
func readNote(text string) (n billing.Note) {
	if err := json.Unmarshal([]byte(text), &n); err != nil {
		panic(err)
	}
	return n
}

func TestDifferenceSharesNoMemory(t *testing.T) {
	before, after := priced(t, seed("2026-03-02")), priced(t, seed("2024-05-14"))
	d, again := billing.Compare(&before, &after), billing.Compare(&before, &after)
	for i := range before.Notes {
		before.Notes[i] = billing.Note{}
	}
	before.Lines[0].Code = "overwritten"
	assert.Equal(t, again, d, "bills may be priced into again")
}

func TestGoldenDifference(t *testing.T) {
	before := priced(t, seed("2026-03-02"))
	after := priced(t, seedWith("2026-03-02", func(c *billing.Consultation) {
		c.Practitioner.OPTAM, c.ThirdParty, c.Pathway = true, true, telehealth.PathwayOutside
	}))
	d := billing.Compare(&before, &after)
	assert.Equal(t, -*euros("3.50"), delta(&d, "excess"), "37.00 over 23.00 becomes 33.50 over 26.50: outside the pathway no MCS")
	compareText(t, "differences", "optam-outside", d.Text)
}
