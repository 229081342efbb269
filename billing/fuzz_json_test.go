package billing_test

import (
	"encoding/json"
	"testing"

	"github.com/secteur2/telehealth/billing"
)

// Whatever text stands for a value of the package, it is refused with a field, or it is
// read, written and read again to an equal value. The first byte chooses the type.
func FuzzJSON(f *testing.F) {
	types := []func(*testing.T, string){
		readAgain[billing.Consultation], readAgain[billing.Account], readAgain[billing.Bill],
		readAgain[billing.Quote], readAgain[billing.Correction], readAgain[billing.Outcome],
		readAgain[billing.Difference], readAgain[billing.Suggestion], readAgain[billing.ClaimLine],
		readAgain[billing.Participation], readAgain[billing.Line], readAgain[billing.Note],
		readAgain[billing.Patient], readAgain[billing.ForeignLine], readAgain[billing.Travel], readAgain[billing.Withheld], readAgain[billing.Complement],
		readAgain[billing.Question],
	}
	b, err := billing.Price(seed("2026-03-02"))
	if err != nil {
		f.Fatal(err)
	}
	text, err := json.Marshal(b)
	if err != nil {
		f.Fatal(err)
	}
	for i := range types {
		f.Add(uint8(i), string(text))
		f.Add(uint8(i), fullConsultation)
	}
	f.Add(uint8(1), `{"participations":[{"professional":"p","date":"2026-03-02","amount":"2.00"}]}`)
	f.Add(uint8(9), `{"professional":"p","date":"2026-03-02","amount":"2.00"}`)
	f.Add(uint8(17), `{"rule":"ask.sas","codes":["SNP"]}`)
	f.Add(uint8(3), `{"bill":`+string(text)+`,"checkedUntil":"2026-11-30"}`)
	f.Add(uint8(4), `{"corrects":"a","reversal":`+string(text)+`,"replacement":`+string(text)+`}`)
	f.Add(uint8(5), `{"before":`+string(text)+`,"after":`+string(text)+`,"gaveUp":["act"]}`)
	f.Fuzz(func(t *testing.T, kind uint8, text string) { types[int(kind)%len(types)](t, text) })
}
