package main

import (
	"strings"

	"github.com/secteur2/telehealth/quota"
)

// words is what the table says in one language. The notes under it speak for
// themselves, the library writes them, and specialties have the names that the
// input gives them.
type words struct {
	headings [cols]string
	yes, no  string
	methods  map[string]string       // how the end of the year is foreseen, by the library's name
	policies map[quota.Policy]string // for the year under the other agreement
	reading  string                  // under numbers in the reading that leaves out own patients

	cured string // of a day in the column of the crossing

	several        string // year, specialties, the one that judges it
	severalAt      string // the same, the day of -at, the one that judges the end of the year
	point, percent string // of a share: between its digits, and behind them
	direction      string // a mark before each cell, where the words run from right to left
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

// share writes basis points, 1234 as 12.34 or 12,34, as the library's notes under the
// table do.
func (w *words) share(points int64) string {
	return strings.Replace(percent(points), ".", w.point, 1)
}

var french = words{
	headings: [cols]string{
		"Praticien", "Spécialité", "Année", "À distance", "Actes", "Part", "", "Plafond", "Respecté",
		"Encore possibles", "À compenser", "Intervalle", "Dépassé le", "Vidéo possible / à venir",
	},
	methods: map[string]string{"pace": "à ce rythme", "same-as-last-year": "comme l'an dernier", "booked-only": "rendez-vous seuls"},
	yes:     "oui", no: "non",
	policies: map[quota.Policy]string{quota.PolicyAmendment9: "selon l'avenant 9", quota.PolicyAgreement2024: "selon la convention 2024"},
	cured:    "plafond dépassé au soir de ce jour, de nouveau respecté au 31 décembre si les actes viennent comme attendu",
	point:    ",", percent: "\u00a0%",
	reading:   "Sous la convention 2024, lecture contestée : les actes auprès des propres patients sont écartés du dénominateur",
	several:   "plusieurs spécialités en %d (%s), année jugée selon %s, celle de la date la plus récente",
	severalAt: "plusieurs spécialités en %d (%s), année jugée selon %s, celle de la date la plus récente jusqu'au %s, et à la fin de l'année selon %s",
}

var english = words{
	headings: [cols]string{
		"Practitioner", "Specialty", "Year", "Remote", "Acts", "Share", "", "Cap", "Within", "Room", "Debt",
		"Interval", "Above on", "Video possible / to come",
	},
	methods: map[string]string{"pace": "at this pace", "same-as-last-year": "as last year", "booked-only": "booked alone"},
	yes:     "yes", no: "no",
	policies: map[quota.Policy]string{quota.PolicyAmendment9: "under amendment 9", quota.PolicyAgreement2024: "under the 2024 agreement"},
	cured:    "above the cap on the evening of that day, within it again on December 31 if the acts come as expected",
	point:    ".", percent: "%",
	reading:   "Under the 2024 agreement, disputed reading: acts with own patients are left out of the denominator",
	several:   "several specialties in %d (%s), judged by %s, the one of the latest date",
	severalAt: "several specialties in %d (%s), judged by %s, the one of the latest date up to %s, and at the end of the year by %s",
}

var italian = words{
	headings: [cols]string{
		"Medico", "Specialità", "Anno", "A distanza", "Prestazioni", "Quota", "", "Tetto", "Rispettato",
		"Ancora possibili", "Da compensare", "Intervallo", "Superato il", "Video possibili / a venire",
	},
	methods: map[string]string{"pace": "a questo ritmo", "same-as-last-year": "come l'anno scorso", "booked-only": "soli appuntamenti"},
	yes:     "sì", no: "no",
	policies: map[quota.Policy]string{quota.PolicyAmendment9: "secondo l'avenant 9", quota.PolicyAgreement2024: "secondo la convenzione 2024"},
	cured:    "tetto superato la sera di quel giorno, di nuovo rispettato al 31 dicembre se le prestazioni vengono come previsto",
	point:    ",", percent: "%",
	reading:   "Per la convenzione 2024, lettura controversa: le prestazioni ai propri pazienti sono escluse dal denominatore",
	several:   "più specialità nel %d (%s), anno giudicato secondo %s, quella della data più recente",
	severalAt: "più specialità nel %d (%s), anno giudicato secondo %s, quella della data più recente fino al giorno %s, e a fine anno secondo %s",
}

var hebrew = words{
	headings: [cols]string{
		"רופא/ה", "התמחות", "שנה", "מרחוק", "פעולות", "שיעור", "", "תקרה", "בתחום", "נותר", "לפיצוי",
		"טווח", "חריגה ב", "וידאו אפשרי / צפוי",
	},
	methods: map[string]string{"pace": "בקצב הזה", "same-as-last-year": "כמו אשתקד", "booked-only": "תורים בלבד"},
	yes:     "כן", no: "לא",
	policies: map[quota.Policy]string{quota.PolicyAmendment9: "לפי תיקון 9", quota.PolicyAgreement2024: "לפי הסכם 2024"},
	cured:    "התקרה נחצית בערב אותו יום ונשמרת שוב ב־31 בדצמבר, אם הפעולות יגיעו כצפוי",
	point:    ".", percent: "%",
	reading:   "לפי הסכם 2024, פרשנות שנויה במחלוקת: פעולות עם המטופלים הקבועים אינן נספרות במכנה",
	several:   "כמה התמחויות בשנת %d (%s), השנה נבחנת לפי %s, זו של התאריך המאוחר ביותר",
	severalAt: "כמה התמחויות בשנת %d (%s), השנה נבחנת לפי %s, זו של התאריך המאוחר ביותר עד %s, ובסוף השנה לפי %s",
	direction: "\u200f", // else a line that begins with a reference runs from left to right
}
