package appointment_test

import (
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

func local(t *testing.T, s string) time.Time {
	at, err := time.ParseInLocation("2006-01-02 15:04", s, paris(t))
	require.NoError(t, err)
	return at
}

// A series has an ID like any booking: without one, its bookings were "/1" and "/2"
// of no series.
func TestRepeatNeedsAnID(t *testing.T) {
	a := open(t)
	_, err := a.Repeat(t.Context(), desk(0), request("", "visit", time.Hour), 2)
	what, field := code(t, err)
	assert.Equal(t, []any{telehealth.ErrorMissing, "request.id"}, []any{what, field})
	_, ok := a.Get("/1")
	assert.False(t, ok)
}

// Samoa had no 2011-12-30: it went over the date line.
func TestRepeatOverADayThatTheZoneSkips(t *testing.T) {
	apia, err := time.LoadLocation("Pacific/Apia")
	require.NoError(t, err)
	a := open(t, func(p *appointment.Practice) {
		c := p.Calendars["dr-a"]
		c.Zone, c.Territory, c.OpenOnHolidays = apia, "", true
		p.Calendars["dr-a"] = c
	})
	r := request("s", "visit", 0)
	for _, c := range []struct {
		start, reason string
		skipped       bool
	}{
		{"2011-12-23 10:00", "the second would be on the day that was skipped", true},
		{"2011-12-22 10:00", "the day before", false},
		{"2011-12-24 10:00", "the day after", false},
	} {
		r.Start, err = time.ParseInLocation("2006-01-02 15:04", c.start, apia)
		require.NoError(t, err)
		r.ID = c.start
		list, err := a.Repeat(t.Context(), appointment.Provenance{At: r.Start.Add(-time.Hour)}, r, 2)
		if c.skipped {
			assert.Equal(t, []appointment.Cause{appointment.CauseNoHour}, causes(t, err), c.reason)
			continue
		}
		require.NoError(t, err, c.reason)
		assert.Equal(t, "10:00", list[1].Start.In(apia).Format("15:04"), c.reason)
		assert.Equal(t, r.Start.AddDate(0, 0, 7), list[1].Start.In(apia), c.reason)
	}
}

func TestRepeatKeepsTheClock(t *testing.T) {
	for _, c := range []struct {
		reason, start string
		want          []string // in UTC
	}{
		{
			"ten in the morning before and after 2026-03-29, when summer time begins",
			"2026-03-23 10:00",
			[]string{"2026-03-23 09:00", "2026-03-30 08:00", "2026-04-06 08:00"},
		},
		{
			"02:30 comes twice on 2026-10-25: the first, in summer time",
			"2026-10-18 02:30",
			[]string{"2026-10-18 00:30", "2026-10-25 00:30", "2026-11-01 01:30"},
		},
	} {
		a := open(t)
		r := request("weekly", "visit", 0)
		r.Start = local(t, c.start)
		list, err := a.Repeat(t.Context(), desk(0), r, len(c.want))
		require.NoError(t, err, c.reason)
		var got []string
		for i, b := range list {
			got = append(got, b.Start.Format("2006-01-02 15:04"))
			assert.Equal(t, "weekly", b.Series)
			assert.Equal(t, []string{"weekly/1", "weekly/2", "weekly/3"}[i], b.ID)
		}
		assert.Equal(t, c.want, got, c.reason)
	}
}

func TestRepeatRefusesAnHourThatDoesNotExist(t *testing.T) {
	a := open(t)
	r := request("weekly", "visit", 0)
	r.Start = local(t, "2026-03-22 02:30")
	forced := desk(0)
	forced.Force = "no clock can stop us"
	_, err := a.Repeat(t.Context(), forced, r, 3)
	assert.Equal(t, []appointment.Cause{appointment.CauseNoHour}, causes(t, err), "02:30 does not exist on 2026-03-29")
	var refusal *appointment.RefusalError
	require.True(t, errors.As(err, &refusal))
	require.Len(t, refusal.Series, 3)
	assert.Equal(t, telehealth.MustParseDate("2026-03-29"), refusal.Series[1].Date)
	assert.Zero(t, refusal.Series[1].Start)
	assert.Empty(t, refusal.Series[0].Reasons)
	assert.Empty(t, refusal.Series[2].Reasons)
	assert.Empty(t, a.Bookings("dr-a", time.Time{}, time.Time{}), "all or none")
}

func TestRepeatIsAllOrNone(t *testing.T) {
	const week = 7 * 24 * time.Hour
	a := open(t)
	for id, start := range map[string]time.Duration{"3": 2*week + time.Hour, "5": 4*week + time.Hour} {
		_, err := a.Book(t.Context(), desk(0), request(id, "visit", start))
		require.NoError(t, err)
	}
	_, err := a.Repeat(t.Context(), desk(0), request("weekly", "visit", time.Hour), 6)
	var refusal *appointment.RefusalError
	require.True(t, errors.As(err, &refusal))
	var refused []int
	for i, o := range refusal.Series {
		if len(o.Reasons) > 0 {
			assert.Equal(t, appointment.CauseTaken, o.Reasons[0].Cause)
			refused = append(refused, i+1)
		}
	}
	assert.Equal(t, []int{3}, refused, "the fifth is an hour later by UTC, in summer time")
	assert.Len(t, a.Bookings("dr-a", time.Time{}, time.Time{}), 2)

	list, err := a.Repeat(t.Context(), desk(0), request("weekly", "visit", 3*time.Hour), 104)
	require.NoError(t, err, "two years")
	assert.Len(t, list, 104)
	_, err = a.Repeat(t.Context(), desk(0), request("weekly", "visit", 5*time.Hour), 2)
	what, _ := code(t, err)
	assert.Equal(t, telehealth.ErrorContradiction, what, "the series has its IDs already")
	for _, weeks := range []int{-1, 0, 105} {
		_, err = a.Repeat(t.Context(), desk(0), request("other", "visit", 5*time.Hour), weeks)
		what, _ = code(t, err)
		assert.Equal(t, telehealth.ErrorOutOfRange, what)
	}
	long := request(strings.Repeat("x", 254), "visit", 6*time.Hour)
	_, err = a.Repeat(t.Context(), desk(0), long, 9)
	require.NoError(t, err, "254 bytes and /9")
	long.ID, long.Start = strings.Repeat("y", 254), now.Add(8*time.Hour)
	_, err = a.Repeat(t.Context(), desk(0), long, 10)
	what, _ = code(t, err)
	assert.Equal(t, telehealth.ErrorOutOfRange, what, "254 bytes and /10")
}

// The cap sees the earlier bookings of the same series.
func TestRepeatCountsForTheCap(t *testing.T) {
	a := open(t, func(p *appointment.Practice) {
		p.Cap = func(_ appointment.Booking, booked iter.Seq[appointment.Booking]) (quota.Decision, error) {
			n := 0
			for range booked {
				n++
			}
			if n >= 3 {
				return quota.Decision{Answer: quota.AnswerRefused}, nil
			}
			return quota.Decision{Answer: quota.AnswerAllowed}, nil
		}
	})
	r := request("weekly", "remote", time.Hour)
	r.Mode = telehealth.ModeVideo
	_, err := a.Repeat(t.Context(), desk(0), r, 4)
	assert.Equal(t, []appointment.Cause{appointment.CauseOverCap}, causes(t, err), "three are allowed")
	_, err = a.Repeat(t.Context(), desk(0), r, 3)
	require.NoError(t, err)
	single := request("single", "remote", 2*time.Hour)
	single.Mode = telehealth.ModeVideo
	_, err = a.Book(t.Context(), desk(0), single)
	assert.Equal(t, []appointment.Cause{appointment.CauseOverCap}, causes(t, err))
	single.Mode = ""
	_, err = a.Book(t.Context(), desk(0), single)
	require.NoError(t, err, "in person there is no cap")
	single.ID, single.Mode, single.Start = "next year", telehealth.ModeVideo, local(t, "2027-01-01 00:00")
	_, err = a.Book(t.Context(), desk(0), single)
	require.NoError(t, err, "the cap is on a civil year, that of Paris")
}
