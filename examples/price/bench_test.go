package main

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"testing"
)

// questions writes n different consultations, of the size that practice
// software sends.
func questions(n int) []byte {
	var b bytes.Buffer
	specialties := [...]string{"general-practice", "psychiatry", "obstetrics-gynecology", "cardiology", "dermatology", "medical-gynecology"}
	for i := range n {
		fmt.Fprintf(&b, `{"id":"c%07d","date":"2026-%02d-%02d","mode":%q,"fee":"%d.50",`+
			`"practitioner":{"specialty":%q,"sector":"%d","territory":"metropole"},`+
			`"patient":{"birth":"19%02d-05-01","scheme":"general","cover":%q},"pathway":%q,`+
			`"complement":{"guarantee":150,"responsible":true}}`+"\n",
			i, i%11+1, i%28+1, [...]string{"in-person", "video"}[i%2], 20+i%70,
			specialties[i%6], i%2+1, 30+i%60, [...]string{"", "ald"}[i%5/4], [...]string{"coordinated", "outside"}[i%7/6])
	}
	return b.Bytes()
}

// A repeat reads the same text again and again, so that a long input needs no
// memory of its own, and notes the largest heap it saw on the way.
type repeat struct {
	text  []byte
	times int
	left  []byte
	heap  *atomic.Uint64
}

func (r *repeat) Read(p []byte) (int, error) {
	if len(r.left) == 0 {
		if r.times == 0 {
			return 0, io.EOF
		}
		r.times--
		r.left = r.text
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		r.heap.Store(max(r.heap.Load(), m.HeapSys))
	}
	n := copy(p, r.left)
	r.left = r.left[n:]
	return n, nil
}

// The target is 150,000 lines a second on two cores, with a heap that is the
// same for ten thousand lines and for a million.
func BenchmarkFilter(b *testing.B) {
	const block = 10_000
	text := questions(block)
	for _, blocks := range []int{1, 100} {
		b.Run(fmt.Sprintf("lines=%d", blocks*block), func(b *testing.B) {
			var heap atomic.Uint64
			for b.Loop() {
				in := &repeat{text: text, times: blocks, heap: &heap}
				if status := run(nil, in, io.Discard, io.Discard); status != 0 {
					b.Fatal("status", status)
				}
			}
			b.ReportMetric(float64(blocks*block)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
			b.ReportMetric(float64(heap.Load())/(1<<20), "heap-MiB")
		})
	}
}
