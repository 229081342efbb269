package billing

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// exemptions are the pathways without surcharge though no attending doctor sent the
// patient, each with its rule.
var exemptions = [...]struct {
	pathway telehealth.Pathway
	rule    ruleID
}{
	{telehealth.PathwayUrgent, rulePathwayExempt},
	{telehealth.PathwayAway, rulePathwayExempt},
	{telehealth.PathwaySerialCare, ruleExemptSerialCare},
	{telehealth.PathwaySequence, ruleExemptSequence},
	{telehealth.PathwayStandIn, ruleExemptStandIn},
	{telehealth.PathwayOnDuty, ruleExemptOnDuty},
	{telehealth.PathwayAddiction, ruleExemptAddiction},
	{telehealth.PathwayMilitary, ruleExemptMilitary},
	{telehealth.PathwayGenetics, ruleExemptGenetics},
	{telehealth.PathwayUniversity, ruleExemptUniversity},
	{telehealth.PathwayNurse, ruleExemptNurse},
	{telehealth.PathwayMidwife, ruleExemptMidwife},
	{telehealth.PathwayDeparted, ruleExemptDeparted},
	{telehealth.PathwayNewDoctor, ruleExemptNewDoctor},
	{telehealth.PathwayUnderserved, ruleExemptUnderserved},
}

// wantPathway lists the words of a pathway, for an error.
func wantPathway() string {
	words := []telehealth.Pathway{telehealth.PathwayCoordinated, telehealth.PathwayAttending, telehealth.PathwayReferred,
		telehealth.PathwayDirectAccess, telehealth.PathwayOutside}
	for _, e := range exemptions {
		words = append(words, e.pathway)
	}
	return "of " + join(words)
}

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
	case telehealth.PathwayAttending, telehealth.PathwayReferred, telehealth.PathwayOutside:
	default:
		if err := f.readExemption(); err != nil {
			return err
		}
	}
	if err := f.readUrgency(); err != nil {
		return err
	}
	return f.readLetter()
}

// readExemption keeps an exemption from its first day on. Before it the patient is outside
// the pathway, and the bill says so: a legal "no" is a result. Where the older text was
// not found the question has no answer.
func (f *facts) readExemption() error {
	for i := range exemptions {
		e := &exemptions[i]
		if e.pathway != f.Pathway {
			continue
		}
		switch row := f.rules.at(e.rule, f.Date); {
		case row == nil && !f.child:
			f.refused, f.pathway = ruleExemptRefused, telehealth.PathwayOutside
		case row == nil:
		case row.State == law.Unknown:
			return wire.Error(telehealth.ErrorNotCovered, "pathway", string(f.Pathway),
				fmt.Sprintf("a day from which the text is known; the one in force on %s was not found", f.Date))
		case f.child && e.rule != rulePathwayExempt: // there is nothing to be exempt from
			f.pathway = telehealth.PathwayOutside
		default:
			f.open = e.rule
		}
		return nil
	}
	return wire.Error(telehealth.ErrorUnknown, "pathway", string(f.Pathway), wantPathway())
}

// readDirectAccess keeps direct access where the law opens it. Elsewhere the
// patient is outside the pathway, and the bill says so: a legal "no" is a
// result. A child needs no referral.
func (f *facts) readDirectAccess() error {
	specialty := f.Practitioner.Specialty
	direct := f.rules.pathway.Direct[specialty]
	if row := direct.At(f.Date); row != nil {
		if f.age < 0 && row.Value.Limited() {
			return wire.Error(telehealth.ErrorMissing, "patient.birth", "",
				fmt.Sprintf("the day of birth: direct access in %s is for ages %d to %d", specialty, row.Value.First, row.Value.Last))
		}
		decree := f.rules.pathway.Decree[specialty]
		if row.Value.Hold(f.age) || !row.Value.Limited() || decree.At(f.Date) != nil && f.otherwise(readingDirect) {
			f.open = ruleDirect
			return nil
		}
	}
	if !f.child {
		f.refused, f.pathway = ruleDirectRefused, telehealth.PathwayOutside
	}
	return nil
}

// outside reports whether the patient is outside the pathway, as no child ever is.
func (f *facts) outside() bool { return f.pathway == telehealth.PathwayOutside && !f.child }
