package appointment_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every set of modes is written and read back.
func TestModesText(t *testing.T) {
	for m := range appointment.Modes(everyMode + 1) {
		text, err := json.Marshal(m)
		require.NoError(t, err)
		var back appointment.Modes
		require.NoError(t, json.Unmarshal(text, &back))
		assert.Equal(t, m, back)
		assert.Equal(t, m, appointment.ModesOf(m.List()...))
	}
	for _, text := range []string{"fax", "video,", ",", "video, phone", "Video"} {
		var m appointment.Modes
		var f *telehealth.FieldError
		require.ErrorAs(t, m.UnmarshalText([]byte(text)), &f, text)
		assert.Equal(t, telehealth.ErrorUnknown, f.Code)
	}
}

func ExampleModesOf() {
	m := appointment.ModesOf(telehealth.ModeVideo, telehealth.ModeInPerson)
	fmt.Println(m, m.List(), m.Has(telehealth.ModeHome))
	// Output: in-person,video [in-person video] false
}

func ExampleModes_UnmarshalText() {
	var m appointment.Modes
	fmt.Println(m.UnmarshalText([]byte("video,home")), m)
	fmt.Println(m.UnmarshalText([]byte("fax")))
	// Output:
	// <nil> home,video
	// modes: unknown: "fax", expected in-person, home, video or phone
}

func ExampleReason_Text() {
	r := appointment.Reason{Cause: appointment.CauseNoRoom, About: "laser"}
	fmt.Println(r.Text("en"))
	// Output: The room or device is taken: laser
}

func ExampleModes_Has() {
	m := appointment.ModesOf(telehealth.ModeVideo)
	fmt.Println(m.Has(telehealth.ModeVideo), m.Has(telehealth.ModeInPerson))
	// Output: true false
}

func ExampleModes_List() {
	fmt.Println(appointment.ModesOf(telehealth.ModePhone, telehealth.ModeHome).List())
	// Output: [home phone]
}

func ExampleModes_String() {
	fmt.Println(appointment.ModesOf(telehealth.ModeVideo, telehealth.ModeInPerson).String())
	// Output: in-person,video
}

func ExampleModes_MarshalText() {
	text, err := json.Marshal(appointment.ModesOf(telehealth.ModeInPerson, telehealth.ModeVideo))
	fmt.Println(string(text), err)
	// Output: "in-person,video" <nil>
}
