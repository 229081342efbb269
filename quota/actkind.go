package quota

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// An ActKind is what a row of [Activity] is, in one byte: which number of a [Count]
// it adds to, or that it is a supplement. [ActKindOf] gives it. The numbers may be
// stored: 1 to 8 are the acts in the order in which Count has its fields, where 3
// and 4 are the teleconsultations that are not assisted, and 9 is the supplement.
// The zero ActKind is no kind, and no row may have it.
type ActKind uint8

// actKinds is how many kinds there are: those of an act, and the supplement.
const (
	actKinds   = len(kinds{}) + 1
	supplement = ActKind(actKinds)
)

// ActKindOf returns the kind of one act as [CountOf] counts it. A letter key that the
// library does not know is a *[telehealth.FieldError].
func ActKindOf(code telehealth.Code, own, assisted bool) (ActKind, error) {
	c, counted := CountOf(code, own, assisted)
	switch {
	case counted:
		k := c.kinds()
		return ActKind(1 + slices.Index(k[:], 1)), nil
	case code.Kind() == telehealth.KindSupplement:
		return supplement, nil
	case code == "":
		return 0, wire.Error(telehealth.ErrorMissing, "code", "", "a letter key")
	default:
		return 0, wire.Error(telehealth.ErrorUnknown, "code", string(code), "a letter key that the library knows")
	}
}
