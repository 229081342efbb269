package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Count is how many acts of each kind one practitioner did in one civil year.
// It is a plain value: counts of parts of a year are added in any order, on any
// machine, and a what-if is arithmetic on it. The zero Count is no act.
//
// "Own" patients are those whose attending doctor (médecin traitant) the
// practitioner is. Supplements are no acts.
type Count struct {
	InPerson    int64 `json:"inPerson"`    // consultations and visits, other patients
	InPersonOwn int64 `json:"inPersonOwn"` // consultations and visits, own patients
	Video       int64 `json:"video"`       // teleconsultations, other patients
	VideoOwn    int64 `json:"videoOwn"`    // teleconsultations, own patients
	Assisted    int64 `json:"assisted"`    // of Video, with a professional at the patient's side
	AssistedOwn int64 `json:"assistedOwn"` // of VideoOwn, likewise
	Expertise   int64 `json:"expertise"`   // tele-expertise as the doctor who is asked
	Requests    int64 `json:"requests"`    // tele-expertise as the doctor who asks (RQD)
}

// UnmarshalJSON reads the JSON form, strictly.
func (c *Count) UnmarshalJSON(data []byte) error {
	type plain Count
	return wire.Replace(data, (*plain)(c))
}

// Add returns the sum of both counts.
func (c Count) Add(d Count) Count {
	return Count{
		c.InPerson + d.InPerson, c.InPersonOwn + d.InPersonOwn,
		c.Video + d.Video, c.VideoOwn + d.VideoOwn,
		c.Assisted + d.Assisted, c.AssistedOwn + d.AssistedOwn,
		c.Expertise + d.Expertise, c.Requests + d.Requests,
	}
}

// Sub returns c less d: a correction takes back what was counted.
func (c Count) Sub(d Count) Count {
	return c.Add(Count{
		-d.InPerson, -d.InPersonOwn, -d.Video, -d.VideoOwn,
		-d.Assisted, -d.AssistedOwn, -d.Expertise, -d.Requests,
	})
}

// CountOf returns the count of one act, and false for what is no act: a supplement, or a
// code of which neither the library nor the act knows the kind. Of the act it asks what
// [ActKindOf] does.
//
// A technical act (CCAM) counts as one in person. That is a choice, and disputed:
// the texts say "activité globale conventionnée" and not which acts that is. Who
// reads it otherwise leaves those rows out, and also those of the supplements of
// the CCAM: [telehealth.Code.Kind] does not tell them from its acts.
func CountOf(a Act) (c Count, ok bool) {
	return countAs(a.Code, a.kind(), a.OwnPatient, a.Assisted)
}

func countAs(code telehealth.Code, kind telehealth.Kind, own, assisted bool) (c Count, ok bool) {
	switch kind {
	case telehealth.KindConsultation, telehealth.KindVisit, telehealth.KindTechnical:
		c.InPerson, c.InPersonOwn = split(own)
	case telehealth.KindTeleconsultation:
		c.Video, c.VideoOwn = split(own)
		if assisted {
			c.Assisted, c.AssistedOwn = split(own)
		}
	case telehealth.KindTeleExpertise:
		if code == "RQD" {
			c.Requests = 1
		} else {
			c.Expertise = 1
		}
	default:
		return Count{}, false
	}
	return c, true
}

func split(own bool) (other, ours int64) {
	if own {
		return 0, 1
	}
	return 1, 0
}

// check refuses what no year can hold.
func (c Count) check() error {
	const assisted, assistedOwn = 4, 5
	for i, n := range c.numbers() {
		most := int64(maxActs)
		switch i {
		case assisted:
			most = c.Video
		case assistedOwn:
			most = c.VideoOwn
		}
		if *n < 0 || *n > most {
			return outOfRange(numberNames()[i], *n, most)
		}
	}
	return nil
}

// maxActs bounds a count so that no sum and no product of a verdict overflows.
const maxActs = 1 << 40

func outOfRange(field string, value, most int64) error {
	return wire.Error(telehealth.ErrorOutOfRange, field, fmt.Sprint(value), fmt.Sprintf("a whole number from 0 to %d", most))
}

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

// numbers are the fields of a [Count], in the order of kinds.
func (c *Count) numbers() [len(kinds{})]*int64 {
	return [...]*int64{
		&c.InPerson, &c.InPersonOwn, &c.Video, &c.VideoOwn, &c.Assisted, &c.AssistedOwn, &c.Expertise, &c.Requests,
	}
}

// numberNames are their names.
func numberNames() [len(kinds{})]string {
	return [...]string{
		"inPerson", "inPersonOwn", "video", "videoOwn", "assisted", "assistedOwn", "expertise", "requests",
	}
}

// without returns k less a part of it, which field names. It refuses more of a kind
// in the part than in k; most says how many that is.
func (k kinds) without(part kinds, field, most string) (kinds, error) {
	for i, name := range numberNames() {
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
