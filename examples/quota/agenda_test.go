package main

import (
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rows after -at have their days, whatever else is foreseen.
func TestCrossingOnTheDayOfTheRow(t *testing.T) {
	const done = "a,dermatology,2026-01-02,CS,no\n"
	const twoOfTen = header + done + done + done + done + done + done + done + done +
		"a,dermatology,2026-01-02,TCS,no\na,dermatology,2026-01-02,TCS,no\n"
	lastYear := strings.Repeat("a,dermatology,2025-11-03,CS,no\n", 3)
	for _, c := range []struct {
		at, rows, forecast string
		want               string // "" where the cap is kept
		reason             string
	}{
		{"2026-01-05", "a,dermatology,2026-12-31,TCS,no\n", "booked", "2026-12-31", "2 of 10 is the cap until New Year's Eve"},
		{"2026-01-05", "a,dermatology,2026-01-06,TCS,no\n", "booked", "2026-01-06", "the next day"},
		{"2026-01-05", "a,dermatology,2026-03-02,TCS,no\n" + strings.Repeat("a,dermatology,2026-04-01,CS,no\n", 4), "booked", "2026-03-02", "3 of 11 in March; the end, 3 of 15, is within"},
		{"2026-01-05", "a,dermatology,2026-04-01,TCS,no\n" + strings.Repeat("a,dermatology,2026-03-02,CS,no\n", 4), "booked", "", "4 in person come first"},
		{"2026-01-05", lastYear + "a,dermatology,2026-12-31,TCS,no\n", "last-year", "2026-12-31", "3 in person come evenly, 3 of 14 at the end"},
		{"2026-07-02", "a,dermatology,2026-07-03,TCS,no\na,dermatology,2026-12-31,TCS,no\n", "pace", "2026-07-03", "at the pace 8 and 2 more by 31 December, but both by video are booked, one tomorrow"},
		{"2026-12-31", "a,dermatology,2027-01-01,TCS,no\n", "booked", "", "nothing is left of the year"},
		{"2026-12-30", "a,dermatology,2026-12-31,TCS,no\n", "booked", "2026-12-31", "one day is left"},
	} {
		out, _, status := ask(t, twoOfTen+c.rows, "-at", c.at, "-forecast", c.forecast, "-year", c.at[:4])
		require.Zero(t, status, c.reason)
		a := answers(t, out)
		require.Len(t, a, 1, c.reason)
		got := ""
		if day := a[0].Projection.Crossing; day != nil {
			got = day.String()
		}
		assert.Equal(t, c.want, got, c.reason)
	}
}

// What an agenda gives back is what was booked, in whatever order, also where the
// number of a day does not fit into one booking, and from several workers.
func TestAgendaByBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	for range 20 {
		var l [2]*ledger
		want := map[telehealth.Date]quota.Count{}
		for i := range l {
			l[i] = newLedger()
			a := l[i].of(7, []byte("a"), 2028<<1|1)
			for range rng.IntN(3000) {
				date := telehealth.MustParseDate("2028-02-28").AddDays(rng.IntN(308)) // 29 February and 31 December among them
				_, month, on := date.YMD()
				unit := kinds()[rng.IntN(8)]
				b, n := bookingOf(dayOf(month, on), &unit), int64(1)
				if rng.IntN(50) == 0 {
					n = mostBooked - rng.Int64N(3)
				}
				l[i].agenda.add(a, b+booking(n-1))
				want[date] = want[date].Add(times(unit, n))
			}
		}
		l[0].merge(l[1])
		if len(want) == 0 {
			want = nil
		}
		require.Equal(t, want, l[0].agenda.days(l[0].of(7, []byte("a"), 2028<<1|1)))
	}
	assert.Nil(t, agenda(nil).days(nil), "no account")
	assert.Nil(t, agenda(nil).days(&account{}), "nothing booked")
}

// Memory is that of the days and kinds of each practitioner, whatever the number of
// rows; without -at there is none.
func TestAgendaIsBounded(t *testing.T) {
	var text strings.Builder
	for n := range 60_000 {
		fmt.Fprintf(&text, "a,dermatology,2026-%02d-%02d,%s,no\n", 7+n%6, 1+n%28, []string{"CS", "TCS"}[n/7%2])
	}
	for _, c := range []struct {
		split  split
		most   int
		reason string
	}{
		{split{}, 0, "without -at"},
		{split{first: 2026, last: 2026, on: dayOf(12, 31)}, 0, "nothing comes after the last day"},
		{split{first: 2026, last: 2027, on: dayOf(6, 30)}, 0, "last year's days do not matter"},
		{split{first: 2025, last: 2026, on: dayOf(6, 30)}, 4 * 2 * 6 * 28, "six months, two kinds, and room to add to"},
	} {
		w := newWorker(0, c.split, maphash.MakeSeed())
		b := &block{layout: layout{',', 5}, lines: []byte(text.String())}
		w.block(b)
		require.EqualValues(t, 60_000, w.counted, c.reason)
		room := 0
		for _, list := range w.ledger.agenda {
			room += cap(list)
		}
		assert.LessOrEqual(t, room, c.most, c.reason)
		assert.Equal(t, c.most > 0, room > 0, c.reason)
	}
}
