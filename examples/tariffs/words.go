package main

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// words is what the page says in one language. The names of acts and of
// specialties are the library's.
type words struct {
	lang         string // BCP 47, as the library wants it
	introduction string // Markdown; "%s" twice: the days of CheckedUntil and ValidUntil
	contents     string
	columns      [8]string
	kinds        map[telehealth.Kind]string

	allDoctors, specialists, except string
	scales                          map[billing.Scale]string
	agreement                       string // both scales of the agreement
	territories                     map[telehealth.Territory]string
	overseas                        string
	everyAge                        string
	under, andOver, fromTo          string // "%d" for each age
	point                           string // between euros and cents
	ended, notFound                 string
	marks                           map[telehealth.Confidence]string
	texts                           map[telehealth.SourceKind]string
	share                           string // "%d" for the rows that rest on a text that binds, for all, and for the per cent
	published, checked              string
}

// wordsOf returns the words of a language, nil for one that the page does not
// speak.
func wordsOf(lang string) *words {
	for _, w := range []*words{&french, &english} {
		if w.lang == lang {
			return w
		}
	}
	return nil
}

var english = words{
	lang:         "en",
	introduction: englishIntroduction,
	contents:     "Index",
	columns:      [...]string{"from", "doctors", "sector", "territory", "age", "euros", "how sure", "source"},
	kinds: map[telehealth.Kind]string{
		telehealth.KindConsultation:     "Consultations",
		telehealth.KindVisit:            "Visits",
		telehealth.KindTeleconsultation: "Teleconsultations",
		telehealth.KindTeleExpertise:    "Tele-expertise",
		telehealth.KindTechnical:        "Technical acts (CCAM)",
		telehealth.KindSupplement:       "Supplements (majorations)",
	},
	allDoctors: "all doctors", specialists: "specialists", except: "except",
	scales: map[billing.Scale]string{
		billing.ScaleOpposable: "sector 1, OPTAM, or sector 2 without excess",
		billing.ScaleFree:      "sector 2 outside OPTAM with an excess",
		billing.ScaleAuthority: "outside the agreement",
	},
	agreement: "sectors 1 and 2",
	territories: map[telehealth.Territory]string{
		telehealth.Metropole: "metropolitan France", telehealth.AlsaceMoselle: "Alsace-Moselle",
		telehealth.Guadeloupe: "Guadeloupe", telehealth.Martinique: "Martinique", telehealth.Guyane: "Guyane",
		telehealth.Reunion: "La Réunion", telehealth.Mayotte: "Mayotte",
		telehealth.SaintMartin: "Saint-Martin", telehealth.SaintBarthelemy: "Saint-Barthélemy",
	},
	overseas: "overseas departments",
	everyAge: "all", under: "under %d", andOver: "%d and over", fromTo: "%d to %d",
	point: ".", ended: "ended", notFound: "amount not found",
	marks: map[telehealth.Confidence]string{
		telehealth.ConfidenceSure: "sure", telehealth.ConfidenceLikely: "likely", telehealth.ConfidenceDisputed: "disputed",
	},
	texts: map[telehealth.SourceKind]string{
		telehealth.SourceCode: "code", telehealth.SourceJournal: "Journal officiel", telehealth.SourceAgreement: "agreement",
		telehealth.SourceOfficial: "official page", telehealth.SourceUnion: "union", telehealth.SourceInsurer: "insurer",
		telehealth.SourcePress: "press", telehealth.SourceOther: "other", telehealth.SourceLibrary: "the library's own", "": "a caller's own",
	},
	share:     "Of the rows, %[1]d of %[2]d (%[3]d %%) rest on a text that binds: an article of a code, a text of the Journal officiel, an agreement. By the kind of text:",
	published: "published", checked: "checked",
}

var french = words{
	lang:         "fr",
	introduction: frenchIntroduction,
	contents:     "Index",
	columns:      [...]string{"depuis le", "médecins", "secteur", "territoire", "âge", "euros", "fiabilité", "source"},
	kinds: map[telehealth.Kind]string{
		telehealth.KindConsultation:     "Consultations",
		telehealth.KindVisit:            "Visites",
		telehealth.KindTeleconsultation: "Téléconsultations",
		telehealth.KindTeleExpertise:    "Téléexpertise",
		telehealth.KindTechnical:        "Actes techniques (CCAM)",
		telehealth.KindSupplement:       "Majorations",
	},
	allDoctors: "tous les médecins", specialists: "spécialistes", except: "sauf",
	scales: map[billing.Scale]string{
		billing.ScaleOpposable: "secteur 1, OPTAM, ou secteur 2 sans dépassement",
		billing.ScaleFree:      "secteur 2 hors OPTAM avec dépassement",
		billing.ScaleAuthority: "non conventionné",
	},
	agreement: "secteurs 1 et 2",
	territories: map[telehealth.Territory]string{
		telehealth.Metropole: "métropole", telehealth.AlsaceMoselle: "Alsace-Moselle",
		telehealth.Guadeloupe: "Guadeloupe", telehealth.Martinique: "Martinique", telehealth.Guyane: "Guyane",
		telehealth.Reunion: "La Réunion", telehealth.Mayotte: "Mayotte",
		telehealth.SaintMartin: "Saint-Martin", telehealth.SaintBarthelemy: "Saint-Barthélemy",
	},
	overseas: "DROM",
	everyAge: "tous", under: "moins de %d ans", andOver: "%d ans et plus", fromTo: "%d à %d ans",
	point: ",", ended: "supprimée", notFound: "montant non trouvé",
	marks: map[telehealth.Confidence]string{
		telehealth.ConfidenceSure: "sûr", telehealth.ConfidenceLikely: "probable", telehealth.ConfidenceDisputed: "contesté",
	},
	texts: map[telehealth.SourceKind]string{
		telehealth.SourceCode: "code", telehealth.SourceJournal: "Journal officiel", telehealth.SourceAgreement: "convention",
		telehealth.SourceOfficial: "page officielle", telehealth.SourceUnion: "syndicat", telehealth.SourceInsurer: "assureur",
		telehealth.SourcePress: "presse", telehealth.SourceOther: "autre", telehealth.SourceLibrary: "convention de la bibliothèque", "": "texte de l'appelant",
	},
	share:     "%[1]d lignes sur %[2]d (%[3]d %%) reposent sur un texte qui fait loi : article de code, texte du Journal officiel, convention. Selon la nature du texte :",
	published: "publié le", checked: "vérifié le",
}
