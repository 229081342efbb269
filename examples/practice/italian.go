package main

import (
	"github.com/secteur2/telehealth"
)

var italian = words{
	lang:    "it",
	doctors: "Medici", who: "Medico",
	euros: "in euro", texts: "Testi", checked: "verificato %s",
	left:    [5]string{"Ora", "Rif.", "Medico", "Modo", "Atti"},
	amounts: [4]string{"Onorario", "Cassa", "Integr.", "Paziente"},
	total:   "Totale",
	week:    "Da %s a %s",
	bills:   "Fatture",
	payers:  [4]string{"Onorari", "Cassa (Assurance Maladie)", "Assicurazioni integrative", "Pazienti"},
	noDay:   "Senza data",
	noBill:  "nessuna fattura:",
	missing: "Senza fattura, fuori dai totali: %d",
	hint:    "I motivi di ogni importo: aggiungere -explain, per una sola fattura -explain -only %s",
	colon:   ": ", cap: &italianCap, agenda: &italianAgenda,
	modes: map[telehealth.Mode]string{
		telehealth.ModeInPerson: "studio", telehealth.ModeHome: "a casa", telehealth.ModeVideo: "video",
		telehealth.ModePhone: "telefono",
	},
	sectors: map[telehealth.Sector]string{
		telehealth.Sector1: "settore 1", telehealth.Sector2: "settore 2 fuori OPTAM",
		telehealth.SectorOutsideAgreement: "non convenzionato",
	},
	optam: "settore 2 con OPTAM",
	day:   "%[1]s %[2]s %[3]s %[4]d", first: "1",
	weekdays: [7]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
	months: [12]string{
		"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
		"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
	},
}

var italianCap = capWords{
	title:        "Prestazioni a distanza contate per il tetto, su tutte quelle della settimana, se tutto il %d le somigliasse",
	cap:          "tetto %d%%",
	none:         "nessun tetto",
	outside:      "non convenzionato, nessun tetto",
	over:         plural{"superato", "superato: manca 1 prestazione in presenza", "superato: mancano %d prestazioni in presenza"},
	room:         plural{"nessun'altra televisita", "ancora 1 televisita possibile", "ancora %d televisite possibili"},
	leftOut:      plural{"", "; 1 con un proprio paziente, non contata", "; %d con propri pazienti, non contate"},
	otherReading: "; superato secondo l'altra lettura, solo sulle prestazioni con altri pazienti",
	ownPatients:  "Propri pazienti: il medico è il loro curante, se è detto; se nulla è detto la prestazione conta, benché per il prezzo un medico di medicina generale sia ritenuto tale",
}

var italianAgenda = agendaWords{
	title:       "Agenda da %s a %s, vista %s, prima delle richieste",
	closed:      "chiuso",
	free:        plural{"nessun orario libero", "1 libero", "%d liberi"},
	clockChange: ", cambio dell'ora: %d ore",
	requests:    "Richieste, %s",
	malformed:   "nessuna risposta:",
	bill:        "Onorario %s, di cui %s a carico del paziente",
	capAsked:    "Tetto con questa prestazione: %s, al massimo %d%% (le prestazioni fatturate sopra prese per tutto l'anno, e i video prenotati che il tetto conta)",
	capLeftOut:  "Non contata per il tetto: il medico è il curante del paziente",
	capUnasked:  "Tetto non verificato: nessuna prestazione fatturata da questo medico in quell'anno",
	tool:        "Strumento video",
	verdicts: map[telehealth.Verdict]string{
		telehealth.VerdictMet: "prenotato", telehealth.VerdictUndecided: "prenotato, da decidere", telehealth.VerdictRefused: "rifiutato",
	},
	doubts: map[telehealth.Confidence]string{telehealth.ConfidenceLikely: "probabile", telehealth.ConfidenceDisputed: "controverso"},
	unjudged: map[unjudged]string{
		noLink:      "Ancora nessun link video: lo strumento resta da verificare",
		unknownTool: "Strumento sconosciuto al registro: da verificare",
	},
}
