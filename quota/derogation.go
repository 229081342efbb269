package quota

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Derogation is a cap of its own that a fund granted by letter. Every field is
// required, for one that nobody can look up again is none. The zero Derogation is
// refused.
//
// A year is judged as a whole, so a derogation weighs only where it covers every day
// of the year, or where several that adjoin or overlap do: then with the least of
// their shares. No text says how one of part of a year would weigh; it changes no cap
// and is noted. None lowers the policy's.
type Derogation struct {
	Who         string // the fund, in the caller's words
	From, Until telehealth.Date
	Share       int    // percent of the acts of a year, 1 to 100
	Reference   string // the fund's letter, in the caller's words
}

func (d *Derogation) check() error {
	switch {
	case !phrase.Says(d.Who):
		return bad(telehealth.ErrorMissing, "who", d.Who, "the fund that granted it")
	case d.From.IsZero():
		return bad(telehealth.ErrorMissing, "from", "", "the first day of the derogation")
	case d.Until.IsZero():
		return bad(telehealth.ErrorMissing, "until", "", "the last day of the derogation")
	case d.Until.Before(d.From):
		return bad(telehealth.ErrorContradiction, "until", d.Until.String(), "a day from "+d.From.String()+" on")
	case d.Share < 1 || d.Share > percent:
		return bad(telehealth.ErrorOutOfRange, "share", fmt.Sprint(d.Share), "a whole number from 1 to 100")
	case !phrase.Says(d.Reference):
		return bad(telehealth.ErrorMissing, "reference", d.Reference, "the fund's letter")
	default:
		return nil
	}
}

// derogate returns the cap with the derogations: the greatest share that is granted
// for every day of the year, where that is more than the policy's.
func (j *Judgement) derogate(most int, s telehealth.Specialty, granted []Derogation) int {
	first, last := firstOf(j.Year), endOf(j.Year)
	var more []Derogation // that the year sees and the policy's cap does not reach
	for _, d := range granted {
		if d.Share > most && !d.From.After(last) && !d.Until.Before(first) {
			more = append(more, d)
		}
	}
	slices.SortStableFunc(more, func(d, e Derogation) int { return e.Share - d.Share })
	for i := range more {
		if chain := cover(more[:i+1], first, last); chain != nil {
			j.Derogations, most = chain, more[i].Share
			j.note(derogationNote(j.Policy, s))
			break
		}
	}
	if len(more) > 0 && more[0].Share > most {
		j.note("derogation.partial")
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

// derogationNote: one page speaks of psychiatrists since the 2024 agreement, another
// of any doctor under avenant 9; for the others no page does.
func derogationNote(p Policy, s telehealth.Specialty) string {
	switch {
	case p == Amendment9:
		return "derogation.avenant-9"
	case s == telehealth.Psychiatry:
		return "derogation.psychiatry"
	default:
		return "derogation.other"
	}
}
