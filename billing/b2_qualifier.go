package billing

import "github.com/secteur2/telehealth"

// A Qualifier is the qualificatif de la dépense: one character that says why the
// fee of a line is not simply its tariff. The set is open, and a letter that is
// not listed here is not refused. The zero Qualifier is the general case.
//
// [Bill.Claim] writes G, A, E and M, from [Bill].ExcessRight. It writes none
// for the free fees of sector 2 and for an excess that the law forbids: no text
// that was read has a letter for them. Nor does it write N, which hospitals put
// on every act under AME. A caller who knows better sets the letter.
type Qualifier string

// The qualifiers. N, G and A were read in the specification of hospital
// outpatient claims; the meanings of the others are NOT VERIFIED: the annex of
// the B2 standard was not read.
const (
	QualifierNotReimbursable Qualifier = "N" // acte non remboursable
	QualifierFreeOfCharge    Qualifier = "G" // acte gratuit: nothing is charged on the line
	QualifierAuthorised      Qualifier = "A" // dépassement autorisé (DA): a sector 1 specialist, outside the pathway

	QualifierDemanded           Qualifier = "E" // exigence du patient (DE); not verified
	QualifierModerated          Qualifier = "M" // dépassement maîtrisé (OPTAM); not verified
	QualifierAgreed             Qualifier = "D" // entente directe; not verified
	QualifierAgreedDemanded     Qualifier = "F" // D and E together; not verified, a program reads it as travel not prescribed
	QualifierAuthorisedDemanded Qualifier = "B" // A and E together; not verified
)

// Confidence says how well the meaning of the letter is founded: Likely when a
// specification has it, Disputed when it is not verified, and "" for none and
// for a letter that this version does not know.
func (q Qualifier) Confidence() telehealth.Confidence {
	switch q {
	case QualifierNotReimbursable, QualifierFreeOfCharge, QualifierAuthorised:
		return telehealth.ConfidenceLikely
	case QualifierDemanded, QualifierModerated, QualifierAgreed, QualifierAgreedDemanded, QualifierAuthorisedDemanded:
		return telehealth.ConfidenceDisputed
	default:
		return ""
	}
}

func (q Qualifier) fits() bool { return q == "" || len(q) == 1 && q[0] > ' ' && q[0] <= '~' }

// qualifier says by which right a line exceeds its base.
func (b *Bill) qualifier(l *Line) Qualifier {
	switch {
	case l.Fee == 0:
		return QualifierFreeOfCharge
	case l.Fee <= l.Base:
		return ""
	}
	switch b.ExcessRight {
	case ExcessAuthorised:
		return QualifierAuthorised
	case ExcessDemanded:
		return QualifierDemanded
	case ExcessModerated:
		return QualifierModerated
	default:
		return ""
	}
}
