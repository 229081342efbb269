package appointment_test

import (
	"errors"
	"math/rand/v2"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// A chance makes random queries about a few days from a day on.
type chance struct {
	*rand.Rand
	day  telehealth.Date
	zone *time.Location
}

const everyMode = 1<<4 - 1

func (c chance) modes() appointment.Modes {
	return pick(c.Rand, 0, appointment.Modes(c.IntN(everyMode+1)))
}

func (c chance) minutes(most int) time.Duration {
	return time.Duration(c.IntN(most/5+1)) * 5 * time.Minute
}

func (c chance) clock(minutes int) telehealth.TimeOfDay {
	if minutes >= 24*60 {
		return telehealth.TimeOfDay{}
	}
	clock, _ := telehealth.NewTimeOfDay(minutes/60, minutes%60)
	return clock
}

// hours may touch each other and midnight, and come in any order.
func (c chance) hours() (list []appointment.Hours) {
	at := pick(c.Rand, 0, c.IntN(5)*30)
	for at < 24*60 && c.IntN(6) > 0 {
		end := min(at+10+c.IntN(40)*15, 24*60)
		h := appointment.Hours{From: c.clock(at), To: c.clock(end), Modes: c.modes()}
		h.Visits = pick(c.Rand, nil, nil, nil, []string{"visit", "other"}, []string{"other"})
		list = append(list, h)
		at = end + pick(c.Rand, 0, 0, c.IntN(120))
	}
	c.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func (c chance) calendar() appointment.Calendar {
	cal := appointment.Calendar{Zone: c.zone, OpenOnHolidays: c.IntN(3) == 0}
	for range 1 + c.IntN(3) {
		var week appointment.Week
		for day := range week {
			week[day] = c.hours()
		}
		cal.Weeks = append(cal.Weeks, week)
	}
	if len(cal.Weeks) > 1 || c.IntN(4) == 0 {
		cal.From = c.day.AddDays(c.IntN(40) - 38)
	}
	if c.IntN(4) == 0 {
		cal.Until = c.day.AddDays(3 + c.IntN(3))
	}
	for range c.IntN(3) {
		cal.Overrides = append(cal.Overrides, appointment.Override{Date: c.day.AddDays(c.IntN(4)), Hours: c.hours()})
	}
	for range c.IntN(4) {
		a := appointment.Absence{From: c.day.AddDays(c.IntN(6) - 2), Closed: c.IntN(2) == 0}
		if c.IntN(2) == 0 {
			a.Until = a.From.AddDays(c.IntN(2))
		}
		if c.IntN(3) > 0 {
			start := c.IntN(24 * 59)
			a.Start, a.End = c.clock(start), c.clock(start+1+c.IntN(200))
		}
		cal.Absences = append(cal.Absences, a)
	}
	return cal
}

func (c chance) visit() appointment.VisitType {
	v := appointment.VisitType{
		Ref: "visit", Duration: 5*time.Minute + c.minutes(pick(c.Rand, 40, 40, 24*60-5)), Modes: c.modes(),
		Before: c.minutes(10), After: c.minutes(15), Step: c.minutes(45), Notice: c.minutes(600),
		Horizon: c.IntN(5), Capacity: c.IntN(4),
	}
	v.Needs = pick(c.Rand, nil, nil, []appointment.Need{{"room 1", "room 2"}}, []appointment.Need{{"room 2"}, {"device", "room 1"}})
	return v
}

// bookings lie on a raster of five minutes, mostly, so that groups come about.
func (c chance) bookings(now time.Time) (list []appointment.Booking) {
	for range c.IntN(25) {
		b := appointment.Booking{
			Practitioner: pick(c.Rand, "own", "own", "another"), Visit: pick(c.Rand, "visit", "visit", "other"),
			Start: now.Add(c.minutes(4 * 24 * 60)).Truncate(5 * time.Minute), Before: c.minutes(10), After: c.minutes(10),
			Resources: pick(c.Rand, nil, []string{"room 1"}, []string{"room 2"}, []string{"device", "room 1"}),
			Status: pick(c.Rand, appointment.StatusBooked, appointment.StatusBooked, appointment.StatusArrived, appointment.StatusCheckedIn,
				appointment.StatusFulfilled, appointment.StatusNoShow, appointment.StatusCancelled, appointment.StatusWaitlisted,
				appointment.StatusEnteredInError, appointment.StatusPending),
			Until: now.Add(time.Duration(c.IntN(3)-1) * time.Minute),
		}
		if c.IntN(12) == 0 {
			b.Start = b.Start.Add(time.Duration(c.IntN(90_000)) * time.Millisecond)
		}
		b.End = b.Start.Add(5*time.Minute + c.minutes(60))
		for range 1 + pick(c.Rand, 0, c.IntN(4)) {
			list = append(list, b)
		}
	}
	return list
}

func (c chance) query() appointment.Query {
	year, month, day := c.day.YMD()
	q := appointment.Query{
		Practitioner: "own", Calendar: c.calendar(), Visit: c.visit(),
		Now: time.Date(year, month, day, c.IntN(24), c.IntN(60), 0, pick(c.Rand, 0, 1), c.zone),
	}
	q.Bookings = c.bookings(q.Now)
	q.From = pick(c.Rand, time.Time{}, q.Now.Add(c.minutes(24*60)))
	q.To = q.Now.Add(c.minutes(4 * 24 * 60)).Add(24 * time.Hour)
	refused := c.IntN(3)
	q.OwnPatient = c.IntN(4) == 0
	q.Cap = func(day telehealth.Date, own bool) (quota.Decision, error) {
		if own {
			return quota.Decision{Answer: quota.AnswerAllowed}, nil
		}
		switch (day.Year() + refused) % 3 {
		case 0:
			return quota.Decision{Answer: quota.AnswerRefused}, nil
		case 1:
			return quota.Decision{Answer: quota.AnswerWarned}, nil
		default:
			return quota.Decision{Answer: quota.AnswerAllowed}, errOutlook
		}
	}
	if c.IntN(2) == 0 {
		q.Cap = nil
	}
	return q
}

var errOutlook = errors.New("no outlook")
