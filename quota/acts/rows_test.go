package acts

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/secteur2/telehealth/quota"
)

// acts writes n rows of random acts of so many practitioners over three years.
func acts(n, practitioners int) string {
	r := rand.New(rand.NewPCG(1, 2))
	codes := [...]string{"G", "G", "GS", "CS", "VG", "TCG", "TC", "TCS", "TE2", "MCG"}
	var b bytes.Buffer
	b.WriteString("practitioner,specialty,date,code,own_patient,assisted\n")
	for range n {
		p := r.IntN(practitioners)
		fmt.Fprintf(&b, "P%08d,%s,%d-%02d-%02d,%s,%t,%t\n", p*977, specialties[p%6],
			2023+r.IntN(3), 1+r.IntN(12), 1+r.IntN(28), codes[r.IntN(len(codes))], r.IntN(2) == 1, r.IntN(4) == 1)
	}
	return b.String()
}

// A repeat reads a header, then the same rows again and again, so that a long
// input needs no memory of its own, and notes the largest heap it saw on the way.
type repeat struct {
	text  string
	times int
	left  string
	heap  *atomic.Uint64
}

func (r *repeat) Read(p []byte) (int, error) {
	if r.left == "" {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		r.heap.Store(max(r.heap.Load(), m.HeapAlloc)) // garbage too
		if r.times == 0 {
			return 0, io.EOF
		}
		r.times--
		r.left = r.text
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// The heap is that of the practitioner-years, whatever the number of rows. Most of
// the time of a row of a large file goes to memory that is not in the cache.
func BenchmarkRows(b *testing.B) {
	const rows = 2_000_000
	for _, years := range []int{300, 300_000} {
		text := acts(rows, years/3)
		first, body, _ := strings.Cut(text, "\n")
		for _, times := range []int{1, 5} {
			b.Run(fmt.Sprintf("years=%d/rows=%d", years, times*rows), func(b *testing.B) {
				var heap atomic.Uint64
				var before runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				for b.Loop() {
					in := &repeat{text: body, times: times, left: first + "\n", heap: &heap}
					result, err := Reader{}.Read(b.Context(), File{"in", in})
					if err == nil {
						err = result.WriteJSON(io.Discard, quota.Cap{})
					}
					if err != nil || result.Rows.Refused > 0 {
						b.Fatal(result.Rows, err)
					}
				}
				b.ReportMetric(float64(times*rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
				b.ReportMetric((float64(heap.Load())-float64(before.HeapAlloc))/(1<<20), "heap-MiB")
			})
		}
	}
}
