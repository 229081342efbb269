package billing

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/holiday"
)

// A codeRule is a condition of letter keys that no row of the table can hold.
// Its name is a rule of rules.csv, where its text stands.
type codeRule struct {
	name  string
	need  need
	codes []telehealth.Code
}

// A grouping is the key that stands on the claim for some keys of the patient's record,
// which doctors say and the tables do not have.
type grouping struct {
	key   string // what is billed in their place
	codes []telehealth.Code
}

// groupings of the complex consultations of 2017 (NGAP articles 15 and 15.2).
var groupings = [...]grouping{
	{"CCX", codes("CSO", "CSE", "ASE")},
	{"MCX", codes("SGE", "PPR")},
	{"MIS, PIV, MPB or MAV", codes("MTX")},
}

// grouped names the key to bill in place of one that the tables do not have.
func grouped(code telehealth.Code) string {
	for i := range groupings {
		if slices.Contains(groupings[i].codes, code) {
			return "; " + string(code) + " is billed as " + groupings[i].key
		}
	}
	return ""
}

// A need is what the facts must show. The zero need is an answer of the doctor.
type need uint8

const (
	answer need = iota
	attending
	attendingOrGeriatrician
	notAttending
	referred
	reported
	longTermIllness
	atHome
	notAtHome
	onDuty
	noAuthorisedExcess
	insideAnother
	notRemote
	earlyEvening
	restByDay
	nightHours
	deepNightHours
	answerOfInternist // an answer that only internists are asked for
)

// isAnswer reports whether only the doctor can tell.
func (n need) isAnswer() bool { return n == answer || n == answerOfInternist }

// codeRules in the order in which they are asked: first what the facts decide
// (roles, pathway, mode), then what only the doctor knows. They follow the NGAP
// and the agreements of 2016 and 2024; rules.csv names the text of each.
var codeRules = [...]codeRule{
	{"need.attending", attending, codes("IMT", "MSH", "MIC", "MUT", "MRT", "VL", "VSP")},
	{"need.attending", attendingOrGeriatrician, codes("GL1", "GL2", "GL3")},
	{"need.not-attending", notAttending, codes("MOP", "SNP", "MCG")},
	{"need.referred", referred, codes("APC", "APV", "APY", "APU", "C2", "MCU")},
	{"need.letter", reported, codes("APC", "APV", "APY", "APU", "C2")},
	{"need.inside", insideAnother, codes("MMG")},
	{"need.ald", longTermIllness, codes("IMT")},
	{"need.home", atHome, codes("IK", "IKM", "IKS", "MD", "MDM", "MU", "MVR", "MDD", "MDN", "MDI", "VRN", "VRM", "VRD", "VRS")},
	{"need.not-remote", notRemote, codes("MCX", "MIS", "PIV", "MPB", "MAV", "MSH", "MIC")},
	{"need.hour-19", earlyEvening, codes("SHE")},
	{"need.mode", notAtHome, codes("CRN", "CRM", "CRD", "CRS")},
	{"need.saturday", onDuty, codes("CRS", "VRS")},
	{"need.no-da", noAuthorisedExcess, codes("MCE")},
	{"need.sunday", restByDay, codes("CRD", "VRD", "MDD")},
	{"need.night", nightHours, codes("CRN", "VRN", "MDN")},
	{"need.deep-night", deepNightHours, codes("CRM", "VRM", "MDI")},

	{"ask.regulated", answer, codes("CRN", "CRM", "CRD", "CRS", "VRN", "VRM", "VRD", "VRS")},
	{"ask.own-regulated", answer, codes("MRT")},
	{"ask.sas", answer, codes("SNP")},
	{"ask.unscheduled", answer, codes("SHE")},
	{"ask.within-24h", answer, codes("MVR")},
	{"ask.within-48h", answer, codes("MCU")},
	{"ask.appointment", answer, codes("MUT")},
	{"ask.requested", answer, codes("MCY")},
	{"ask.professor", answer, codes("APU")},
	{"ask.opinion", answer, codes("APU", "APC", "APV", "APY", "C2")},
	{"ask.expertise", answer, codes("CEP")},
	{"ask.complex", answer, codes("CCX")},
	{"ask.complex-supplement", answer, codes("MCX")},
	{"ask.very-complex", answer, codes("CCE")},
	{"ask.initial", answer, codes("MIS")},
	{"ask.initial-hiv", answer, codes("PIV")},
	{"ask.initial-strategy", answer, codes("MPB")},
	{"ask.initial-complex", answer, codes("MAV")},
	{"ask.first-contraception", answer, codes("CCP")},
	{"ask.first-mdph", answer, codes("MPH")},
	{"ask.development", answer, codes("CTE")},
	{"ask.prevention", answer, codes("RDV")},
	{"ask.melanoma", answer, codes("CDE")},
	{"ask.certificate", answer, codes("COE")},
	{"ask.exam", answer, codes("COD", "COV", "COB", "COA", "COH", "COK", "COG")},
	{"ask.emergency-3", answer, codes("U03")},
	{"ask.emergency-4", answer, codes("U45")},
	{"ask.registration", answer, codes("IMT")},
	{"ask.discharge", answer, codes("MSH")},
	{"ask.long-discharge", answer, codes("GL1")},
	{"ask.heart", answer, codes("MIC")},
	{"ask.deprescribing", answer, codes("GL2")},
	{"ask.autonomy", answer, codes("GL3")},
	{"ask.long-visit", answer, codes("VL")},
	{"ask.palliative", answer, codes("VSP")},
	{"ask.travel", answer, codes("MDD", "MDN", "MDI", "MD")},
	{"ask.mountain", answer, codes("MDM")},
	{"ask.left", answer, codes("MU")},
	{"ask.diabetes", answerOfInternist, codes("MCE")},
	{"ask.tele-expertise", answer, codes("TE1", "TE2")},
	{"ask.requesting", answer, codes("RQD")},
	{"ask.qualified", answer, codes("GS", "VGS")},
}

// An exclusion says that no key of one group stands beside a key of the other.
type exclusion struct {
	name string
	a, b []telehealth.Code
}

var (
	coordination = codes("MCS", "MCG", "MCC")
	regulated    = codes("CRN", "CRM", "CRD", "CRS", "VRN", "VRM", "VRD", "VRS")
	byTheHour    = codes("F", "MN", "MM", "MHP")
	emergencies  = codes("F", "MN", "MM")
	movements    = codes("MD", "MDD", "MDN", "MDI")
	complexActs  = codes("CCX", "CCE", "MCX", "MIS", "PIV", "MPB", "MAV", "MPH", "CTE")
)

// exclusions in legal order: what an act already holds, then coordination
// (UNCAM decision of 29 October 2024), unscheduled and regulated care, hours.
var exclusions = [...]exclusion{
	{"with.tele-expertise", codes("TE1", "TE2", "RQD"), nil},
	{"with.included", codes("MEG"), codes("COD", "COE", "COV")},
	{"with.coordination", coordination, coordination},
	{"with.coordination", coordination, codes("CCX", "CCE", "CCP", "APC", "APV", "APY", "APU", "C2", "IMT",
		"GL1", "GL2", "GL3", "COE", "COH", "COK", "COG", "VS", "VNPSY")},
	{"with.unscheduled", codes("SNP"), codes("MCG", "MU", "MHP", "F", "MN", "MM")},
	{"with.unscheduled", codes("SNP"), complexActs},
	{"with.unscheduled", codes("SNP"), codes("CCP", "COE")},
	{"with.mrt", codes("MRT"), codes("MU", "MCG", "MUT", "MCU", "F", "MN", "MM")},
	{"with.regulated", regulated, codes("MUT", "MRT", "MCU", "SNP", "SHE", "F", "MN", "MM", "MHP")},
	{"with.regulated", regulated, regulated},
	{"with.hours", byTheHour, byTheHour},
	{"with.hours", codes("SHE"), codes("MHP")},
	{"with.travel", movements, movements},
	{"with.travel", codes("MVR"), codes("MU")},
	{"with.travel", codes("MDD", "MDN", "MDI"), codes("VRN", "VRM", "VRD", "VRS")},
	{"with.discharge", codes("MSH", "MIC", "GL1"), codes("MSH", "MIC", "GL1")},
	{"with.complex", codes("MCU"), codes("COE", "CCP")},
	{"with.complex", codes("MCX"), codes("APC", "APV", "APY", "APU", "C2", "CCX", "CCE")},
	{"with.complex", codes("MCE"), codes("APC", "APV", "APU", "C2", "CCX", "CCE")},
}

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
		return f.covers.Has(CoverALD)
	case notAtHome:
		return f.mode != home
	case onDuty:
		p := f.onCall(f.Time.Minutes())
		return p == holiday.Saturday || p == holiday.Bridge || p == holiday.OpenBridge && f.Answers["ask.on-call"]
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
		return minute >= 60*f.whole(ruleEveningFrom) && minute < 60*f.whole(ruleEveningTo)
	default:
		return true
	}
}

// lack names the rule that a condition which does not hold stands for.
func (c condition) lack(f *facts, picks []pick) string {
	switch c {
	case coordinated, sentByAttending:
		return f.lackOfCoordination(c)
	case flatSpecialist:
		if f.demand {
			return "need.no-demand"
		}
		return "need.not-paediatric"
	case coordinatedNotPaediatric:
		if !coordinated.holds(f, nil) && !has(picks, "NFP") {
			return f.lackOfCoordination(coordinated)
		}
		return "need.not-paediatric"
	case notCorrespondent:
		return "with.correspondent"
	case onSunday:
		return f.lackOfHours(sunday, "need.sunday")
	case byNight:
		return f.lackOfHours(night, "need.night")
	case byDeepNight:
		return f.lackOfHours(deepNight, "need.deep-night")
	case outOfHours:
		switch {
		case f.urgency == urgent:
			return "need.no-urgency"
		case f.hours != ordinary:
			return "with.regulated"
		default:
			return "need.out-of-hours"
		}
	default:
		return ""
	}
}

// lackOfCoordination: the patient came another way, no report is written, or the
// doctor has not said whether one is.
func (f *facts) lackOfCoordination(c condition) string {
	from := f.coordinatedFrom(c)
	away := c == sentByAttending && f.pathway == telehealth.PathwayAway
	switch {
	case c == sentByAttending && f.covers.Has(CoverAME):
		return "need.insured"
	case !from && !away, !f.letter && f.Letter != nil:
		return "need.coordination"
	case !from:
		return "ask.away"
	default:
		return "ask.letter"
	}
}

// coordinatedFrom reports whether the patient came a way that coordination holds for.
func (f *facts) coordinatedFrom(c condition) bool {
	switch f.pathway {
	case telehealth.PathwayReferred:
		return true
	case telehealth.PathwayDirectAccess:
		return c != sentByAttending
	case telehealth.PathwayOutside:
		return c != sentByAttending && f.child
	case telehealth.PathwayAway:
		return c == sentByAttending && (f.rules.at(ruleCoordinationAway, f.Date) != nil || f.Answers["ask.away"])
	default:
		return false
	}
}

func (f *facts) lackOfHours(h hours, rule string) string {
	switch {
	case f.hours == h && h != sunday && !f.calledByNight():
		return "need.call"
	case f.hours == h && f.urgency != notUrgent && f.urgencyOpen():
		return "ask.urgent"
	case f.hours == h || (f.Time.IsZero() || f.localDay) && !f.urgentEnough() && (f.urgency == notUrgent || !f.urgencyOpen()):
		return "need.urgency"
	default:
		return rule
	}
}

// A supplementRule says when a supplement is due, beyond what its rows say:
// that the doctor's kind has it on that day, in that scale, for that age.
type supplementRule struct {
	code telehealth.Code
	with []telehealth.Code // the acts it is added to
	due  condition
	note ruleID // the note it deserves, ruleTariff for none
}

// supplementRules lists the supplements that follow from the facts of an
// encounter, in the order in which the NGAP (articles 2 bis, 14, 15, 18) and the
// agreements of 2016 and 2024 bring them. A supplement that depends on what only
// the doctor knows is not here: the caller names it.
var supplementRules = [...]supplementRule{
	{code: "MEG", with: codes("G", "C", "VG", "V", "TCG"), note: ruleTariff},
	{code: "NFP", with: codes("CS"), note: ruleTariff},
	{code: "NFE", with: codes("CS"), due: notCorrespondent, note: ruleTariff},
	{code: "MEP", with: codes("CS"), note: ruleTariff},
	{code: "MPC", with: codes("CS", "CNPSY", "TC"), due: flatSpecialist, note: ruleTariff},
	{code: "MGM", with: codes("CS", "TC"), note: ruleTariff},
	{code: "MP", with: codes("CNP", "CNPSY"), note: ruleTariff},
	{code: "MCG", with: codes("G", "TCG"), due: sentByAttending, note: ruleCoordination},
	{code: "MCS", with: codes("CS", "CNP", "CNPSY", "TC", "TCS"), due: coordinatedNotPaediatric, note: ruleCoordination},
	{code: "MCC", with: codes("CSC"), due: coordinated, note: ruleCoordination},
	{code: "MCC", with: codes("CSC"), due: keptOutside, note: ruleCoordination},
	{code: "F", with: ordinaryActs, due: onSunday, note: ruleTimeSupplement},
	{code: "MN", with: ordinaryActs, due: byNight, note: ruleTimeSupplement},
	{code: "MM", with: ordinaryActs, due: byDeepNight, note: ruleTimeSupplement},
	{code: "MHP", with: slices.Concat(ordinaryActs, ordinaryVisits), due: outOfHours, note: ruleTimeSupplement},
}

// ordinaryActs take the supplements of the hour. Visits have supplements of
// their own, which the caller names.
var ordinaryActs = slices.Concat(actOrder[inPerson], actOrder[video])

// ordinaryVisits are acts at home alone.
var ordinaryVisits = codes("VG", "V", "VNPSY", "VS")

// ofOffice reports a supplement of the hour that no visit has of itself.
func (d *due) ofOffice(f *facts) bool {
	return f.mode == home && (d.due == onSunday || d.due == byNight || d.due == byDeepNight)
}

func codes(c ...telehealth.Code) []telehealth.Code { return c }

// A condition is what the facts must show for a supplement. It is a number and
// not a function so that asking it moves nothing to the heap.
type condition uint8

const (
	_ condition = iota // none: the rows and the act say all
	// coordinated: the attending doctor sent the patient, or the law lets the
	// patient come directly, as it lets every child, and a report is written.
	coordinated
	// sentByAttending: the attending doctor sent the patient, or the patient is away
	// from home, and the attending doctor gets a report. AME has no attending doctor.
	sentByAttending
	// flatSpecialist: no special demand of the patient makes the fee higher, and
	// the paediatrician's own supplements, where due, do not take its place.
	flatSpecialist
	// coordinatedNotPaediatric: as coordinated, and the paediatrician's own
	// supplements do not take its place.
	coordinatedNotPaediatric
	// notCorrespondent: the paediatrician does not see the child as a correspondent.
	notCorrespondent
	// keptOutside: another reading, of the public table, which keeps the cardiologist's
	// whole base outside the pathway.
	keptOutside
	// onSunday, byNight, byDeepNight: the hour, in an emergency where the law
	// asks for one.
	onSunday
	byNight
	byDeepNight
	// outOfHours: any of them, without an emergency.
	outOfHours
)

func (c condition) holds(f *facts, picks []pick) bool {
	switch c {
	case coordinated:
		return f.letter && f.coordinatedFrom(c)
	case sentByAttending:
		return f.letter && f.coordinatedFrom(c) && !f.covers.Has(CoverAME)
	case flatSpecialist:
		return !f.demand && notPaediatric(picks)
	case coordinatedNotPaediatric:
		return coordinated.holds(f, picks) && notPaediatric(picks)
	case notCorrespondent:
		return !f.Answers["ask.correspondent"]
	case keptOutside:
		return f.outside() && (f.reading == readingSheet || f.otherwise(readingCoordination))
	case onSunday:
		return f.hours == sunday && f.urgentEnough()
	case byNight:
		return f.hours == night && f.urgentEnough() && f.calledByNight()
	case byDeepNight:
		return f.hours == deepNight && f.urgentEnough() && f.calledByNight()
	case outOfHours:
		return f.hours != ordinary && f.urgency != urgent && !f.Answers["ask.regulated"]
	default:
		return true
	}
}

// notPaediatric: the paediatrician's own supplements are not on the bill.
func notPaediatric(picks []pick) bool {
	return !has(picks, "NFP") && !has(picks, "NFE")
}

// placeOf returns the place of a key among the picks, -1 where it is not one of them.
func placeOf(picks []pick, code telehealth.Code) int {
	return slices.IndexFunc(picks, func(p pick) bool { return p.code == code })
}

func has(picks []pick, code telehealth.Code) bool { return placeOf(picks, code) >= 0 }
