package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// The example of docs/cap.md: one request on 15 January, three enforcements.
func ExampleCap_Ask_enforcements() {
	outlook := quota.Outlook{
		Day:    telehealth.MustParseDate("2026-01-15"),
		Done:   quota.Count{InPerson: 12, Video: 2},
		Booked: quota.Count{InPerson: 40, Video: 1},
		Forecast: quota.SameAsLastYear{
			Whole: quota.Count{InPerson: 810, Video: 90},
			Until: quota.Count{InPerson: 10, Video: 1},
		},
	}
	gynaecologist := quota.Cap{Specialty: telehealth.ObstetricsGynecology}
	for _, enforcement := range []quota.Enforcement{quota.EnforcementRunning, quota.EnforcementProjected, quota.EnforcementAnnual} {
		d, err := gynaecologist.Ask(outlook, enforcement, quota.Teleconsultation{})
		fmt.Println(enforcement, d.Answer, d.After.Remote, "of", d.After.Total, err)
	}
	outlook.Booked.Video = 11
	d, err := gynaecologist.Ask(outlook, quota.EnforcementAnnual, quota.Teleconsultation{})
	fmt.Println(quota.EnforcementAnnual, d.Answer, d.After.Remote, "of", d.After.Total, err)
	// Output:
	// running refused 4 of 16 <nil>
	// projected allowed 91 of 903 <nil>
	// annual allowed 4 of 56 <nil>
	// annual warned 14 of 66 <nil>
}
