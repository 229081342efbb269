package quota

import (
	"fmt"
	"math"

	"github.com/secteur2/telehealth"
)

// A Position is where a count stands against the cap in one reading. The zero
// Position has no cap, as its methods say; its Within and Room are not set.
type Position struct {
	Remote int64 // acts at a distance that the cap counts
	Total  int64 // acts that they are a share of
	Cap    int   // percent; 100 when there is no cap
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
	pos := Position{Remote: remote, Total: total, Cap: p}
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

// count returns the two numbers that a policy and a reading compare.
func (c Count) count(p Policy, reading Reading, r Rules) (remote, total int64) {
	total = c.InPerson + c.InPersonOwn + c.Video + c.VideoOwn + c.Expertise
	if r.CountRequests {
		total += c.Requests
	}
	remote = c.Video
	if p == Amendment9 {
		remote += c.VideoOwn + c.Expertise
		if r.CountRequests {
			remote += c.Requests
		}
	}
	if r.LeaveOutAssisted {
		remote -= c.Assisted
		if p == Amendment9 {
			remote -= c.AssistedOwn
		}
	}
	if reading == OwnPatientsExcluded {
		total -= c.InPersonOwn + c.VideoOwn
		if p == Amendment9 {
			remote -= c.VideoOwn
			if r.LeaveOutAssisted {
				remote += c.AssistedOwn
			}
		}
	}
	return remote, total
}

// A Judgement is a year of one practitioner: the policy that judges it, and the
// position in both readings. The zero Judgement is of no year.
type Judgement struct {
	Year     int
	Policy   Policy
	Reading  Reading // the one that Position is judged by: ByText unless asked with [Judgement.In]
	Position         // in that reading
	// Readings are the positions by the text and with own patients excluded.
	Readings map[Reading]Position
	// Derogations are those that set the cap, the earliest first: together they
	// cover the year. nil where the policy's own cap holds.
	Derogations []Derogation
	// Also is the same year under the other agreement, in the year in which the
	// agreement changed on a disputed day: 2024. Otherwise nil, and where no
	// agreement judges that year.
	Also *Judgement
	// Notes are the choices and doubts behind the numbers.
	Notes []Note
}

// In returns the judgement with the position in a reading, in Also too. Years that the
// 2024 agreement does not judge have one reading, and every other value is ByText.
// Where Readings lacks that one, Reading and Position stay as they are.
func (j Judgement) In(r Reading) Judgement {
	reading := ByText
	if j.Policy == Agreement2024 && r == OwnPatientsExcluded {
		reading = r
	}
	if p, ok := j.Readings[reading]; ok {
		j.Reading, j.Position = reading, p
	}
	if j.Also != nil {
		also := j.Also.In(r)
		j.Also = &also
	}
	return j
}

// Judge places a count of one civil year. A specialty that the library does not
// know, a year outside 1583 to 9999, a negative or absurd count, a first year before
// that of the text and a derogation without one of its fields are a
// *[telehealth.FieldError].
func Judge(year int, specialty telehealth.Specialty, c Count, r Rules, granted ...Derogation) (Judgement, error) {
	if err := checkYear(year, specialty); err != nil {
		return Judgement{}, err
	}
	if err := c.check(); err != nil {
		return Judgement{}, err
	}
	if err := r.check(); err != nil {
		return Judgement{}, err
	}
	for i := range granted {
		if err := granted[i].check(); err != nil {
			return Judgement{}, under(fmt.Sprintf("granted[%d]", i), err)
		}
	}
	j := r.judge(year, r.policyOf(year), specialty, c, granted)
	if other, both := j.Policy.other(year); both {
		also := r.judge(year, other, specialty, c, granted)
		j.Also = &also
	}
	return j, nil
}

func (r Rules) judge(year int, p Policy, s telehealth.Specialty, c Count, granted []Derogation) Judgement {
	j := Judgement{Year: year, Policy: p, Reading: ByText, Readings: map[Reading]Position{}}
	cap := j.derogate(r.cap(&j, s), s, granted)
	for _, reading := range readings() {
		remote, total := c.count(p, reading, r)
		j.Readings[reading] = place(remote, total, cap)
	}
	j.Position = j.Readings[ByText]
	r.explain(&j, c)
	return j
}

// cap returns the percentage of the year before any derogation.
func (r Rules) cap(j *Judgement, s telehealth.Specialty) int {
	row := capRow(j.Policy, s, endOf(j.Year))
	switch {
	case row == nil:
		return percent
	case r.Exempt:
		j.note("option.exempt")
		return percent
	case row.Confidence == telehealth.ConfidenceDisputed:
		j.note("cap.disputed")
	}
	return row.Value
}
