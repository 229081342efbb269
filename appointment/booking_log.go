package appointment

import "log/slog"

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
