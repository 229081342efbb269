package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/secteur2/telehealth/billing"
)

// sums are the fee and what each payer pays of it, over some visits.
type sums struct {
	bills, missing int
	amounts        [4]billing.Amount
}

// everyone stands for all doctors: no doctor has an empty reference.
const everyone = ""

// sum adds up the visits of one doctor, or of everyone.
func sum(visits []visit, doctor string) (s sums) {
	for i := range visits {
		v := &visits[i]
		switch {
		case doctor != everyone && v.doctor != doctor:
		case v.err != nil:
			s.missing++
		default:
			s.bills++
			for payer, a := range amounts(&v.bill) {
				s.amounts[payer] += a
			}
		}
	}
	return s
}

// amounts are the fee, then the parts that it is the sum of: of the fund, of
// the complementary insurance, of the patient.
func amounts(b *billing.Bill) [4]billing.Amount {
	return [4]billing.Amount{b.Fee(), b.Reimbursed(), b.Complement, b.Patient()}
}

func (r *report) writeTotals() {
	w := r.words
	if first := slices.IndexFunc(r.visits, func(v visit) bool { return !v.consultation.Date.IsZero() }); first >= 0 {
		last := r.visits[len(r.visits)-1].consultation.Date
		r.say("", w.say("week", w.date(r.visits[first].consultation.Date), w.date(last)))
	}
	r.writeRow(pad(w.say("doctor"), r.refs())+gap+w.say("bills"), w.list("amounts"))
	for _, d := range r.doctors {
		r.writeSums(d.Ref, sum(r.visits, d.Ref))
	}
	r.writeSums(w.say("total"), r.all)
	if r.all.missing > 0 {
		r.say(gap, w.say("missing", r.all.missing))
	}
	fmt.Fprintln(r.out)
	names, numbers := 0, 0
	for _, payer := range w.list("payers") {
		names = max(names, width(payer))
	}
	for _, a := range r.all.amounts {
		numbers = max(numbers, width(a.Text(w.lang)))
	}
	for i, payer := range w.list("payers") {
		fmt.Fprintln(r.out, gap+pad(payer, names)+gap+padLeft(r.all.amounts[i].Text(w.lang), numbers))
	}
	fmt.Fprintln(r.out)
}

// writeSums prints one line of the totals: whose, how many bills, the amounts.
func (r *report) writeSums(whose string, s sums) {
	r.writeRow(pad(whose, r.refs())+gap+padLeft(strconv.Itoa(s.bills), width(r.words.say("bills"))), r.texts(s.amounts))
}
