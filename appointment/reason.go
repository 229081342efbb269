package appointment

import (
	_ "embed"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

//go:embed phrases.csv
var phrasesCSV string

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

// A Cause says why an instant is no slot. The zero Cause says nothing.
type Cause string

// The causes.
const (
	CauseClosed   Cause = "closed"   // outside the hours, or the practice is closed
	CauseHoliday  Cause = "holiday"  // a public holiday
	CauseAbsent   Cause = "absent"   // the practitioner is away
	CauseOffGrid  Cause = "off-grid" // within the hours, but no start of the visit's steps
	CauseTaken    Cause = "taken"    // by another booking, or all places are
	CauseBuffer   Cause = "buffer"   // too near to another booking
	CauseTooSoon  Cause = "notice"   // less than the notice ahead, or past
	CauseTooFar   Cause = "horizon"  // beyond the horizon
	CauseOverCap  Cause = "cap"      // the cap on teleconsultations
	CauseNoMode   Cause = "mode"     // not in that mode, at that time
	CauseNoRoom   Cause = "resource" // a room or device that the visit needs is taken
	CauseNotTaken Cause = "visit"    // that visit is not taken in these hours
	CauseDeadline Cause = "deadline" // too late to cancel or to move
	CauseNoHour   Cause = "no-hour"  // an hour that the clock skips on that day, in a series
)

// UnmarshalText reads a word of the set and refuses any other.
func (c *Cause) UnmarshalText(text []byte) error {
	return wire.Word(c, text, CauseClosed, CauseHoliday, CauseAbsent, CauseOffGrid, CauseTaken, CauseBuffer, CauseTooSoon, CauseTooFar, CauseOverCap, CauseNoMode, CauseNoRoom, CauseNotTaken, CauseDeadline, CauseNoHour)
}

// A Reason is one cause with what it is about. The zero Reason says nothing.
type Reason struct {
	Cause Cause `json:"cause,omitzero"`
	// Until is when the cause ends, where that is known: the end of the holiday or
	// absence, of the booking with its buffer, the first instant with enough notice.
	Until time.Time `json:"until,omitzero"`
	// About is the holiday, as "whit-monday" ([Reason.Text] has its name), the
	// reference of the resource, or the substitute of an absence; never that of
	// another booking.
	About string `json:"about,omitzero"`
	// Source is the text of a holiday or of the cap, and Confidence how well it is
	// founded there: 27 May in Saint-Martin is disputed. Other reasons have neither.
	Source     telehealth.Source     `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
	// Cap is the decision of the cap that refused, with its figures and notes:
	// [quota.Decision.Text] has them in words. Other reasons have none.
	Cap *quota.Decision `json:"cap,omitzero"`
}

// UnmarshalJSON reads a reason as package json writes it. What is wrong is a
// *[telehealth.FieldError], and r stays as it was.
func (r *Reason) UnmarshalJSON(data []byte) error {
	type plain Reason
	return wire.Replace(data, (*plain)(r))
}

// Text returns the reason as a sentence, with the substitute and the end of an
// absence where they are known; an absence that ends with a day has that day. The
// language is as in [Finding.Text]. The zero Reason gives "".
func (r Reason) Text(lang string) string {
	l := phrase.Match(lang)
	switch {
	case r.Cause == "":
		return ""
	case r.Cause == CauseHoliday:
		return r.say(l, "", holiday.Day{Key: r.About}.Name(lang))
	case r.Cause == CauseAbsent:
		return r.withSubstitute(l, r.withEnd(l, r.say(l, "")))
	case r.Cause == CauseClosed && !r.Until.IsZero():
		return r.withSubstitute(l, r.withEnd(l, r.say(l, ".absence")))
	default:
		return r.say(l, "", r.About)
	}
}

func (r Reason) say(l phrase.Language, kind string, args ...string) string {
	return phrases().Say(l, "cause."+string(r.Cause)+kind, args...)
}

// withEnd adds until when an absence closes the hours.
func (r Reason) withEnd(l phrase.Language, text string) string {
	if r.Until.IsZero() {
		return text
	}
	// Until is the first instant that is open again.
	last, err := telehealth.DateOf(r.Until.Add(-1))
	if next, _ := telehealth.DateOf(r.Until); err == nil && next != last {
		return phrases().Say(l, "cause.until.day", text, phrase.Date(l, last))
	}
	return phrases().Say(l, "cause.until.time", text, r.Until.Format("15:04"))
}

func (r Reason) withSubstitute(l phrase.Language, text string) string {
	if r.About == "" {
		return text
	}
	return phrases().Say(l, "cause.substitute", text, r.About)
}
