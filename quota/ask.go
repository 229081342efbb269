package quota

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// An Enforcement is what [Cap.Ask] holds a year to. The zero Enforcement is refused:
// the library chooses none for a practice.
//
// The law judges a civil year once; only the annual one is as lenient as it. A doctor
// who did 3 acts in person in January may not give a teleconsultation under the running
// one (1 of 4 is 25 %), may under the projected one if the year is expected to bring
// enough acts in person, and always may under the annual one.
type Enforcement string

// The enforcements.
const (
	// EnforcementRunning is for practices that want no debt on any day: refused when
	// the acts done, the booked ones that the cap counts and this one are above the cap.
	// Appointments in person do not help before they took place, so what it allows
	// never takes the year above the cap, whatever is cancelled and in whatever order
	// the rest comes. What was not asked may: a forced booking, acts in person that are
	// corrected away after they counted as done, and under avenant 9 a tele-expertise.
	EnforcementRunning Enforcement = "running"
	// EnforcementProjected is for practices that plan the year: refused when the
	// expected end of the year, see [Cap.Project], is above the cap with this one. It
	// warns when the upper end of the interval is. A forecast that is above the cap by
	// itself refuses the first teleconsultation of the year: foresee the year that the
	// practice means to have, or use the running one.
	EnforcementProjected Enforcement = "projected"
	// EnforcementAnnual is for practices that decide themselves: it never refuses. It
	// warns when all acts done and booked and this one are above the cap; the
	// judgement comes on 31 December.
	EnforcementAnnual Enforcement = "annual"
)

// UnmarshalText reads a word of the set and refuses any other.
func (e *Enforcement) UnmarshalText(text []byte) error {
	return wire.Word(e, text, EnforcementRunning, EnforcementProjected, EnforcementAnnual)
}

// A Teleconsultation is the one more that a desk asks about. The zero
// Teleconsultation is with another doctor's patient.
type Teleconsultation struct {
	OwnPatient bool `json:"ownPatient,omitzero"` // the practitioner is the patient's attending doctor
	Assisted   bool `json:"assisted,omitzero"`   // a professional will be at the patient's side
}

// UnmarshalJSON reads the JSON form, strictly.
func (t *Teleconsultation) UnmarshalJSON(data []byte) error {
	type plain Teleconsultation
	return wire.Replace(data, (*plain)(t))
}

// An Answer is what a booking desk hears. The zero Answer is not given yet.
type Answer string

// The answers.
const (
	AnswerAllowed Answer = "allowed"
	AnswerWarned  Answer = "warned"  // it may be booked; the remarks say what to look at
	AnswerRefused Answer = "refused" // not booked, unless forced
	AnswerForced  Answer = "forced"  // booked against a refusal, by someone and for a reason
)

// UnmarshalText reads a word of the set and refuses any other.
func (a *Answer) UnmarshalText(text []byte) error {
	return wire.Word(a, text, AnswerAllowed, AnswerWarned, AnswerRefused, AnswerForced)
}

// A Decision is the answer of [Cap.Ask]. The zero Decision books nothing.
type Decision struct {
	Answer      Answer      `json:"answer,omitzero"`
	Enforcement Enforcement `json:"enforcement,omitzero"`
	// Policy is the text that judges the year, and Reading the one that decides under
	// it: ReadingText before the 2024 agreement, whatever the Cap has.
	Policy  Policy  `json:"policy,omitzero"`
	Reading Reading `json:"reading,omitzero"`
	// Before and After are the positions that the enforcement looks at, without and
	// with the act, in the reading that decides.
	Before Position `json:"before"`
	After  Position `json:"after"`
	// Source is the text of the limit, and Confidence how well it is founded.
	Source     telehealth.Source     `json:"source,omitzero"`
	Confidence telehealth.Confidence `json:"confidence,omitzero"`
	// Remarks say why, those on the answer first, then those of the judgement.
	Remarks []Remark `json:"remarks,omitzero"`
	// By and Reason are recorded by [Decision.Force]. They are for the practice's own
	// books: JSON has them, and no verb of package fmt and no log shows them.
	By     string `json:"by,omitzero"`
	Reason string `json:"reason,omitzero"`
}

// UnmarshalJSON reads the JSON form, strictly, to an equal value. The words of its
// answer must be those of the library.
func (d *Decision) UnmarshalJSON(data []byte) error {
	type plain Decision
	return wire.Replace(data, (*plain)(d), func(read *plain) error {
		err := cmp.Or(read.Answer.named(), read.Policy.named(), read.Reading.named())
		if err == nil && read.Enforcement != "" {
			err = read.Enforcement.check()
		}
		return err
	})
}

func (a Answer) named() error {
	switch a {
	case "", AnswerAllowed, AnswerWarned, AnswerRefused, AnswerForced:
		return nil
	default:
		return wire.Error(telehealth.ErrorUnknown, "answer", string(a), fmt.Sprintf("%s, %s, %s or %s", AnswerAllowed, AnswerWarned, AnswerRefused, AnswerForced))
	}
}

// LogValue tells the answer and the numbers after the act, and not by whom it was
// forced and why.
func (d Decision) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("answer", string(d.Answer)), slog.String("enforcement", string(d.Enforcement)),
		slog.Int64("remote", d.After.Remote), slog.Int64("total", d.After.Total), slog.Int("limit", d.After.Limit),
	)
}

// Format prints what [Decision.LogValue] tells, under every verb but %p and %w: who
// forces a booking and why is as private as a link.
func (d Decision) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, d.LogValue().String()) }

// May reports whether the act may be booked: every answer but a refusal.
func (d Decision) May() bool { return d.Answer != AnswerRefused && d.Answer != "" }

// Force turns a refusal into a booking and records who forces it and why, in the
// caller's words: the cap is about money and must not stop urgent care. The remarks
// keep why it was refused, and say that it was booked against that. By and reason are
// for the practice's own books and should not name the patient. A missing or blank
// one, and one that is no UTF-8, is a *[telehealth.FieldError], and so is a decision that did not refuse.
func (d Decision) Force(by, reason string) (Decision, error) {
	switch {
	case d.Answer != AnswerRefused:
		return d, wire.Error(telehealth.ErrorContradiction, "answer", string(d.Answer), "a refusal to force")
	case !phrase.Says(by):
		return d, wire.Error(telehealth.ErrorMissing, "by", "", "who forces the booking")
	case !phrase.Says(reason):
		return d, wire.Error(telehealth.ErrorMissing, "reason", "", "why the booking is forced")
	case !utf8.ValidString(by):
		return d, wire.Error(telehealth.ErrorMalformed, "by", "", "valid UTF-8")
	case !utf8.ValidString(reason):
		return d, wire.Error(telehealth.ErrorMalformed, "reason", "", "valid UTF-8")
	}
	d.Answer, d.By, d.Reason = AnswerForced, by, reason
	d.Remarks = slices.Clone(d.Remarks) // the refusal keeps its own
	for i := range d.Remarks {
		d.Remarks[i] = d.Remarks[i].forced()
	}
	return d, nil
}

// Ask answers a booking desk for one more teleconsultation in the civil year of an
// outlook that is without it. (For an appointment of next year, bring next year's
// outlook, of its first day.) An act that the cap does not count, and any where no
// cap holds, is always allowed. Where the enforcement allows but the other reading
// of the 2024 agreement is above the cap, it warns.
//
// Two desks that ask at once hear of the same room. Ask, and add the act to the
// [Ledger], as one step under a lock of your own.
//
// An enforcement that is missing or unknown and what [Cap.Project] refuses are a
// *[telehealth.FieldError].
func (c Cap) Ask(o Outlook, e Enforcement, t Teleconsultation) (Decision, error) {
	c, err := c.checked()
	if err != nil {
		return Decision{}, err
	}
	if err := e.check(); err != nil {
		return Decision{}, err
	}
	before, err := c.look(o, e)
	if err != nil {
		return Decision{}, err
	}
	act := t.count()
	o.Booked = o.Booked.Add(act)
	after, err := c.look(o, e)
	if err != nil {
		return Decision{}, err
	}
	remote, _ := act.weigh(after.Policy, after.Reading, c.Choices)
	d := Decision{
		Enforcement: e, Policy: after.Policy, Reading: after.Reading, Before: before.Position, After: after.Position,
		Source: after.Source, Confidence: after.Confidence,
	}
	var rules []string
	switch d.Answer = AnswerAllowed; {
	case after.uncapped():
		rules = []string{"desk.no-cap"}
	case remote == 0:
		rules = []string{"desk.uncounted"}
	default:
		d.Answer, rules = e.decide(after)
	}
	for _, rule := range rules {
		d.Remarks = appendRemark(d.Remarks, o.Day.Year(), rule)
	}
	d.Remarks = append(d.Remarks, after.Remarks...)
	return d, nil
}

// view is what an enforcement looks at.
type view struct {
	Judgement
	high Position // the upper end of the interval, else the same position
	mix  Mix      // of EnforcementProjected alone
}

func (c *Cap) look(o Outlook, e Enforcement) (view, error) {
	if e == EnforcementProjected {
		p, err := c.projected(o)
		if err != nil {
			return view{}, err
		}
		return view{p.Expected, p.High.Position, p.Mix[p.Expected.Reading]}, nil
	}
	now, _, err := c.known(o)
	if err != nil {
		return view{}, err
	}
	sum := o.Booked.kinds()
	for i, counts := range capped(now.Policy, c.Choices) {
		if e == EnforcementRunning && !counts {
			sum[i] = 0
		}
	}
	j, err := c.judged(now.Year, o.Done.Add(sum.count()))
	return view{Judgement: j, high: j.Position}, err
}

// decide returns the answer and the remarks that give its reasons. Where the booked
// teleconsultations and this one are within the mix, it is the foreseen ones that
// are too many.
func (e Enforcement) decide(after view) (Answer, []string) {
	switch {
	case !after.Within && e == EnforcementAnnual:
		return AnswerWarned, []string{"desk.annual"}
	case !after.Within && e == EnforcementProjected && after.mix.Booked <= after.mix.Video:
		return AnswerRefused, []string{"desk.projected", "desk.forecast", "desk.force"}
	case !after.Within:
		return AnswerRefused, []string{"desk." + string(e), "desk.force"}
	}
	var doubts []string
	if !after.high.Within {
		doubts = append(doubts, "desk.interval")
	}
	if after.Policy == PolicyAgreement2024 && !after.Readings[ReadingOwnPatientsExcluded].Within {
		doubts = append(doubts, "desk.reading")
	}
	if len(doubts) > 0 {
		return AnswerWarned, doubts
	}
	return AnswerAllowed, []string{"desk.allowed"}
}

func (t Teleconsultation) count() (c Count) {
	c.Video, c.VideoOwn = split(t.OwnPatient)
	if t.Assisted {
		c.Assisted, c.AssistedOwn = c.Video, c.VideoOwn
	}
	return c
}

func (e Enforcement) check() error {
	want := fmt.Sprintf("%s, %s or %s", EnforcementRunning, EnforcementProjected, EnforcementAnnual)
	switch e {
	case EnforcementRunning, EnforcementProjected, EnforcementAnnual:
		return nil
	case "":
		return wire.Error(telehealth.ErrorMissing, "enforcement", "", want)
	default:
		return wire.Error(telehealth.ErrorUnknown, "enforcement", string(e), want)
	}
}

// Text returns the decision for a booking desk: the answer, who forced it and why,
// what was looked at, the year without and with the act, the reasons, and the texts
// they rest on. By and Reason are written as the caller gave them, on one line each.
// The language is chosen as in [Judgement.Text]. The zero Decision gives "".
func (d Decision) Text(lang string) string {
	if d.Answer == "" {
		return ""
	}
	w := writer{phrase.NewReport(phrases(), lang)}
	w.Line("answer." + string(d.Answer))
	if d.Answer == AnswerForced {
		w.Line("label.by", oneLine(d.By))
		w.Line("label.reason", oneLine(d.Reason))
	}
	if d.Enforcement != "" {
		w.Line("label.enforcement." + string(d.Enforcement))
	}
	if d.Reading != "" {
		w.Line("label.reading." + string(d.Reading))
	}
	w.WriteByte('\n')
	w.positions(column{"label.before", d.Before}, column{"label.after", d.After})
	w.bullets("label.why", d.Remarks)
	return w.Finished()
}

// oneLine keeps a caller's text from looking like lines of the report.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
