package telehealth

import (
	_ "embed"
	"strings"
	"sync"
)

// A Code is an NGAP letter key (lettre-clé), as "CS" or "TCG", or the code of a
// technical act of the CCAM, as "JQQM010". The set is open: a new amendment brings
// new keys, and a caller may use them at once with rows of its own. The zero Code
// means that no key was given.
type Code string

// A Kind says what sort of act a code stands for. Billing prices by it
// and quota counts by it. The zero Kind means that this version of the library
// does not know the code.
type Kind string

// The kinds of acts.
const (
	KindConsultation     Kind = "consultation"     // in the doctor's office
	KindVisit            Kind = "visit"            // at the patient's home
	KindTeleconsultation Kind = "teleconsultation" // by video
	KindTeleExpertise    Kind = "tele-expertise"   // between two professionals
	KindTechnical        Kind = "technical"        // an act of the CCAM, by the shape of its code
	KindSupplement       Kind = "supplement"       // a majoration on another act, not an act of its own
)

// Kinds returns every kind, acts before supplements. The slice is the caller's own.
func Kinds() []Kind {
	return []Kind{
		KindConsultation, KindVisit, KindTeleconsultation, KindTeleExpertise, KindTechnical, KindSupplement,
	}
}

//go:embed keys.csv
var letterKeys string

// A keyTable holds the one table of letter keys by a number for each, for counting
// asks it about every act: a map takes twice as long.
type keyTable [512]letterKey

type letterKey struct {
	number uint64
	kind   Kind
}

var keys = sync.OnceValue(func() *keyTable {
	t := &keyTable{}
	for line := range strings.Lines(letterKeys) {
		code, rest, _ := strings.Cut(line, ",")
		kind, _, _ := strings.Cut(rest, ",")
		if !strings.HasPrefix(line, "#") && code != "code" {
			n := Code(code).number()
			*t.slot(n) = letterKey{n, Kind(kind)}
		}
	}
	return t
})

// slot returns the place of a key, or the free one that ends the search for it.
func (t *keyTable) slot(number uint64) *letterKey {
	const spread = 0x9E3779B97F4A7C15 // the golden ratio, which parts neighbours
	i := number * spread >> 55
	for t[i].number != number && t[i].number != 0 {
		i = (i + 1) % uint64(len(t))
	}
	return &t[i]
}

// Kind returns the kind of the letter key as the NGAP and the conventions of
// 2016 and 2024 define it, and "" for a code that this version does not know. The
// kind of a key that a caller's own tariffs brought, those tariffs know.
//
// Four capital letters and three digits are a technical act. The library has no
// list of the CCAM: it tells neither a code in use from another of that shape, nor
// a supplement of the CCAM from an act.
func (c Code) Kind() Kind {
	if c.technical() {
		return KindTechnical
	}
	if len(c) > maxLetters {
		return ""
	}
	return keys().slot(c.number()).kind
}

// maxLetters is the length of the longest code that one number holds.
const maxLetters = 7

// number is the length of a code, then its bytes: no two codes have the same.
func (c Code) number() uint64 {
	n := uint64(len(c))
	for i := range len(c) {
		n = n<<8 | uint64(c[i])
	}
	return n
}

// technical reports whether the code is written as those of the CCAM.
func (c Code) technical() bool {
	const letters, all = 4, 7
	if len(c) != all {
		return false
	}
	for i := range all {
		low, high := byte('A'), byte('Z')
		if i >= letters {
			low, high = '0', '9'
		}
		if c[i] < low || c[i] > high {
			return false
		}
	}
	return true
}

// Remote reports whether acts of the kind are done at a distance: a
// teleconsultation or a tele-expertise.
func (k Kind) Remote() bool { return k == KindTeleconsultation || k == KindTeleExpertise }
