package appointment

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
)

// A Refusal is why a booking cannot be made, moved or cancelled: every reason at
// once. It is an error so that nobody takes it for a booking; [errors.As] finds it.
// The zero Refusal is of no use.
//
// A person may force what was refused, with a reason that is recorded (see
// [Provenance]): outside the hours, on a holiday, during an absence, off the grid,
// against notice, horizon, buffer, cap, mode, kind of visit or deadline. What
// cannot be forced is that the time or the room is taken, or that the clock does
// not show that hour: nothing is ever booked twice.
type Refusal struct {
	Verb    Verb
	ID      string   // of the request
	Reasons []Reason // of a series, those of the first occurrence that has any
	// Series are all occurrences of a series, those without reasons too.
	Series []Occurrence
}

// An Occurrence is one booking of a series that was refused. The zero Occurrence
// is none.
type Occurrence struct {
	Date    telehealth.Date // in the zone of the calendar
	Start   time.Time       // zero for an hour that does not exist on that day
	Reasons []Reason        // none: this one could be booked
}

// Error names the verb, the booking and the causes.
func (r *Refusal) Error() string {
	return fmt.Sprintf("booking %q: %s refused: %s", r.ID, r.Verb, causes(r.Reasons))
}

func causes(reasons []Reason) string {
	words := make([]string, len(reasons))
	for i, reason := range reasons {
		words[i] = string(reason.Cause)
	}
	return strings.Join(slices.Compact(words), ", ")
}

// unforced are the reasons that no force overrides.
func unforced(reasons []Reason) (left []Reason) {
	for _, r := range reasons {
		switch r.Cause {
		case CauseTaken, CauseNoRoom, CauseNoHour:
			left = append(left, r)
		}
	}
	return left
}
