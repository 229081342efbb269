package appointment

import (
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// Modes is a set of [telehealth.Mode]: a slot may be in person and by video, and
// the one who books it decides. The zero set is empty; where a mode is needed it
// stands for in person.
type Modes uint8

const modeCount = 4

// everyMode is in the order by which a set is written; it fixes the bits.
func everyMode() [modeCount]telehealth.Mode {
	return [...]telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo, telehealth.ModePhone}
}

// ModesOf returns the set of those modes. The zero Mode is in person; one that the
// library does not know is left out.
func ModesOf(list ...telehealth.Mode) (m Modes) {
	for _, mode := range list {
		m |= bit(mode)
	}
	return m
}

// Has reports whether the mode is in the set.
func (m Modes) Has(mode telehealth.Mode) bool { return m&bit(mode) != 0 }

// List returns the modes of the set: in person, home, video, phone.
func (m Modes) List() (list []telehealth.Mode) {
	for _, mode := range everyMode() {
		if m.Has(mode) {
			list = append(list, mode)
		}
	}
	return list
}

// String returns the modes with commas, as "in-person,video".
func (m Modes) String() string {
	var words []string
	for _, mode := range m.List() {
		words = append(words, string(mode))
	}
	return strings.Join(words, ",")
}

// MarshalText writes what [Modes.String] returns.
func (m Modes) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads modes with commas. One that the library does not know is a
// *[telehealth.FieldError], and the set stays as it was.
func (m *Modes) UnmarshalText(text []byte) error {
	var set Modes
	if len(text) == 0 {
		*m = set
		return nil
	}
	for word := range strings.SplitSeq(string(text), ",") {
		mode := bit(telehealth.Mode(word))
		if mode == 0 || word == "" {
			return wire.Error(telehealth.ErrorUnknown, "modes", word, wantMode)
		}
		set |= mode
	}
	*m = set
	return nil
}

// orInPerson is the set where a mode is needed.
func (m Modes) orInPerson() Modes {
	if m == 0 {
		return bit(telehealth.ModeInPerson)
	}
	return m
}

// known reports whether the set has no bit beyond the modes.
func (m Modes) known() bool { return m>>modeCount == 0 }

func bit(mode telehealth.Mode) Modes {
	if mode == "" {
		mode = telehealth.ModeInPerson
	}
	all := everyMode()
	if i := slices.Index(all[:], mode); i >= 0 {
		return 1 << i
	}
	return 0
}
