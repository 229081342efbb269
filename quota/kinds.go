package quota

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

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

// kindNames are those of the fields of a [Count], in the order of kinds.
func kindNames() [len(kinds{})]string {
	return [...]string{
		"inPerson", "inPersonOwn", "video", "videoOwn", "assisted", "assistedOwn", "expertise", "requests",
	}
}

// without returns k less a part of it, which field names. It refuses more of a kind
// in the part than in k; most says how many that is.
func (k kinds) without(part kinds, field, most string) (kinds, error) {
	for i, name := range kindNames() {
		if part[i] > k[i] {
			apart := ""
			if name == "video" || name == "videoOwn" {
				apart = ", the assisted apart"
			}
			return kinds{}, wire.Error(telehealth.ErrorContradiction, field+"."+name, fmt.Sprint(part[i]),
				fmt.Sprintf("at most %s, %d%s", most, k[i], apart))
		}
		k[i] -= part[i]
	}
	return k, nil
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
func capped(p Policy, by Choices) (is [len(kinds{})]bool) {
	for i := range is {
		var one kinds
		one[i] = 1
		remote, _ := one.count().weigh(p, ReadingText, by)
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
