package main

import (
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// A limit is how an agenda asks the cap, by the clock on its wall.
type limit = func(zone *time.Location) func(b appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error)

// writeCaps prints, for each doctor, how much of the week was done at a distance,
// as if the year were like it: the law judges the whole civil year. A week over New
// Year is in two.
func (r *report) writeCaps() {
	tallies := make([]quota.Tally, len(r.doctors))
	var all quota.Tally
	for i, d := range r.doctors {
		tally, err := quota.TallyOf(acts(r.visits, d)...)
		if err != nil {
			fmt.Fprintf(r.out, "%-*s%s%v\n", r.refs(), d.Ref, gap, err)
		}
		tallies[i], all = tally, all.Merge(tally)
	}
	for _, week := range all.Years() {
		fmt.Fprintf(r.out, r.words.capTitle+"\n", week.Year)
		for i, d := range r.doctors {
			if done := tallies[i].Year(week.Year).Done; done != (quota.Count{}) {
				r.writeCap(d, week.Year, done)
			}
		}
		fmt.Fprintln(r.out)
	}
}

// writeCap prints the line of one doctor and civil year.
func (r *report) writeCap(d doctor, year int, done quota.Count) {
	w := r.words
	j, err := quota.Judge(year, d.Practitioner.Specialty, done, quota.Rules{})
	if err != nil {
		fmt.Fprintf(r.out, "%s%-*s%s%v\n", gap, r.refs(), d.Ref, gap, err)
		return
	}
	verdict := w.within
	if !j.Within {
		verdict = fmt.Sprintf(w.over, j.Debt)
	} else if j.Room != quota.Unlimited {
		verdict = fmt.Sprintf(w.room, j.Room)
	}
	share := strconv.FormatInt(j.Remote, 10) + "/" + strconv.FormatInt(j.Total, 10)
	fmt.Fprintf(r.out, "%s%-*s%s%*s%s%s %d %%%s%s\n", gap, r.refs(), d.Ref, gap, 5, share, gap, w.cap, j.Cap, gap, verdict)
}

// acts are those of one doctor that have a bill. A doctor outside the agreement
// has no conventioned activity to count.
func acts(visits []visit, d doctor) (acts []quota.Act) {
	if d.Practitioner.Sector == telehealth.NotConventioned {
		return nil
	}
	for i := range visits {
		if v := &visits[i]; v.doctor == d.Ref && v.err == nil {
			acts = append(acts, quota.Act{Date: v.consultation.Date, Code: v.bill.Act(), OwnPatient: own(v)})
		}
	}
	return acts
}

// capOver asks the cap before a teleconsultation is booked, as if the acts that have
// a bill were all of the year so far. Whoever has none is not held to it.
func capOver(visits []visit, doctors []doctor) limit {
	return func(zone *time.Location) func(appointment.Booking, iter.Seq[appointment.Booking]) (quota.Decision, error) {
		return func(b appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
			d, err := doctorOf(doctors, b.Practitioner)
			if err != nil {
				return quota.Decision{}, err
			}
			day, err := telehealth.DateOf(b.Start.In(zone))
			if err != nil {
				return quota.Decision{}, err
			}
			tally, err := quota.TallyOf(acts(visits, d)...)
			if err != nil {
				return quota.Decision{}, err
			}
			outlook := quota.Outlook{Done: tally.Year(day.Year()).Done}
			if outlook.Done == (quota.Count{}) { // nobody knows what the year is like
				return quota.Decision{Answer: quota.Allowed}, nil
			}
			for other := range booked {
				if other.Mode == telehealth.Video {
					outlook.Booked.Video++
				}
			}
			return quota.Guard{Specialty: d.Practitioner.Specialty}.Ask(day, outlook, quota.Request{})
		}
	}
}

// own reports whether the doctor is the patient's attending doctor: said so, or
// taken for granted as the library does for general practitioners.
func own(v *visit) bool {
	switch v.consultation.Pathway {
	case telehealth.Attending:
		return true
	case "", telehealth.Coordinated:
		return v.consultation.Practitioner.Specialty == telehealth.GeneralPractice
	default:
		return false
	}
}
