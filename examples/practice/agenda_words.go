package main

import "github.com/secteur2/telehealth/appointment"

// agendaWords is what the report says of the schedule.
type agendaWords struct {
	title       string // "%s" three times: the first and the last day, when it was looked at
	closed      string
	free        string // "%d": how many
	clockChange string // "%d": the hours of that day
	requests    string // "%s": the day on which they were made
	malformed   string // before the error, in the place of an answer
	unknownTool string
	bill        string // "%s" twice: the fee, what the patient pays
	verdicts    map[appointment.Verdict]string
}

var frenchAgenda = agendaWords{
	title:       "Agenda du %s au %s, vu le %s",
	closed:      "fermé",
	free:        "%d libres",
	clockChange: ", changement d'heure\u00a0: %d heures",
	requests:    "Demandes, %s",
	malformed:   "pas de réponse\u00a0:",
	unknownTool: "Outil inconnu du registre\u00a0: à vérifier",
	bill:        "Honoraires %s, dont %s pour le patient",
	verdicts: map[appointment.Verdict]string{
		appointment.Met: "réservé", appointment.Undecided: "réservé, à décider", appointment.Refused: "refusé",
	},
}

var englishAgenda = agendaWords{
	title:       "Agenda from %s to %s, as of %s",
	closed:      "closed",
	free:        "%d free",
	clockChange: ", change of hour: %d hours",
	requests:    "Requests, %s",
	malformed:   "no answer:",
	unknownTool: "The register does not know the tool: to be checked",
	bill:        "Fee %s, of which the patient pays %s",
	verdicts: map[appointment.Verdict]string{
		appointment.Met: "booked", appointment.Undecided: "booked, to be decided", appointment.Refused: "refused",
	},
}
