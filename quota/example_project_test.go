package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A dermatologist at the end of September, who will be in the practice less.
func ExampleCap_Project() {
	o := quota.Outlook{
		Day:      telehealth.MustParseDate("2026-09-30"),
		Done:     quota.Count{InPerson: 2400, Video: 400},
		Booked:   quota.Count{InPerson: 120, Video: 60},
		Forecast: quota.Rates{Acts: quota.Count{InPerson: 35, Video: 28}, Days: 7},
	}
	p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(o)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range []quota.Judgement{p.Low, p.Expected, p.High} {
		fmt.Println(e.Remote, "of", e.Total, e.Within)
	}
	fmt.Println("above the cap on", p.Crossing[quota.ReadingText])
	mix := p.Mix[quota.ReadingText]
	fmt.Println("of", mix.Acts, "acts to come,", mix.Video, "by video at most;", mix.Booked, "are booked")
	fmt.Println(p.Remarks[0].Text("en"))
	// Output:
	// 728 of 3632 false
	// 768 of 3628 false
	// 808 of 3624 false
	// above the cap on 2026-12-12
	// of 828 acts to come, 325 by video at most; 60 are booked
	// Projection at the given rate
}

// After 73 days of 365 four times as many acts are to come. So few of them are known
// that their number may be far from it.
func ExamplePace() {
	o := quota.Outlook{Day: telehealth.MustParseDate("2026-03-14"), Done: quota.Count{InPerson: 400, Video: 43}, Forecast: quota.Pace{}}
	p, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(o)
	fmt.Println(err, p.Method, p.Rest.InPerson, p.Rest.Video)
	fmt.Println(p.Low.Acts.Video, p.Expected.Acts.Video, p.High.Acts.Video)
	// Output:
	// <nil> pace 1600 172
	// 155 215 275
}

func ExampleSameAsLastYear() {
	o := quota.Outlook{Day: telehealth.MustParseDate("2026-06-30"), Done: quota.Count{InPerson: 900}, Forecast: quota.SameAsLastYear{
		Whole: quota.Count{InPerson: 2000, Video: 150}, Until: quota.Count{InPerson: 1100, Video: 70},
	}}
	p, err := quota.Cap{Specialty: telehealth.Pediatrics}.Project(o)
	fmt.Println(err, p.Method, p.Rest.InPerson, p.Rest.Video)
	// Output: <nil> same-as-last-year 900 80
}

// August is half as busy.
func ExampleSeasonal() {
	weights := make([]int64, 52)
	for week := range weights {
		weights[week] = 10
		if week >= 31 && week < 35 {
			weights[week] = 5
		}
	}
	o := quota.Outlook{Day: telehealth.MustParseDate("2026-06-30"), Done: quota.Count{InPerson: 1810}, Forecast: quota.Seasonal{Weights: weights}}
	p, err := quota.Cap{Specialty: telehealth.Pediatrics}.Project(o)
	fmt.Println(err, p.Method, p.Rest.InPerson)
	// Output: <nil> seasonal 1700
}

// In January one mode refuses, one counts on the year, one only warns.
func ExampleCap_Ask() {
	dermatologist := quota.Cap{Specialty: telehealth.Dermatology}
	o := quota.Outlook{
		Day:      telehealth.MustParseDate("2026-01-05"),
		Done:     quota.Count{InPerson: 3},
		Forecast: quota.Rates{Acts: quota.Count{InPerson: 12, Video: 1}},
	}
	for _, mode := range []quota.Enforcement{quota.EnforcementRunning, quota.EnforcementProjected, quota.EnforcementAnnual} {
		d, err := dermatologist.Ask(o, mode, quota.Teleconsultation{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(mode, d.Answer, "-", d.Remarks[0].Text("en"))
	}
	// Output:
	// running refused - Refused: with this act the year so far would be above the cap
	// projected allowed - Allowed: the cap holds with this act
	// annual warned - Above the cap with this act: the year is judged on December 31
}

func ExampleDecision_Force() {
	january := quota.Outlook{Day: telehealth.MustParseDate("2026-01-05")}
	d, err := quota.Cap{Specialty: telehealth.GeneralPractice}.Ask(january, quota.EnforcementRunning, quota.Teleconsultation{})
	fmt.Println(err, d.Answer, d.May())
	d, err = d.Force("Dr Roy", "regulated by the SAS, fever in an infant")
	fmt.Println(err, d.Answer, d.May(), d.By)
	// Output:
	// <nil> refused false
	// <nil> forced true Dr Roy
}

func ExampleDecision_May() {
	fmt.Println(quota.Decision{Answer: quota.AnswerWarned}.May(), quota.Decision{Answer: quota.AnswerRefused}.May())
	// Output: true false
}

func ExamplePosition_Allows() {
	p := quota.Position{Remote: 19, Total: 100, Limit: 20, Within: true, Room: 1}
	fmt.Println(p.Allows(1), p.Allows(2))
	// Output: true false
}

// Eight acts in person make room for two teleconsultations.
func ExamplePosition_With() {
	j, err := quota.Cap{Specialty: telehealth.Dermatology}.Judge(2026, quota.Count{InPerson: 80, Video: 20})
	fmt.Println(err, j.Room, j.With(0, 8).Room, j.With(2, 8).Within)
	// Output: <nil> 0 2 true
}

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
