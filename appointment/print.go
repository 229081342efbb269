package appointment

import (
	"fmt"
	"io"
	"log/slog"
	"strconv"
)

// LogValue returns what a log may hold of a booking: references, time and status,
// and neither the patient nor the link.
func (b Booking) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", b.ID),
		slog.String("practitioner", b.Practitioner),
		slog.String("visit", b.Visit),
		slog.Time("start", b.Start),
		slog.String("status", string(b.Status)),
	)
}

// LogValue returns what a log may hold of a misplaced booking: what it may of the
// booking, and the causes.
func (m Misplaced) LogValue() slog.Value {
	return slog.GroupValue(append(m.Booking.LogValue().Group(), slog.String("reasons", causes(m.Reasons)))...)
}

// LogValue returns what a log may hold of an entry: who, when and whether it forces,
// and not the reason.
func (e Provenance) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("by", e.By),
		slog.Time("at", e.At),
		slog.Bool("forces", e.Force != ""),
	)
}

// LogValue returns what a log may hold of a request: references, time and mode, and
// neither the patient nor the link.
func (r Request) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", r.ID),
		slog.String("practitioner", r.Practitioner),
		slog.String("visit", r.Visit),
		slog.Time("start", r.Start),
		slog.String("mode", string(r.Mode)),
	)
}

// LogValue returns what a log may hold of an event: what was done to which booking,
// and not the reason of a forced one.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Int64("version", e.Version),
		slog.Time("at", e.At),
		slog.String("by", e.By),
		slog.String("verb", string(e.Verb)),
		slog.Any("booking", e.Booking),
	)
}

// LogValue returns what a log may hold of a query: references and times, and of the
// bookings how many there are.
func (q Query) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("practitioner", q.Practitioner),
		slog.String("visit", q.Visit.Ref),
		slog.Time("now", q.Now),
		slog.Time("from", q.From),
		slog.Time("to", q.To),
		slog.Int("bookings", len(q.Bookings)),
	)
}

// A List is what an [Agenda] returns several of. Package slog asks the list what a log
// may hold, and none of its elements: without this it would write their JSON, with the
// patients and the links. A plain slice of the same elements is not protected so. The
// zero List is empty.
type List[T slog.LogValuer] []T

// LogValue returns what a log may hold of each element, by its place in the list.
func (l List[T]) LogValue() slog.Value {
	list := make([]slog.Attr, len(l))
	for i := range l {
		list[i] = slog.Any(strconv.Itoa(i), l[i].LogValue())
	}
	return slog.GroupValue(list...)
}

// LogValue returns what a log may hold of a reason: the cause, until when, and what the
// log may hold of the decision of the cap.
func (r Reason) LogValue() slog.Value {
	list := []slog.Attr{slog.String("cause", string(r.Cause)), slog.Time("until", r.Until)}
	if r.Cap != nil {
		list = append(list, slog.Any("cap", r.Cap.LogValue()))
	}
	return slog.GroupValue(list...)
}

// LogValue returns what a log may hold of an occurrence: when, and the causes.
func (o Occurrence) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("date", o.Date.String()),
		slog.Time("start", o.Start),
		slog.String("reasons", causes(o.Reasons)),
	)
}

// LogValue returns what a log may hold of an absence: its days, and not the reason,
// which is of the practitioner's own life.
func (a Absence) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("from", a.From.String()),
		slog.String("until", a.last().String()),
		slog.Bool("closed", a.Closed),
		slog.String("substitute", a.Substitute),
	)
}

// LogValue returns what a log may hold of a calendar: where it is, and how many of its
// parts there are.
func (c Calendar) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("territory", string(c.Territory)),
		slog.String("from", c.From.String()),
		slog.String("until", c.Until.String()),
		slog.Int("weeks", len(c.Weeks)),
		slog.Int("overrides", len(c.Overrides)),
		slog.Int("absences", len(c.Absences)),
	)
}

// LogValue returns what a log may hold of a practice: how many calendars and visits.
func (p Practice) LogValue() slog.Value {
	return slog.GroupValue(
		slog.Int("calendars", len(p.Calendars)),
		slog.Int("visits", len(p.Visits)),
		slog.Duration("offerFor", p.OfferFor),
		slog.Bool("cap", p.Cap != nil),
	)
}

// What holds a link prints itself: to print a pointer under a verb for text, package
// fmt walks through what it points to and asks nobody within, not even a [Link]. The
// verbs %p and %w are not for what these are, and fmt asks nobody then: under them it
// shows a value with all that is in it.

// Format prints what [Booking.LogValue] tells, under every verb but %p and %w.
func (b Booking) Format(f fmt.State, _ rune) { printed(f, b) }

// Format prints what [Provenance.LogValue] tells, under every verb but %p and %w: the reason
// of a forced command is as private as a link.
func (e Provenance) Format(f fmt.State, _ rune) { printed(f, e) }

// Format prints what [Request.LogValue] tells, under every verb but %p and %w.
func (r Request) Format(f fmt.State, _ rune) { printed(f, r) }

// Format prints what [Event.LogValue] tells, under every verb but %p and %w.
func (e Event) Format(f fmt.State, _ rune) { printed(f, e) }

// Format prints what its LogValue tells, under every verb but %p and %w.
func (m Misplaced) Format(f fmt.State, _ rune) { printed(f, m) }

// Format prints what [Query.LogValue] tells, under every verb but %p and %w.
func (q Query) Format(f fmt.State, _ rune) { printed(f, q) }

// Format prints what [Absence.LogValue] tells, under every verb but %p and %w.
func (a Absence) Format(f fmt.State, _ rune) { printed(f, a) }

// Format prints what [Calendar.LogValue] tells, under every verb but %p and %w: its
// absences have reasons.
func (c Calendar) Format(f fmt.State, _ rune) { printed(f, c) }

// Format prints what [Practice.LogValue] tells, under every verb but %p and %w.
func (p Practice) Format(f fmt.State, _ rune) { printed(f, p) }

func printed(f fmt.State, v slog.LogValuer) {
	_, _ = io.WriteString(f, v.LogValue().String()) // as package fmt, which has nobody to tell either
}
