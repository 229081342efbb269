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
		"", appointment.StatusPending, appointment.StatusBooked, appointment.StatusArrived, appointment.StatusCheckedIn, appointment.StatusFulfilled,
		appointment.StatusCancelled, appointment.StatusNoShow, appointment.StatusWaitlisted, appointment.StatusEnteredInError,
	}
	letters := map[byte]appointment.Status{
		'p': appointment.StatusPending, 'b': appointment.StatusBooked, 'a': appointment.StatusArrived, 'i': appointment.StatusCheckedIn,
		'f': appointment.StatusFulfilled, 'c': appointment.StatusCancelled, 'n': appointment.StatusNoShow, 'w': appointment.StatusWaitlisted,
		'e': appointment.StatusEnteredInError, '.': "",
	}
	for verb, row := range map[appointment.Verb]string{
		appointment.VerbHold:         "p.........",
		appointment.VerbBook:         "b.........",
		appointment.VerbWait:         "w.........",
		appointment.VerbConfirm:      ".b........",
		appointment.VerbExpire:       ".c........",
		appointment.VerbReschedule:   ".pb.......",
		appointment.VerbOffer:        "........p.",
		appointment.VerbCancel:       ".cccc...c.",
		appointment.VerbArrive:       "..a....a..",
		appointment.VerbCheckIn:      "...i......",
		appointment.VerbFulfil:       "..fff.....",
		appointment.VerbNoShow:       "..n.......",
		appointment.VerbReopen:       "...bb..b..",
		appointment.VerbEnterInError: ".eeeeeeee.",
		"dance":                      "..........",
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
	offer := appointment.Booking{Status: appointment.StatusPending, Wish: appointment.Wish{Since: time.Unix(1, 0)}}
	to, err := offer.Next(appointment.VerbExpire)
	assert.NoError(t, err)
	assert.Equal(t, appointment.StatusWaitlisted, to, "whoever was offered a time waits on")
}
