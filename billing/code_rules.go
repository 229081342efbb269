package billing

import "github.com/secteur2/telehealth"

// A codeRule is a condition of letter keys that no row of the table can hold.
// Its name is a rule of rules.csv, where its text stands.
type codeRule struct {
	name  string
	need  need
	codes []telehealth.Code
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
	onSaturday
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
	{"need.home", atHome, codes("MD", "MDM", "MU", "MVR", "MDD", "MDN", "MDI", "VRN", "VRM", "VRD", "VRS")},
	{"need.not-remote", notRemote, codes("MCX", "MIS", "PIV", "MSH", "MIC")},
	{"need.hour-19", earlyEvening, codes("SHE")},
	{"need.mode", notAtHome, codes("CRN", "CRM", "CRD", "CRS")},
	{"need.saturday", onSaturday, codes("CRS", "VRS")},
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
	{"ask.opinion", answer, codes("APC", "APV", "APY", "APU", "C2")},
	{"ask.professor", answer, codes("APU")},
	{"ask.expertise", answer, codes("CEP")},
	{"ask.complex", answer, codes("CCX", "MCX")},
	{"ask.very-complex", answer, codes("CCE")},
	{"ask.initial", answer, codes("MIS", "PIV")},
	{"ask.first-contraception", answer, codes("CCP")},
	{"ask.first-mdph", answer, codes("MPH")},
	{"ask.development", answer, codes("CTE")},
	{"ask.prevention", answer, codes("RDV")},
	{"ask.melanoma", answer, codes("CDE")},
	{"ask.certificate", answer, codes("COE")},
	{"ask.exam", answer, codes("COD", "COV", "COB", "COA", "COH", "COK", "COG")},
	{"ask.emergency-ward", answer, codes("U03", "U45")},
	{"ask.registration", answer, codes("IMT")},
	{"ask.discharge", answer, codes("MSH", "GL1")},
	{"ask.heart", answer, codes("MIC")},
	{"ask.deprescribing", answer, codes("GL2")},
	{"ask.autonomy", answer, codes("GL3")},
	{"ask.long-visit", answer, codes("VL")},
	{"ask.palliative", answer, codes("VSP")},
	{"ask.travel", answer, codes("MD", "MDD", "MDN", "MDI")},
	{"ask.mountain", answer, codes("MDM")},
	{"ask.left", answer, codes("MU")},
	{"ask.diabetes", answerOfInternist, codes("MCE")},
	{"ask.tele-expertise", answer, codes("TE1", "TE2", "RQD")},
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
	travel       = codes("MD", "MDD", "MDN", "MDI")
	complexActs  = codes("CCX", "CCE", "MCX", "MIS", "PIV", "MPH", "CTE")
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
	{"with.travel", travel, travel},
	{"with.travel", codes("MVR"), codes("MU")},
	{"with.travel", codes("MDD", "MDN", "MDI"), codes("VRN", "VRM", "VRD", "VRS")},
	{"with.discharge", codes("MSH", "MIC", "GL1"), codes("MSH", "MIC", "GL1")},
	{"with.complex", codes("MCU"), codes("COE", "CCP")},
	{"with.complex", codes("MCX"), codes("APC", "APV", "APY", "APU", "C2", "CCX", "CCE")},
	{"with.complex", codes("MCE"), codes("APC", "APV", "APU", "C2", "CCX", "CCE")},
}
