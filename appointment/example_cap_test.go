package appointment_test

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// A cap that only warns: the desk hears of it, and the history keeps that it did.
func ExampleBooking_cap() {
	gynecologist := quota.Cap{Specialty: telehealth.ObstetricsGynecology}
	p := cabinet()
	p.Visits[0].Modes = appointment.ModesOf(telehealth.ModeVideo)
	for i := range p.Calendars["dr-a"].Weeks[0] {
		for j := range p.Calendars["dr-a"].Weeks[0][i] {
			p.Calendars["dr-a"].Weeks[0][i][j].Modes = p.Visits[0].Modes
		}
	}
	p.Cap = func(b appointment.Booking, _ iter.Seq[appointment.Booking]) (quota.Decision, error) {
		day, err := telehealth.DateOf(b.Start.In(time.UTC))
		if err != nil {
			return quota.Decision{}, err
		}
		known := quota.Outlook{Day: day, Done: quota.Count{InPerson: 6, Video: 4}}
		return gynecologist.Ask(known, quota.EnforcementAnnual, quota.Teleconsultation{})
	}
	ctx := context.Background()
	a, err := appointment.Open(ctx, p, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	r := ask("1", 2*time.Hour)
	r.Mode = telehealth.ModeVideo
	b, err := a.Book(ctx, on(0), r)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(b.Status, b.Cap.Answer, b.Cap.After.Remote, "of", b.Cap.After.Total)
	fmt.Println(a.History("1")[0].Cap)
	// Output:
	// booked warned 5 of 11
	// warned
}

// The cap of a gynecologist who did 12 acts of this year in person and 2 at a
// distance. The running enforcement counts the teleconsultations that are booked
// already; the others count the visits in person too.
func ExamplePractice_cap() {
	done := quota.Count{InPerson: 12, Video: 2}
	gynecologist := quota.Cap{Specialty: telehealth.ObstetricsGynecology}
	p := cabinet()
	p.Visits[0].Modes = appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)
	for i := range p.Calendars["dr-a"].Weeks[0] {
		for j := range p.Calendars["dr-a"].Weeks[0][i] {
			p.Calendars["dr-a"].Weeks[0][i][j].Modes = p.Visits[0].Modes
		}
	}
	p.Cap = func(b appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
		day, err := telehealth.DateOf(b.Start.In(time.UTC)) // the zone of the calendar
		if err != nil {
			return quota.Decision{}, err
		}
		outlook := quota.Outlook{Day: day, Done: done} // of b's practitioner and year
		for other := range booked {
			var act quota.Count
			switch own := other.OwnPatient; {
			case other.Mode == telehealth.ModeVideo && own:
				act.VideoOwn = 1
			case other.Mode == telehealth.ModeVideo:
				act.Video = 1
			case own:
				act.InPersonOwn = 1
			default:
				act.InPerson = 1
			}
			outlook.Booked = outlook.Booked.Add(act)
		}
		return gynecologist.Ask(outlook, quota.EnforcementRunning, quota.Teleconsultation{OwnPatient: b.OwnPatient})
	}
	ctx := context.Background()
	a, err := appointment.Open(ctx, p, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	first, second, own := ask("1", 2*time.Hour), ask("2", 3*time.Hour), ask("3", 3*time.Hour)
	first.Mode, second.Mode, own.Mode = telehealth.ModeVideo, telehealth.ModeVideo, telehealth.ModeVideo
	own.OwnPatient = true
	show(a.Book(ctx, on(0), first)) // 3 of 15 acts
	show(a.Book(ctx, on(0), second))
	show(a.Book(ctx, on(0), own)) // the cap leaves it out
	// Output:
	// 1 booked Mon 10:00
	// book refused: cap
	// 3 booked Mon 11:00
}
