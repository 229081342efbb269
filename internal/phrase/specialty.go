package phrase

import "github.com/secteur2/telehealth"

// Specialty returns a specialty in words, and "" for one that the library does not know.
func Specialty(l Language, s telehealth.Specialty) string {
	key := "specialty." + string(s)
	if !common().Has(key) {
		return ""
	}
	return common().Say(l, key)
}
