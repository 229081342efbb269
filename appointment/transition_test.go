package appointment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/secteur2/telehealth/appointment"
)

// The table once more, by hand and whole: a letter for each status that the verb
// leads to, in the order of the columns; a dot is an error.
func TestTransitions(t *testing.T) {
	columns := []appointment.Status{
		"", appointment.Pending, appointment.Booked, appointment.Arrived, appointment.CheckedIn, appointment.Fulfilled,
		appointment.Cancelled, appointment.NoShow, appointment.Waitlisted, appointment.EnteredInError,
	}
	letters := map[byte]appointment.Status{
		'p': appointment.Pending, 'b': appointment.Booked, 'a': appointment.Arrived, 'i': appointment.CheckedIn,
		'f': appointment.Fulfilled, 'c': appointment.Cancelled, 'n': appointment.NoShow, 'w': appointment.Waitlisted,
		'e': appointment.EnteredInError, '.': "",
	}
	for verb, row := range map[appointment.Verb]string{
		appointment.Hold:       "p.........",
		appointment.Book:       "b.........",
		appointment.Wait:       "w.........",
		appointment.Confirm:    ".b........",
		appointment.Expire:     ".c........",
		appointment.Reschedule: ".pb.......",
		appointment.Offer:      "........p.",
		appointment.Cancel:     ".cccc...c.",
		appointment.Arrive:     "..a....a..",
		appointment.CheckIn:    "...i......",
		appointment.Fulfil:     "..fff.....",
		appointment.Miss:       "..n.......",
		appointment.Reopen:     "...bb..b..",
		appointment.Correct:    ".eeeeeeee.",
		"dance":                "..........",
	} {
		for i, from := range columns {
			to, err := appointment.Booking{ID: "1", Status: from}.Next(verb)
			assert.Equal(t, letters[row[i]], to, "%s from %q", verb, from)
			if row[i] != '.' {
				assert.NoError(t, err)
				continue
			}
			var wrong *appointment.TransitionError
			if assert.ErrorAs(t, err, &wrong) {
				assert.Equal(t, from, wrong.From)
				assert.Equal(t, verb, wrong.Verb)
				assert.Equal(t, verb == "dance", wrong.To == "", "%s leads somewhere", verb)
			}
		}
	}
	offer := appointment.Booking{Status: appointment.Pending, Wanted: appointment.Wanted{Since: time.Unix(1, 0)}}
	to, err := offer.Next(appointment.Expire)
	assert.NoError(t, err)
	assert.Equal(t, appointment.Waitlisted, to, "whoever was offered a time waits on")
}
