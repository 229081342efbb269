package main

import (
	"fmt"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// writeCaps prints, for each doctor, how much of the week was done at a distance,
// as if the year were like it: the law judges the whole civil year.
func (r *report) writeCaps() {
	w := r.words
	title := true
	for _, d := range r.doctors {
		count, year := r.count(d)
		if count == (quota.Count{}) {
			continue
		}
		j, err := quota.Judge(year, d.Practitioner.Specialty, count, quota.Rules{})
		if err != nil {
			fmt.Fprintf(r.out, "%-*s%s%v\n", r.refs(), d.Ref, gap, err)
			continue
		}
		if title {
			fmt.Fprintf(r.out, w.capTitle+"\n", j.Year)
			title = false
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
	if !title {
		fmt.Fprintln(r.out)
	}
}

// count adds up the acts of one doctor that have a bill. A doctor outside the
// agreement has no conventioned activity to count.
func (r *report) count(d doctor) (c quota.Count, year int) {
	if d.Practitioner.Sector == telehealth.NotConventioned {
		return c, 0
	}
	for i := range r.visits {
		v := &r.visits[i]
		if v.doctor != d.Ref || v.err != nil {
			continue
		}
		if act, ok := quota.Of(v.bill.Act(), own(v), false); ok {
			c, year = c.Add(act), v.consultation.Date.Year()
		}
	}
	return c, year
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
