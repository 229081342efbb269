package billing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// actOrder lists, for each mode, the letter keys of an ordinary encounter. The
// library bills the first one that has a row for the doctor, the patient's age
// and the day: which doctor bills which key is written in tariffs.csv, not here.
var actOrder = [modes][]telehealth.Code{
	inPerson: {"G", "CEH", "CEK", "CEG", "CNP", "CP", "CNPSY", "CSC", "CS", "C"},
	home:     {"VG", "V", "VNPSY", "CEH", "CEK", "CEG", "VS"},
	video:    {"TCG", "TCS", "TC"},
}

// fits reports whether an act of a kind is done in that mode. The paediatrician's keys
// of 2024 are of a consultation or a visit.
func fits(m telehealth.Mode, code telehealth.Code, kind telehealth.Kind) bool {
	of := modeOf(kind)
	return of == "" || of == m || m == telehealth.ModeHome && kind == telehealth.KindConsultation && slices.Contains(actOrder[home], code)
}

// A pick is a letter key chosen for the bill, with the row that prices it.
type pick struct {
	*letter
	row   *law.Row[tariff]
	rule  ruleID // the note that the choice deserves, ruleTariff for none
	given bool   // the caller named the key: the bill shows what the rules say of it
	// verdict is what they say; a key that the library chose is met.
	verdict telehealth.Verdict
	// quantity is the number of a key that is billed by the kilometre, 0 for any other.
	quantity int
}

// tariff is what the pick is worth.
func (p *pick) tariff() Amount {
	if p.quantity > 0 {
		return Amount(p.quantity) * p.row.Value.Amount
	}
	return p.row.Value.Amount
}

// choose returns the act and its supplements in one scale, appended to picks.
func (f *facts) choose(s column, picks []pick) (choice, error) {
	f.sheet = f.tariffs.sheet(s, f.territory, f.specialty)
	act, err := f.chooseAct(f.sheet, s)
	picks = append(picks, act)
	switch {
	case err != nil:
		return choice{}, err
	case f.Supplements == nil:
		picks, err = f.chooseDue(picks)
	default:
		picks, err = f.chooseGiven(f.sheet, s, "supplements", f.Supplements, picks)
	}
	var gone []pick
	if err == nil && len(f.Also)+len(f.Answers) > 0 {
		picks, gone, err = f.chooseFurther(s, picks)
	}
	if f.Travel != nil && err == nil {
		picks, err = f.chooseTravel(f.sheet, s, picks)
	}
	c := choice{scale: s, picks: picks, gone: gone}
	for i := range picks {
		p := &picks[i]
		c.tariff += p.tariff()
		if p.quantity > 0 {
			c.travel += p.tariff()
		}
	}
	if f.Amounts != nil && err == nil {
		err = f.contradicted(picks)
	}
	c.fee = c.tariff
	if f.Fee != nil {
		c.fee = *f.Fee - f.foreignFee
	}
	return c, err
}

func (f *facts) chooseAct(sh *sheet, s column) (pick, error) {
	if f.Act != "" {
		l, row, err := f.named(sh, s, "act", f.Act)
		return pick{letter: l, row: row, rule: ruleTariff, given: true}, err
	}
	if len(f.Answers) > 0 {
		if act, ok := f.actAnswered(); ok {
			return act, nil
		}
	}
	for _, l := range sh.acts[f.mode] {
		if row := l.at(f.age, f.Date); row != nil {
			if row.State == law.Unknown {
				var err error
				if _, row, err = f.named(sh, s, "act", l.code); err != nil {
					return pick{}, err
				}
			}
			return pick{letter: l, row: row, rule: ruleActChosen, verdict: telehealth.VerdictMet}, nil
		}
	}
	return pick{}, wire.Error(telehealth.ErrorNotCovered, "act", "",
		fmt.Sprintf("the table to hold an act %s for %s, %s scale, on %s; name one yourself if you know it",
			f.modeName(), f.doctor(), s, f.Date))
}

// named returns a letter key that the caller named, and its row.
func (f *facts) named(sh *sheet, s column, field string, code telehealth.Code) (*letter, *law.Row[tariff], error) {
	l := sh.letter(code)
	if l == nil {
		switch f.tariffs.Kind(code) {
		case "":
			return nil, nil, wire.Error(telehealth.ErrorUnknown, field, string(code),
				"an NGAP letter key, one of "+f.known(sh, field)+grouped(code)+"; a line of another table stands under foreignLines")
		case telehealth.KindTechnical:
			return nil, nil, wire.Error(telehealth.ErrorNotCovered, field, string(code),
				"an NGAP letter key, one of "+f.known(sh, field)+"; technical acts (CCAM) have no price here: give their line under foreignLines")
		}
		return nil, nil, wire.Error(telehealth.ErrorNotCovered, field, string(code),
			fmt.Sprintf("a letter key of %s, %s scale: one of %s", f.doctor(), s, f.known(sh, field)))
	}
	series := l.series(f.age, f.Date)
	row, err := series.Lookup(f.Date)
	if own := f.vouched(code, series.At(f.Date)); own != nil {
		return l, own, nil
	}
	if err == nil {
		return l, row, nil
	}
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		bad.Field, bad.Value = field, string(code)
		if bad.Code == telehealth.ErrorNotCovered {
			bad.Want += fmt.Sprintf("; on %s one of %s", f.Date, f.known(sh, field))
		}
	}
	return nil, nil, err
}

// known lists the letter keys that the sheet prices on that day: acts for the
// field of the act, supplements for theirs.
func (f *facts) known(sh *sheet, field string) string {
	var codes []string
	for _, l := range sh.letters {
		supplement := l.kind == telehealth.KindSupplement
		if row := l.at(f.age, f.Date); row != nil && row.State == law.InForce && supplement == (field != "act") {
			codes = append(codes, string(l.code))
		}
	}
	return strings.Join(codes, ", ")
}

func (f *facts) doctor() string {
	p := f.Practitioner
	s := fmt.Sprintf("%s, sector %s", p.Specialty, p.Sector)
	if p.Territory != "" {
		s += ", " + string(p.Territory)
	}
	return s
}

func (f *facts) modeName() telehealth.Mode {
	return [modes]telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo}[f.mode]
}

// chooseDue appends the supplements that the facts make due.
func (f *facts) chooseDue(picks []pick) ([]pick, error) {
	supplements := picks[0].letter.supplements
	for i := range supplements {
		d := &supplements[i]
		if d.ofOffice(f) || !d.due.holds(f, picks) {
			continue
		}
		row := f.priced(d.letter)
		if row == nil {
			continue
		}
		if row.State == law.Unknown {
			return nil, wire.Error(telehealth.ErrorAmountUnknown, "supplements", string(d.code),
				"an amount, not found since "+row.From.String()+", see "+row.Source.URL)
		}
		picks = append(picks, pick{letter: d.letter, row: row, rule: f.noteOf(d), verdict: telehealth.VerdictMet})
		if f.supposes(d) {
			picks[len(picks)-1].verdict = telehealth.VerdictUndecided
		}
	}
	return picks, nil
}

// noteOf returns the note that a supplement deserves: coordination has another text for
// a patient away from home.
func (f *facts) noteOf(d *due) ruleID {
	if d.note == ruleCoordination && f.pathway == telehealth.PathwayAway {
		return ruleCoordinationAway
	}
	return d.note
}

// supposes reports whether a supplement is due only if a report is written, of which
// nothing was said.
func (f *facts) supposes(d *due) bool { return f.supposed && d.note == ruleCoordination }

// chooseGiven appends the supplements that the caller named. One that the facts
// do not allow is priced all the same, and the bill says why not: the doctor may
// know more.
func (f *facts) chooseGiven(sh *sheet, s column, field string, list []telehealth.Code, picks []pick) ([]pick, error) {
	for _, code := range list {
		if isAllowance(code) {
			continue // the journey brings it
		}
		if i := placeOf(picks, code); i >= 0 {
			picks[i].given = true // it is due anyway
			continue
		}
		l, row, err := f.named(sh, s, field, code)
		if err != nil {
			return nil, err
		}
		picks = append(picks, pick{letter: l, row: row, rule: ruleTariff, given: true})
	}
	return picks, nil
}
