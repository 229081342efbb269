package quota_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
	"github.com/secteur2/telehealth/quota"
)

// Samples of every form, with as many members as can stand together. Their numbers are
// such that no two could be exchanged in silence.
const (
	countText  = `{"inPerson":1,"inPersonOwn":2,"video":30,"videoOwn":40,"assisted":5,"assistedOwn":6,"expertise":7,"requests":8}`
	yearText   = `{"year":2026,"done":` + countText + `,"planned":{"video":3},"supplements":9}`
	tallyText  = `{"version":2,"years":[` + yearText + `]}`
	actText    = `{"id":"private-act","date":"2026-03-02","code":"TCG","kind":"teleconsultation","ownPatient":true,"assisted":true,"state":"planned"}`
	sourceText = `{"id":"fmf-cap-2024","title":"Convention 2024, article 87.7","url":"https://example.org/87","published":"2024-06-20","checked":"2026-11-24"}`
	remarkText = `{"rule":"policy.convention-2024","source":` + sourceText + `,"confidence":"likely"}`
	capped     = `"remote":20,"total":80,"limit":20,"within":false,"room":0,"debt":20`
	withinText = `{"remote":20,"total":200,"limit":20,"within":true,"room":25,"debt":0}`
	grantText  = `{"who":"CPAM de Paris","from":"2026-01-01","until":"2026-12-31","limit":50,"reference":"private-letter"}`
	choiceText = `{"firstYearAmendment9":2021,"firstYear2024":2024,"countRequests":true,"leaveOutAssisted":true,"exempt":true}`
	readings   = `{"text":` + withinText + `,"own-patients-excluded":{` + capped + `}}`
	judgedText = `{"year":2026,"policy":"convention-2024","reading":"own-patients-excluded","acts":` + countText + `,` + capped +
		`,"readings":` + readings + `,"derogations":[` + grantText + `],"source":` + sourceText + `,"confidence":"likely","remarks":[` + remarkText + `]`
	judgementText  = judgedText + `,"also":{"year":2024,"policy":"avenant-9","acts":{"video":1},"remote":1,"total":1,"limit":100,"within":true,"debt":0}}`
	mixText        = `{"acts":9,"video":3,"booked":2,"safe":true}`
	projectionText = `{"day":"2026-03-02","method":"pace","interval":"two-roots","now":` + judgedText + `},"rest":{"inPerson":4},"expected":` + judgedText +
		`},"low":` + judgedText + `},"high":` + judgedText + `},"crossing":{"text":"2026-05-01"},"mix":{"text":` + mixText + `},"remarks":[` + remarkText + `]}`
	decisionText = `{"answer":"forced","enforcement":"running","policy":"convention-2024","reading":"text","before":` + withinText +
		`,"after":{` + capped + `},"source":` + sourceText + `,"confidence":"likely","remarks":[` + remarkText + `],"by":"private-by","reason":"private-reason"}`
	outlookText = `{"day":"2026-03-02","done":` + countText + `,"booked":{"video":3},"bookedOn":{"2026-03-09":{"video":2}},` +
		`"forecast":{"method":"rates","acts":{"inPerson":35},"days":7}}`
	capText        = `{"specialty":"dermatology","choices":` + choiceText + `,"granted":[` + grantText + `],"reading":"own-patients-excluded"}`
	complianceText = `{"year":2026,"policy":"convention-2024","doctors":7,"above":{"text":3,"own-patients-excluded":4}}`
	oneText        = `{"ownPatient":true,"assisted":true}`
)

func TestStrict(t *testing.T) {
	t.Run("Act", func(t *testing.T) { wiretest.Strict[quota.Act](t, actText) })
	t.Run("Cap", func(t *testing.T) { wiretest.Strict[quota.Cap](t, capText) })
	t.Run("Choices", func(t *testing.T) { wiretest.Strict[quota.Choices](t, choiceText) })
	t.Run("Compliance", func(t *testing.T) { wiretest.Strict[quota.Compliance](t, complianceText, "above") })
	t.Run("Count", func(t *testing.T) { wiretest.Strict[quota.Count](t, countText) })
	t.Run("Decision", func(t *testing.T) { wiretest.Strict[quota.Decision](t, decisionText) })
	t.Run("Derogation", func(t *testing.T) { wiretest.Strict[quota.Derogation](t, grantText) })
	t.Run("Judgement", func(t *testing.T) { wiretest.Strict[quota.Judgement](t, judgementText, "readings") })
	t.Run("Mix", func(t *testing.T) { wiretest.Strict[quota.Mix](t, mixText) })
	t.Run("Outlook", func(t *testing.T) { wiretest.Strict[quota.Outlook](t, outlookText, "bookedOn") })
	t.Run("Position", func(t *testing.T) { wiretest.Strict[quota.Position](t, withinText) })
	t.Run("Projection", func(t *testing.T) {
		wiretest.Strict[quota.Projection](t, projectionText, "readings", "crossing", "mix")
	})
	t.Run("Remark", func(t *testing.T) { wiretest.Strict[quota.Remark](t, remarkText) })
	t.Run("Tally", func(t *testing.T) { wiretest.Strict[quota.Tally](t, tallyText) })
	t.Run("Teleconsultation", func(t *testing.T) { wiretest.Strict[quota.Teleconsultation](t, oneText) })
	t.Run("YearTally", func(t *testing.T) { wiretest.Strict[quota.YearTally](t, yearText) })
}

// Whatever is asked, the question and the answer can be stored and read back.
func TestFormsComeBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(21, 22))
	forecasts := func() quota.Forecast {
		whole, weights := someCount(rng, 40), make([]int64, 52+rng.IntN(2))
		for i := range weights {
			weights[i] = rng.Int64N(1001)
		}
		return []quota.Forecast{
			nil, quota.Pace{}, quota.Rates{Acts: someCount(rng, 5), Days: rng.IntN(30)}, quota.Seasonal{Weights: weights},
			quota.SameAsLastYear{Whole: whole.Add(someCount(rng, 9)), Until: whole},
		}[rng.IntN(5)]
	}
	enforcements := []quota.Enforcement{quota.EnforcementRunning, quota.EnforcementProjected, quota.EnforcementAnnual}
	policies, answers, rooms := map[quota.Policy]int{}, map[quota.Answer]int{}, map[bool]int{}
	for range 400 {
		day := on("2019-01-01").AddDays(rng.IntN(9 * 365))
		c := quota.Cap{Specialty: telehealth.Specialties()[rng.IntN(len(telehealth.Specialties()))], Reading: bothReadings[rng.IntN(2)]}
		c.Choices = quota.Choices{CountRequests: rng.IntN(2) == 0, LeaveOutAssisted: rng.IntN(2) == 0, Exempt: rng.IntN(8) == 0}
		if rng.IntN(3) == 0 {
			c.Granted = []quota.Derogation{whole(21 + rng.IntN(80)), granted("2026-02-01", "2026-03-01", 90)}
		}
		o := quota.Outlook{Day: day, Done: someCount(rng, 300), Booked: someCount(rng, 60), Forecast: forecasts()}
		if o.Booked.Video > o.Booked.Assisted {
			o.BookedOn = map[telehealth.Date]quota.Count{day: {Video: 1}}
		}
		j, err := c.Judge(day.Year(), o.Done)
		require.NoError(t, err)
		p, err := c.Project(o)
		require.NoError(t, err)
		one := quota.Teleconsultation{OwnPatient: rng.IntN(2) == 0, Assisted: rng.IntN(2) == 0}
		d, err := c.Ask(o, enforcements[rng.IntN(3)], one)
		require.NoError(t, err)
		if d.Answer == quota.AnswerRefused && rng.IntN(2) == 0 {
			d, err = d.Force("Dr Roy", "chest pain")
			require.NoError(t, err)
		}
		policies[j.Policy]++
		answers[d.Answer]++
		rooms[j.Room == quota.Unlimited]++
		wiretest.ComesBack(t, c)
		wiretest.ComesBack(t, o)
		wiretest.ComesBack(t, j)
		wiretest.ComesBack(t, p)
		wiretest.ComesBack(t, d)
		wiretest.ComesBack(t, one)
	}
	assert.Len(t, policies, 3, "all policies: %v", policies)
	assert.Len(t, answers, 4, "all answers: %v", answers)
	assert.Len(t, rooms, 2, "with a cap and without: %v", rooms)
	wiretest.ComesBack(t, quota.Compliance{Year: 2026, Above: map[quota.Reading]int{quota.ReadingText: 0}})
	wiretest.ComesBack(t, quota.Position{Remote: 21})
	wiretest.ComesBack(t, quota.Outlook{})
	wiretest.ComesBack(t, quota.Judgement{})
	wiretest.ComesBack(t, quota.Projection{})
	wiretest.ComesBack(t, quota.Decision{})
}

// A result that says two things, or a word that the library does not know, is refused.
func TestResultsRefused(t *testing.T) {
	swap := func(text, old, new string) string {
		require.Contains(t, text, old)
		return strings.Replace(text, old, new, 1)
	}
	for _, c := range []struct {
		to     json.Unmarshaler
		text   string
		code   telehealth.ErrorCode
		field  string
		reason string
	}{
		{new(quota.Position), swap(withinText, `"within":true`, `"within":false`), telehealth.ErrorContradiction, "within", "20 of 200 is within 20 %"},
		{new(quota.Position), swap(withinText, `"room":25`, `"room":26`), telehealth.ErrorContradiction, "room", "the 26th breaks the cap"},
		{new(quota.Position), swap(withinText, `"debt":0`, `"debt":1`), telehealth.ErrorContradiction, "debt", "nothing is to be cured"},
		{new(quota.Position), swap(withinText, `"room":25,`, ``), telehealth.ErrorMissing, "room", "no room is room without limit"},
		{new(quota.Position), swap(withinText, `"limit":20`, `"limit":101`), telehealth.ErrorOutOfRange, "limit", "more than all"},
		{new(quota.Position), swap(withinText, `"remote":20`, `"remote":-1`), telehealth.ErrorOutOfRange, "remote", "fewer than none"},
		{new(quota.Position), swap(withinText, `"total":200`, `"total":17592186044417`), telehealth.ErrorOutOfRange, "total", "a product would turn round"},
		{new(quota.Judgement), swap(judgementText, `"policy":"convention-2024"`, `"policy":"avenant-10"`), telehealth.ErrorUnknown, "policy", "no such text"},
		{new(quota.Judgement), swap(judgementText, `"reading":"own-patients-excluded"`, `"reading":"mine"`), telehealth.ErrorUnknown, "reading", "no such reading"},
		{new(quota.Judgement), swap(judgementText, `{"text":`, `{"mine":`), telehealth.ErrorUnknown, "readings.mine", "no such reading"},
		{new(quota.Judgement), swap(judgementText, `"policy":"avenant-9"`, `"policy":"avenant-10"`), telehealth.ErrorUnknown, "also.policy", "beside it too"},
		{new(quota.Projection), swap(projectionText, `"crossing":{"text"`, `"crossing":{"mine"`), telehealth.ErrorUnknown, "crossing.mine", "no such reading"},
		{new(quota.Projection), swap(projectionText, `"low":{"year":2026,"policy":"convention-2024"`, `"low":{"year":2026,"policy":"x"`), telehealth.ErrorUnknown, "low.policy", "within"},
		{new(quota.Decision), swap(decisionText, `"answer":"forced"`, `"answer":"yes"`), telehealth.ErrorUnknown, "answer", "no such answer"},
		{new(quota.Decision), swap(decisionText, `"enforcement":"running"`, `"enforcement":"weekly"`), telehealth.ErrorUnknown, "enforcement", "no such enforcement"},
		{new(quota.Decision), swap(decisionText, `"room":25`, `"room":24`), telehealth.ErrorContradiction, "before.room", "a position within"},
		{new(quota.Outlook), swap(outlookText, `"method":"rates"`, `"method":"guess"`), telehealth.ErrorUnknown, "forecast.method", "no such forecast"},
		{new(quota.Outlook), swap(outlookText, `"method":"rates",`, ``), telehealth.ErrorMissing, "forecast.method", "numbers of what"},
		{new(quota.Outlook), swap(outlookText, `"method":"rates"`, `"method":"pace"`), telehealth.ErrorContradiction, "forecast.acts", "a pace has no rate"},
		{new(quota.Outlook), swap(outlookText, `"2026-03-09"`, `"2026-02-29"`), telehealth.ErrorMalformed, "bookedOn.2026-02-29", "no such day"},
	} {
		requireField(t, c.to.UnmarshalJSON([]byte(c.text)), c.code, c.field, c.reason)
		assert.Zero(t, reflect.ValueOf(c.to).Elem().Interface(), "%s: a refusal changes nothing", c.reason)
	}
}

// A forecast of the caller's own, that Project refuses, is not written as another.
func TestOutlookOfAStrangeForecast(t *testing.T) {
	_, err := json.Marshal(quota.Outlook{Forecast: struct{ quota.Pace }{}})
	requireField(t, err, telehealth.ErrorUnknown, "forecast", "one that embeds a forecast")
	text, err := json.Marshal(quota.Outlook{Day: on("2026-03-02"), Forecast: &quota.Pace{}})
	require.NoError(t, err)
	assert.Contains(t, string(text), `"forecast":{"method":"pace"}`, "a pointer is what it points to")
}

// Who forced a booking and why, nothing but the practice's own books shows.
func TestNothingPrintsWhoForced(t *testing.T) {
	d, err := quota.Decision{Answer: quota.AnswerRefused, After: quota.Position{Remote: 5, Total: 9, Limit: 20}}.Force("dr-secret", "secret-pain")
	require.NoError(t, err)
	type field struct{ Field quota.Decision }
	type pointer struct{ Field *quota.Decision }
	for shape, v := range map[string]any{
		"a value": d, "a pointer": &d, "a slice": []quota.Decision{d}, "pointers": []*quota.Decision{&d}, "a field": field{d},
		"a pointer in a field": pointer{&d}, "a pointer to a field": &field{d}, "a map": map[string]quota.Decision{"k": d},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%t", "%d", "%x", "%X", "%10.3f"} {
			out := fmt.Sprintf(verb, v)
			for _, secret := range []string{"secret", "7365637265"} {
				assert.NotContains(t, out, secret, "%s: %s", shape, verb)
			}
		}
	}
	assert.Contains(t, fmt.Sprint(d), "answer=forced")
	assert.NotContains(t, d.LogValue().String(), "secret")
	text, err := json.Marshal(d)
	require.NoError(t, err)
	assert.Contains(t, string(text), "secret-pain", "the books have it")
	assert.Contains(t, d.Text("en"), "dr-secret", "and so has the desk")
}

func FuzzActJSON(f *testing.F) {
	wiretest.Fuzz[quota.Act](f, actText, `{"date":"2026-03-02","code":"TCG","own_patient":true}`, `{"stat":"planned"}`)
}

func FuzzTallyJSON(f *testing.F) {
	wiretest.Fuzz[quota.Tally](f, tallyText, `{"version":1,"years":[{"year":2026},{"year":2025,"done":{"in_person":2}}]}`, `{"version":3,"weeks":[]}`)
}

func FuzzCapJSON(f *testing.F)        { wiretest.Fuzz[quota.Cap](f, capText) }
func FuzzChoicesJSON(f *testing.F)    { wiretest.Fuzz[quota.Choices](f, choiceText) }
func FuzzComplianceJSON(f *testing.F) { wiretest.Fuzz[quota.Compliance](f, complianceText) }
func FuzzCountJSON(f *testing.F)      { wiretest.Fuzz[quota.Count](f, countText) }
func FuzzDecisionJSON(f *testing.F)   { wiretest.Fuzz[quota.Decision](f, decisionText) }
func FuzzDerogationJSON(f *testing.F) { wiretest.Fuzz[quota.Derogation](f, grantText) }
func FuzzJudgementJSON(f *testing.F)  { wiretest.Fuzz[quota.Judgement](f, judgementText) }
func FuzzMixJSON(f *testing.F)        { wiretest.Fuzz[quota.Mix](f, mixText) }
func FuzzOutlookJSON(f *testing.F) {
	wiretest.Fuzz[quota.Outlook](f, outlookText, `{"forecast":{"method":"seasonal","weights":[1,2]}}`, `{"forecast":{"method":"same-as-last-year"}}`)
}
func FuzzPositionJSON(f *testing.F)         { wiretest.Fuzz[quota.Position](f, withinText) }
func FuzzProjectionJSON(f *testing.F)       { wiretest.Fuzz[quota.Projection](f, projectionText) }
func FuzzRemarkJSON(f *testing.F)           { wiretest.Fuzz[quota.Remark](f, remarkText) }
func FuzzTeleconsultationJSON(f *testing.F) { wiretest.Fuzz[quota.Teleconsultation](f, oneText) }
func FuzzYearTallyJSON(f *testing.F)        { wiretest.Fuzz[quota.YearTally](f, yearText) }

// A damaged line of a saved ledger is refused, for read with good will it is another
// act.
func TestActJSONRefused(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		code         telehealth.ErrorCode
		field        string
	}{
		{"a misspelt state would be done", `{"id":"a","date":"2026-01-01","code":"TCG","stat":"planned"}`, telehealth.ErrorUnknown, "stat"},
		{"two ids: the last would be it", `{"id":"a","id":"b","date":"2026-01-01","code":"TCG"}`, telehealth.ErrorContradiction, "id"},
		{"yes is no truth", `{"id":"a","date":"2026-01-01","code":"TCG","ownPatient":"yes"}`, telehealth.ErrorMalformed, "ownPatient"},
		{"no such day", `{"id":"a","date":"2026-02-29","code":"TCG"}`, telehealth.ErrorMalformed, "date"},
		{"both spellings", `{"date":"2026-01-01","code":"TCG","own_patient":true,"ownPatient":false}`, telehealth.ErrorContradiction, "own_patient"},
		{"the earlier spelling in another case", `{"date":"2026-01-01","code":"TCG","Own_patient":true}`, telehealth.ErrorUnknown, "Own_patient"},
		{"no other name had an earlier spelling", `{"date":"2026-01-01","code":"TCG","is_assisted":true}`, telehealth.ErrorUnknown, "is_assisted"},
	} {
		was := quota.Act{ID: "was", Date: on("2026-03-02"), Code: "G", OwnPatient: true}
		a := was
		requireField(t, json.Unmarshal([]byte(c.text), &a), c.code, c.field, c.reason)
		assert.Equal(t, was, a, "%s: a refusal changes nothing", c.reason)
	}
}

func TestActJSONAccepted(t *testing.T) {
	want := quota.Act{ID: "a", Date: on("2026-03-02"), Code: "TCG", OwnPatient: true, Assisted: true, State: quota.StatePlanned}
	var a quota.Act
	require.NoError(t, json.Unmarshal([]byte(`{"state":"planned","assisted":true,"ownPatient":true,"code":"TCG","date":"2026-03-02","id":"a"}`), &a))
	assert.Equal(t, want, a, "in any order")
	a = quota.Act{}
	require.NoError(t, json.Unmarshal([]byte(`{"id":"a","date":"2026-03-02","code":"TCG","own_patient":true,"assisted":true,"state":"planned"}`), &a))
	assert.Equal(t, want, a, "the earlier spelling")
	require.NoError(t, json.Unmarshal([]byte(`{"date":"2026-03-02","code":"G","id":null}`), &a))
	assert.Equal(t, quota.Act{Date: on("2026-03-02"), Code: "G"}, a, "nothing of the act before is left, and null says nothing")
}
