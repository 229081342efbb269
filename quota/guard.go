package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Mode is what a [Guard] holds a year to. The zero Mode is Running.
type Mode string

// The modes. The law judges a civil year once; only Annual is as lenient as it.
// A doctor who did 3 acts in person in January may not give a teleconsultation
// under Running (1 of 4 is 25 %), may under Projected if the year is expected to
// bring enough acts in person, and always may under Annual.
const (
	// Running is for practices that want no debt on any day: refused when the acts
	// done, the booked ones that the cap counts and this one are above the cap.
	// Appointments in person do not help before they took place, so what Running
	// allows never takes the year above the cap, whatever is cancelled and in
	// whatever order the rest comes. What was not asked may: a forced booking, acts
	// in person that are corrected away after they counted as done, and under
	// avenant 9 a tele-expertise.
	Running Mode = "running"
	// Projected is for practices that plan the year: refused when the expected end
	// of the year, see [Project], is above the cap with this one. It warns when the
	// upper end of the interval is. A forecast that is above the cap by itself
	// refuses the first teleconsultation of the year: foresee the year that the
	// practice means to have, or use Running.
	Projected Mode = "projected"
	// Annual is for practices that decide themselves: it never refuses. It warns
	// when all acts done and booked and this one are above the cap; the judgement
	// comes on 31 December.
	Annual Mode = "annual"
)

// A Guard answers a booking desk. It is a plain value. The zero Guard lacks its
// Specialty.
type Guard struct {
	Mode      Mode
	Reading   Reading // that decides since the 2024 agreement; "" is ByText
	Specialty telehealth.Specialty
	Rules     Rules
	Granted   []Derogation
}

// A Request is one more teleconsultation, the zero Request one with another
// doctor's patient.
type Request struct {
	OwnPatient bool // the practitioner is the patient's attending doctor
	Assisted   bool // a professional will be at the patient's side
}

// An Answer is what a booking desk hears. The zero Answer is none.
type Answer string

// The answers.
const (
	Allowed Answer = "allowed"
	Warned  Answer = "warned"  // it may be booked; Notes say what to look at
	Refused Answer = "refused" // not booked, unless forced
	Forced  Answer = "forced"  // booked against a refusal, by someone and for a reason
)

// A Decision is the answer of a [Guard]. The zero Decision is none, and books
// nothing.
type Decision struct {
	Answer Answer
	// Mode and Reading are those that decided: ByText before the 2024 agreement,
	// whose denominator was not in dispute, whatever the guard has.
	Mode    Mode
	Reading Reading
	// Before and After are the positions that the mode looks at, without and with
	// the requested act, in the reading that decides.
	Before, After Position
	// Notes say why, those of the guard first, then those of the judgement.
	Notes []Note
	// By and Reason are recorded by [Decision.Force].
	By, Reason string
}

// May reports whether the act may be booked: every answer but Refused.
func (d Decision) May() bool { return d.Answer != Refused && d.Answer != "" }

// Force turns a refusal into a booking and records who forces it and why, in the
// caller's words: the cap is about money and must not stop urgent care. The notes
// keep why it was refused, and say that it was booked against that. By and reason are
// for the practice's own books and should not name the patient. A missing or blank
// one is a *[telehealth.FieldError], and so is a decision that did not refuse.
func (d Decision) Force(by, reason string) (Decision, error) {
	switch {
	case d.Answer != Refused:
		return d, bad(telehealth.ErrorContradiction, "answer", string(d.Answer), "a refusal to force")
	case !phrase.Says(by):
		return d, bad(telehealth.ErrorMissing, "by", by, "who forces the booking")
	case !phrase.Says(reason):
		return d, bad(telehealth.ErrorMissing, "reason", reason, "why the booking is forced")
	}
	d.Answer, d.By, d.Reason = Forced, by, reason
	d.Notes = slices.Clone(d.Notes) // the refusal keeps its own
	for i := range d.Notes {
		if n := &d.Notes[i]; n.Rule == "guard.force" { // it was done
			n.Rule = "guard.forced"
		}
	}
	return d, nil
}

// Ask answers for one more teleconsultation in the civil year of the day, whose
// outlook is without it. (For an appointment of next year, bring next year's
// outlook and its first day.) An act that the cap does not count, and any where no
// cap holds, is always allowed.
// Where the mode allows but the other reading of the 2024 agreement is above the
// cap, it warns.
//
// Two desks that ask at once hear of the same room. Ask, and add the act to the
// [Ledger], as one step under a lock of your own.
//
// An unknown mode or reading and what [Project] refuses are a
// *[telehealth.FieldError].
func (g Guard) Ask(day telehealth.Date, o Outlook, q Request) (Decision, error) {
	if g.Mode == "" {
		g.Mode = Running
	}
	if g.Reading == "" {
		g.Reading = ByText
	}
	if err := g.check(); err != nil {
		return Decision{}, err
	}
	if g.Rules.policyOf(day.Year()) != Agreement2024 {
		g.Reading = ByText
	}
	before, err := g.look(day, o)
	if err != nil {
		return Decision{}, err
	}
	act := q.count()
	o.Booked = o.Booked.Add(act)
	after, err := g.look(day, o)
	if err != nil {
		return Decision{}, err
	}
	remote, _ := act.count(after.Policy, g.Reading, g.Rules)
	d := Decision{Mode: g.Mode, Reading: g.Reading, Before: before.Readings[g.Reading], After: after.Readings[g.Reading]}
	var rules []string
	switch d.Answer = Allowed; {
	case after.uncapped():
		rules = []string{"guard.no-cap"}
	case remote == 0:
		rules = []string{"guard.uncounted"}
	default:
		d.Answer, rules = g.decide(after)
	}
	for _, rule := range rules {
		d.Notes = appendNote(d.Notes, day.Year(), rule)
	}
	d.Notes = append(d.Notes, after.Notes...)
	return d, nil
}

// view is what a mode looks at.
type view struct {
	Judgement
	high Position // the upper end of the interval, else the same position
	mix  Mix      // of Projected alone
}

func (g Guard) look(day telehealth.Date, o Outlook) (view, error) {
	if g.Mode == Projected {
		p, err := Project(day, g.Specialty, o, g.Rules, g.Granted...)
		if err != nil {
			return view{}, err
		}
		return view{p.Expected.Judgement, p.High.Readings[g.Reading], p.Mix[g.Reading]}, nil
	}
	now, _, err := o.judge(day, g.Specialty, g.Rules, g.Granted)
	if err != nil {
		return view{}, err
	}
	sum := o.Booked.kinds()
	for i, counts := range capped(now.Policy, g.Rules) {
		if g.Mode == Running && !counts {
			sum[i] = 0
		}
	}
	j, err := Judge(day.Year(), g.Specialty, o.Done.Add(sum.count()), g.Rules, g.Granted...)
	return view{Judgement: j, high: j.Readings[g.Reading]}, err
}

// decide returns the answer and the notes that give its reasons. Where the booked
// teleconsultations and this one are within the mix, it is the foreseen ones that
// are too many.
func (g Guard) decide(after view) (Answer, []string) {
	within := after.Readings[g.Reading].Within
	switch {
	case !within && g.Mode == Annual:
		return Warned, []string{"guard.annual"}
	case !within && g.Mode == Projected && after.mix.Booked <= after.mix.Video:
		return Refused, []string{"guard.projected", "guard.forecast", "guard.force"}
	case !within:
		return Refused, []string{"guard." + string(g.Mode), "guard.force"}
	}
	var doubts []string
	if !after.high.Within {
		doubts = append(doubts, "guard.interval")
	}
	if after.Policy == Agreement2024 && !after.Readings[OwnPatientsExcluded].Within {
		doubts = append(doubts, "guard.reading")
	}
	if len(doubts) > 0 {
		return Warned, doubts
	}
	return Allowed, []string{"guard.allowed"}
}

func (q Request) count() (c Count) {
	c.Video, c.VideoOwn = split(q.OwnPatient)
	if q.Assisted {
		c.Assisted, c.AssistedOwn = c.Video, c.VideoOwn
	}
	return c
}

func (g Guard) check() error {
	switch g.Mode {
	case Running, Projected, Annual:
	default:
		return bad(telehealth.ErrorUnknown, "mode", string(g.Mode), fmt.Sprintf("%s, %s or %s", Running, Projected, Annual))
	}
	switch g.Reading {
	case ByText, OwnPatientsExcluded:
		return nil
	default:
		return bad(telehealth.ErrorUnknown, "reading", string(g.Reading), fmt.Sprintf("%s or %s", ByText, OwnPatientsExcluded))
	}
}
