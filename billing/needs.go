package billing

import (
	"time"

	"github.com/secteur2/telehealth"
)

func (n need) holds(f *facts) bool {
	switch n {
	case attending:
		return f.pathway == telehealth.PathwayAttending
	case attendingOrGeriatrician:
		return f.pathway == telehealth.PathwayAttending || f.Practitioner.Specialty == telehealth.Geriatrics
	case notAttending:
		return f.pathway != telehealth.PathwayAttending
	case referred:
		return f.pathway == telehealth.PathwayReferred
	case reported:
		return f.letter
	case longTermIllness:
		return f.Patient.Cover == CoverALD
	case notAtHome:
		return f.mode != home
	case onSaturday:
		return f.Date.Weekday() == time.Saturday
	case insideAnother:
		return false
	case noAuthorisedExcess:
		return !f.authorised
	case atHome:
		return f.mode == home
	case notRemote:
		return f.mode != video
	case restByDay:
		return f.hours == sunday
	case nightHours:
		return f.hours == night
	case deepNightHours:
		return f.hours == deepNight
	case earlyEvening:
		minute := f.Time.Minutes()
		return minute >= 60*f.hour(ruleEveningFrom) && minute < 60*f.hour(ruleEveningTo)
	default:
		return true
	}
}

// lack names the rule that a condition which does not hold stands for.
func (c condition) lack(f *facts) string {
	switch c {
	case coordinated, sentByAttending:
		return "need.coordination"
	case flatSpecialist:
		if f.demand {
			return "need.no-demand"
		}
		return "need.not-paediatric"
	case coordinatedNotPaediatric:
		if !coordinated.holds(f, nil) {
			return "need.coordination"
		}
		return "need.not-paediatric"
	case keptOutside:
		return "need.kept"
	case onSunday:
		return f.lackOfHours(sunday, "need.sunday")
	case byNight:
		return f.lackOfHours(night, "need.night")
	case byDeepNight:
		return f.lackOfHours(deepNight, "need.deep-night")
	case outOfHours:
		if f.pathway == telehealth.PathwayUrgent {
			return "need.no-urgency"
		}
		return "need.out-of-hours"
	default:
		return ""
	}
}

func (f *facts) lackOfHours(h hours, rule string) string {
	if f.hours == h || (f.Time.IsZero() || f.localDay) && !f.urgentEnough() {
		return "need.urgency"
	}
	return rule
}
