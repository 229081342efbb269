package appointment_test

import (
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
	"github.com/stretchr/testify/assert"
)

// What says nothing prints nothing: no key of a table reaches a page.
func TestZeroValuesHaveNoText(t *testing.T) {
	for _, lang := range []string{"fr", "en", "it", "he"} {
		assert.Empty(t, appointment.Reason{}.Text(lang))
	}
}

func TestReasonText(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	midnight, noon := at(t, paris, "2026-05-16 00:00"), at(t, paris, "2026-05-15 12:00")
	reason := func(c appointment.Cause, about string, until time.Time) appointment.Reason {
		return appointment.Reason{Cause: c, About: about, Until: until}
	}
	for _, x := range []struct {
		what   string
		reason appointment.Reason
		fr, en string
	}{
		{"away, no end known", reason(appointment.CauseAbsent, "", time.Time{}), "Le praticien est absent", "The practitioner is away"},
		{"for days", reason(appointment.CauseAbsent, "", midnight),
			"Le praticien est absent jusqu'au 15 mai 2026 inclus", "The practitioner is away until May 15, 2026, included"},
		{"for hours", reason(appointment.CauseAbsent, "", noon),
			"Le praticien est absent jusqu'à 12:00", "The practitioner is away until 12:00"},
		{"with a substitute", reason(appointment.CauseAbsent, "dr-roux", midnight),
			"Le praticien est absent jusqu'au 15 mai 2026 inclus ; remplaçant : dr-roux",
			"The practitioner is away until May 15, 2026, included; substitute: dr-roux"},
		{"the practice is closed", reason(appointment.CauseClosed, "", midnight),
			"Le cabinet est fermé jusqu'au 15 mai 2026 inclus", "The practice is closed until May 15, 2026, included"},
		{"outside the week's hours", reason(appointment.CauseClosed, "", time.Time{}),
			"Hors des heures d'ouverture", "Outside the opening hours"},
		{"a holiday is a day", reason(appointment.CauseHoliday, "labour", at(t, paris, "2026-05-02 00:00")),
			"Jour férié : Fête du Travail", "Public holiday: Labour Day"},
		{"booked", reason(appointment.CauseTaken, "", noon), "Déjà pris", "Already taken"},
	} {
		assert.Equal(t, x.fr, x.reason.Text("fr"), x.what)
		assert.Equal(t, x.en, x.reason.Text("en"), x.what)
		for _, lang := range []string{"it", "he"} {
			text := x.reason.Text(lang)
			assert.NotEqual(t, x.fr, text)
			assert.NotContains(t, text, "{")
			if x.reason.Cause == appointment.CauseAbsent {
				assert.Contains(t, text, x.reason.About, x.what)
			}
		}
	}
}
