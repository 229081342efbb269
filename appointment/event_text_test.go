package appointment_test

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/quota"
)

// texts are all strings within a value, by their path: those of fields to come too.
func texts(v reflect.Value, path string, found map[string]reflect.Value) map[string]reflect.Value {
	switch {
	case v.Kind() == reflect.String:
		found[path] = v
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), fmt.Sprintf("%s[%d]", path, i), found)
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		for i := range v.NumField() {
			texts(v.Field(i), path+"."+v.Type().Field(i).Name, found)
		}
	}
	return found
}

// No text that is not UTF-8 reaches a store: one would give back another, and the
// agenda would not know its own events again.
func TestEveryTextIsUTF8(t *testing.T) {
	seen := 0
	for path := range texts(reflect.ValueOf(new(fullTexts())).Elem(), "event", map[string]reflect.Value{}) {
		e := fullTexts()
		text := texts(reflect.ValueOf(&e).Elem(), "event", map[string]reflect.Value{})[path]
		require.NotEmpty(t, text.String(), "%s: the test says nothing of it", path)
		require.NoError(t, appointment.CheckEvents(e.Version-1, []appointment.Event{e}))
		text.SetString(text.String() + "\xff")
		assert.Error(t, appointment.CheckEvents(e.Version-1, []appointment.Event{e}), path)
		_, err := e.MarshalJSON()
		assert.Error(t, err, path)
		seen++
	}
	assert.Greater(t, seen, 10)
}

// fullTexts has every text.
func fullTexts() appointment.Event {
	e := fullEvent()
	e.Cap = quota.AnswerWarned
	e.Booking.Link = "https://video.example/room?key=1"
	return e
}

// A command with such a text is refused alone. Those that are stored with it are done,
// and known again when the store's answer is lost.
func TestABadTextIsNoHarmToOthers(t *testing.T) {
	s := &scripted{after: errors.New("the answer was lost")}
	a := openOver(t, s)
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			r := remote(strconv.Itoa(i), time.Duration(i)*time.Hour)
			r.Link = "https://video.example/\u00e9?key=\ufffd"
			if i%4 == 0 {
				r.Link = "https://video.example/room?key=\xff"
			}
			_, err := a.Book(t.Context(), desk(0), r)
			_, there := a.Get(r.ID)
			assert.Equal(t, i%4 != 0, there, r.ID)
			if i%4 != 0 {
				assert.NoError(t, err, r.ID)
				return
			}
			what, field := code(t, err)
			assert.Equal(t, telehealth.ErrorMalformed, what)
			assert.Equal(t, "request.link", field)
		})
	}
	group.Wait()
}
