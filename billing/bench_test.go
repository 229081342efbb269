package billing_test

import (
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/billing"
	"github.com/shopspring/decimal"
)

// The benchmarks stand from the smallest to the largest, for the memory that a
// large one leaves behind slows the allocations of the next. What they measure is
// read in docs/performance.md.

// The target is 500 ns and two allocations: the memory of lines and notes.
func BenchmarkPrice(b *testing.B) {
	c := seed("2026-03-02")
	t := billing.Official()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := t.Price(c); err != nil {
			b.Fatal(err)
		}
	}
}

// The target is 250 ns and no allocation.
func BenchmarkPriceInto(b *testing.B) {
	c := seed("2026-03-02")
	t := billing.Official()
	var bill billing.Bill
	b.ReportAllocs()
	for b.Loop() {
		if err := t.PriceInto(&bill, &c); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAgainstDecimal prices the seed case, with its reasons, beside the bare
// arithmetic of that case in shopspring/decimal: no table, no rule, no reason. The
// two take turns, so that the ratio holds on a machine whose speed drifts.
func BenchmarkAgainstDecimal(b *testing.B) {
	const block = 1000
	c, t := seed("2026-03-02"), billing.Official()
	var bill billing.Bill
	var price, bare time.Duration
	for b.Loop() {
		start := time.Now()
		for range block {
			if err := t.PriceInto(&bill, &c); err != nil {
				b.Fatal(err)
			}
		}
		middle := time.Now()
		for range block {
			if bareDecimal() != "14.10" {
				b.Fatal("not the seed case")
			}
		}
		price, bare = price+middle.Sub(start), bare+time.Since(middle)
	}
	b.ReportMetric(float64(price)/float64(b.N*block), "price-ns")
	b.ReportMetric(float64(bare)/float64(b.N*block), "decimal-ns")
	b.ReportMetric(float64(price)/float64(bare), "price/decimal")
}

func bareDecimal() string {
	base, rate, flat := decimal.New(2300, -2), decimal.New(70, -2), decimal.New(2, 0)
	gross := base.Mul(rate).Round(2)
	reimbursed := gross.Sub(flat)
	patient, excess := decimal.New(60, 0).Sub(reimbursed), decimal.New(60, 0).Sub(base)
	if patient.IsNegative() || excess.IsNegative() {
		return ""
	}
	return reimbursed.StringFixed(2)
}

// The target is ten million consultations a second on two processors.
func BenchmarkColumns(b *testing.B) {
	const n = 1_000_000
	in := manyColumns(n)
	t := billing.Official()
	var halves [2]billing.Shares
	b.ReportAllocs()
	for b.Loop() {
		var wait sync.WaitGroup
		for i := range halves {
			wait.Go(func() {
				if err := t.PriceAll(&halves[i], in.Slice(i*n/2, (i+1)*n/2)); err != nil {
					b.Error(err)
				}
			})
		}
		wait.Wait()
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e6, "M/s")
}

// Three lines of the caller's own may cost as much again as the seed case.
func BenchmarkForeignLines(b *testing.B) {
	c := seed("2026-03-02")
	c.ForeignLines = []billing.ForeignLine{ecg, ecg, ecg}
	t := billing.Official()
	var bill billing.Bill
	b.ReportAllocs()
	for b.Loop() {
		if err := t.PriceInto(&bill, &c); err != nil {
			b.Fatal(err)
		}
	}
}
