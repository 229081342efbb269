package billing

import (
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// readWithheld holds what was withheld before to what the caps allow. Of a year in which
// the number changed, the larger one bounds it.
func (f *facts) readWithheld() error {
	w := &f.Withheld
	if w.Reimbursed.Before(f.Date) && !w.Reimbursed.IsZero() {
		return wire.Error(telehealth.ErrorContradiction, "withheld.reimbursed", w.Reimbursed.String(), "a day from that of the act on, "+f.Date.String())
	}
	due := f.amount(ruleParticipation)
	day := f.rules.at(ruleParticipationDay, f.Date).Value.whole
	year := max(f.yearNumber(f.reimbursed()), f.yearNumber(newYear(f.reimbursed())))
	mostYear := f.rules.at(ruleParticipationYearEuros, f.reimbursed()).Value.amount
	if w.YearCount != 0 {
		mostYear = maxFee // the number decides
	}
	for _, held := range [...]struct {
		field        string
		amount, most Amount
	}{{"withheld.day", w.Day, Amount(day) * due}, {"withheld.year", w.Year, mostYear}, {"withheld.owed", w.Owed, maxFee}} {
		if held.amount < 0 || held.amount > held.most {
			return wire.Error(telehealth.ErrorOutOfRange, held.field, held.amount.String(), "euros from 0.00 to "+held.most.String()+", the cap of that day")
		}
	}
	for _, held := range [...]struct {
		field       string
		count, most int
	}{{"withheld.dayCount", int(w.DayCount), day}, {"withheld.yearCount", int(w.YearCount), year}} {
		if held.count < 0 || held.count > held.most {
			return wire.Error(telehealth.ErrorOutOfRange, held.field, strconv.Itoa(held.count), "a number from 0 to "+strconv.Itoa(held.most)+", the cap of that day")
		}
	}
	return nil
}

// reimbursed is the day on which the fund pays.
func (f *facts) reimbursed() telehealth.Date {
	if day := f.Withheld.Reimbursed; !day.IsZero() {
		return day
	}
	return f.Date
}

// yearNumber is the number of participations that a civil year has at most, on a day
// of reimbursement.
func (f *facts) yearNumber(day telehealth.Date) int {
	return f.rules.at(ruleParticipationYear, day).Value.whole
}

// newYear is the first day of the year.
func newYear(day telehealth.Date) telehealth.Date {
	first, _ := telehealth.NewDate(day.Year(), 1, 1) // the year of a day is one
	return first
}

// capped keeps the participation within what is left of the day and the year: a number
// where the caller knows it, else euros.
func (f *facts) capped(b *Bill, flat, due Amount) Amount {
	w, paid := &f.Withheld, f.reimbursed()
	day, year := f.rules.at(ruleParticipationDay, f.Date), f.rules.at(ruleParticipationYear, paid)
	euros := f.rules.at(ruleParticipationYearEuros, paid).Value.amount
	for _, limit := range [...]struct {
		row        *law.Row[ruleValue]
		count      int16
		held, most Amount
	}{
		{day, w.DayCount, w.Day, Amount(day.Value.whole) * due},
		{year, w.YearCount, w.Year, euros},
	} {
		left, named := limit.most-limit.held, limit.most
		if limit.count > 0 {
			left, named = Amount(max(limit.row.Value.whole-int(limit.count), 0))*due, 0
		}
		if left < flat {
			flat = left
			f.noteRow(b, limit.row, named)
		}
	}
	f.doubtNumber(b, flat)
	return flat
}

// doubtNumber notes that the euros of a year alone do not say whether its number is
// reached, which is so of the year whose participation changed.
func (f *facts) doubtNumber(b *Bill, flat Amount) {
	paid := f.reimbursed()
	row := f.rules.at(ruleParticipationNumber, paid)
	if row == nil || flat == 0 || f.Withheld.YearCount != 0 {
		return
	}
	least := f.rules.at(ruleParticipation, newYear(paid)).Value.amount
	if f.Withheld.Year >= Amount(f.yearNumber(paid))*least {
		f.noteRow(b, row, f.Withheld.Year)
	}
}

// recover takes what is owed of earlier participations off this payment, as far as it
// goes (article L160-13 II). With third-party payment the doctor is paid, and nothing is
// taken.
func (f *facts) recover(b *Bill) {
	if f.Withheld.Owed == 0 || f.ThirdParty {
		return
	}
	if b.Recovered = min(f.Withheld.Owed, b.Reimbursed()); b.Recovered > 0 {
		f.note(b, ruleParticipationRecovered, b.Recovered)
	}
}
