package billing_test

import (
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A patient's day: five acts with one doctor, then one with another. The caller
// keeps the account from one act to the next.
func ExampleAccount() {
	var account billing.Account // nothing withheld yet
	for _, professional := range []string{"p-1", "p-1", "p-1", "p-1", "p-1", "p-2"} {
		var bill billing.Bill
		var err error
		bill, account, err = account.Price(billing.Official(), gynecologist(), professional, telehealth.Date{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(professional, bill.Participation)
	}
	// Output:
	// p-1 2.00
	// p-1 2.00
	// p-1 2.00
	// p-1 2.00
	// p-1 0.00
	// p-2 2.00
}

// An act of 30 December counts in the civil year in which it is reimbursed.
func ExampleAccount_Price() {
	account, err := billing.Account{}.Add(billing.Participation{
		Professional: "p-9", Date: telehealth.MustParseDate("2025-06-02"), Amount: 50 * billing.Euro,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	c := gynecologist()
	c.Date = telehealth.MustParseDate("2025-12-30")
	for _, day := range []string{"2025-12-31", "2026-01-03"} {
		bill, _, err := account.Price(billing.Official(), c, "p-1", telehealth.MustParseDate(day))
		fmt.Println(day, bill.Participation, err)
	}
	// Output:
	// 2025-12-31 0.00 <nil>
	// 2026-01-03 2.00 <nil>
}

// Two visits of January were paid to the doctor directly. The fund takes their
// participations off its next payment, beside that of the visit itself.
func ExampleAccount_Owed() {
	c := billing.Consultation{
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
		Patient:      billing.Patient{Birth: telehealth.MustParseDate("1980-05-01")},
	}
	var account billing.Account
	var bill billing.Bill
	for _, visit := range []struct {
		date       string
		thirdParty bool
	}{{"2025-01-13", true}, {"2025-01-20", true}, {"2025-02-03", false}} {
		c.Date, c.ThirdParty = telehealth.MustParseDate(visit.date), visit.thirdParty
		var err error
		bill, account, err = account.Price(billing.Official(), c, "p-1", telehealth.Date{})
		fmt.Println(c.Date, account.Owed(telehealth.Date{}), err)
	}
	fmt.Println(bill.Fee(), bill.Reimbursed(), bill.Recovered, bill.Paid())
	// Output:
	// 2025-01-13 2.00 <nil>
	// 2025-01-20 4.00 <nil>
	// 2025-02-03 0.00 <nil>
	// 30.00 19.00 4.00 15.00
}

// The fund took two euros off a chemist's bill instead.
func ExampleAccount_Recover() {
	account, err := billing.Account{}.Add(billing.Participation{
		Professional: "p-1", Date: telehealth.MustParseDate("2026-03-02"), Amount: 2 * billing.Euro, Owed: 2 * billing.Euro,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	account, err = account.Recover(2*billing.Euro, telehealth.MustParseDate("2026-03-09"))
	fmt.Println(account.Owed(telehealth.Date{}), len(account.Participations()), err)
	// Output: 0.00 1 <nil>
}

// For a caller who prices by other means: what belongs in the consultation.
func ExampleAccount_Withheld() {
	c := gynecologist()
	account, err := billing.Account{}.Add(billing.Participation{Professional: "p-1", Date: c.Date, Amount: 8 * billing.Euro})
	if err != nil {
		fmt.Println(err)
		return
	}
	c.Withheld, err = account.Withheld("p-1", c.Date, telehealth.Date{})
	if err != nil {
		fmt.Println(err)
		return
	}
	bill, err := billing.Price(c)
	fmt.Println(c.Withheld.Day, c.Withheld.DayCount, bill.Participation, err)
	_, err = account.Withheld("p-1", c.Date, c.Date.AddDays(-1))
	fmt.Println(err)
	// Output:
	// 8.00 4 0.00 <nil>
	// reimbursed: contradiction: "2026-03-01", expected a day from that of the act on, 2026-03-02
}

// What the fund's statement shows goes into the account as it stands there.
func ExampleAccount_Add() {
	account, err := billing.Account{}.Add(billing.Participation{
		Professional: "p-1",
		Date:         telehealth.MustParseDate("2026-03-02"),
		Reimbursed:   telehealth.MustParseDate("2026-03-05"),
		Amount:       2 * billing.Euro,
	})
	fmt.Println(len(account.Participations()), err)
	// Output: 1 <nil>
}

// A cancelled act gives its participation back, once.
func ExampleAccount_Remove() {
	c := gynecologist()
	bill, account, err := billing.Account{}.Price(billing.Official(), c, "p-1", telehealth.Date{})
	if err != nil {
		fmt.Println(err)
		return
	}
	taken := billing.Participation{Professional: "p-1", Date: c.Date, Amount: bill.Participation}
	account, err = account.Remove(taken)
	fmt.Println(len(account.Participations()), err)
	_, err = account.Remove(taken)
	fmt.Println(err)
	// Output:
	// 0 <nil>
	// amount: out-of-range: "2.00", expected euros from 0.00 to 0.00, which the account holds for that professional and those days
}

// Once nothing of before 2026 can come in any more.
func ExampleAccount_Forget() {
	var account billing.Account
	for _, date := range []string{"2025-03-03", "2026-03-02"} {
		account, _ = account.Add(billing.Participation{
			Professional: "p-1", Date: telehealth.MustParseDate(date), Amount: 2 * billing.Euro,
		})
	}
	account = account.Forget(telehealth.MustParseDate("2026-01-01"))
	fmt.Println(len(account.Participations()))
	_, err := account.Withheld("p-1", telehealth.MustParseDate("2025-03-03"), telehealth.Date{})
	fmt.Println(err)
	// Output:
	// 1
	// date: not-covered: "2025-03-03", expected a day from 2026-01-01 on: the account forgot those before
}

func ExampleAccount_Participations() {
	_, account, err := billing.Account{}.Price(billing.Official(), gynecologist(), "p-1", telehealth.MustParseDate("2026-03-05"))
	for _, p := range account.Participations() {
		fmt.Println(p.Professional, p.Date, p.Reimbursed, p.Amount, err)
	}
	// Output: p-1 2026-03-02 2026-03-05 2.00 <nil>
}

func ExampleAccount_MarshalJSON() {
	var account billing.Account
	text, err := json.Marshal(account)
	fmt.Println(string(text), err)
	_, account, _ = account.Price(billing.Official(), gynecologist(), "p-1", telehealth.MustParseDate("2026-03-05"))
	text, err = json.Marshal(account)
	fmt.Println(string(text), err)
	// Output:
	// {"participations":[]} <nil>
	// {"participations":[{"professional":"p-1","date":"2026-03-02","reimbursed":"2026-03-05","amount":"2.00"}]} <nil>
}

func ExampleAccount_UnmarshalJSON() {
	var account billing.Account
	err := json.Unmarshal([]byte(`{"participations": [{"professional": "p-1", "date": "2026-03-02", "amount": "2.00"}]}`), &account)
	fmt.Println(len(account.Participations()), err)
	err = json.Unmarshal([]byte(`{"participations": [{"professional": "p-1", "amount": "2.00"}]}`), &account)
	fmt.Println(err)
	// Output:
	// 1 <nil>
	// participations[0].date: missing, expected the day of the act, as 2026-03-02
}

// A day of reimbursement that is not given is the day of the act.
func ExampleParticipation() {
	p := billing.Participation{Professional: "p-1", Date: telehealth.MustParseDate("2026-03-02"), Amount: 2 * billing.Euro}
	account, err := billing.Account{}.Add(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(account.Participations()[0].Reimbursed)
	// Output: 2026-03-02
}
