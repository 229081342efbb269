package quota

// TwoRoots names the interval of a [Projection]: each kind of act may miss or exceed
// the number foreseen by twice the square root of its variance, rounded up; no fewer
// come than are booked.
//
// Of [Rates], which the caller knows, the variance is the number foreseen. The other
// forecasts are estimates from acts that were a matter of chance too: with n of them
// in a past that is to the rest of the year as 1 to r, n r are foreseen and the
// variance is (n + 2) r (1 + r). For [SameAsLastYear] r is 1, for [Pace] it is the
// days left over the days gone, for [Seasonal] their weights. The two acts more are
// for small numbers: a kind that was never done may come all the same (an assisted
// teleconsultation then among the others).
//
// The interval holds in at least 95 of 100 years for a kind whose acts come
// independently (Poisson), in the past at the rate that the forecast supposes, for r
// up to 121: a Pace from the third day of the year on. A holiday, an illness or
// another year than the last changes more. Where nothing is foreseen beyond what is
// booked the interval has no width, and promises nothing.
const TwoRoots = "two-roots"

// A basis is what a forecast foresees from: acts in a past that is to the rest of
// the year as gone to left. Where their rate is known, the past was no chance.
type basis struct {
	acts       kinds
	left, gone int64 // gone is above 0
	known      bool
}

// nothing foresees no act.
func nothing() basis { return basis{gone: 1, known: true} }

func (b basis) foreseen() kinds { return b.acts.scaled(b.left, b.gone) }

// swing is how far the interval goes to each side of what is foreseen, which must
// be a possible count: the products then stay below 2^60.
func (b basis) swing() (k kinds) {
	const prior = 2 // with 1, a past of three acts is too often a surprise: see the tests
	for i, n := range b.acts {
		if n == 0 && assisted(i) {
			continue // among the other teleconsultations
		}
		variance := ceil(n*b.left, b.gone)
		if !b.known {
			variance = ceil(ceil((n+prior)*b.left, b.gone)*(b.gone+b.left), b.gone)
		}
		k[i] = 2 * root(variance)
	}
	return k
}

// ceil returns n / d, rounded up.
func ceil(n, d int64) int64 { return (n + d - 1) / d }

// ends returns what is expected after the day, and the two ends of the interval:
// that with the least share and that with the greatest.
func ends(foreseen, swing, booked kinds, capped [len(kinds{})]bool) (expected, least, most kinds) {
	for i, n := range foreseen {
		expected[i] = max(booked[i], n)
		fewest, greatest := max(booked[i], n-swing[i]), max(booked[i], n+swing[i])
		if capped[i] {
			least[i], most[i] = fewest, greatest
		} else {
			least[i], most[i] = greatest, fewest
		}
	}
	return expected, least, most
}
