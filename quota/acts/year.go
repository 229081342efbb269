package acts

import (
	"iter"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A Year is what one practitioner did in one civil year, as a [Result] yields it. The
// zero Year is nobody's.
type Year struct {
	Practitioner string
	Year         int
	// Specialty judges what is done: the one of the latest date, in the year of
	// [Reader.At] of the latest date up to it. Of one day it is the one that
	// [telehealth.Specialties] has first.
	Specialty telehealth.Specialty
	// EndSpecialty judges the end of the year: the one of the latest date, booked
	// acts included.
	EndSpecialty telehealth.Specialty
	// Done are the acts of the year, of that of [Reader.At] those up to the day.
	Done quota.Count
	// Booked are the acts after [Reader.At] in its year.
	Booked quota.Count

	entry
	result *Result
}

func (r *Result) year(e *entry) Year {
	newest := e.newest()
	y := Year{
		Practitioner: newest.practitioner, Year: newest.period.year(), Specialty: newest.judgedBy(),
		EndSpecialty: newest.judgedBy(), entry: *e, result: r,
	}
	if !y.Foreseen() {
		y.Done = e.all()
		return y
	}
	y.Done, y.Booked = e.done(), e.booked()
	if e.until != nil {
		y.Specialty = e.until.judgedBy()
	}
	return y
}

// Foreseen reports whether the year is that of [Reader.At].
func (y *Year) Foreseen() bool { return y.result != nil && y.result.reader.foresees(y.Year) }

// Specialties are all that the rows of the year name, in the order of
// [telehealth.Specialties].
func (y *Year) Specialties() (names []telehealth.Specialty) {
	for s, name := range specialties {
		if y.seen()>>s&1 == 1 {
			names = append(names, name)
		}
	}
	return names
}

// LastYear is what the practitioner did in the year before, whole and up to the same
// month and day (28 February where it had no 29th). It is false without an act in that
// year, and where [AsLastYear] is not asked for.
func (y *Year) LastYear() (last quota.SameAsLastYear, known bool) {
	if y.last == (parts{}) {
		return quota.SameAsLastYear{}, false
	}
	return quota.SameAsLastYear{Whole: y.last.all(), Until: y.last.done()}, true
}

// Outlook is what is known of the year on the day of [Reader.At], with the forecast
// that was asked for. Without a last year it is that of [AtPace]. Of another year it
// has no day, and cannot be foreseen.
func (y *Year) Outlook() quota.Outlook {
	o := quota.Outlook{Done: y.Done, Booked: y.Booked}
	if !y.Foreseen() {
		return o
	}
	o.Day, o.BookedOn = y.result.reader.At, y.result.agenda.days(y.rest)
	if y.result.reader.Forecast == BookedOnly {
		return o
	}
	o.Forecast = quota.Pace{}
	if last, known := y.LastYear(); known {
		o.Forecast = last
	}
	return o
}

// Judge judges what is done and, in the year of [Reader.At], the end of the year, each
// by its own specialty: the Specialty of the cap does not matter. In other years there
// is no end, nil.
//
// What [quota.Cap.Judge] and [quota.Cap.Project] refuse is a *[telehealth.FieldError].
func (y *Year) Judge(by quota.Cap) (quota.Judgement, *quota.Projection, error) {
	by.Specialty = y.Specialty
	if !y.Foreseen() {
		j, err := by.Judge(y.Year, y.Done)
		return j, nil, err
	}
	by.Specialty = y.EndSpecialty
	end, err := by.Project(y.Outlook())
	if err != nil || y.Specialty == y.EndSpecialty {
		return end.Now, &end, err
	}
	by.Specialty = y.Specialty
	now, err := by.Judge(y.Year, y.Done)
	return now, &end, err
}

// parts are the accounts of one civil year, one of which may be nil. The zero parts
// are of no year.
type parts struct {
	until *account // the whole year, or what of it came up to the day of Reader.At
	rest  *account // what came after it
}

// newest is the account with the latest date.
func (p *parts) newest() *account {
	if p.rest != nil {
		return p.rest
	}
	return p.until
}

func (p *parts) seen() (specialties uint16) {
	for _, a := range [...]*account{p.until, p.rest} {
		if a != nil {
			specialties |= a.seen
		}
	}
	return specialties
}

func (p *parts) done() quota.Count   { return p.until.counted() }
func (p *parts) booked() quota.Count { return p.rest.counted() }
func (p *parts) all() quota.Count    { return p.done().Add(p.booked()) }

// An entry is what one answer is about.
type entry struct {
	parts
	last parts // of the year before; zero where it is not asked for, or has no acts
}

// entries yields what is to be answered of accounts that are sorted and hold every
// period of each practitioner among them.
func (r *Result) entries(accounts []*account) iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		var e entry
		for len(accounts) > 0 {
			before := e.parts
			e.last = parts{}
			e.parts, accounts = join(accounts)
			a := e.newest()
			year := a.period.year()
			if r.reader.needsLast(year) && before != (parts{}) {
				if b := before.newest(); b.period.year() == year-1 && b.practitioner == a.practitioner {
					e.last = before
				}
			}
			if (r.reader.Year == 0 || r.reader.Year == year) && !yield(&e) {
				return
			}
		}
	}
}

// join takes the accounts of one year off the first ones.
func join(accounts []*account) (parts, []*account) {
	first, accounts := accounts[0], accounts[1:]
	if first.period.rest() {
		return parts{rest: first}, accounts
	}
	if len(accounts) > 0 && accounts[0].period == first.period+1 && accounts[0].practitioner == first.practitioner {
		return parts{first, accounts[0]}, accounts[1:]
	}
	return parts{until: first}, accounts
}

// doctors is the number of the first accounts, n or a few more, that do not leave
// a practitioner's next period behind.
func doctors(accounts []*account, n int) int {
	n = min(n, len(accounts))
	for n < len(accounts) && accounts[n].practitioner == accounts[n-1].practitioner {
		n++
	}
	return n
}
