package appointment_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
)

func TestActCodes(t *testing.T) {
	for _, mode := range []telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo} {
		code, ok := appointment.ActCode(mode)
		assert.True(t, ok)
		back, ok := appointment.ModeOfActCode(code)
		assert.True(t, ok)
		assert.Equal(t, mode, back, "TypeConsultationSAS of the guide of the SAS")
	}
	code, ok := appointment.ActCode("")
	assert.Equal(t, "AMB", code, "the zero Mode is in person")
	assert.True(t, ok)
	for _, mode := range []telehealth.Mode{telehealth.ModePhone, "fax"} {
		_, ok := appointment.ActCode(mode)
		assert.False(t, ok, mode)
	}
	for _, code := range []string{"", "amb", "EMER"} {
		_, ok := appointment.ModeOfActCode(code)
		assert.False(t, ok, code)
	}
}
