package appointment

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A Practice is what an [Agenda] needs to know of the practice. It is a plain
// value, not to be changed once an Agenda has it; [Agenda.Use] brings another. The
// zero Practice has no practitioner and takes no visits.
type Practice struct {
	// Calendars has one of each practitioner, by reference. Several places of one
	// practitioner are several agendas, or several references.
	Calendars map[string]Calendar
	// Visits are the kinds of visits, each with a Ref of its own.
	Visits []VisitType
	// OfferFor is how long a freed time is held for one on the waitlist; 0 makes no
	// offers.
	OfferFor time.Duration
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
	Cap func(b Booking, booked iter.Seq[Booking]) (quota.Decision, error)
}

// A roster is a Practice made ready to ask.
type roster struct {
	Practice
	names  []string                  // of the practitioners, sorted
	zones  map[string]*time.Location // of their calendars
	visits map[string]VisitType
}

func newRoster(p Practice) (*roster, error) {
	if p.OfferFor < 0 {
		return nil, fault(telehealth.ErrorOutOfRange, "practice.offerFor", p.OfferFor.String(), "zero or more")
	}
	p.Calendars = maps.Clone(p.Calendars)
	r := &roster{
		Practice: p, names: slices.Sorted(maps.Keys(p.Calendars)),
		zones: map[string]*time.Location{}, visits: map[string]VisitType{},
	}
	for _, name := range r.names {
		c := p.Calendars[name]
		zone, err := c.zone()
		if err = firstError(checkGiven("ref", name, true), c.check(), err); err != nil {
			return nil, under("practice.calendars["+strconv.Quote(name)+"]", err)
		}
		r.zones[name] = zone
	}
	for i, v := range p.Visits {
		field := "practice.visits[" + strconv.Itoa(i) + "]"
		if err := firstError(v.check(), v.checkStored()); err != nil {
			return nil, under(field, err)
		}
		if _, twice := r.visits[v.Ref]; twice {
			return nil, fault(telehealth.ErrorContradiction, field+".ref", v.Ref, "one visit type of that name")
		}
		r.visits[v.Ref] = v
	}
	return r, nil
}

// checkStored accepts visits whose bookings every store keeps.
func (v VisitType) checkStored() error {
	if len(v.Needs) > maxWith {
		return fault(telehealth.ErrorOutOfRange, "needs", strconv.Itoa(len(v.Needs)), "at most "+strconv.Itoa(maxWith))
	}
	for _, resource := range slices.Concat(v.Needs...) {
		if err := checkGiven("needs", resource, true); err != nil {
			return err
		}
	}
	return firstError(checkGiven("ref", v.Ref, true), checkBuffer("before", v.Before), checkBuffer("after", v.After))
}

func (r *roster) calendar(practitioner string) (Calendar, error) {
	c, ok := r.Calendars[practitioner]
	if !ok {
		return c, unknown("practitioner", practitioner, "a practitioner of the practice")
	}
	return c, nil
}

func (r *roster) visit(ref string) (VisitType, error) {
	v, ok := r.visits[ref]
	if !ok {
		return v, unknown("visit", ref, "a visit type of the practice")
	}
	return v, nil
}

func unknown(field, value, want string) error {
	if value == "" {
		return fault(telehealth.ErrorMissing, field, value, want)
	}
	return fault(telehealth.ErrorUnknown, field, value, want)
}
