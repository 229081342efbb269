package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A report lays out the bills so that the amounts of every table stand in the
// same columns.
type report struct {
	options
	out     io.Writer
	doctors []doctor
	visits  []visit // by day and hour
	plan    *desk   // nil when there is no schedule
	all     sums
	cited   []telehealth.Source // in the order of their numbers
	columns [5]int              // the widths left of the amounts
	label   int                 // the width of those five together
	amounts [4]int
}

func newReport(out io.Writer, o options, doctors []doctor, visits []visit) *report {
	if o.words.lang == "he" {
		out = &rightToLeft{Writer: out}
	}
	r := &report{options: o, out: out, doctors: doctors, visits: visits, all: sum(visits, everyone)}
	r.widen(o.words.list("columns"))
	for i := range visits {
		r.widen(r.cells(&visits[i]))
	}
	r.label = len(gap) * (len(r.columns) - 1)
	for _, n := range r.columns {
		r.label += n
	}
	r.label = max(r.label, r.refs()+len(gap)+width(o.words.say("bills")))
	for i, total := range r.texts(r.all.amounts) { // no amount is longer than their total
		r.amounts[i] = max(width(total), width(o.words.list("amounts")[i]))
	}
	return r
}

func (r *report) widen(cells []string) {
	for i, cell := range cells {
		r.columns[i] = max(r.columns[i], width(cell))
	}
}

// write prints everything, or one bill when the reader asked for one: the total
// of a single bill would look like that of the week.
func (r *report) write() {
	if r.only == "" {
		r.writeDoctors()
	}
	for rest := r.visits; len(rest) > 0; {
		day := rest[0].consultation.Date
		n := slices.IndexFunc(rest, func(v visit) bool { return v.consultation.Date != day })
		if n < 0 {
			n = len(rest)
		}
		r.writeDay(day, rest[:n])
		rest = rest[n:]
	}
	if r.only == "" && len(r.visits) > 0 {
		r.writeTotals()
		r.writeCaps()
	}
	if r.plan != nil {
		r.writePlan()
	}
	r.writeTexts()
	if n := r.firstBill(); n >= 0 && !r.explain {
		r.say("", r.words.say("hint", r.visits[n].consultation.ID))
	}
}

// firstBill is the index of a visit that has a bill, -1 when none has.
func (r *report) firstBill() int {
	return slices.IndexFunc(r.visits, func(v visit) bool { return v.err == nil })
}

func (r *report) writeDoctors() {
	fmt.Fprintln(r.out, r.words.say("doctors"))
	for _, d := range r.doctors {
		fmt.Fprintf(r.out, "%s%s%s%s\n", gap, pad(d.Ref, r.refs()), gap, r.words.practitioner(d.Practitioner))
	}
	fmt.Fprintln(r.out)
}

// refs is the width of the column of doctors outside the tables of the days.
func (r *report) refs() int {
	most := width(r.words.say("doctor"))
	for _, d := range r.doctors {
		most = max(most, width(d.Ref))
	}
	return most
}

func (r *report) writeDay(day telehealth.Date, visits []visit) {
	fmt.Fprintln(r.out, capital(r.words.date(day))+", "+r.words.say("euros"))
	r.writeRow(r.left(r.words.list("columns")), r.words.list("amounts"))
	for i := range visits {
		v := &visits[i]
		left := r.left(r.cells(v))
		if v.err != nil {
			r.say(gap, left+gap+r.words.say("no-bill")+" "+v.err.Error())
			continue
		}
		r.writeRow(left, r.texts(amounts(&v.bill)))
		if r.explain {
			r.writeReasons(&v.bill)
		}
	}
	if r.only == "" {
		r.writeRow(r.words.say("total"), r.texts(sum(visits, everyone).amounts))
	}
	if r.only == "" || !r.explain { // reasons end with an empty line of their own
		fmt.Fprintln(r.out)
	}
}

// say prints a line, on as many as it takes.
func (r *report) say(before, line string) { fmt.Fprintln(r.out, fold(before+line)) }

// writeRow prints a label on the left and four amounts on the right.
func (r *report) writeRow(left string, amounts []string) {
	fmt.Fprint(r.out, gap+pad(left, r.label))
	for i, text := range amounts {
		fmt.Fprint(r.out, gap+padLeft(text, r.amounts[i]))
	}
	fmt.Fprintln(r.out)
}

// texts are the amounts without their sign, which the heading has.
func (r *report) texts(amounts [4]billing.Amount) (texts []string) {
	for _, a := range amounts {
		texts = append(texts, r.number(a))
	}
	return texts
}

func (r *report) number(a billing.Amount) string {
	return strings.Trim(strings.ReplaceAll(a.Text(r.words.lang), "€", ""), "\u00a0\u202f\u200f")
}

// left joins the cells that stand left of the amounts.
func (r *report) left(cells []string) string {
	padded := make([]string, len(cells))
	for i, cell := range cells {
		padded[i] = pad(cell, r.columns[i])
	}
	return strings.Join(padded, gap)
}

// cells says when, which, who, how and what.
func (r *report) cells(v *visit) []string {
	c := &v.consultation
	var keys []string
	for _, line := range v.bill.Lines {
		keys = append(keys, string(line.Code))
	}
	return []string{c.Time.String(), c.ID, v.doctor, r.words.name("mode", string(v.mode())), strings.Join(keys, "+")}
}

// capital begins a heading: French weekdays have no capital of their own.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

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

// writeReasons prints under a bill what the fund pays of each letter key, and each step
// of the reasoning.
func (r *report) writeReasons(b *billing.Bill) {
	for i := range b.Lines {
		l := &b.Lines[i]
		r.say(indent, r.sourced(fmt.Sprintf("%s  %s × %s\u00a0%% = %s", l.Code, r.number(l.Base), l.Rate, r.number(l.Gross)), l.Confidence, *l.Source))
	}
	for i := range b.Notes {
		n := &b.Notes[i]
		r.say(indent, "- "+r.sourced(n.Text(r.words.lang), n.Confidence(), n.Source()))
	}
	fmt.Fprintln(r.out)
}

// sourced names the doubt about a sentence, where it does not say so itself, and the
// number of the text that it rests on.
func (r *report) sourced(text string, c telehealth.Confidence, s telehealth.Source) string {
	if doubt := r.words.say("confidence." + string(c)); doubt != "" && !strings.Contains(text, doubt) {
		text += " (" + doubt + ")"
	}
	return text + r.cite(s)
}

// cite is the number of a text, "" for none. Each is listed once, at the end.
func (r *report) cite(s telehealth.Source) string {
	if s.Title == "" {
		return ""
	}
	i := slices.Index(r.cited, s)
	if i < 0 {
		i = len(r.cited)
		r.cited = append(r.cited, s)
	}
	return fmt.Sprintf(" [%d]", i+1)
}

// writeTexts lists the texts that were cited, for who asked for reasons with their
// addresses and the days on which they were read last.
func (r *report) writeTexts() {
	if len(r.cited) == 0 {
		return
	}
	fmt.Fprintln(r.out, r.words.say("texts"))
	for i, s := range r.cited {
		r.say(gap, fmt.Sprintf("[%d] %s", i+1, s.Title))
		if r.explain && s.URL != "" {
			fmt.Fprintln(r.out, indent+s.URL)
			r.say(indent, r.words.say("checked", r.words.date(s.Checked)))
		}
	}
	fmt.Fprintln(r.out)
}
