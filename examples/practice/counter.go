package main

import (
	"cmp"
	"iter"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// A counter asks the cap for an agenda. It keeps the answers, for a refusal of the
// agenda has no figures.
type counter struct {
	visits  []visit
	doctors []doctor
	zone    *time.Location            // of the clock on the wall
	told    map[string]quota.Decision // by the request
}

// ask answers for one more teleconsultation, as if the acts that have a bill were all
// of the year so far. Whoever has none is not held to it; that answer has no enforcement.
func (c *counter) ask(b appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
	d, err := doctorOf(c.doctors, b.Practitioner)
	if err != nil {
		return quota.Decision{}, err
	}
	day, err := telehealth.DateOf(b.Start.In(c.zone))
	if err != nil {
		return quota.Decision{}, err
	}
	tally, err := quota.TallyOf(acts(c.visits, d)...)
	if err != nil {
		return quota.Decision{}, err
	}
	answer := quota.Decision{Answer: quota.AnswerAllowed}
	if done := tally.Year(day.Year()).Done; done != (quota.Count{}) {
		known := quota.Outlook{Day: day, Done: done, Booked: videos(booked)}
		one := quota.Teleconsultation{OwnPatient: b.OwnPatient}
		answer, err = quota.Cap{Specialty: d.Practitioner.Specialty}.Ask(known, quota.EnforcementRunning, one)
	}
	// Of a series the first refusal stands: it is what the agenda refuses for.
	if request := cmp.Or(b.Series, b.ID); c.told[request].Answer != quota.AnswerRefused {
		c.told[request] = answer
	}
	return answer, err
}

// videos counts the teleconsultations that are booked, those of own patients apart.
func videos(booked iter.Seq[appointment.Booking]) (n quota.Count) {
	for b := range booked {
		switch {
		case b.Mode != telehealth.ModeVideo:
		case b.OwnPatient:
			n.VideoOwn++
		default:
			n.Video++
		}
	}
	return n
}
