package appointment

import (
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

// A Practice is what an [Agenda] needs to know of the practice. It is a plain
// value, not to be changed once an Agenda has it; [Agenda.Use] brings another. The
// zero Practice has no practitioner and takes no visits.
type Practice struct {
	// Calendars has one of each practitioner, by reference. Several places of one
	// practitioner are several agendas, or several references.
	Calendars map[string]Calendar `json:"calendars,omitzero"`
	// Visits are the kinds of visits, each with a Ref of its own.
	Visits []VisitType `json:"visits,omitzero"`
	// OfferFor is how long a freed time is held for one on the waitlist; 0 makes no
	// offers.
	OfferFor time.Duration `json:"offerForMinutes,omitzero"`
	// Cap answers for one more teleconsultation, as [quota.Cap.Ask] does. b is the
	// one asked for; where the question is only when there is time, it may have no
	// more than a practitioner, OwnPatient and an instant of a day on which to start. booked yields
	// all visits of that practitioner that are booked and to come in that civil year
	// of the practitioner's zone, in person too, without b and in no order; it looks for
	// them when it is ranged over, so a Cap with a count of its own does not pay for that.
	//
	// The year may be over: who books late, or makes a visit of last year one by video,
	// asks for that year.
	//
	// What it refuses is a [Reason] with its decision. Where it warns, or is forced, the
	// booking that the command returns has the decision and the [Event] its answer.
	//
	// Cap must not ask the Agenda, which waits for it, and booked is of no use after
	// Cap has returned. To a command, a Cap that panics is an [ErrCap]. nil is no cap.
	Cap func(b Booking, booked iter.Seq[Booking]) (quota.Decision, error) `json:"-"`
}

// A roster is a Practice made ready to ask.
type roster struct {
	Practice
	names  []string                  // of the practitioners, sorted
	zones  map[string]*time.Location // of their calendars
	visits map[string]VisitType
}

// newRoster refuses a practice whose parts do not fit. Errors name the field by its path
// in JSON.
func newRoster(p Practice) (*roster, error) {
	if p.OfferFor < 0 {
		return nil, wire.Error(telehealth.ErrorOutOfRange, "offerForMinutes", p.OfferFor.String(), "zero or more")
	}
	p.Calendars = maps.Clone(p.Calendars)
	r := &roster{
		Practice: p, names: slices.Sorted(maps.Keys(p.Calendars)),
		zones: map[string]*time.Location{}, visits: map[string]VisitType{},
	}
	for i, v := range p.Visits {
		if err := firstError(v.check(), v.checkStored()); err != nil {
			return nil, wire.At("visits", i, err)
		}
		if _, twice := r.visits[v.Ref]; twice {
			return nil, wire.At("visits", i, wire.Error(telehealth.ErrorContradiction, "ref", v.Ref, "one visit type of that name"))
		}
		r.visits[v.Ref] = v
	}
	for _, name := range r.names {
		c := p.Calendars[name]
		zone, err := c.zone()
		if err = firstError(checkGiven("", name, true), c.check(), err, r.checkVisits(&c)); err != nil {
			return nil, wire.In("calendars", wire.In(name, err))
		}
		r.zones[name] = zone
	}
	return r, nil
}

// checkVisits refuses hours for a visit that the practice does not know: nobody could
// ever book it then.
func (r *roster) checkVisits(c *Calendar) error {
	return c.eachHours(func(h *Hours) error {
		for i, ref := range h.Visits {
			if _, known := r.visits[ref]; !known {
				return wire.At("visits", i, wire.Error(telehealth.ErrorUnknown, "", ref, "the ref of one of the visits of the practice"))
			}
			if slices.Contains(h.Visits[:i], ref) {
				return wire.At("visits", i, wire.Error(telehealth.ErrorContradiction, "", ref, "each visit once"))
			}
		}
		return nil
	})
}

// A practiceForm is a practice as JSON has it, its lengths in minutes.
type practiceForm struct {
	plainPractice
	OfferFor int64 `json:"offerForMinutes,omitzero"`
}

type plainPractice Practice // without the methods

// MarshalJSON writes all of the practice but its Cap. One that [Open] refuses is a
// *[telehealth.FieldError].
func (p Practice) MarshalJSON() ([]byte, error) {
	if _, err := newRoster(p); err != nil {
		return nil, err
	}
	f := practiceForm{plainPractice: plainPractice(p)}
	if err := inMinutes(minutes{"offerForMinutes", p.OfferFor, &f.OfferFor}); err != nil {
		return nil, err
	}
	return wire.Write(f)
}

// UnmarshalJSON reads a practice: calendars by the reference of the practitioner, visits,
// and how long an offer is held. Times of day are "09:00", days "2026-03-02", lengths
// whole minutes, weeks have their days by name, and modes are "in-person,video".
//
// What [Open] refuses is a *[telehealth.FieldError] here already, with the path of the
// field, as "calendars.dr-a.weeks[0].monday[1].to"; so is what is named twice, as a
// day with two overrides, or not at all, as a visit that no visit type has. After an
// error p stays as it was. Cap is left as it was in any case.
func (p *Practice) UnmarshalJSON(data []byte) error {
	ask := p.Cap
	err := wire.Form(data, p, func(f *practiceForm) (read Practice, err error) {
		read = Practice(f.plainPractice)
		if read.OfferFor, err = ofMinutes("offerForMinutes", f.OfferFor); err != nil {
			return read, err
		}
		_, err = newRoster(read)
		return read, err
	})
	p.Cap = ask
	return err
}

func (r *roster) calendar(practitioner string) (Calendar, error) {
	c, ok := r.Calendars[practitioner]
	if !ok {
		return c, unknown("practitioner", practitioner != "", "a practitioner of the practice")
	}
	return c, nil
}

func (r *roster) visit(ref string) (VisitType, error) {
	v, ok := r.visits[ref]
	if !ok {
		return v, unknown("visit", ref != "", "a visit type of the practice")
	}
	return v, nil
}

// unknown is the error of a reference that nobody has; it is not shown.
func unknown(field string, given bool, want string) error {
	if !given {
		return wire.Error(telehealth.ErrorMissing, field, "", want)
	}
	return wire.Error(telehealth.ErrorUnknown, field, "", want)
}
