package main

import (
	"github.com/secteur2/telehealth"
)

var english = words{
	lang:    "en",
	doctors: "Doctors", who: "Doctor",
	euros: "in euros", texts: "Texts", checked: "checked on %s",
	left:    [5]string{"Time", "Ref.", "Doctor", "Mode", "Acts"},
	amounts: [4]string{"Fee", "Fund", "Insurer", "Patient"},
	total:   "Total",
	week:    "From %s to %s",
	bills:   "Bills",
	payers:  [4]string{"Fees", "Fund (Assurance Maladie)", "Complementary insurers", "Patients"},
	noDay:   "Without a date",
	noBill:  "no bill:",
	missing: "Without a bill, outside the totals: %d",
	hint:    "The reasons of each amount: add -explain, for a single bill -explain -only %s",
	colon:   ": ", cap: &englishCap, agenda: &englishAgenda,
	modes: map[telehealth.Mode]string{
		telehealth.ModeInPerson: "office", telehealth.ModeHome: "home", telehealth.ModeVideo: "video",
		telehealth.ModePhone: "phone",
	},
	sectors: map[telehealth.Sector]string{
		telehealth.Sector1: "sector 1", telehealth.Sector2: "sector 2 outside OPTAM",
		telehealth.SectorOutsideAgreement: "outside the agreement",
	},
	optam: "sector 2 with OPTAM",
	day:   "%[1]s, %[3]s %[2]s, %[4]d", first: "1",
	weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
}

var englishCap = capWords{
	title:        "Acts at a distance that count for the cap, over all acts of the week, if all of %d were like it",
	cap:          "cap %d%%",
	none:         "no cap",
	outside:      "outside the agreement, no cap",
	over:         plural{"exceeded", "exceeded: 1 act in person would cure it", "exceeded: %d acts in person would cure it"},
	room:         plural{"no room for another teleconsultation", "room for 1 more teleconsultation", "room for %d more teleconsultations"},
	leftOut:      plural{"", "; 1 with an own patient, not counted", "; %d with own patients, not counted"},
	otherReading: "; exceeded in the other reading, over acts with other patients only",
	ownPatients:  "Own patients: the doctor is their attending doctor, where it is said; where nothing is said the act counts, though the price takes a general practitioner for it",
}

var englishAgenda = agendaWords{
	title:       "Agenda from %s to %s, as of %s, before the requests",
	closed:      "closed",
	free:        plural{"none free", "1 free", "%d free"},
	clockChange: ", change of hour: %d hours",
	requests:    "Requests, %s",
	malformed:   "no answer:",
	bill:        "Fee %s, of which the patient pays %s",
	capAsked:    "Cap with this act: %s, at most %d%% (the acts billed above taken for the whole year, and the videos booked that the cap counts)",
	capLeftOut:  "Not counted for the cap: the doctor is the patient's attending doctor",
	capUnasked:  "Cap not checked: no act billed by this doctor in that year",
	tool:        "Video tool",
	verdicts: map[telehealth.Verdict]string{
		telehealth.VerdictMet: "booked", telehealth.VerdictUndecided: "booked, to be decided", telehealth.VerdictRefused: "refused",
	},
	doubts: map[telehealth.Confidence]string{telehealth.ConfidenceLikely: "likely", telehealth.ConfidenceDisputed: "disputed"},
	unjudged: map[unjudged]string{
		noLink:      "No video link yet: the tool is to be checked",
		unknownTool: "The register does not know the tool: to be checked",
	},
}
