package quota_test

import (
	"math/rand/v2"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func rulesOf(d quota.Decision) (rules []string) {
	for _, n := range d.Remarks {
		if len(n.Rule) > 5 && n.Rule[:5] == "desk." {
			rules = append(rules, n.Rule)
		}
	}
	return rules
}

func TestAsk(t *testing.T) {
	busy := quota.Rates{Acts: quota.Count{InPerson: 10, Video: 1}}
	for _, c := range []struct {
		mode    quota.Enforcement
		outlook quota.Outlook
		request quota.Teleconsultation
		answer  quota.Answer
		rules   []string
		reason  string
	}{
		{quota.EnforcementRunning, quota.Outlook{Done: quota.Count{InPerson: 3}}, quota.Teleconsultation{}, quota.AnswerRefused, []string{"desk.running", "desk.force"}, "1 of 4 is 25 %"},
		{quota.EnforcementRunning, quota.Outlook{Done: quota.Count{InPerson: 4}}, quota.Teleconsultation{}, quota.AnswerAllowed, []string{"desk.allowed"}, "exactly 20 % is within"},
		{quota.EnforcementRunning, quota.Outlook{Done: quota.Count{InPerson: 3}, Booked: quota.Count{InPerson: 90}}, quota.Teleconsultation{}, quota.AnswerRefused, []string{"desk.running", "desk.force"}, "appointments in person may be cancelled"},
		{quota.EnforcementRunning, quota.Outlook{Done: quota.Count{InPerson: 4}, Booked: quota.Count{Video: 1}}, quota.Teleconsultation{}, quota.AnswerRefused, []string{"desk.running", "desk.force"}, "the booked one counts"},
		{quota.EnforcementRunning, quota.Outlook{}, quota.Teleconsultation{OwnPatient: true}, quota.AnswerAllowed, []string{"desk.uncounted"}, "article 87.7: own patients are outside"},
		{quota.EnforcementRunning, quota.Outlook{Done: quota.Count{InPerson: 3, InPersonOwn: 9}}, quota.Teleconsultation{Assisted: true}, quota.AnswerWarned, []string{"desk.reading"}, "1 of 13, but 1 of 4 without own patients; assisted counts today"},
		{quota.EnforcementProjected, quota.Outlook{Done: quota.Count{InPerson: 3}, Forecast: busy}, quota.Teleconsultation{}, quota.AnswerAllowed, []string{"desk.allowed"}, "the year brings acts in person"},
		{quota.EnforcementProjected, quota.Outlook{Done: quota.Count{InPerson: 3}}, quota.Teleconsultation{}, quota.AnswerRefused, []string{"desk.projected", "desk.force"}, "nothing foreseen"},
		{quota.EnforcementProjected, quota.Outlook{Done: quota.Count{InPerson: 76, Video: 19}, Forecast: quota.Rates{Acts: quota.Count{InPerson: 1}}}, quota.Teleconsultation{}, quota.AnswerWarned, []string{"desk.interval"}, "20 of 106; with 10 acts less two roots, 8, it is 20 of 98"},
		{quota.EnforcementAnnual, quota.Outlook{Done: quota.Count{InPerson: 3}}, quota.Teleconsultation{}, quota.AnswerWarned, []string{"desk.annual"}, "it never refuses"},
		{quota.EnforcementAnnual, quota.Outlook{Done: quota.Count{InPerson: 3}, Booked: quota.Count{InPerson: 1}}, quota.Teleconsultation{}, quota.AnswerAllowed, []string{"desk.allowed"}, "what is booked counts"},
	} {
		g := desk{quota.Cap{Specialty: telehealth.GeneralPractice}, c.mode}
		d, err := g.ask(telehealth.MustParseDate("2026-12-21"), c.outlook, c.request)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.answer, d.Answer, c.reason)
		assert.Equal(t, c.rules, rulesOf(d), c.reason)
		assert.Equal(t, c.answer != quota.AnswerRefused, d.May(), c.reason)
		for _, lang := range []string{"fr", "en", "it", "he"} {
			assert.NotContains(t, d.Remarks[0].Text(lang), "desk.", c.reason)
		}
	}
}

// Before the 2024 agreement the denominator was not in dispute: whatever reading the
// Cap has, the text's decides and the other does not warn.
func TestAskUnderAmendment9(t *testing.T) {
	o := quota.Outlook{Done: quota.Count{InPerson: 2, InPersonOwn: 9}}
	for _, reading := range append(bothReadings, "") {
		for _, c := range []struct {
			day    string
			own    bool
			rule   string
			reason string
		}{
			{"2023-12-21", false, "desk.allowed", "1 of 12 by the text; 1 of 3 decides nothing"},
			{"2023-12-21", true, "desk.allowed", "avenant 9 counts own patients too"},
			{"2021-12-21", false, "desk.no-cap", "no cap, no reading"},
			{"2021-12-21", true, "desk.no-cap", "there is none that could count it or not"},
			{"2024-12-21", false, "desk.allowed", "2024 is judged by avenant 9"},
		} {
			g := desk{quota.Cap{Reading: reading, Specialty: telehealth.GeneralPractice}, quota.EnforcementRunning}
			d, err := g.ask(telehealth.MustParseDate(c.day), o, quota.Teleconsultation{OwnPatient: c.own})
			require.NoError(t, err, c.reason)
			assert.Equal(t, quota.ReadingText, d.Reading, c.reason)
			assert.Equal(t, []string{c.rule}, rulesOf(d), c.reason)
		}
	}
	g := desk{quota.Cap{Reading: quota.ReadingOwnPatientsExcluded, Specialty: telehealth.GeneralPractice, Choices: quota.Choices{FirstYear2024: 2024}}, quota.EnforcementRunning}
	d, err := g.ask(telehealth.MustParseDate("2024-12-21"), o, quota.Teleconsultation{})
	require.NoError(t, err)
	assert.Equal(t, []any{quota.ReadingOwnPatientsExcluded, quota.AnswerRefused}, []any{d.Reading, d.Answer}, "the agreement judges 2024 by choice: 1 of 3")
}

// A desk that books what Running allows is never above the cap, whatever comes
// first and whatever is cancelled.
func TestRunningIsNeverAbove(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	day := telehealth.MustParseDate("2026-05-04")
	for range 60 {
		reading := bothReadings[rng.IntN(2)]
		g := desk{quota.Cap{Reading: reading, Specialty: telehealth.GeneralPractice}, quota.EnforcementRunning}
		var o quota.Outlook
		for range 150 {
			act := quota.Count{InPerson: 1}
			switch rng.IntN(6) {
			case 0: // a booked one takes place
				o.Done, o.Booked = o.Done.Add(quota.Count{Video: o.Booked.Video}), quota.Count{InPerson: o.Booked.InPerson}
			case 1: // all are cancelled
				o.Booked = quota.Count{}
			case 2:
				o.Done = o.Done.Add(act)
			case 3:
				o.Booked = o.Booked.Add(act)
			default:
				d, err := g.ask(day, o, quota.Teleconsultation{})
				require.NoError(t, err)
				require.Equal(t, d.Before.Allows(1), d.May(), "room is tight")
				if d.May() {
					o.Booked.Video++
				}
			}
			require.True(t, judge(t, 2026, g.Specialty, o.Done, quota.Choices{}).Readings[reading].Within)
		}
	}
}

// Where no cap holds, no enforcement says that it is kept.
func TestAskWithoutCap(t *testing.T) {
	for _, c := range []struct {
		day    string
		cap    desk
		reason string
	}{
		{"2021-06-30", desk{quota.Cap{}, quota.EnforcementRunning}, "before avenant 9"},
		{"2026-06-30", desk{quota.Cap{Choices: quota.Choices{Exempt: true}}, quota.EnforcementRunning}, "an exempt doctor"},
		{"2026-06-30", desk{quota.Cap{Granted: []quota.Derogation{whole(100)}}, quota.EnforcementRunning}, "a fund grants all"},
	} {
		for _, c.cap.how = range []quota.Enforcement{quota.EnforcementRunning, quota.EnforcementProjected, quota.EnforcementAnnual} {
			c.cap.Specialty = telehealth.Dermatology
			d, err := c.cap.ask(on(c.day), quota.Outlook{Done: quota.Count{Video: 9}}, quota.Teleconsultation{})
			require.NoError(t, err, c.reason)
			assert.Equal(t, quota.AnswerAllowed, d.Answer, c.reason)
			assert.Equal(t, []string{"desk.no-cap"}, rulesOf(d), c.reason)
			assert.NotContains(t, d.Text("en"), "the cap holds", c.reason)
			assert.Contains(t, d.Text("en"), "- Allowed: no cap holds this year", c.reason)
		}
	}
}

// Where the mix has room for the booked teleconsultations and this one, the refusal
// says that it is the forecast that is above the cap.
func TestProjectedSaysThatTheForecastIsAbove(t *testing.T) {
	lastYear := quota.SameAsLastYear{Whole: quota.Count{InPerson: 780, Video: 220}}
	byForecast := []string{"desk.projected", "desk.forecast", "desk.force"}
	for _, c := range []struct {
		outlook quota.Outlook
		rules   []string
		reason  string
	}{
		{quota.Outlook{Forecast: lastYear}, byForecast, "220 of 1000 foreseen, 200 would be within: the first of the year"},
		{quota.Outlook{Booked: quota.Count{Video: 199}, Forecast: lastYear}, byForecast, "the 200th: the mix has room for it"},
		{quota.Outlook{Booked: quota.Count{Video: 200}, Forecast: lastYear}, []string{"desk.projected", "desk.force"}, "the 201st: with it booked alone the year is above"},
		{quota.Outlook{Done: quota.Count{Video: 400}, Forecast: lastYear}, []string{"desk.projected", "desk.force"}, "no mix saves the year"},
	} {
		g := desk{quota.Cap{Specialty: telehealth.Dermatology}, quota.EnforcementProjected}
		d, err := g.ask(telehealth.MustParseDate("2026-01-05"), c.outlook, quota.Teleconsultation{})
		require.NoError(t, err, c.reason)
		assert.Equal(t, quota.AnswerRefused, d.Answer, c.reason)
		assert.Equal(t, c.rules, rulesOf(d), c.reason)
	}
}

func TestAskRefuses(t *testing.T) {
	gp := telehealth.GeneralPractice
	for _, c := range []struct {
		cap     desk
		outlook quota.Outlook
		field   string
		reason  string
	}{
		{desk{quota.Cap{}, quota.EnforcementRunning}, quota.Outlook{}, "specialty", "the zero Cap"},
		{desk{quota.Cap{Specialty: gp}, "weekly"}, quota.Outlook{}, "enforcement", "unknown"},
		{desk{quota.Cap{Specialty: gp}, ""}, quota.Outlook{}, "enforcement", "the library chooses none for a practice: the strictest would refuse the year's first"},
		{desk{quota.Cap{Reading: "mine", Specialty: gp}, quota.EnforcementRunning}, quota.Outlook{}, "reading", "unknown"},
		{desk{quota.Cap{Specialty: gp}, quota.EnforcementProjected}, quota.Outlook{Forecast: quota.Seasonal{}}, "forecast.weights", "what Project refuses"},
		{desk{quota.Cap{Specialty: gp}, quota.EnforcementRunning}, quota.Outlook{Booked: quota.Count{Video: 1 << 40}}, "booked.video", "one more is absurd"},
		{desk{quota.Cap{Specialty: gp, Choices: quota.Choices{FirstYear2024: 2023}}, quota.EnforcementRunning}, quota.Outlook{}, "choices.firstYear2024", "what Judge refuses"},
		{desk{quota.Cap{Specialty: gp, Granted: []quota.Derogation{{}}}, quota.EnforcementRunning}, quota.Outlook{}, "granted[0].who", "what Judge refuses"},
	} {
		d, err := c.cap.ask(telehealth.MustParseDate("2026-05-04"), c.outlook, quota.Teleconsultation{})
		var field *telehealth.FieldError
		require.ErrorAs(t, err, &field, c.reason)
		assert.Equal(t, c.field, field.Field, c.reason)
		assert.Zero(t, d, c.reason)
	}
}

func TestDecisionForce(t *testing.T) {
	refused := quota.Decision{Answer: quota.AnswerRefused}
	for _, c := range []struct {
		d          quota.Decision
		by, reason string
		field, why string
	}{
		{refused, "", "chest pain", "by", "somebody answers for it"},
		{refused, "Dr Roy", "", "reason", "never silently"},
		{refused, " \t\n", "chest pain", "by", "blanks are nobody"},
		{refused, "Dr Roy", " \u00a0\u2028", "reason", "blanks are no reason, whatever their width"},
		{refused, "Dr Roy", "\u3164\u200b.", "reason", "nor are letters that show nothing, and a full stop"},
		{quota.Decision{Answer: quota.AnswerWarned}, "Dr Roy", "chest pain", "answer", "nothing to force"},
		{quota.Decision{}, "Dr Roy", "chest pain", "answer", "the zero Decision is none"},
	} {
		_, err := c.d.Force(c.by, c.reason)
		var field *telehealth.FieldError
		require.ErrorAs(t, err, &field, c.why)
		assert.Equal(t, c.field, field.Field, c.why)
	}
	refused.Remarks = ask(t, quota.EnforcementRunning, "2026-01-05", quota.Outlook{}).Remarks
	d, err := refused.Force("Dr Roy", "chest pain")
	require.NoError(t, err)
	assert.Equal(t, []string{"desk.running", "desk.forced"}, rulesOf(d), "why it was refused, and that it was booked against that")
	assert.Equal(t, []string{"desk.running", "desk.force"}, rulesOf(refused), "the refusal keeps its own notes")
	assert.NotContains(t, d.Text("en"), "can be booked", "it is")
	assert.Equal(t, []any{quota.AnswerForced, "Dr Roy", "chest pain", true}, []any{d.Answer, d.By, d.Reason, d.May()})
	assert.Equal(t, quota.AnswerRefused, refused.Answer, "the refusal is kept")
	assert.False(t, quota.Decision{}.May())
}

// A desk asks always in the same way.
type desk struct {
	quota.Cap
	how quota.Enforcement
}

func (d desk) ask(day telehealth.Date, o quota.Outlook, q quota.Teleconsultation) (quota.Decision, error) {
	return d.Cap.Ask(onDay(day, o), d.how, q)
}

func onDay(day telehealth.Date, o quota.Outlook) quota.Outlook {
	o.Day = day
	return o
}
