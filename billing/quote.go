package billing

import (
	"fmt"
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Quote says before the visit what it will cost. Every doctor owes the patient
// that information; from a fee of 70 € with an excess, in writing (article
// L1111-3 of the Code de la santé publique, arrêté of 2 October 2008), which is
// [Bill].WrittenInformation. Whatever the fee, the same article requires it in writing
// for an act that the doctor prescribes for a later consultation, which a consultation
// does not tell. A Quote is made by [Tariffs.Quote]; the zero Quote is about an empty bill.
type Quote struct {
	Bill Bill `json:"bill"` // its WrittenInformation says whether the patient must get it in writing
	// CheckedUntil is the last day on which the tariffs were compared with their
	// sources. A later visit may see other ones.
	CheckedUntil telehealth.Date `json:"checkedUntil,omitzero"`
}

// UnmarshalJSON reads what package json writes of a quote, strictly.
func (q *Quote) UnmarshalJSON(data []byte) error {
	type plain Quote
	return wire.Replace(data, (*plain)(q))
}

// Quote prices a planned visit on these tariffs. The day is that of the visit;
// no clock says whether it is still to come. Errors are those of [Price].
func (t *Tariffs) Quote(c Consultation) (Quote, error) {
	b, err := t.Price(c)
	if err != nil {
		return Quote{}, err
	}
	return Quote{Bill: b, CheckedUntil: t.CheckedUntil()}, nil
}

// MayChange reports whether the visit is planned for a day after the last check
// of the tariffs.
func (q *Quote) MayChange() bool { return q.Bill.Consultation.Date.After(q.CheckedUntil) }

// Direct returns what the doctor is paid by others than the patient: with
// third-party payment the fund's part before the participation, and with C2S or after
// an act of terrorism the complement too (tiers payant intégral, article L169-8).
func (q *Quote) Direct() Amount {
	b := &q.Bill
	switch {
	case !b.Consultation.ThirdParty:
		return 0
	case b.Consultation.Patient.Cover.Has(CoverC2S | CoverTerrorism):
		return b.Gross() + b.Complement
	default:
		return b.Gross()
	}
}

// Charged returns what the patient pays at the visit. Less [Quote.Returned] it
// is what stays with the patient in the end, [Bill.Patient].
func (q *Quote) Charged() Amount { return q.Bill.Fee() - q.Direct() }

// Returned returns what comes back to the patient later, from the fund and from
// the complementary insurance. It is negative when nothing comes back and the
// participation is still to be taken ([RecoveredLater]).
func (q *Quote) Returned() Amount { return q.Charged() - q.Bill.Patient() }

// Text returns the quote for the patient: what will be charged, what comes back,
// the written information that the law requires, and how long the tariffs hold. It
// cites the texts that bind and official pages, no union, insurer or newspaper.
// The language is chosen as in [Bill.Text].
func (q *Quote) Text(lang string) string {
	w := newWriter(lang)
	w.patient = true
	fmt.Fprintf(&w, "%s\n\n", w.Say("label.quote"))
	w.heading(&q.Bill)
	w.lines(&q.Bill)
	w.shares(q)
	checked := phrase.Date(w.Lang, q.CheckedUntil)
	if q.MayChange() {
		fmt.Fprintf(&w, "\n%s\n", w.Say("label.quote.unchecked", checked))
	} else {
		fmt.Fprintf(&w, "\n%s\n", w.Say("label.quote.checked", checked))
	}
	w.information(q)
	w.bullets("label.why", q.Bill.Notes)
	return w.Finished()
}

// shares writes who pays what and when. What nobody pays is left out.
func (w *writer) shares(q *Quote) {
	b := &q.Bill
	fund, fundLabel := b.Reimbursed(), "label.quote.fund"
	complement := b.Complement
	if b.Consultation.ThirdParty {
		fund, fundLabel = b.Participation, "label.quote.deferred"
		complement = b.Gross() + b.Complement - q.Direct() // what is not paid directly
	}
	w.total("label.fee", b.Fee())
	w.some("label.excess", b.Excess())
	w.some("label.quote.direct", q.Direct())
	w.total("label.quote.charged", q.Charged())
	w.some(fundLabel, fund)
	w.some("label.quote.complement", complement)
	w.total("label.patient", b.Patient())
}

func (w *writer) total(label string, a Amount) {
	fmt.Fprintln(w, phrase.Pad(w.Say(label), nameWidth)+phrase.PadLeft(w.euros(a), amountWidth))
}

func (w *writer) some(label string, a Amount) {
	if a != 0 {
		w.total(label, a)
	}
}

// information writes what article L1111-3 asks for: the fee, the nature and the
// amount of the excess. Below the threshold it says when the duty holds anyway.
func (w *writer) information(q *Quote) {
	fmt.Fprintf(w, "\n%s\n", w.Say("label.information"))
	if !q.Bill.WrittenInformation {
		fmt.Fprintf(w, "- %s\n", w.Say("label.information.below"))
		return
	}
	w.bulletsOf(&q.Bill, ruleInformation)
	fmt.Fprintf(w, "- %s\n", w.Say("label.information.content", w.euros(q.Bill.Fee()), w.euros(q.Bill.Excess())))
	w.bulletsOf(&q.Bill, excessRules...)
}

// excessRules explain by which right a fee exceeds the base.
var excessRules = []ruleID{ruleExcessFree, ruleExcessOPTAM, ruleExcessDemand, ruleExcessOutside, ruleExcessOutsideOver,
	ruleExcessForbidden, ruleExcessNone, ruleExcessAuthority}

// bulletsOf writes the notes of some rules.
func (w *writer) bulletsOf(b *Bill, ids ...ruleID) {
	for i := range b.Notes {
		n := &b.Notes[i]
		if slices.ContainsFunc(ids, func(id ruleID) bool { return ruleTable[id].name == n.Rule() }) {
			w.bullet(n)
		}
	}
}
