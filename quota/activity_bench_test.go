package quota_test

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/require"
)

// The country's order of size: 100,000 doctors for three years and 50 million acts
// of theirs, in no order, which is the worst one for the caches.
const benchDoctors, benchFirst, benchLast, benchRows = 100_000, 2024, 2026, 50_000_000

// benchColumns draws acts in person, one teleconsultation in sixteen rows, and as
// many supplements.
func benchActivity(b *testing.B, rows int) quota.Activity {
	var kinds [16]quota.ActKind
	for i, code := range []telehealth.Code{"TCG", "VG", "MEG", "G"} {
		for j := i; j < len(kinds); j++ {
			kind, err := quota.ActKindOf(quota.Act{Code: code, OwnPatient: j%2 == 1})
			require.NoError(b, err)
			kinds[j] = kind
		}
	}
	first := telehealth.MustParseDate("2024-01-01")
	days := make([]telehealth.Date, telehealth.MustParseDate("2026-12-31").DaysSince(first)+1)
	for i := range days {
		days[i] = first.AddDays(i)
	}
	c := quota.Activity{Doctors: make([]int32, rows), Days: make([]telehealth.Date, rows), Kinds: make([]quota.ActKind, rows)}
	rng := rand.NewPCG(50, 3)
	for i := range rows {
		n := rng.Uint64()
		c.Doctors[i] = int32(n >> 32 * benchDoctors >> 32)
		c.Days[i] = days[n&0xffffff*uint64(len(days))>>24]
		c.Kinds[i] = kinds[n>>24&15]
	}
	return c
}

// One pass over the acts, into a table that is made anew, and the share of what a
// mere read of the same memory reaches in the same run, on as many goroutines.
// With -short it has a tenth of the rows, and the table, which is as large as
// before, weighs more. Once, as with -benchtime 1x, it takes about two seconds, most
// of them to draw the rows, and half a gigabyte.
func BenchmarkActivity(b *testing.B) {
	rows := benchRows
	if testing.Short() {
		rows /= 10
	}
	c := benchActivity(b, rows)
	read := fastestRead(c, 5)
	b.SetBytes(int64(rows) * 9)
	b.ReportAllocs()
	for b.Loop() {
		t, err := quota.NewCensus(benchDoctors, benchFirst, benchLast)
		if err == nil {
			err = t.Add(c)
		}
		require.NoError(b, err)
	}
	pass := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(float64(rows)/pass.Seconds(), "rows/s")
	b.ReportMetric(100*read.Seconds()/pass.Seconds(), "%ofbandwidth")
}

// The country's three years, judged in both readings.
func BenchmarkCensus_Judge(b *testing.B) {
	t, err := quota.NewCensus(benchDoctors, benchFirst, benchLast)
	require.NoError(b, err)
	require.NoError(b, t.Add(benchActivity(b, benchRows/10)))
	caps := make([]quota.Cap, benchDoctors)
	for i := range caps {
		caps[i].Specialty = telehealth.Specialties()[i%len(telehealth.Specialties())]
	}
	b.ReportAllocs()
	for b.Loop() {
		years, err := t.Judge(caps)
		sunk = err == nil && years[0].Above[quota.ReadingText] > 0
	}
	b.ReportMetric(float64(b.N)*benchDoctors*(benchLast-benchFirst+1)/b.Elapsed().Seconds(), "doctor-years/s")
}

// fastestRead returns the best time of several reads of the columns by as many
// goroutines as there are processors. One element of each line of 64 bytes brings
// the whole line.
func fastestRead(c quota.Activity, times int) time.Duration {
	best := time.Duration(1<<63 - 1)
	workers := runtime.GOMAXPROCS(0)
	found := make([]int, workers)
	for range times {
		start := time.Now()
		var group sync.WaitGroup
		for w := range workers {
			from, to := len(c.Doctors)*w/workers, len(c.Doctors)*(w+1)/workers
			group.Go(func() {
				found[w] = touch(quota.Activity{Doctors: c.Doctors[from:to], Days: c.Days[from:to], Kinds: c.Kinds[from:to]})
			})
		}
		group.Wait()
		best = min(best, time.Since(start))
	}
	sunk = found[0] > 0
	return best
}

func touch(c quota.Activity) (sum int) {
	for i := 0; i < len(c.Doctors); i += 16 {
		sum += int(c.Doctors[i])
	}
	var day telehealth.Date
	for i := 0; i < len(c.Days); i += 16 {
		sum += c.Days[i].DaysSince(day)
	}
	for i := 0; i < len(c.Kinds); i += 64 {
		sum += int(c.Kinds[i])
	}
	return sum
}
