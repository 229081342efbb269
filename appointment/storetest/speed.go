package storetest

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/secteur2/telehealth/appointment"
)

// Benchmark measures a database: appending 1, 10 and 100 events, booking by 64
// goroutines at once, each booking on the disk before the next of its goroutine, and
// reading a history of 10,000 events.
func Benchmark[S appointment.Store](b *testing.B, d Database[S]) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprint("Append/", n), func(b *testing.B) {
			s, after := d.create(b), int64(0)
			for b.Loop() {
				must(b, s.Append(b.Context(), after, Events(after, n)))
				after += int64(n)
			}
			b.ReportMetric(float64(after)/b.Elapsed().Seconds(), "events/s")
		})
	}
	b.Run("Book", func(b *testing.B) {
		agenda := agendaOf(b, d.create(b))
		var next atomic.Int64
		b.SetParallelism((64 + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0))
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				n := int(next.Add(1))
				if err := Book(b.Context(), agenda, fmt.Sprint("b-", n), n); err != nil {
					b.Error(err)
				}
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "bookings/s")
	})
	b.Run("Read", func(b *testing.B) {
		const n = 10_000
		s := d.create(b)
		must(b, s.Append(b.Context(), 0, Events(0, n)))
		for b.Loop() {
			if got := len(History(b, s, 0)); got != n {
				b.Fatalf("%d events, expected %d", got, n)
			}
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "events/s")
	})
}
