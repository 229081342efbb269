package quota

// kinds are the acts of a [Count] in kinds that share no act: an assisted
// teleconsultation is not also among the others.
type kinds [8]int64

func (c Count) kinds() kinds {
	return kinds{
		c.InPerson, c.InPersonOwn, c.Video - c.Assisted, c.VideoOwn - c.AssistedOwn,
		c.Assisted, c.AssistedOwn, c.Expertise, c.Requests,
	}
}

func (k kinds) count() Count {
	return Count{
		InPerson: k[0], InPersonOwn: k[1], Video: k[2] + k[4], VideoOwn: k[3] + k[5],
		Assisted: k[4], AssistedOwn: k[5], Expertise: k[6], Requests: k[7],
	}
}

// assisted tells the kinds of an assisted teleconsultation.
func assisted(i int) bool {
	var one kinds
	one[i] = 1
	c := one.count()
	return c.Assisted+c.AssistedOwn > 0
}

// capped returns which kinds the numerator of the text's reading has. Every other
// kind lowers a share or leaves it, in both readings.
func capped(p Policy, r Rules) (is [len(kinds{})]bool) {
	for i := range is {
		var one kinds
		one[i] = 1
		remote, _ := one.count().count(p, ByText, r)
		is[i] = remote > 0
	}
	return is
}

// scaled returns the kinds times n over d, half rounded up.
func (k kinds) scaled(n, d int64) kinds {
	for i := range k {
		k[i] = (2*k[i]*n + d) / (2 * d)
	}
	return k
}

// root returns the smallest whole number whose square is at least n.
func root(n int64) int64 {
	low, high := int64(-1), int64(1)<<31 // n is below the square of high
	for high-low > 1 {
		if mid := low + (high-low)/2; mid*mid >= n {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}
