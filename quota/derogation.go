package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Derogation is a limit of its own that a fund granted by letter. Every field is
// required, so that somebody can look it up again. The zero Derogation is refused.
//
// A year is judged as a whole, so a derogation weighs only where it covers every day
// of the year, or where several that adjoin or overlap do: then with the least of
// their limits. No text says how one of part of a year would weigh; it changes no cap
// and is noted. PolicyNone lowers the policy's.
type Derogation struct {
	Who       string          `json:"who,omitzero"` // the fund, in the caller's words
	From      telehealth.Date `json:"from,omitzero"`
	Until     telehealth.Date `json:"until,omitzero"`
	Limit     int             `json:"limit"`              // percent of the acts of a year, 1 to 100
	Reference string          `json:"reference,omitzero"` // the fund's letter, in the caller's words
}

// UnmarshalJSON reads the JSON form, strictly.
func (d *Derogation) UnmarshalJSON(data []byte) error {
	type plain Derogation
	return wire.Replace(data, (*plain)(d))
}

func (d *Derogation) check() error {
	switch {
	case !phrase.Says(d.Who):
		return wire.Error(telehealth.ErrorMissing, "who", "", "the fund that granted it")
	case d.From.IsZero():
		return wire.Error(telehealth.ErrorMissing, "from", "", "the first day of the derogation")
	case d.Until.IsZero():
		return wire.Error(telehealth.ErrorMissing, "until", "", "the last day of the derogation")
	case d.Until.Before(d.From):
		return wire.Error(telehealth.ErrorContradiction, "until", d.Until.String(), "a day from "+d.From.String()+" on")
	case d.Limit < 1 || d.Limit > percent:
		return wire.Error(telehealth.ErrorOutOfRange, "limit", fmt.Sprint(d.Limit), "a whole number from 1 to 100")
	case !phrase.Says(d.Reference):
		return wire.Error(telehealth.ErrorMissing, "reference", "", "the fund's letter")
	default:
		return nil
	}
}

// derogate returns the limit with the derogations: the greatest that is granted
// for every day of the year, where that is more than the policy's.
func (j *Judgement) derogate(most int, s telehealth.Specialty, granted []Derogation) int {
	first, last := firstOf(j.Year), endOf(j.Year)
	var more []Derogation // that the year sees and the policy's cap does not reach
	for _, d := range granted {
		if d.Limit > most && !d.From.After(last) && !d.Until.Before(first) {
			more = append(more, d)
		}
	}
	slices.SortStableFunc(more, func(d, e Derogation) int { return e.Limit - d.Limit })
	for i := range more {
		if chain := cover(more[:i+1], first, last); chain != nil {
			j.Derogations, most = chain, more[i].Limit
			j.remark(derogationRemark(j.Policy, s))
			break
		}
	}
	if len(more) > 0 && more[0].Limit > most {
		j.remark("derogation.partial")
	}
	return most
}

// cover returns derogations that together cover every day from the first to the
// last, nil when there are none: on each day that is not yet covered the one that
// lasts longest.
func cover(granted []Derogation, first, last telehealth.Date) (chain []Derogation) {
	for day := first; ; {
		var next Derogation
		for _, d := range granted {
			if !d.From.After(day) && !d.Until.Before(day) && d.Until.After(next.Until) {
				next = d
			}
		}
		if next.Until.IsZero() {
			return nil
		}
		chain = append(chain, next)
		if !next.Until.Before(last) {
			return chain
		}
		day = next.Until.AddDays(1)
	}
}

// derogationRemark: one page speaks of psychiatrists since the 2024 agreement, another
// of any doctor under avenant 9; for the others no page does.
func derogationRemark(p Policy, s telehealth.Specialty) string {
	switch {
	case p == PolicyAmendment9:
		return "derogation.avenant-9"
	case s == telehealth.Psychiatry:
		return "derogation.psychiatry"
	default:
		return "derogation.other"
	}
}
