package telehealth

// A Code is an NGAP letter key (lettre-clé), as "CS" or "TCG", or the code of a
// technical act of the CCAM, as "JQQM010". The set is open: a new amendment brings
// new keys, and a caller may use them at once with rows of its own. The zero Code
// means that no key was given.
type Code string

// A Kind says what sort of act a code stands for. Billing prices by it
// and quota counts by it. The zero Kind means that this version of the library
// does not know the code.
type Kind string

// The kinds of acts.
const (
	KindConsultation     Kind = "consultation"     // in the doctor's office
	KindVisit            Kind = "visit"            // at the patient's home
	KindTeleconsultation Kind = "teleconsultation" // by video
	KindTeleExpertise    Kind = "tele-expertise"   // between two professionals
	KindTechnical        Kind = "technical"        // an act of the CCAM, by the shape of its code
	KindSupplement       Kind = "supplement"       // a majoration on another act, not an act of its own
)

// Kind returns the kind of the letter key as the NGAP and the conventions of
// 2016 and 2024 define it, and "" for a code that this version does not know.
//
// Four capital letters and three digits are a technical act. The library has no
// list of the CCAM: it tells neither a code in use from another of that shape, nor
// a supplement of the CCAM from an act.
func (c Code) Kind() Kind {
	switch c {
	case "C", "CS", "G", "GS", "CNPSY", "CNP", "CP", "CSC", "CEH", "CEK", "CEG", "CEP",
		"C2", "APC", "APY", "APU", "CCX", "CCP", "CCE", "CTE", "MPH", "IMT", "RDV", "MCY", "CDE",
		"COE", "COD", "COB", "COV", "COA", "COH", "COK", "COG",
		"GL1", "GL2", "GL3", "U03", "U45":
		return KindConsultation
	case "V", "VS", "VG", "VGS", "VNPSY", "VL", "VSP", "APV":
		return KindVisit
	case "TC", "TCG", "TCS":
		return KindTeleconsultation
	case "TE1", "TE2", "RQD":
		return KindTeleExpertise
	case "MMG", "MEG", "MCG", "MOP", "MD", "MDM", "MVR", "MSH", "MIC",
		"MPC", "MCS", "MP", "MCC", "MGM", "MCE", "MCX", "MIS", "PIV",
		"NFP", "NFE", "MEP", "MUT", "MRT", "MCU", "SNP", "SHE", "MHP",
		"F", "MN", "MM", "MU", "CRN", "CRM", "CRD", "CRS", "VRS", "VRN", "VRM", "VRD",
		"MDD", "MDN", "MDI":
		return KindSupplement
	default:
		if c.technical() {
			return KindTechnical
		}
		return ""
	}
}

// technical reports whether the code is written as those of the CCAM.
func (c Code) technical() bool {
	const letters, all = 4, 7
	if len(c) != all {
		return false
	}
	for i := range all {
		low, high := byte('A'), byte('Z')
		if i >= letters {
			low, high = '0', '9'
		}
		if c[i] < low || c[i] > high {
			return false
		}
	}
	return true
}

// Remote reports whether acts of the kind are done at a distance: a
// teleconsultation or a tele-expertise.
func (k Kind) Remote() bool { return k == KindTeleconsultation || k == KindTeleExpertise }
