package appointment_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

// office is open from Monday to Friday, 09:00 to 12:00 and 14:00 to 18:00.
func office() appointment.Calendar {
	clock := telehealth.MustParseTimeOfDay
	both := appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)
	day := []appointment.Hours{
		{From: clock("09:00"), To: clock("12:00"), Modes: both},
		{From: clock("14:00"), To: clock("18:00"), Modes: both},
	}
	return appointment.Calendar{Weeks: []appointment.Week{{1: day, 2: day, 3: day, 4: day, 5: day}}}
}

// booked are a few bookings a day, from a day on, for n days.
func booked(paris *time.Location, n int) (list []appointment.Booking) {
	for i := range n {
		for _, hour := range []int{9, 10, 15, 17} {
			start := time.Date(2026, time.January, 5+i, hour, 20, 0, 0, paris)
			list = append(list, appointment.Booking{
				Practitioner: "doctor", Start: start, End: start.Add(15 * time.Minute), Status: appointment.StatusBooked,
			})
		}
	}
	return list
}

// fullDays leave no time for a visit of 20 minutes on so many days from a day on.
func fullDays(paris *time.Location, n int) (list []appointment.Booking) {
	for i := range n {
		for j := range 21 { // 09:00 to 12:00 and 14:00 to 18:00
			start := time.Date(2026, time.January, 5+i, 9+j/3, 20*(j%3), 0, 0, paris)
			if j >= 9 {
				start = start.Add(2 * time.Hour)
			}
			list = append(list, appointment.Booking{
				Practitioner: "doctor", Start: start, End: start.Add(20 * time.Minute), Status: appointment.StatusBooked,
			})
		}
	}
	return list
}

// The free slots of a year of one doctor, about 7000 of 15 minutes.
func BenchmarkYear(b *testing.B) {
	for _, days := range []int{0, 250} {
		b.Run(fmt.Sprintf("bookings=%d", 4*days), func(b *testing.B) {
			paris := zone(b, "Europe/Paris")
			q := appointment.Query{
				Practitioner: "doctor", Calendar: office(),
				Visit: appointment.VisitType{Duration: 15 * time.Minute},
				Now:   time.Date(2026, time.January, 1, 8, 0, 0, 0, paris), To: time.Date(2027, time.January, 1, 0, 0, 0, 0, paris),
				Bookings: booked(paris, days),
			}
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				slots, err := q.Slots()
				if err != nil {
					b.Fatal(err)
				}
				n = 0
				for range slots {
					n++
				}
			}
			b.ReportMetric(float64(n), "slots")
		})
	}
}

// The first free slot of each of a thousand doctors, the first week being full.
func BenchmarkNextOfThousand(b *testing.B) {
	paris := zone(b, "Europe/Paris")
	doctors := make([]appointment.Query, 1000)
	for i := range doctors {
		doctors[i] = appointment.Query{
			Practitioner: "doctor", Calendar: office(),
			Visit:    appointment.VisitType{Duration: 20 * time.Minute, Horizon: 60, Notice: 2 * time.Hour},
			Now:      time.Date(2026, time.January, 5, 8, i%600, 0, 0, paris),
			Bookings: fullDays(paris, 5),
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		var first appointment.Slot
		for _, q := range doctors {
			slot, ok, err := q.Next()
			if err != nil || !ok {
				b.Fatal(ok, err)
			}
			if first.Start.IsZero() || slot.Start.Before(first.Start) {
				first = slot
			}
		}
		if want := time.Date(2026, time.January, 12, 9, 0, 0, 0, paris); !first.Start.Equal(want) {
			b.Fatal(first.Start)
		}
	}
}

// Every reason at one start.
func BenchmarkWhy(b *testing.B) {
	paris := zone(b, "Europe/Paris")
	q := appointment.Query{
		Practitioner: "doctor", Calendar: office(), Visit: appointment.VisitType{Duration: 20 * time.Minute},
		Now: time.Date(2026, time.January, 5, 8, 0, 0, 0, paris), Bookings: booked(paris, 250),
	}
	start := time.Date(2026, time.March, 3, 9, 20, 0, 0, paris)
	b.ReportAllocs()
	for b.Loop() {
		if why, err := q.Why(start, telehealth.ModeInPerson); err != nil || len(why) != 1 {
			b.Fatal(why, err)
		}
	}
}
