package billing_test

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// The same consultation, had the doctor signed OPTAM.
func ExampleTariffs_WhatIf_optam() {
	outcome, err := billing.Official().WhatIf(gynecologist(), billing.Scenario{OPTAM: new(true)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(outcome.Before.Reimbursed(), outcome.After.Reimbursed())
	// Output: 14.10 20.05
}

// One scenario a question; they combine.
func ExampleScenario() {
	for _, s := range []billing.Scenario{
		{Sector: telehealth.Sector1, AtTariff: true},
		{Date: telehealth.MustParseDate("2024-05-14")},
		{Pathway: telehealth.PathwayOutside, Fee: new(50 * billing.Euro)},
	} {
		outcome, err := billing.Official().WhatIf(gynecologist(), s)
		fmt.Println(outcome.After.Act(), outcome.After.Fee(), outcome.After.Patient(), err)
	}
	// Output:
	// CS 31.50 11.45 <nil>
	// CS 60.00 44.90 <nil>
	// C 50.00 45.10 <nil>
}

// What a reform would change: rows that do not exist yet.
func ExampleTariffs_WhatIf() {
	reform, err := billing.ReadTariffs(strings.NewReader(
		`code,specialty,scale,territory,ages,from,value,source,confidence
C,obstetrics-gynecology,free,metropole,,2026-01-01,26.50,https://example.org/amendment,likely
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome, err := billing.Official().WhatIf(gynecologist(), billing.Scenario{Tariffs: reform})
	before, after := &outcome.Before, &outcome.After
	fmt.Println(after.Base()-before.Base(), after.Patient()-before.Patient(), err)
	// Output: 3.50 -2.45 <nil>
}

// Sector 1 has no OPTAM: the outcome says that it was given up.
func ExampleOutcome() {
	c := gynecologist()
	c.Practitioner.OPTAM = true
	outcome, err := billing.Official().WhatIf(c, billing.Scenario{Sector: telehealth.Sector1})
	fmt.Println(outcome.GaveUp, err)
	// Output: [practitioner.optam] <nil>
}

func ExampleOutcome_Difference() {
	outcome, err := billing.Official().WhatIf(gynecologist(), billing.Scenario{})
	d := outcome.Difference()
	fmt.Println(d.IsZero(), err)
	// Output: true <nil>
}

func ExampleOutcome_Text() {
	outcome, err := billing.Official().WhatIf(gynecologist(), billing.Scenario{OPTAM: new(true)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Join(strings.Split(outcome.Text("en"), "\n")[:7], "\n"))
	// Output:
	// Before
	// Consultation of March 2, 2026
	// obstetrics and gynaecology, sector 2 outside OPTAM, in person
	//
	// After
	// Consultation of March 2, 2026
	// obstetrics and gynaecology, sector 2 with OPTAM, in person
}
