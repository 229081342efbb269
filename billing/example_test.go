package billing_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// gynecologist is the case that the examples share: 60 euros charged by an
// obstetrician in sector 2, outside OPTAM.
func gynecologist() billing.Consultation {
	fee := 60 * billing.Euro
	return billing.Consultation{
		ID:   "c-1",
		Date: telehealth.MustParseDate("2026-03-02"),
		Fee:  &fee,
		Practitioner: telehealth.Practitioner{
			Specialty: telehealth.ObstetricsGynecology,
			Sector:    telehealth.Sector2,
		},
		Patient: billing.Patient{Birth: telehealth.MustParseDate("1990-05-01")},
	}
}

func Example() {
	bill, err := billing.Price(gynecologist())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("fee       ", bill.Fee())
	fmt.Println("fund      ", bill.Reimbursed())
	fmt.Println("complement", bill.Complement)
	fmt.Println("patient   ", bill.Patient())
	// Output:
	// fee        60.00
	// fund       14.10
	// complement 0.00
	// patient    45.90
}

func ExamplePrice() {
	c := gynecologist()
	c.Pathway = telehealth.PathwayOutside
	bill, err := billing.Price(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s %% of %s less %s is %s, less %s: %s\n", bill.Rate(), bill.Base(), bill.Surcharge(), bill.Gross(), bill.Participation, bill.Reimbursed())
	// Output: 70 % of 23.00 less 9.20 is 6.90, less 2.00: 4.90
}

// An error means that the question has no answer, and names the field.
func ExamplePrice_error() {
	c := gynecologist()
	c.Practitioner.Sector = "3"
	_, err := billing.Price(c)
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		fmt.Println(bad.Code, bad.Field)
	}
	fmt.Println(err)
	// Output:
	// unknown practitioner.sector
	// practitioner.sector: unknown: "3", expected "1", "2" or "none"
}

func ExampleOfficial() {
	tariffs := billing.Official()
	fmt.Println("checked until", tariffs.CheckedUntil())
	// Output: checked until 2026-11-24
}

// A reform that this version does not know: a row of the caller's own, with
// the text that it rests on.
func ExampleReadTariffs() {
	tariffs, err := billing.ReadTariffs(strings.NewReader(
		`code,specialty,scale,territory,ages,from,value,source,confidence
G,general-practice,opposable,metropole,,2027-05-01,32.00,https://example.org/amendment,likely
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	c := billing.Consultation{
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
	}
	for _, date := range []string{"2027-04-30", "2027-05-01"} {
		c.Date = telehealth.MustParseDate(date)
		bill, err := tariffs.Price(c)
		fmt.Println(date, bill.Base(), err)
	}
	// Output:
	// 2027-04-30 30.00 <nil>
	// 2027-05-01 32.00 <nil>
}

// An amount that nobody published where this library looks, as the consultation of a
// psychiatrist in Réunion since 2026: who has the text gives its row.
func ExampleReadTariffs_overseas() {
	c := billing.Consultation{
		Date:         telehealth.MustParseDate("2026-03-02"),
		Practitioner: telehealth.Practitioner{Specialty: telehealth.Psychiatry, Sector: telehealth.Sector1, Territory: telehealth.Reunion},
		Letter:       new(false),
	}
	_, err := billing.Price(c)
	fmt.Println(err)

	tariffs, err := billing.ReadTariffs(strings.NewReader(
		`code,specialty,scale,territory,ages,from,value,source,confidence
CNP,psychiatry,opposable,reunion,,2026-01-01,62.00,https://example.org/fund-of-reunion,likely
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	bill, err := tariffs.Price(c)
	fmt.Println(bill.Base(), bill.Lines[0].Source.URL, err)
	// Output:
	// act: amount-unknown: "CNP", expected CNP, psychiatry, opposable, reunion: an amount, not found since 2026-01-01, see https://www.csmf.org/le-texte/drom-et-corse-le-rendez-vous-manque/
	// 62.00 https://example.org/fund-of-reunion <nil>
}

func ExampleSources() {
	for _, text := range billing.Sources() {
		if text.ID == "service-public-F1069" {
			fmt.Println(text.URL)
		}
	}
	// Output: https://www.service-public.gouv.fr/particuliers/vosdroits/F1069
}

func ExampleTariffs() {
	tariffs := billing.Official() // immutable: one for all goroutines
	bill, err := tariffs.Price(gynecologist())
	fmt.Println(bill.Reimbursed(), err)
	// Output: 14.10 <nil>
}

func ExampleTariffs_Price() {
	_, err := billing.Official().Price(billing.Consultation{})
	fmt.Println(strings.HasPrefix(err.Error(), "practitioner.specialty: missing"))
	// Output: true
}

// A stream of consultations priced into one bill, which keeps its memory.
func ExampleTariffs_PriceInto() {
	tariffs := billing.Official()
	c := gynecologist()
	var bill billing.Bill
	for _, date := range []string{"2024-05-14", "2024-05-15"} {
		c.Date = telehealth.MustParseDate(date)
		if err := tariffs.PriceInto(&bill, &c); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(date, bill.Participation, bill.Reimbursed())
	}
	// Output:
	// 2024-05-14 1.00 15.10
	// 2024-05-15 2.00 14.10
}

func ExampleTariffs_ValidUntil() {
	c := gynecologist()
	c.Date = billing.Official().ValidUntil().AddDays(1)
	_, err := billing.Price(c)
	bad, _ := errors.AsType[*telehealth.FieldError](err)
	fmt.Println(bad.Code, bad.Field, bad.Value)
	// Output: not-covered date 2028-01-01
}

func ExampleTariffs_CheckedUntil() {
	c := gynecologist()
	c.Date = billing.Official().CheckedUntil().AddDays(1)
	bill, err := billing.Price(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(bill.Notes[0].Rule())
	// Output: unchecked
}

func ExampleConsultation() {
	bill, err := billing.Price(billing.Consultation{ // the least that can be asked
		Date: telehealth.MustParseDate("2026-03-02"),
		Practitioner: telehealth.Practitioner{
			Specialty: telehealth.GeneralPractice,
			Sector:    telehealth.Sector1,
		},
	})
	fmt.Println(bill.Act(), bill.Fee(), err)
	// Output: G 30.00 <nil>
}

func ExampleConsultation_UnmarshalJSON() {
	var c billing.Consultation
	fmt.Println(json.Unmarshal([]byte(`{"id": "c-1", "Fee": "60.00"}`), &c))
	fmt.Println(c.ID)
	// Output:
	// Fee: unknown: "Fee", expected a name of the format, spelled as it is there
	// c-1
}
