package appointment

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

// A field that is added to a booking must not be forgotten by its form, its check, its
// copy or its comparison.
func TestEveryFieldOfABooking(t *testing.T) {
	at := time.Date(2026, time.March, 2, 8, 0, 0, 0, time.UTC)
	full := Booking{
		ID: "1", Practitioner: "dr-a", Visit: "v", Patient: "p", OwnPatient: true, Start: at, End: at.Add(time.Hour),
		Before: time.Minute, After: time.Minute, Mode: telehealth.ModeVideo, Link: "https://example.org/a",
		Resources: []string{"room"}, Status: StatusPending, Until: at, Series: "s", Wish: Wish{Since: at, Offered: []time.Time{at}},
	}
	data, err := json.Marshal(full)
	require.NoError(t, err)
	var read Booking
	require.NoError(t, json.Unmarshal(data, &read))
	for i := range reflect.TypeFor[Booking]().NumField() {
		field := reflect.TypeFor[Booking]().Field(i)
		if field.Name == "Cap" { // of the command's answer; the event keeps its own
			continue
		}
		t.Run(field.Name, func(t *testing.T) {
			was := reflect.ValueOf(full).Field(i)
			require.False(t, was.IsZero(), "give the field a value above")
			assert.Equal(t, was.Interface(), reflect.ValueOf(read).Field(i).Interface(), "the form in JSON")
			other := full.clone()
			at := reflect.ValueOf(&other).Elem().Field(i)
			if at.Kind() == reflect.Slice {
				assert.NotEqual(t, was.Pointer(), at.Pointer(), "a copy shares nothing")
			}
			if at.Kind() == reflect.String {
				at.SetString("\xff")
				assert.Error(t, firstError(other.check(), other.checkStored()), "the check of its bytes")
			}
			at.SetZero()
			assert.False(t, Event{Booking: full}.Equal(Event{Booking: other}), "equality")
		})
	}
}
