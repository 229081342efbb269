package main

import "strings"

// words is what the table says in one language. The notes under it speak for
// themselves, the library writes them, and specialties have the names that the
// input gives them.
type words struct {
	headings [cols]string
	yes, no  string
	reading  string // under numbers in the reading that leaves out own patients
}

// wordsOf returns the words of a language by the first part of its tag, and
// French for one that is not spoken.
func wordsOf(tag string) *words {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	switch strings.ToLower(primary) {
	case "en":
		return &english
	case "it":
		return &italian
	case "he", "iw":
		return &hebrew
	default:
		return &french
	}
}

var french = words{
	headings: [cols]string{
		"Praticien", "Spécialité", "Année", "À distance", "Actes", "Part", "", "Plafond", "Respecté",
		"Encore possibles", "À compenser",
	},
	yes: "oui", no: "non",
	reading: "Lecture contestée : les actes auprès des propres patients sont écartés du dénominateur",
}

var english = words{
	headings: [cols]string{
		"Practitioner", "Specialty", "Year", "Remote", "Acts", "Share", "", "Cap", "Within", "Room", "Debt",
	},
	yes: "yes", no: "no",
	reading: "Disputed reading: acts with own patients are left out of the denominator",
}

var italian = words{
	headings: [cols]string{
		"Medico", "Specialità", "Anno", "A distanza", "Prestazioni", "Quota", "", "Tetto", "Rispettato",
		"Ancora possibili", "Da compensare",
	},
	yes: "sì", no: "no",
	reading: "Lettura controversa: le prestazioni ai propri pazienti sono escluse dal denominatore",
}

var hebrew = words{
	headings: [cols]string{
		"רופא/ה", "התמחות", "שנה", "מרחוק", "פעולות", "שיעור", "", "תקרה", "בתחום", "נותר", "לפיצוי",
	},
	yes: "כן", no: "לא",
	reading: "פרשנות שנויה במחלוקת: פעולות עם המטופלים הקבועים אינן נספרות במכנה",
}
