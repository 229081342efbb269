package billing_test

import (
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/require"
)

// An actDone is one act of a random sequence, with what it took.
type actDone struct {
	question     billing.Consultation
	professional string
	reimbursed   telehealth.Date
	flat         billing.Amount
}

// counts reports whether it is a participation.
func (a *actDone) counts() int {
	if a.flat > 0 {
		return 1
	}
	return 0
}

// sequence draws acts of one patient that crowd on few days around two New
// Years, by few professionals, some late, some of them cheap or exempt.
func (g generator) sequence(n int) (acts []actDone) {
	first := day("2023-11-01").AddDays(g.IntN(700))
	for range n {
		c := visit(first.AddDays(g.IntN(8) * 30).String())
		if g.often(15) {
			c.Fee = new(billing.Amount(g.IntN(4_00))) // less than the participation is paid
		}
		if g.often(10) {
			c.Patient.Cover = pickOne(g, billing.CoverC2S, billing.CoverMaternity, billing.CoverALD)
		}
		if g.often(10) {
			c.Patient.Birth = day("2015-01-01")
		}
		reimbursed := c.Date
		if g.often(30) {
			reimbursed = c.Date.AddDays(g.IntN(90))
		}
		acts = append(acts, actDone{c, pickOne(g, "a", "a", "b", "c"), reimbursed, 0})
	}
	return acts
}

// naive computes from scratch what the next act may take: no account, only the
// acts before it and the numbers of the law.
func naive(before []actDone, next actDone) billing.Amount {
	p := next.question.Patient
	if p.Cover == billing.CoverC2S || p.Cover == billing.CoverMaternity || p.Birth.Year() > 2010 {
		return 0
	}
	due, most, year := *euros("2.00"), 4, 25
	if next.question.Date.Before(day("2024-05-15")) {
		due = *euros("1.00")
	}
	if next.reimbursed.Before(day("2024-05-16")) {
		year = 50
	}
	for _, a := range before {
		if a.professional == next.professional && a.question.Date == next.question.Date {
			most -= a.counts()
		}
		if a.reimbursed.Year() == next.reimbursed.Year() {
			year -= a.counts()
		}
	}
	if most <= 0 || year <= 0 {
		return 0
	}
	rate := 70 * billing.Percent
	if p.Cover == billing.CoverALD {
		rate = 100 * billing.Percent
	}
	if fee := next.question.Fee; fee != nil {
		due = min(due, rate.Of(*fee))
	}
	return due
}

func TestAccountOfRandomSequences(t *testing.T) {
	dayCapped, yearCapped := 0, 0
	for seed := range uint64(120) {
		g := newGenerator(seed)
		var a billing.Account
		days, years := map[string]billing.Amount{}, map[int]billing.Amount{}
		dayCounts, yearCounts := map[string]int{}, map[int]int{}
		acts := g.sequence(1 + g.IntN(120))
		for i := range acts {
			act := &acts[i]
			b, next, err := a.Price(billing.Official(), act.question, act.professional, act.reimbursed)
			require.NoError(t, err)
			require.Equal(t, naive(acts[:i], *act), b.Participation, "seed %d, act %d: %+v", seed, i, *act)
			act.flat, a = b.Participation, next
			if g.often(20) {
				a = reread(t, a) // the caller's store
			}
			care := act.question.Date
			key := act.professional + care.String()
			days[key] += b.Participation
			years[act.reimbursed.Year()] += b.Participation
			dayCounts[key] += act.counts()
			yearCounts[act.reimbursed.Year()] += act.counts()
			require.LessOrEqual(t, dayCounts[key], 4, "the cap of the day")
			require.LessOrEqual(t, yearCounts[act.reimbursed.Year()], 50, "the cap of the year")
			want := billing.Withheld{Day: days[key], Year: years[act.reimbursed.Year()],
				DayCount: int16(dayCounts[key]), YearCount: int16(yearCounts[act.reimbursed.Year()])}
			if act.reimbursed != care {
				want.Reimbursed = act.reimbursed
			}
			got, err := a.Withheld(act.professional, care, act.reimbursed)
			require.NoError(t, err)
			require.Equal(t, want, got, "seed %d, act %d", seed, i)
			if _, noted := noteOf(&b, "participation.day"); noted {
				dayCapped++
			}
			if _, noted := noteOf(&b, "participation.year"); noted {
				yearCapped++
			}
		}
		giveBack(t, g, a, acts)
	}
	require.Greater(t, dayCapped, 100, "the sequences reach the cap of the day")
	require.Greater(t, yearCapped, 100, "and that of the year")
}

// giveBack removes every act in a random order: the account ends as it began.
func giveBack(t *testing.T, g generator, a billing.Account, acts []actDone) {
	t.Helper()
	for _, i := range g.Perm(len(acts)) {
		less, err := a.Remove(billing.Participation{
			Professional: acts[i].professional, Date: acts[i].question.Date,
			Reimbursed: acts[i].reimbursed, Amount: acts[i].flat,
		})
		require.NoError(t, err)
		a = less
	}
	require.Equal(t, billing.Account{}, a)
}

// Where every day of care is reimbursed within one civil year, the order of the
// acts does not change what the year withholds, for the cap of the day then lies
// within that of the year. While the year has room, nor does it change what any
// day withholds. Across two years, or for the single act, the law gives nothing
// of the kind: who comes first pays.
func TestAccountOrder(t *testing.T) {
	whole, full := 0, 0
	for seed := range uint64(100) {
		g := newGenerator(seed)
		acts := g.sequence(1 + g.IntN(60))
		for i := range acts {
			acts[i].reimbursed = acts[i].question.Date // one day of reimbursement for a day of care
			acts[i].question.Fee = nil                 // and whole participations: the caps are numbers
		}
		one := total(t, acts)
		g.Shuffle(len(acts), func(i, j int) { acts[i], acts[j] = acts[j], acts[i] })
		other := total(t, acts)
		full50 := false
		for year := 2023; year < 2027; year++ {
			date := telehealth.MustParseDate(fmt.Sprintf("%d-12-31", year))
			want, err := one.Withheld("nobody", date, date)
			require.NoError(t, err)
			got, err := other.Withheld("nobody", date, date)
			require.NoError(t, err)
			if year != 2024 { // whose number changed: the earlier ones may stand first or last
				require.Equal(t, want, got, "seed %d, %d", seed, year)
			}
			full50 = full50 || want.YearCount >= 25
		}
		if full50 {
			full++
			continue
		}
		whole++
		require.Equal(t, one, other, "seed %d: the same account", seed)
	}
	require.Greater(t, whole, 10, "some years have room to the end")
	require.Greater(t, full, 10, "and some do not")
}

func total(t *testing.T, acts []actDone) (a billing.Account) {
	t.Helper()
	for _, act := range acts {
		_, next, err := a.Price(billing.Official(), act.question, act.professional, act.reimbursed)
		require.NoError(t, err)
		a = next
	}
	return a
}
