package quota

// twoRoots is the Interval of every [Projection].
const twoRoots = "two-roots"

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
