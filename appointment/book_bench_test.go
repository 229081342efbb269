package appointment_test

import (
	"fmt"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
)

// clinic has many doctors, so that a benchmark has room for its bookings.
func clinic(b *testing.B, doctors int) *appointment.Agenda {
	return open(b, func(p *appointment.Practice) {
		for i := range doctors {
			p.Calendars["dr-"+strconv.Itoa(i)] = p.Calendars["dr-a"]
		}
	})
}

const doctors = 50

// nth is a time of its own for each n: 20 visits a day with each doctor.
func nth(n int64) appointment.Request {
	day, slot := n/(20*doctors)%3000, n/doctors%20
	return appointment.Request{
		ID: strconv.FormatInt(n, 10), Practitioner: "dr-" + strconv.FormatInt(n%doctors, 10), Visit: "visit",
		Start: now.Add(time.Duration(day)*24*time.Hour + time.Duration(slot)*30*time.Minute),
	}
}

func BenchmarkBook(b *testing.B) {
	a := clinic(b, doctors)
	var n int64
	for b.Loop() {
		_, err := a.Book(b.Context(), desk(0), nth(n))
		require.NoError(b, err)
		n++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "bookings/s")
}

func BenchmarkBookParallel(b *testing.B) {
	a := clinic(b, doctors)
	var n atomic.Int64
	b.SetParallelism(32) // 64 goroutines on 2 cores
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			_, err := a.Book(b.Context(), desk(0), nth(n.Add(1)))
			if err != nil {
				b.Error(fmt.Errorf("booking: %w", err))
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "bookings/s")
}
