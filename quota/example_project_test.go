package quota_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// A dermatologist at the end of September, who will be in the practice less.
func ExampleProject() {
	o := quota.Outlook{
		Done:     quota.Count{InPerson: 2400, Video: 400},
		Booked:   quota.Count{InPerson: 120, Video: 60},
		Forecast: quota.Rates{Acts: quota.Count{InPerson: 35, Video: 28}, Days: 7},
	}
	p, err := quota.Project(telehealth.MustParseDate("2026-09-30"), telehealth.Dermatology, o, quota.Rules{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range []quota.End{p.Low, p.Expected, p.High} {
		fmt.Println(e.Remote, "of", e.Total, e.Within)
	}
	fmt.Println("above the cap on", p.Crossing[quota.ByText])
	mix := p.Mix[quota.ByText]
	fmt.Println("of", mix.Acts, "acts to come,", mix.Video, "by video at most;", mix.Booked, "are booked")
	fmt.Println(p.Notes[0].Text("en"))
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
	o := quota.Outlook{Done: quota.Count{InPerson: 400, Video: 43}, Forecast: quota.Pace{}}
	p, err := quota.Project(telehealth.MustParseDate("2026-03-14"), telehealth.Dermatology, o, quota.Rules{})
	fmt.Println(err, p.Method, p.Rest.InPerson, p.Rest.Video)
	fmt.Println(p.Low.Video, p.Expected.Video, p.High.Video)
	// Output:
	// <nil> pace 1600 172
	// 155 215 275
}

func ExamplePace_Method() {
	fmt.Println(quota.Pace{}.Method())
	// Output: pace
}

func ExampleRates() {
	fmt.Println(quota.Rates{Acts: quota.Count{InPerson: 80, Video: 15}, Days: 7}.Method())
	// Output: rates
}

func ExampleSameAsLastYear() {
	o := quota.Outlook{Done: quota.Count{InPerson: 900}, Forecast: quota.SameAsLastYear{
		Whole: quota.Count{InPerson: 2000, Video: 150}, Until: quota.Count{InPerson: 1100, Video: 70},
	}}
	p, err := quota.Project(telehealth.MustParseDate("2026-06-30"), telehealth.Pediatrics, o, quota.Rules{})
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
	o := quota.Outlook{Done: quota.Count{InPerson: 1810}, Forecast: quota.Seasonal{Weights: weights}}
	p, err := quota.Project(telehealth.MustParseDate("2026-06-30"), telehealth.Pediatrics, o, quota.Rules{})
	fmt.Println(err, p.Method, p.Rest.InPerson)
	// Output: <nil> seasonal 1700
}

// In January one mode refuses, one counts on the year, one only warns.
func ExampleGuard_Ask() {
	o := quota.Outlook{Done: quota.Count{InPerson: 3}, Forecast: quota.Rates{Acts: quota.Count{InPerson: 12, Video: 1}}}
	for _, mode := range []quota.Mode{quota.Running, quota.Projected, quota.Annual} {
		g := quota.Guard{Mode: mode, Specialty: telehealth.Dermatology}
		d, err := g.Ask(telehealth.MustParseDate("2026-01-05"), o, quota.Request{})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(mode, d.Answer, "-", d.Notes[0].Text("en"))
	}
	// Output:
	// running refused - Refused: with this act the year so far would be above the cap
	// projected allowed - Allowed: the cap holds with this act
	// annual warned - Above the cap with this act: the year is judged on December 31
}

func ExampleDecision_Force() {
	g := quota.Guard{Specialty: telehealth.GeneralPractice}
	d, err := g.Ask(telehealth.MustParseDate("2026-01-05"), quota.Outlook{}, quota.Request{})
	fmt.Println(err, d.Answer, d.May())
	d, err = d.Force("Dr Roy", "regulated by the SAS, fever in an infant")
	fmt.Println(err, d.Answer, d.May(), d.By)
	// Output:
	// <nil> refused false
	// <nil> forced true Dr Roy
}

func ExampleDecision_May() {
	fmt.Println(quota.Decision{Answer: quota.Warned}.May(), quota.Decision{Answer: quota.Refused}.May())
	// Output: true false
}

func ExamplePosition_Allows() {
	p := quota.Position{Remote: 19, Total: 100, Cap: 20, Within: true, Room: 1}
	fmt.Println(p.Allows(1), p.Allows(2))
	// Output: true false
}

// Eight acts in person make room for two teleconsultations.
func ExamplePosition_With() {
	j, err := quota.Judge(2026, telehealth.Dermatology, quota.Count{InPerson: 80, Video: 20}, quota.Rules{})
	fmt.Println(err, j.Room, j.With(0, 8).Room, j.With(2, 8).Within)
	// Output: <nil> 0 2 true
}

// Every fourth act by video from here on: how long does it last?
func ExamplePosition_Meter() {
	j, err := quota.Judge(2026, telehealth.Dermatology, quota.Count{InPerson: 90, Video: 20}, quota.Rules{})
	m, weeks := j.Meter(), 0
	for ; m.Allows(1); weeks++ {
		m = m.With(10, 30)
	}
	fmt.Println(err, weeks, m.Room(), m.Allows(0))
	// Output: <nil> 1 0 true
}

func ExampleMeter_Room() {
	m := quota.Position{Remote: 19, Total: 100, Cap: 20}.Meter()
	fmt.Println(m.Room(), m.With(2, 0).Room(), m.With(0, 40).Room())
	// Output: 1 0 11
}

func ExampleMeter_Allows() {
	m := quota.Position{Remote: 19, Total: 100, Cap: 20}.Meter()
	fmt.Println(m.Allows(1), m.Allows(2))
	// Output: true false
}

// Two more teleconsultations break the cap; four acts in person would have kept it.
func ExampleMeter_With() {
	m := quota.Position{Remote: 19, Total: 100, Cap: 20}.Meter()
	fmt.Println(m.With(2, 0).Allows(0), m.With(2, 4).Allows(0))
	// Output: false true
}
