package billing

import "github.com/secteur2/telehealth"

// A Bill is a priced consultation. It stores the lines and what is decided once
// for all of them; every total is a method, so a total that is not the sum of
// its lines cannot exist. The zero Bill is an empty one.
type Bill struct {
	Consultation Consultation // the question, as the caller asked it
	Lines        []Line       // the act, then its supplements
	Flat         Amount       // the participation forfaitaire withheld
	Complement   Amount       // what the complementary insurance pays
	Recovery     Recovery
	Notes        []Note // why, in the order of operations
	// Corrects is the ID of the bill that this one reverses or replaces; empty for
	// an ordinary bill. See [Tariffs.Correct].
	Corrects string
}

// A Line is one letter key of a bill.
type Line struct {
	Code       telehealth.Code
	Fee        Amount // the part of the fee charged under this key
	Base       Amount // the reimbursement base (article R160-22: never above the fee)
	Rate       Rate
	Gross      Amount // Rate of Base, rounded, less Heavy, before the participation
	Heavy      Amount // the flat sum of heavy acts, 0 on nearly every line
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

// A Note is one step of the reasoning, or one doubt about it.
type Note struct {
	Rule       string          // the rule's name in rules.csv, or "tariff"
	Code       telehealth.Code // the letter key it is about, if one
	Amount     Amount          // the amount it is about, if one
	Rate       Rate            // the percentage it is about, if one
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

// Act returns the letter key of the act, "" for the zero Bill.
func (b *Bill) Act() telehealth.Code {
	if len(b.Lines) == 0 {
		return ""
	}
	return b.Lines[0].Code
}

// Rate returns the rate of the act's line, 0 for the zero Bill.
func (b *Bill) Rate() Rate {
	if len(b.Lines) == 0 {
		return 0
	}
	return b.Lines[0].Rate
}

// Fee returns the total charged. It is the sum of what the fund, the
// complementary insurance and the patient pay, to the cent.
func (b *Bill) Fee() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Fee
	}
	return sum
}

// Base returns the reimbursement base.
func (b *Bill) Base() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Base
	}
	return sum
}

// Gross returns the reimbursement before the participation.
func (b *Bill) Gross() (sum Amount) {
	for i := range b.Lines {
		sum += b.Lines[i].Gross
	}
	return sum
}

// Reimbursed returns what the fund pays in the end: gross less participation.
// With third-party payment the doctor is paid the whole Gross first, and the
// fund takes the participation back later ([Deferred]).
func (b *Bill) Reimbursed() Amount { return b.Gross() - b.Flat }

// Copayment returns the ticket modérateur: base less gross.
func (b *Bill) Copayment() Amount { return b.Base() - b.Gross() }

// Excess returns the dépassement: fee less base. The fund never pays it.
func (b *Bill) Excess() Amount { return b.Fee() - b.Base() }

// Patient returns what stays with the patient.
func (b *Bill) Patient() Amount { return b.Fee() - b.Reimbursed() - b.Complement }
