package acts

import (
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"strings"
	"testing"
	"unsafe"

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
		out, result := ask(t, twoOfTen+c.rows, "-at", c.at, "-forecast", c.forecast, "-year", c.at[:4])
		require.Empty(t, faults(result), c.reason)
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
// number of a day fits neither into a count nor into one booking, and from several
// workers.
func TestAgendaByBruteForce(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	rows := 0
	for range 40 {
		var l [2]*ledger
		want := map[telehealth.Date]quota.Count{}
		for i := range l {
			l[i] = newLedger(dayOf(2, 27))
			a := l[i].of(7, []byte("a"), 2028<<1|1)
			for range rng.IntN(6000) {
				date := telehealth.MustParseDate("2028-02-28").AddDays(rng.IntN(308)) // 29 February and 31 December among them
				if rng.IntN(4) == 0 {
					date = telehealth.MustParseDate("2028-12-31") // hundreds of them
				}
				kind, n := uint8(rng.IntN(1+rng.IntN(kindCount))), int64(1)
				if rng.IntN(8) == 0 { // also on many days of a kind that has a row
					n = mostBooked - rng.Int64N(3)
				}
				_, month, on := date.YMD()
				l[i].agenda.add(a, bookingOf(dayOf(month, on), kind)+booking(n-1))
				for ; n > 0; n -= min(n, 1<<17) { // by the library's own sum, in few steps
					want[date] = want[date].Add(times(unitOf(kind), min(n, 1<<17)))
				}
			}
			rows += int(l[i].agenda.rows)
		}
		l[0].merge(l[1])
		if len(want) == 0 {
			want = nil
		}
		mine := l[0].of(7, []byte("a"), 2028<<1|1)
		require.Equal(t, want, l[0].agenda.days(mine))
		require.Equal(t, want, l[0].agenda.days(mine), "to ask changes nothing")
	}
	assert.Greater(t, rows, 100, "the test must see rows of counts")
	assert.Nil(t, (&agenda{}).days(nil), "no account")
	assert.Nil(t, (&agenda{}).days(&account{}), "nothing booked")
}

func times(c quota.Count, n int64) quota.Count {
	return quota.Count{
		InPerson: c.InPerson * n, InPersonOwn: c.InPersonOwn * n, Video: c.Video * n, VideoOwn: c.VideoOwn * n,
		Assisted: c.Assisted * n, AssistedOwn: c.AssistedOwn * n, Expertise: c.Expertise * n, Requests: c.Requests * n,
	}
}

// Each kind of act has its own place.
func TestKindsOfTheAgenda(t *testing.T) {
	seen := map[quota.Count]bool{}
	for kind := range uint8(kindCount) {
		assert.Equal(t, kind, kindOf(unitOf(kind)))
		seen[unitOf(kind)] = true
	}
	assert.Len(t, seen, kindCount)
	for _, code := range []telehealth.Code{"CS", "TCS", "TE2", "RQD", "VG", "JQQM010"} {
		for i := range 4 {
			one, isAct := quota.CountOf(quota.Act{Code: code, OwnPatient: i&1 == 1, Assisted: i&2 == 2})
			assert.True(t, isAct && seen[one], "%s: %+v", code, one)
		}
	}
}

// manyActs are acts of all kinds on the first 28 days of six months.
func manyActs(n int) (lines []byte) {
	kinds := []string{"CS,no,no", "CS,yes,no", "TCS,no,no", "TCS,yes,no", "TCS,no,yes", "TCS,yes,yes", "TE2,no,no", "RQD,no,no"}
	for i := range n {
		lines = fmt.Appendf(lines, "%c,dermatology,2026-%02d-%02d,%s\n", 'a'+i%3, 7+i/7%6, 1+i/11%28, kinds[i/5%len(kinds)])
	}
	return lines
}

// Memory is that of the days and kinds of each practitioner, whatever the number of
// rows and in each of several workers; without -at there is none.
func TestAgendaIsBounded(t *testing.T) {
	const doctors, rows = 3, 60_000
	for _, c := range []struct {
		split  split
		booked bool
		reason string
	}{
		{split{}, false, "without -at"},
		{split{first: 2026, last: 2026, on: dayOf(12, 31)}, false, "nothing comes after the last day"},
		{split{first: 2026, last: 2027, on: dayOf(6, 30)}, false, "last year's days do not matter"},
		{split{first: 2025, last: 2026, on: dayOf(6, 30)}, true, "half a year"},
		{split{first: 2026, last: 2026, on: dayOf(1, 1)}, true, "a whole year"},
	} {
		seed := maphash.MakeSeed()
		workers := []*worker{newWorker(0, c.split, nil, seed), newWorker(0, c.split, nil, seed), newWorker(0, c.split, nil, seed)}
		for i, w := range workers {
			w.block(&block{layout: layout{',', 6}, lines: manyActs(rows + i)})
			require.EqualValues(t, rows+i, w.Counted, c.reason)
		}
		for _, w := range workers[1:] {
			workers[0].ledger.merge(w.ledger)
		}
		for _, w := range workers {
			g := &w.ledger.agenda
			assert.Equal(t, c.booked, g.plans.n > 0, c.reason)
			assert.LessOrEqual(t, int(g.rows), 1+doctors*kindCount, "a row for each kind: %s", c.reason)
			leaves := int(g.plans.n) * (2*kindCount*g.width()/int(unsafe.Sizeof(leaf{})) + 3)
			assert.LessOrEqual(t, int(g.leaves.n), 1+leaves, "about as much as the rows: %s", c.reason)
		}
	}
}
