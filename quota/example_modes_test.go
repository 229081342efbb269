package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// The example of docs/cap.md: one request on 15 January, three modes.
func ExampleGuard_modes() {
	day := telehealth.MustParseDate("2026-01-15")
	outlook := quota.Outlook{
		Done:   quota.Count{InPerson: 12, Video: 2},
		Booked: quota.Count{InPerson: 40, Video: 1},
		Forecast: quota.SameAsLastYear{
			Whole: quota.Count{InPerson: 810, Video: 90},
			Until: quota.Count{InPerson: 10, Video: 1},
		},
	}
	for _, mode := range []quota.Mode{quota.Running, quota.Projected, quota.Annual} {
		guard := quota.Guard{Mode: mode, Specialty: telehealth.ObstetricsGynecology}
		d, err := guard.Ask(day, outlook, quota.Request{})
		fmt.Println(mode, d.Answer, d.After.Remote, "of", d.After.Total, err)
	}
	outlook.Booked.Video = 11
	d, err := quota.Guard{Mode: quota.Annual, Specialty: telehealth.ObstetricsGynecology}.Ask(day, outlook, quota.Request{})
	fmt.Println(quota.Annual, d.Answer, d.After.Remote, "of", d.After.Total, err)
	// Output:
	// running refused 4 of 16 <nil>
	// projected allowed 91 of 903 <nil>
	// annual allowed 4 of 56 <nil>
	// annual warned 14 of 66 <nil>
}
