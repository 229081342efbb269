package quota

import (
	"fmt"

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
	return strict(data, (*plain)(c))
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

// CountOf returns the count of one act, and false for a code that is no act: a
// supplement, or one that the library does not know. One of the caller's own tariffs
// is counted as an [Act] that says its kind.
//
// A technical act (CCAM) counts as one in person. That is a choice, and disputed:
// the texts say "activité globale conventionnée" and not which acts that is. Who
// reads it otherwise leaves those rows out, and also those of the supplements of
// the CCAM: [telehealth.Code.Kind] does not tell them from its acts.
func CountOf(code telehealth.Code, own, assisted bool) (c Count, ok bool) {
	return countAs(code, code.Kind(), own, assisted)
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
	for _, n := range [...]struct {
		field       string
		value, most int64
	}{
		{"inPerson", c.InPerson, maxActs}, {"inPersonOwn", c.InPersonOwn, maxActs},
		{"video", c.Video, maxActs}, {"videoOwn", c.VideoOwn, maxActs},
		{"assisted", c.Assisted, c.Video}, {"assistedOwn", c.AssistedOwn, c.VideoOwn},
		{"expertise", c.Expertise, maxActs}, {"requests", c.Requests, maxActs},
	} {
		if n.value < 0 || n.value > n.most {
			return outOfRange(n.field, n.value, n.most)
		}
	}
	return nil
}

// maxActs bounds a count so that no sum and no product of a verdict overflows.
const maxActs = 1 << 40

func outOfRange(field string, value, most int64) error {
	return wire.Error(telehealth.ErrorOutOfRange, field, fmt.Sprint(value), fmt.Sprintf("a whole number from 0 to %d", most))
}
