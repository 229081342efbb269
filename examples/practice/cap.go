package main

import (
	"fmt"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// writeCaps prints, for each doctor, how much of the week was done at a distance,
// as if the year were like it: the law judges the whole civil year. A week over New
// Year is in two.
func (r *report) writeCaps() {
	tallies := make([]quota.Tally, len(r.doctors))
	var all quota.Tally
	for i, d := range r.doctors {
		tally, err := quota.TallyOf(r.acts(d)...)
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
func (r *report) acts(d doctor) (acts []quota.Act) {
	if d.Practitioner.Sector == telehealth.NotConventioned {
		return nil
	}
	for i := range r.visits {
		if v := &r.visits[i]; v.doctor == d.Ref && v.err == nil {
			acts = append(acts, quota.Act{Date: v.consultation.Date, Code: v.bill.Act(), OwnPatient: own(v)})
		}
	}
	return acts
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
