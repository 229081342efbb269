package quota

import (
	"math"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Position is where a count stands against the cap in one reading. The zero
// Position has no cap, as its methods say; its Within and Room are not set.
type Position struct {
	Remote int64 // acts at a distance that the cap counts
	Total  int64 // acts that they are a share of
	Limit  int   // percent; 100 when there is no cap
	Within bool
	// Room is how many more teleconsultations with other patients fit;
	// [Unlimited] when there is no cap.
	Room int64
	// Debt is how many acts in person would cure an excess: with any patient by
	// the text, with other patients where own patients are excluded.
	Debt int64
}

// Unlimited is the Room of a year without a cap.
const Unlimited = math.MaxInt64

const percent = 100

// place computes a position. With r of t acts at a distance and a cap of p
// percent, 100 r ≤ p t is within. One more act at a distance adds to both, so k
// of them fit while 100 (r + k) ≤ p (t + k); one act in person adds to t alone.
func place(remote, total int64, p int) Position {
	pos := Position{Remote: remote, Total: total, Limit: p}
	spare := int64(p)*total - percent*remote
	pos.Within = spare >= 0
	switch {
	case p >= percent:
		pos.Room = Unlimited
	case pos.Within:
		pos.Room = spare / int64(percent-p)
	default:
		pos.Debt = (-spare + int64(p) - 1) / int64(p)
	}
	return pos
}

// Share returns the share of acts at a distance in basis points, rounded down:
// 2000 is 20 %. It is for reading; the verdict does not use it. Without acts it
// is 0.
func (p Position) Share() int64 {
	if p.Total == 0 {
		return 0
	}
	return p.Remote * percent * percent / p.Total
}

// weigh returns the two numbers that a policy and a reading compare.
func (c Count) weigh(p Policy, reading Reading, by Choices) (remote, total int64) {
	total = c.InPerson + c.InPersonOwn + c.Video + c.VideoOwn + c.Expertise
	if by.CountRequests {
		total += c.Requests
	}
	remote = c.Video
	if p == PolicyAmendment9 {
		remote += c.VideoOwn + c.Expertise
		if by.CountRequests {
			remote += c.Requests
		}
	}
	if by.LeaveOutAssisted {
		remote -= c.Assisted
		if p == PolicyAmendment9 {
			remote -= c.AssistedOwn
		}
	}
	if reading == ReadingOwnPatientsExcluded {
		total -= c.InPersonOwn + c.VideoOwn
		if p == PolicyAmendment9 {
			remote -= c.VideoOwn
			if by.LeaveOutAssisted {
				remote += c.AssistedOwn
			}
		}
	}
	return remote, total
}

// Allows reports whether n more teleconsultations with other patients fit; 0 asks
// whether the position is within, and a negative n whether it is once so many are
// taken back. It reads Remote, Total and Limit, divides nothing and allocates nothing.
// The zero Position has no cap and allows any number.
func (p Position) Allows(n int64) bool {
	return p.uncapped() || clamped(n)*int64(percent-p.Limit) <= p.spare()
}

// clamped bounds n where nothing changes any more: the spare of a year is within
// 2^50, and 2^56 acts move it by at least 2^56 and by less than 2^63.
func clamped(n int64) int64 {
	const most = 1 << 56
	return min(max(n, -most), most)
}

// With returns the position after more acts in the same reading: teleconsultations
// that the cap counts, and acts in person. Negative numbers take acts back; neither
// sum may leave 0 to 2^40. From the zero Position it starts
// a year without a cap.
func (p Position) With(video, inPerson int64) Position {
	limit := p.Limit
	if limit == 0 {
		limit = percent
	}
	return place(p.Remote+video, p.Total+video+inPerson, limit)
}

// uncapped: a zero Position has no cap either.
func (p Position) uncapped() bool { return p.Limit <= 0 || p.Limit >= percent }

// spare is how far a position is below its cap, in hundredths of an act.
func (p Position) spare() int64 { return int64(p.Limit)*p.Total - percent*p.Remote }

// positionForm is the JSON of a Position. No Room is room without limit, for no number
// is one and programs in other languages would round the greatest.
type positionForm struct {
	Remote int64  `json:"remote"`
	Total  int64  `json:"total"`
	Limit  int    `json:"limit"`
	Within bool   `json:"within"`
	Room   *int64 `json:"room,omitzero"`
	Debt   int64  `json:"debt"`
}

func (p Position) form() positionForm {
	f := positionForm{p.Remote, p.Total, p.Limit, p.Within, &p.Room, p.Debt}
	if p.Room == Unlimited {
		f.Room = nil
	}
	return f
}

// position returns the Position of a form. One under a cap must say what its own
// numbers say.
func (f *positionForm) position() (Position, error) {
	const most = 1 << 44 // beyond the sum of a year, and far from where a product overflows
	switch {
	case f.Limit < 0 || f.Limit > percent:
		return Position{}, outOfRange("limit", int64(f.Limit), percent)
	case f.Remote < 0 || f.Remote > most:
		return Position{}, outOfRange("remote", f.Remote, most)
	case f.Total < 0 || f.Total > most:
		return Position{}, outOfRange("total", f.Total, most)
	}
	p := Position{f.Remote, f.Total, f.Limit, f.Within, Unlimited, f.Debt}
	if f.Room != nil {
		p.Room = *f.Room
	}
	if p.Limit == 0 {
		return p, nil // one that was made by hand
	}
	is := place(p.Remote, p.Total, p.Limit)
	switch {
	case f.Room == nil && is.Room != Unlimited:
		return Position{}, wire.Error(telehealth.ErrorMissing, "room", "", "a number, under a cap")
	case p.Within != is.Within:
		return Position{}, wire.Error(telehealth.ErrorContradiction, "within", strconv.FormatBool(p.Within), strconv.FormatBool(is.Within)+", as remote, total and limit say")
	case p.Room != is.Room:
		return Position{}, wire.Error(telehealth.ErrorContradiction, "room", number(p.Room), number(is.Room)+", as remote, total and limit say")
	case p.Debt != is.Debt:
		return Position{}, wire.Error(telehealth.ErrorContradiction, "debt", number(p.Debt), number(is.Debt)+", as remote, total and limit say")
	}
	return p, nil
}

// MarshalJSON writes every number, and no room where there is no cap.
func (p Position) MarshalJSON() ([]byte, error) { return wire.Write(p.form()) }

// UnmarshalJSON reads what MarshalJSON writes, strictly. A Position whose Within, Room
// or Debt contradicts its other numbers is a *[telehealth.FieldError].
func (p *Position) UnmarshalJSON(data []byte) error {
	return wire.Form(data, p, (*positionForm).position)
}
