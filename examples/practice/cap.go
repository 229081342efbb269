package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// writeCaps prints, for each doctor, which acts of the week the cap counts, as if the
// year were like it: the law judges the whole civil year. A week over New Year is in
// two.
func (r *report) writeCaps() {
	tallies := make([]quota.Tally, len(r.doctors))
	var all quota.Tally
	for i, d := range r.doctors {
		tally, err := quota.TallyOf(acts(r.visits, d)...)
		if err != nil {
			fmt.Fprintf(r.out, "%s%s%v\n", pad(d.Ref, r.refs()), gap, err)
		}
		tallies[i], all = tally, all.Merge(tally)
	}
	for _, week := range all.Years() {
		r.say("", r.words.say("cap.title", week.Year))
		var ownMatters bool
		for i, d := range r.doctors {
			if done := tallies[i].Year(week.Year).Done; done != (quota.Count{}) {
				ownMatters = r.writeCap(d, week.Year, done) || ownMatters
			}
		}
		for _, d := range r.doctors {
			if d.Practitioner.Sector == telehealth.SectorOutsideAgreement {
				fmt.Fprintf(r.out, "%s%s%s%s\n", gap, pad(d.Ref, r.refs()), gap, r.words.say("cap.outside"))
			}
		}
		if ownMatters {
			r.say(gap, r.words.say("cap.own-patients"))
		}
		fmt.Fprintln(r.out)
	}
}

// writeCap prints the line of one doctor and civil year. It reports whether a reader may
// wonder which teleconsultations are with own patients: some are left out, or a general
// practitioner has some that count.
func (r *report) writeCap(d doctor, year int, done quota.Count) (ownMatters bool) {
	w := r.words
	j, err := quota.Cap{Specialty: d.Practitioner.Specialty}.Judge(year, done)
	if err != nil {
		fmt.Fprintf(r.out, "%s%s%s%v\n", gap, pad(d.Ref, r.refs()), gap, err)
		return false
	}
	verdict := w.say("cap.none")
	if !j.Within {
		verdict = w.count("cap.over", j.Debt)
	} else if j.Room != quota.Unlimited {
		verdict = w.count("cap.room", j.Room)
	}
	if j.Policy == quota.PolicyAgreement2024 && j.Within && !j.Readings[quota.ReadingOwnPatientsExcluded].Within {
		verdict += w.say("cap.other-reading")
	}
	if j.Policy == quota.PolicyAgreement2024 {
		ownMatters = done.VideoOwn > 0 || done.Video > 0 && d.Practitioner.Specialty == telehealth.GeneralPractice
		verdict += w.count("cap.left-out", done.VideoOwn)
	}
	cells := []string{pad(d.Ref, r.refs()), padLeft(share(j.Position), 5), w.say("cap", j.Limit), verdict}
	r.say(gap, strings.Join(cells, gap))
	return ownMatters
}

func share(p quota.Position) string {
	return strconv.FormatInt(p.Remote, 10) + "/" + strconv.FormatInt(p.Total, 10)
}

// acts are those of one doctor that have a bill. A doctor outside the agreement
// has no conventioned activity to count.
func acts(visits []visit, d doctor) (acts []quota.Act) {
	if d.Practitioner.Sector == telehealth.SectorOutsideAgreement {
		return nil
	}
	for i := range visits {
		if v := &visits[i]; v.doctor == d.Ref && v.err == nil {
			// What is not said is no yes: the price takes a general practitioner for the
			// attending doctor then, the cap does not, here as for a request.
			own := v.consultation.Pathway == telehealth.PathwayAttending
			acts = append(acts, quota.Act{Date: v.consultation.Date, Code: v.bill.Act(), OwnPatient: own})
		}
	}
	return acts
}
