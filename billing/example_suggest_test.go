package billing_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// sundayDuty is a general practitioner's consultation on a Sunday morning, of a
// patient of another doctor.
func sundayDuty() billing.Consultation {
	clock, err := telehealth.NewTimeOfDay(10, 30)
	if err != nil {
		panic(err)
	}
	return billing.Consultation{
		Date: telehealth.MustParseDate("2026-03-01"),
		Time: clock,
		Practitioner: telehealth.Practitioner{
			Specialty: telehealth.GeneralPractice,
			Sector:    telehealth.Sector1,
		},
		Patient: billing.Patient{Birth: telehealth.MustParseDate("1990-05-01")},
		Pathway: telehealth.PathwayOutside,
	}
}

// Since 22 December 2024 the Sunday supplement is for emergencies.
func ExampleTariffs_Suggest() {
	all, err := billing.Official().Suggest(sundayDuty())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range all {
		if s.Billed || s.Code == "F" {
			fmt.Println(s.Code, s.Amount, s.Verdict)
			fmt.Println("  " + s.Reasons[0].Source().ID)
		}
	}
	// Output:
	// G 30.00 met
	//   ameli-2024-generalists
	// MHP 5.00 met
	//   egora-urgency
	// F 19.06 refused
	//   uncam-2024-10-29
}

// Outside OPTAM, with an excess, there is no coordination supplement.
func ExampleTariffs_Suggest_outsideOPTAM() {
	all, err := billing.Official().Suggest(gynecologist())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range all {
		if s.Billed || s.Code == "MCS" {
			fmt.Println(s.Code, s.Verdict, s.Reasons[0].Text("en"))
		}
	}
	// Output:
	// C met C: in the table for this doctor on that day
	// MCS refused MCS: only within the tariff (sector 1, OPTAM, or no excess)
}

// A suggestion shows the tariff of the day, the verdict and why.
func ExampleSuggestion() {
	all, err := billing.Official().Suggest(sundayDuty())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range all {
		if s.Code == "F" || s.Code == "MEG" {
			fmt.Printf("%s %s, billed %t: %s\n", s.Code, s.Verdict, s.Billed, s.Reasons[0].Text("en"))
		}
	}
	// Output:
	// F refused, billed false: F: for genuine emergencies only
	// MEG refused, billed false: MEG: not for the age of this patient
}

// What only the doctor knows is asked. The answer goes into the facts, under
// the name of the question.
func ExampleConsultation_answers() {
	c := gynecologist()
	for range 2 {
		all, err := billing.Official().Suggest(c)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, s := range all {
			if s.Code != "APC" {
				continue
			}
			fmt.Println(s.Code, s.Verdict)
			if s.Verdict == telehealth.VerdictUndecided {
				question := s.Reasons[len(s.Reasons)-1]
				fmt.Println(question.Text("en"))
				c.Answers = map[string]bool{question.Rule(): false} // seen last month
			}
		}
	}
	// Output:
	// APC to-be-decided
	// Is it a one-off opinion asked by the attending doctor, the only meeting in the 4 months before and after?
	// APC refused
}
