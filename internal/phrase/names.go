package phrase

import "github.com/secteur2/telehealth"

// monthNames returns January to December as they stand in a date. The Hebrew
// names therefore begin with the preposition bet, "in".
func monthNames(l Language) [12]string {
	switch l {
	case English:
		return [12]string{
			"January", "February", "March", "April", "May", "June",
			"July", "August", "September", "October", "November", "December",
		}
	case Italian:
		return [12]string{
			"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
			"luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
		}
	case Hebrew:
		return [12]string{
			"בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני",
			"ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר",
		}
	default:
		return [12]string{
			"janvier", "février", "mars", "avril", "mai", "juin",
			"juillet", "août", "septembre", "octobre", "novembre", "décembre",
		}
	}
}

// weekdayNames returns Sunday to Saturday, the order of [time.Weekday].
func weekdayNames(l Language) [7]string {
	switch l {
	case English:
		return [7]string{
			"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
		}
	case Italian:
		return [7]string{
			"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
		}
	case Hebrew:
		return [7]string{
			"יום ראשון", "יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "יום שבת",
		}
	default:
		return [7]string{
			"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
		}
	}
}

// Specialty returns a specialty in words, and "" for one that the library does not know.
func Specialty(l Language, s telehealth.Specialty) string {
	key := "specialty." + string(s)
	if !common().Has(key) {
		return ""
	}
	return common().Say(l, key)
}
