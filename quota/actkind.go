package quota

import (
	"slices"

	"github.com/secteur2/telehealth"
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

// ActKindOf returns the kind of one act as [TallyOf] counts it: of the act it asks the
// Code, the Kind, OwnPatient and Assisted. A letter key that neither the library nor the
// act knows is a *[telehealth.FieldError].
func ActKindOf(a Act) (ActKind, error) {
	a = Act{Date: anyDay, Code: a.Code, Kind: a.Kind, OwnPatient: a.OwnPatient, Assisted: a.Assisted}
	year, err := a.tally()
	if err != nil {
		return 0, err
	}
	if year.Supplements > 0 {
		return supplement, nil
	}
	k := year.Done.kinds()
	return ActKind(1 + slices.Index(k[:], 1)), nil
}

// anyDay stands for that of an act whose kind does not depend on it.
var anyDay = telehealth.MustParseDate("2026-01-01")
