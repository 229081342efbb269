package billing_test

import (
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// Three consultations of one kind of doctor: two fees and the tariff.
func ExampleTariffs_PriceAll() {
	day := telehealth.MustParseDate("2026-03-02")
	born := telehealth.MustParseDate("1980-01-15")
	in := billing.Batch{
		Kinds: []billing.Consultation{{
			Practitioner: telehealth.Practitioner{Specialty: telehealth.ObstetricsGynecology, Sector: telehealth.Sector2},
		}},
		Kind:  []uint16{0, 0, 0},
		Date:  []telehealth.Date{day, day, day},
		Birth: []telehealth.Date{born, born, born},
		Fee:   []billing.Amount{60 * billing.Euro, 25 * billing.Euro, -1},
	}
	var shares billing.Shares
	if err := billing.Official().PriceAll(&shares, in); err != nil {
		fmt.Println(err)
		return
	}
	for i := range in.Kind {
		fmt.Println(shares.Fee[i], shares.Base[i], shares.Reimbursed(i))
	}
	// Output:
	// 60.00 23.00 14.10
	// 25.00 25.00 15.50
	// 31.50 31.50 20.05
}

// Rows that cannot be priced are listed, the others go on.
func ExampleRefusedRow() {
	in := billing.Batch{
		Kinds: []billing.Consultation{{
			Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
		}},
		Kind: []uint16{0, 0},
		Date: []telehealth.Date{telehealth.MustParseDate("2016-01-01"), telehealth.MustParseDate("2026-03-02")},
	}
	var shares billing.Shares
	if err := billing.Official().PriceAll(&shares, in); err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range shares.Refused {
		fmt.Println(r.Row, r.Err)
	}
	fmt.Println(shares.Base[1])
	// Output:
	// 0 date: not-covered: "2016-01-01", expected coverage: a day from 2017-05-01 to 2027-12-31
	// 30.00
}

// A large set is cut into parts that are priced side by side.
func ExampleBatch_Slice() {
	day := telehealth.MustParseDate("2026-03-02")
	in := billing.Batch{
		Kinds: []billing.Consultation{{}},
		Kind:  make([]uint16, 4),
		Date:  []telehealth.Date{day, day, day, day.AddDays(1)},
	}
	part := in.Slice(2, 4)
	fmt.Println(len(part.Kind), part.Date[1])
	// Output: 2 2026-03-03
}

func ExampleShares_Reimbursed() {
	s := billing.Shares{Gross: []billing.Amount{16_10}, Participation: []billing.Amount{2_00}}
	fmt.Println(s.Reimbursed(0))
	// Output: 14.10
}

func ExampleRate_UnmarshalJSON() {
	var r billing.Rate
	fmt.Println(json.Unmarshal([]byte("117.5"), &r), r == 117*billing.Percent+50)
	// Output: <nil> true
}

func ExampleCoefficient_MarshalText() {
	text, err := billing.Coefficient(150).MarshalText()
	fmt.Println(string(text), err)
	// Output: 1.50 <nil>
}
