package postgresstore

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/require"
)

func BenchmarkAppend(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, after := create(b), int64(0)
			for b.Loop() {
				require.NoError(b, s.Append(b.Context(), after, events(after, n)))
				after += int64(n)
			}
			b.ReportMetric(float64(after)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

// BenchmarkBook has 64 goroutines that book at once, each booking on the disk
// before the next of its goroutine.
func BenchmarkBook(b *testing.B) {
	agenda, err := appointment.Open(b.Context(), practice(), create(b))
	require.NoError(b, err)
	var next atomic.Int64
	b.SetParallelism((64 + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			n := int(next.Add(1))
			if _, err := agenda.Book(b.Context(), entry(), request(fmt.Sprint("b-", n), n)); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "bookings/s")
}

func BenchmarkRead(b *testing.B) {
	const n = 10_000
	s := create(b)
	require.NoError(b, s.Append(b.Context(), 0, events(0, n)))
	for b.Loop() {
		require.Len(b, history(b, s), n)
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "events/s")
}
