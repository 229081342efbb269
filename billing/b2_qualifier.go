package billing

import "github.com/secteur2/telehealth"

// A Qualifier is the qualificatif de la dépense: one character that says why the
// fee of a line is not simply its tariff. The set is open, and a letter that is
// not listed here is not refused. The zero Qualifier is the general case.
//
// [Bill.Claim] writes G, A, E and M, from the notes of the bill. It writes none
// for the free fees of sector 2 and for an excess that the law forbids: no text
// that was read has a letter for them. Nor does it write N, which hospitals put
// on every act under AME. A caller who knows better sets the letter.
type Qualifier string

// The qualifiers. N, G and A were read in the specification of hospital
// outpatient claims; the meanings of the others are NOT VERIFIED: the annex of
// the B2 standard was not read.
const (
	NotReimbursable  Qualifier = "N" // acte non remboursable
	FreeOfCharge     Qualifier = "G" // acte gratuit: nothing is charged on the line
	ExcessAuthorised Qualifier = "A" // dépassement autorisé (DA): a sector 1 specialist, outside the pathway

	ExcessDemanded           Qualifier = "E" // exigence du patient (DE); not verified
	ExcessModerated          Qualifier = "M" // dépassement maîtrisé (OPTAM); not verified
	ExcessAgreed             Qualifier = "D" // entente directe; not verified
	ExcessAgreedDemanded     Qualifier = "F" // D and E together; not verified, a program reads it as travel not prescribed
	ExcessAuthorisedDemanded Qualifier = "B" // A and E together; not verified
)

// Confidence says how well the meaning of the letter is founded: Likely when a
// specification has it, Disputed when it is not verified, and "" for none and
// for a letter that this version does not know.
func (q Qualifier) Confidence() telehealth.Confidence {
	switch q {
	case NotReimbursable, FreeOfCharge, ExcessAuthorised:
		return telehealth.ConfidenceLikely
	case ExcessDemanded, ExcessModerated, ExcessAgreed, ExcessAgreedDemanded, ExcessAuthorisedDemanded:
		return telehealth.ConfidenceDisputed
	default:
		return ""
	}
}

func (q Qualifier) fits() bool { return q == "" || len(q) == 1 && q[0] > ' ' && q[0] <= '~' }

// qualifier reads from the notes by which right a line exceeds its base.
func (b *Bill) qualifier(l *Line) Qualifier {
	switch {
	case l.Fee == 0:
		return FreeOfCharge
	case l.Fee <= l.Base:
		return ""
	}
	for i := range b.Notes {
		switch b.Notes[i].Rule {
		case ruleNames[ruleExcessOutside]:
			return ExcessAuthorised
		case ruleNames[ruleExcessDemand]:
			return ExcessDemanded
		case ruleNames[ruleExcessOPTAM]:
			return ExcessModerated
		}
	}
	return ""
}
