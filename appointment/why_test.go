package appointment_test

import (
	"strings"
	"testing"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// surgery is a query on Thursday 30 April 2026 in the morning, the day before a
// holiday: a visit of 30 minutes in person or by video, with a buffer of 10 after.
func surgery(t *testing.T) appointment.Query {
	paris := zone(t, "Europe/Paris")
	both := appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo)
	morning, evening := hours("09:00", "12:00"), hours("18:00", "20:00")
	morning.Modes, evening.Modes = both, appointment.ModesOf(telehealth.ModeVideo)
	course := hours("14:00", "16:00")
	course.Visits, course.Modes = []string{"course"}, both
	day := telehealth.MustParseDate
	booking := func(from, to string, with ...string) appointment.Booking {
		return appointment.Booking{
			Practitioner: "doctor", Visit: "other", Status: appointment.StatusBooked, Resources: with,
			Start: at(t, paris, "2026-05-05 "+from), End: at(t, paris, "2026-05-05 "+to),
		}
	}
	colleague := booking("10:00", "10:30", "laser")
	colleague.Practitioner = "colleague"
	return appointment.Query{
		Practitioner: "doctor", Now: at(t, paris, "2026-04-30 10:15"),
		Calendar: appointment.Calendar{
			Weeks: week(morning, course, evening),
			Absences: []appointment.Absence{
				{From: day("2026-05-11"), Until: day("2026-05-15"), Substitute: "dr-roux"},
				{From: day("2026-05-12"), Start: telehealth.MustParseTimeOfDay("09:00"), End: telehealth.MustParseTimeOfDay("10:00"), Closed: true},
			},
		},
		Visit: appointment.VisitType{
			Ref: "laser session", Duration: 30 * time.Minute, After: 10 * time.Minute, Modes: both,
			Notice: 24 * time.Hour, Horizon: 20, Needs: []appointment.Need{{"laser"}},
		},
		Bookings: []appointment.Booking{booking("09:00", "09:30"), booking("11:00", "11:15"), colleague},
		Cap: func(telehealth.Date, bool) (quota.Decision, error) {
			return quota.Decision{
				Answer: quota.AnswerRefused,
				Source: telehealth.Source{ID: "fmf-cap-2024"}, Confidence: telehealth.ConfidenceLikely,
			}, nil
		},
	}
}

func TestWhy(t *testing.T) {
	q := surgery(t)
	paris := q.Now.Location()
	covered := map[appointment.Cause]bool{}
	for _, c := range []struct {
		reason, start string
		mode          telehealth.Mode
		want          []string // cause, about, until
	}{
		{"free", "2026-05-04 09:00", "", nil},
		{"at night", "2026-05-04 03:00", "", []string{"closed  "}},
		{"the visit would end after the hours", "2026-05-04 11:45", "", []string{"closed  ", "off-grid  "}},
		{"1 May", "2026-05-01 11:00", "", []string{"holiday labour 2026-05-02 00:00"}},
		{"1 May at 00:30, an instant of 30 April in UTC", "2026-05-01 00:30", "",
			[]string{"closed  ", "holiday labour 2026-05-02 00:00", "notice  2026-05-01 10:15"}},
		{"holidays of two weeks, with a substitute", "2026-05-11 09:00", "", []string{"absent dr-roux 2026-05-16 00:00"}},
		{"and the practice is closed for an hour", "2026-05-12 09:30", "",
			[]string{"absent dr-roux 2026-05-16 00:00", "closed  2026-05-12 10:00"}},
		{"between two starts", "2026-05-04 09:10", "", []string{"off-grid  "}},
		{"booked", "2026-05-05 09:00", "", []string{"taken  2026-05-05 09:30"}},
		{"the buffer after the visit runs into a booking", "2026-05-05 10:30", "", []string{"buffer  2026-05-05 11:15"}},
		{"the colleague has the laser", "2026-05-05 10:00", "", []string{"resource laser 2026-05-05 10:30"}},
		{"less than a day ahead", "2026-04-30 11:00", "", []string{"notice  2026-05-01 10:15"}},
		{"the past", "2026-04-29 09:00", "", []string{"notice  2026-05-01 10:15"}},
		{"21 days ahead", "2026-05-21 09:00", "", []string{"horizon  "}},
		{"by video, and the cap refuses", "2026-05-04 09:00", telehealth.ModeVideo, []string{"cap  "}},
		{"the evening is for video", "2026-05-04 18:00", "", []string{"mode  "}},
		{"the visit is not made at home, wherever", "2026-05-04 09:00", telehealth.ModeHome, []string{"mode  "}},
		{"hours for another visit", "2026-05-04 14:00", "", []string{"visit  "}},
	} {
		why, err := q.Why(at(t, paris, c.start).UTC(), c.mode)
		require.NoError(t, err, c.reason)
		var got []string
		for _, r := range why {
			covered[r.Cause] = true
			until := ""
			if !r.Until.IsZero() {
				until = r.Until.Format("2006-01-02 15:04")
			}
			got = append(got, string(r.Cause)+" "+r.About+" "+until)
			assert.NotEmpty(t, r.Text("en"))
			assert.Equal(t, r.Cause == appointment.CauseOverCap, r.Source.ID == "fmf-cap-2024")
			assert.Equal(t, map[appointment.Cause]telehealth.Confidence{
				appointment.CauseOverCap: telehealth.ConfidenceLikely, appointment.CauseHoliday: telehealth.ConfidenceSure,
			}[r.Cause], r.Confidence, "as the row of the holiday or the policy has it")
		}
		assert.ElementsMatch(t, c.want, got, c.reason)
	}
	assert.Len(t, covered, 12, "every cause but the deadline, which is about changing a booking")
}

// What a query cannot answer, Why does not answer either.
func TestWhyErrors(t *testing.T) {
	q := surgery(t)
	start := q.Now.Add(time.Hour)
	for field, ask := range map[string]func() error{
		"mode":   func() error { _, err := q.Why(start, "pigeon"); return err },
		"start":  func() error { _, err := q.Why(time.Time{}, ""); return err },
		"start ": func() error { _, err := q.Why(start.AddDate(9000, 0, 0), ""); return err },
		"now":    func() error { q := q; q.Now = time.Time{}; _, err := q.Why(start, ""); return err },
	} {
		var f *telehealth.FieldError
		require.ErrorAs(t, ask(), &f, field)
		assert.Equal(t, strings.TrimSpace(field), f.Field)
	}
	q.Cap = func(telehealth.Date, bool) (quota.Decision, error) { return quota.Decision{}, errOutlook }
	_, err := q.Why(start, telehealth.ModeVideo)
	assert.ErrorIs(t, err, errOutlook)
	_, err = q.Why(start, telehealth.ModeInPerson)
	assert.NoError(t, err, "the cap is not asked about a visit in person")
}
