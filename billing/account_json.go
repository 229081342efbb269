package billing

import (
	"cmp"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// accountJSON is the form of an Account in the caller's store.
type accountJSON struct {
	Since          telehealth.Date     `json:"since,omitzero"`
	Participations []participationJSON `json:"participations"`
}

// participationJSON tells an absent amount from one of zero.
type participationJSON struct {
	Professional string          `json:"professional,omitzero"`
	Date         telehealth.Date `json:"date,omitzero"`
	Reimbursed   telehealth.Date `json:"reimbursed,omitzero"`
	Amount       *Amount         `json:"amount"`
	Count        int             `json:"count,omitzero"`
	Owed         Amount          `json:"owed,omitzero"`
}

// MarshalJSON writes the account for the caller's store: "participations", a
// list of what was withheld, and "since" after [Account.Forget].
//
//	{"participations": [{"professional": "p-1", "date": "2026-03-02", "reimbursed": "2026-03-05", "amount": "2.00"}]}
func (a Account) MarshalJSON() ([]byte, error) {
	form := accountJSON{Since: a.since, Participations: make([]participationJSON, len(a.held))}
	for i := range a.held {
		p := &a.held[i]
		form.Participations[i] = participationJSON{p.Professional, p.Date, p.Reimbursed, &p.Amount, p.Count, p.Owed}
	}
	return wire.Write(form)
}

// UnmarshalJSON reads what [Account.MarshalJSON] writes, in any order; null is
// the zero Account. A missing "reimbursed" is the day of the act, and
// participations of one professional and the same two days add up. It is as
// strict as that of [Consultation]; after an error, always a
// *[telehealth.FieldError], the account is as it was.
func (a *Account) UnmarshalJSON(data []byte) error {
	return wire.Form(data, a, (*accountJSON).account)
}

// account checks the participations and puts them in order.
func (form *accountJSON) account() (read Account, err error) {
	type placed struct {
		Participation
		at int // its place in the list, for errors
	}
	if n := len(form.Participations); n > maxHeld {
		return read, fullAccount(n)
	}
	list := make([]placed, len(form.Participations))
	for i, p := range form.Participations {
		list[i] = placed{Participation{Professional: p.Professional, Date: p.Date, Reimbursed: p.Reimbursed, Count: p.Count, Owed: p.Owed}, i}
		err = list[i].complete()
		if err == nil && p.Amount == nil {
			err = wire.Error(telehealth.ErrorMissing, "amount", "", wantAmount)
		}
		if err != nil {
			return read, wire.At("participations", i, err)
		}
		list[i].Amount = *p.Amount
	}
	// In their order each one comes last or adds to the last one.
	slices.SortFunc(list, func(p, q placed) int { return cmp.Or(p.compare(q.Participation), cmp.Compare(p.at, q.at)) })
	read = Account{since: form.Since, held: make([]Participation, 0, len(list))}
	for _, p := range list {
		if err := read.append(p.Participation); err != nil {
			return read, wire.At("participations", p.at, err)
		}
	}
	if len(read.held) == 0 {
		read.held = nil
	}
	return read, nil
}
