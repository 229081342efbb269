package appointment

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A RefusalError is why a booking cannot be made, moved or cancelled: every reason at
// once. It is an error so that nobody takes it for a booking; [errors.As] finds it.
// The zero RefusalError is of no use.
//
// A person may force what was refused, with a reason that is recorded (see
// [Provenance]): outside the hours, on a holiday, during an absence, off the grid,
// against notice, horizon, buffer, cap, mode, kind of visit or deadline. What
// cannot be forced is that the time or the room is taken, or that the clock does
// not show that hour: nothing is ever booked twice.
type RefusalError struct {
	Verb    Verb     `json:"verb,omitzero"`
	ID      string   `json:"id,omitzero"`      // of the request
	Reasons []Reason `json:"reasons,omitzero"` // of a series, those of the first occurrence that has any
	// Series are all occurrences of a series, those without reasons too.
	Series []Occurrence `json:"series,omitzero"`
}

// An Occurrence is one booking of a series that was refused. The zero Occurrence
// is empty.
type Occurrence struct {
	Date    telehealth.Date `json:"date,omitzero"`    // in the zone of the calendar
	Start   time.Time       `json:"start,omitzero"`   // zero for an hour that does not exist on that day
	Reasons []Reason        `json:"reasons,omitzero"` // none: this one could be booked
}

// UnmarshalJSON reads a refusal as package json writes it. What is wrong is a
// *[telehealth.FieldError], and r stays as it was.
func (r *RefusalError) UnmarshalJSON(data []byte) error {
	type plain RefusalError
	return wire.Replace(data, (*plain)(r))
}

// UnmarshalJSON reads an occurrence as package json writes it. What is wrong is a
// *[telehealth.FieldError], and o stays as it was.
func (o *Occurrence) UnmarshalJSON(data []byte) error {
	type plain Occurrence
	return wire.Replace(data, (*plain)(o))
}

// Error names the verb and the causes, and not the booking: a message travels further
// than an ID should.
func (r *RefusalError) Error() string {
	return fmt.Sprintf("%s refused: %s", r.Verb, causes(r.Reasons))
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
