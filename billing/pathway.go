package billing

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// readPathway settles what the pathway means for this doctor and patient, and
// whether a report to the attending doctor is taken for granted.
func (f *facts) readPathway() error {
	f.pathway = f.Pathway
	switch f.Pathway {
	case "", telehealth.PathwayCoordinated:
		f.pathway = telehealth.PathwayReferred
		if f.Practitioner.Specialty == telehealth.GeneralPractice {
			f.pathway = telehealth.PathwayAttending
		}
	case telehealth.PathwayDirectAccess:
		if err := f.readDirectAccess(); err != nil {
			return err
		}
	case telehealth.PathwayAttending, telehealth.PathwayReferred, telehealth.PathwayOutside, telehealth.PathwayUrgent, telehealth.PathwayAway:
	default:
		return wire.Error(telehealth.ErrorUnknown, "pathway", string(f.Pathway),
			`"coordinated", "attending", "referred", "direct-access", "outside", "urgent" or "away"`)
	}
	f.letter = f.pathway == telehealth.PathwayReferred
	if f.Letter != nil {
		f.letter = *f.Letter
	}
	return nil
}

// readDirectAccess keeps direct access where the law opens it. Elsewhere the
// patient is outside the pathway, and the bill says so: a legal "no" is a
// result. A disputed row opens nothing. A child needs no referral.
func (f *facts) readDirectAccess() error {
	direct := f.rules.pathway.Direct[f.Practitioner.Specialty]
	if row := direct.At(f.Date); row != nil && row.Confidence != telehealth.ConfidenceDisputed {
		if f.age < 0 && row.Value.Limited() {
			return wire.Error(telehealth.ErrorMissing, "patient.birth", "",
				fmt.Sprintf("the day of birth: direct access in %s is for ages %d to %d", f.Practitioner.Specialty, row.Value.First, row.Value.Last))
		}
		if !row.Value.Limited() || row.Value.Hold(f.age) {
			f.direct = true
			return nil
		}
	}
	if !f.child {
		f.refused, f.pathway = true, telehealth.PathwayOutside
	}
	return nil
}

func (f *facts) years(id ruleID) int { return f.rules.at(id, f.Date).Value.whole }

// surcharged reports whether the patient pays the surcharge of the pathway:
// only outside it, and never as a child.
func (f *facts) surcharged() bool { return f.pathway == telehealth.PathwayOutside && !f.child }
