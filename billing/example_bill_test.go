package billing_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

func mustPrice(c billing.Consultation) billing.Bill {
	bill, err := billing.Price(c)
	if err != nil {
		panic(err)
	}
	return bill
}

// The parts of a bill come to its fee, to the cent.
func ExampleBill() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Reimbursed() + bill.Complement + bill.Patient())
	// Output: 60.00
}

func ExampleBill_Act() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Act())
	// Output: C
}

func ExampleBill_Rate() {
	c := gynecologist()
	c.Patient.Cover = billing.CoverALD
	bill := mustPrice(c)
	fmt.Println(bill.Rate())
	// Output: 100
}

func ExampleBill_Fee() {
	c := gynecologist()
	c.Fee = nil // charged at the tariff
	bill := mustPrice(c)
	fmt.Println(bill.Fee())
	// Output: 31.50
}

func ExampleBill_Base() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Base())
	// Output: 23.00
}

func ExampleBill_Gross() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Gross())
	// Output: 16.10
}

func ExampleBill_Reimbursed() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Gross()-bill.Participation == bill.Reimbursed(), bill.Reimbursed())
	// Output: true 14.10
}

func ExampleBill_Copayment() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Copayment())
	// Output: 6.90
}

func ExampleBill_Excess() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Excess())
	// Output: 37.00
}

func ExampleBill_Patient() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Patient())
	// Output: 45.90
}

// A bill is stored as JSON and read back as the same bill, to be corrected years later.
func ExampleBill_UnmarshalJSON() {
	bill := mustPrice(gynecologist())
	stored, err := json.Marshal(bill)
	if err != nil {
		fmt.Println(err)
		return
	}
	var read billing.Bill
	if err := json.Unmarshal(stored, &read); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(read.Fee(), read.Reimbursed(), read.Patient(), read.Lines[0].Source.ID)

	right := read.Consultation
	right.Fee = new(50 * billing.Euro)
	correction, err := billing.Official().Correct(read, right)
	fmt.Println(correction.Reversal.Fee(), correction.Replacement.Fee(), err)
	// Output:
	// 60.00 14.10 45.90 service-public-F1069
	// -60.00 50.00 <nil>
}

// What the law refuses is on the bill all the same, and in a list of its own.
func ExampleBill_Refused() {
	c := gynecologist()
	c.Patient.Cover = billing.CoverC2S
	bill := mustPrice(c)
	fmt.Println(bill.ExcessRight, bill.ExcessRight.Refused())
	for _, r := range bill.Refused() {
		fmt.Println(r.Field, r.Amount)
	}
	// Output:
	// forbidden true
	// fee 37.00
}

func ExampleBill_Statement() {
	bill := mustPrice(gynecologist())
	statement := bill.Statement("en")
	for _, note := range statement.Notes {
		fmt.Println(note.Rule)
	}
	// Output:
	// scale.free
	// act.chosen
	// rate.normal
	// participation
	// excess.free
}

func ExampleBill_Text() {
	bill := mustPrice(gynecologist())
	title, _, _ := strings.Cut(bill.Text("en"), "\n")
	fmt.Println(title)
	// Output: Consultation of March 2, 2026
}

// Every line names the text of its amount.
func ExampleLine() {
	c := gynecologist()
	c.Practitioner.OPTAM = true
	for _, line := range mustPrice(c).Lines {
		fmt.Println(line.Code, line.Fee, line.Base, line.Gross, line.Source.ID)
	}
	// Output:
	// CS 55.00 26.50 18.55 fmf-2024
	// MCS 5.00 5.00 3.50 egora-2017
}

// A row that rests on weak ground says so in the bill.
func ExampleNote() {
	c := gynecologist()
	c.Practitioner.Specialty = telehealth.Cardiology
	for _, note := range mustPrice(c).Notes {
		if note.Confidence() != telehealth.ConfidenceSure {
			fmt.Println(note.Rule(), note.Code, note.Amount, note.Confidence())
		}
	}
	// Output: tariff CSC 47.73 likely
}

func ExampleNote_Text() {
	bill := mustPrice(gynecologist())
	fmt.Println(bill.Notes[1].Text("en"))
	// Output: Letter key C, chosen from the facts
}

// The age decides the rate, the supplements and the participation.
func ExamplePatient() {
	c := gynecologist()
	c.Practitioner.Specialty = telehealth.GeneralPractice
	c.Patient.Birth = telehealth.MustParseDate("2022-06-15")
	bill := mustPrice(c)
	fmt.Println(bill.Base(), bill.Participation)
	// Output: 28.00 0.00
}

func ExampleScheme() {
	c := gynecologist()
	for _, scheme := range []billing.Scheme{billing.SchemeGeneral, billing.SchemeAlsaceMoselle} {
		c.Patient.Scheme = scheme
		bill := mustPrice(c)
		fmt.Println(scheme, bill.Rate())
	}
	// Output:
	// general 70
	// alsace-moselle 90
}

func ExampleCovers() {
	c := gynecologist()
	for _, cover := range []billing.Covers{
		billing.CoverALD, billing.CoverMaternity, billing.CoverWorkInjury, billing.CoverInvalidity, billing.CoverC2S, billing.CoverAME, billing.CoverMilitary,
	} {
		c.Patient.Cover = cover
		bill := mustPrice(c)
		fmt.Println(cover, bill.Rate(), bill.Participation)
	}
	// Output:
	// ald 100 2.00
	// maternity 100 0.00
	// work-injury 100 2.00
	// invalidity 100 2.00
	// c2s 70 0.00
	// ame 100 0.00
	// military 100 0.00
}

// Covers are a set: with C2S and a long illness the fund pays all, and C2S spares the
// participation.
func ExampleCovers_Has() {
	c := gynecologist()
	c.Patient.Cover = billing.CoverALD | billing.CoverC2S
	bill := mustPrice(c)
	fmt.Println(c.Patient.Cover, c.Patient.Cover.Has(billing.CoverC2S))
	fmt.Println(bill.Rate(), bill.Participation, bill.Complement)
	// Output:
	// ald, c2s true
	// 100 0.00 0.00
}

// A cover that the law does not give this patient is refused in a field, and the act is
// priced without it.
func ExampleBill_Refused_cover() {
	c := gynecologist()
	c.Patient.Birth = telehealth.MustParseDate("2000-03-02") // twenty-six on the day of the act
	c.Patient.Cover = billing.CoverContraception
	bill := mustPrice(c)
	fmt.Println(bill.Rate(), bill.NoCover, bill.Refused()[0].Field)
	// Output: 70 contraception patient.cover
}

// Only what is left below the cap of the year is withheld.
func ExampleWithheld() {
	c := gynecologist()
	c.Withheld = billing.Withheld{Year: 49 * billing.Euro}
	fmt.Println(mustPrice(c).Participation)
	// Output: 1.00
}

// A guarantee of 150 % holds the fund's part: 150 % of 23.00 less 16.10.
func ExampleComplement() {
	c := gynecologist()
	c.Complement = billing.Complement{Guarantee: 150, Responsible: true}
	fmt.Println(mustPrice(c).Complement)
	// Output: 18.40
}

func ExampleRecovery() {
	c := gynecologist()
	for _, c.ThirdParty = range []bool{false, true} {
		fmt.Println(mustPrice(c).Recovery)
	}
	// Output:
	// direct
	// deferred
}

func ExampleStatement() {
	bill := mustPrice(gynecologist())
	statement := bill.Statement("en")
	fmt.Println(statement.ID, statement.Act, statement.Fee, statement.Reimbursed, statement.Patient)
	// Output: c-1 C 60.00 14.10 45.90
}

// A general practitioner sees a patient outside the pathway. The text and the public pages
// part on the ceiling of the surcharge: the bill follows the pages and names the other.
func ExampleReading() {
	bill := mustPrice(billing.Consultation{
		Date:         telehealth.MustParseDate("2026-03-02"),
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
		Patient:      billing.Patient{Birth: telehealth.MustParseDate("1980-01-15")},
		Pathway:      telehealth.PathwayOutside,
	})
	fmt.Println(bill.Surcharge(), bill.Reimbursed())
	for _, r := range bill.Readings {
		fmt.Println(r.Rule, r.Surcharge, r.Reimbursed)
	}
	// Output:
	// 12.00 7.00
	// reading.ceiling 10.60 8.40
}

func ExampleBill_Surcharge() {
	c := gynecologist()
	c.Pathway = telehealth.PathwayOutside
	bill := mustPrice(c)
	fmt.Printf("%s %% of %s, less %s: %s\n", bill.Rate(), bill.Base(), bill.Surcharge(), bill.Gross())
	// Output: 70 % of 23.00, less 9.20: 6.90
}

func ExampleStatementLine() {
	bill := mustPrice(gynecologist())
	text, _ := json.Marshal(bill.Statement("en").Lines[0])
	fmt.Println(string(text))
	// Output: {"code":"C","fee":"60.00","base":"23.00","rate":70,"gross":"16.10","verdict":"met","source":"service-public-F1069","confidence":"sure"}
}

func ExampleStatementNote() {
	bill := mustPrice(gynecologist())
	note := bill.Statement("en").Notes[2]
	fmt.Println(note.Rule, note.Source, note.Confidence)
	fmt.Println(note.Text)
	// Output:
	// rate.normal css-r160-5 sure
	// Rate of the consultation: 70%
}
