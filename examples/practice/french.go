package main

import (
	"github.com/secteur2/telehealth"
)

var french = words{
	lang:    "fr",
	doctors: "Médecins", who: "Médecin",
	euros: "en euros", texts: "Textes", checked: "vérifié le %s",
	left:    [5]string{"Heure", "Réf.", "Méd.", "Mode", "Actes"},
	amounts: [4]string{"Honor.", "Caisse", "Mutuelle", "Patient"},
	total:   "Total",
	week:    "Du %s au %s",
	bills:   "Factures",
	payers:  [4]string{"Honoraires", "Caisse (Assurance Maladie)", "Mutuelle (complémentaire santé)", "Patients"},
	noDay:   "Sans date",
	noBill:  "pas de facture\u00a0:",
	missing: "Sans facture, hors des totaux\u00a0: %d",
	hint:    "Les raisons de chaque montant\u00a0: ajoutez -explain, pour une seule facture -explain -only %s",
	colon:   "\u00a0: ", cap: &frenchCap, agenda: &frenchAgenda,
	modes: map[telehealth.Mode]string{
		telehealth.ModeInPerson: "cabinet", telehealth.ModeHome: "visite", telehealth.ModeVideo: "vidéo",
		telehealth.ModePhone: "téléphone",
	},
	sectors: map[telehealth.Sector]string{
		telehealth.Sector1: "secteur 1", telehealth.Sector2: "secteur 2 hors OPTAM",
		telehealth.SectorOutsideAgreement: "non conventionné",
	},
	optam: "secteur 2 avec OPTAM",
	day:   "%[1]s %[2]s %[3]s %[4]d", first: "1er",
	weekdays: [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	months: [12]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	},
}

var frenchCap = capWords{
	title:        "Actes à distance que compte le plafond, sur tous les actes de la semaine, si toute l'année %d lui ressemblait",
	cap:          "plafond %d\u00a0%%",
	none:         "sans plafond",
	outside:      "non conventionné, sans plafond",
	over:         plural{"dépassé", "dépassé\u00a0: il manque 1 acte en présence", "dépassé\u00a0: il manque %d actes en présence"},
	room:         plural{"plus aucune téléconsultation possible", "encore 1 téléconsultation possible", "encore %d téléconsultations possibles"},
	leftOut:      plural{"", "\u00a0; 1 avec un propre patient, non comptée", "\u00a0; %d avec de propres patients, non comptées"},
	otherReading: "\u00a0; dépassé selon l'autre lecture, sur les seuls actes avec d'autres patients",
	ownPatients:  "Propres patients\u00a0: ceux dont le médecin est déclaré médecin traitant. Sans déclaration, l'acte compte pour le plafond, même si le prix suppose qu'un généraliste l'est.",
}

var frenchAgenda = agendaWords{
	title:       "Agenda du %s au %s, vu le %s, avant les demandes",
	closed:      "fermé",
	free:        plural{"aucun horaire libre", "1 libre", "%d libres"},
	clockChange: ", changement d'heure\u00a0: %d heures",
	requests:    "Demandes, %s",
	malformed:   "pas de réponse\u00a0:",
	bill:        "Honoraires %s, dont %s pour le patient",
	capAsked:    "Plafond avec cet acte\u00a0: %s, au plus %d\u00a0%% (actes facturés ci-dessus pris pour toute l'année, et vidéos réservées que le plafond compte)",
	capLeftOut:  "Non comptée pour le plafond\u00a0: le médecin est le médecin traitant du patient",
	capUnasked:  "Plafond non vérifié\u00a0: aucun acte facturé de ce médecin cette année-là",
	tool:        "Outil vidéo",
	verdicts: map[telehealth.Verdict]string{
		telehealth.VerdictMet: "réservé", telehealth.VerdictUndecided: "réservé, à décider", telehealth.VerdictRefused: "refusé",
	},
	doubts: map[telehealth.Confidence]string{telehealth.ConfidenceLikely: "probable", telehealth.ConfidenceDisputed: "contesté"},
	unjudged: map[unjudged]string{
		noLink:      "Pas encore de lien vidéo\u00a0: l'outil reste à vérifier",
		unknownTool: "Outil inconnu du registre\u00a0: à vérifier",
	},
}
