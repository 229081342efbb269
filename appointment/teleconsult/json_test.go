package teleconsult_test

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
)

// The samples have every member of their types.
const (
	sickNoteSample = `{"days":4,"prolongs":"yes","before":2,"impossible":"no","abroad":"no"}`
	caseSample     = `{"date":"2026-03-02","mode":"video","act":"TC",
		"practitioner":{"specialty":"general-practice","sector":"2","optam":true,"territory":"metropole"},
		"birth":"1988-02-29","attending":"no","referred":"no","hasAttending":"yes","unavailable":"yes","urgent":"no",
		"detained":"no","resident":"no","regulated":"no","epidemic":"no","oralSurgeon":"no",
		"near":"no","careZone":"priority","hasOrganisation":"yes","organised":"yes",
		"lastVisit":"2026-01-31","seen":"yes","inARow":"no","suitable":"yes","consents":"yes","identified":"yes",
		"hasBroadband":"yes","hasDevice":"yes","phoneGroup":"no","byPhone":"no","sickNote":` + sickNoteSample + `}`
	sourceSample   = `{"id":"csp","title":"Code","url":"https://example.org","published":"2018-04-01","checked":"2026-11-24"}`
	toolFactSample = `{"tool":"zoom","property":"hds-v2","value":"no","from":"2024-11-17","confidence":"likely","source":` + sourceSample + `}`
	findingSample  = `{"rule":"platform.hosting","verdict":"refused","value":3,"confidence":"sure","force":"law",
		"source":` + sourceSample + `,"fact":` + toolFactSample + `}`
	eligibilitySample = `{"date":"2026-03-02","verdict":"met","findings":[` + findingSample + `],
		"sickNote":"to-be-decided","sickNoteFindings":[` + findingSample + `]}`
	assessmentSample = `{"tool":"zoom","date":"2026-03-02","verdict":"refused","findings":[` + findingSample + `],
		"facts":[` + toolFactSample + `]}`
	platformSample = `{"selfHosted":"no","hds":"yes","hdsV2":"yes","certified":"2025-03-02","eea":"yes","foreignLaw":"no",
		"gdpr":"yes","pgssis":"yes","consumer":"no","encrypted":"yes","traceable":"yes","patientIdentified":"yes",
		"patientAuthenticated":"yes","professionalIdentified":"yes","secureMessaging":"yes","available":"yes","intact":"yes",
		"auditable":"yes","evaluated":"yes","company":"yes","agreement":"yes","ansCertificate":"yes"}`
)

func TestStrict(t *testing.T) {
	t.Run("Case", func(t *testing.T) { wiretest.Strict[teleconsult.Case](t, caseSample) })
	t.Run("SickNote", func(t *testing.T) { wiretest.Strict[teleconsult.SickNote](t, sickNoteSample) })
	t.Run("Eligibility", func(t *testing.T) { wiretest.Strict[teleconsult.Eligibility](t, eligibilitySample) })
	t.Run("Finding", func(t *testing.T) { wiretest.Strict[teleconsult.Finding](t, findingSample) })
	t.Run("ToolFact", func(t *testing.T) { wiretest.Strict[teleconsult.ToolFact](t, toolFactSample) })
	t.Run("Assessment", func(t *testing.T) { wiretest.Strict[teleconsult.Assessment](t, assessmentSample) })
	t.Run("Platform", func(t *testing.T) { wiretest.Strict[teleconsult.Platform](t, platformSample) })
}

// A field that is added later must be in the sample too, or nothing asks about it.
func TestSamplesAreWhole(t *testing.T) {
	requireFull[teleconsult.Case](t, caseSample)
	requireFull[teleconsult.SickNote](t, sickNoteSample)
	requireFull[teleconsult.Eligibility](t, eligibilitySample)
	requireFull[teleconsult.Finding](t, findingSample)
	requireFull[teleconsult.ToolFact](t, toolFactSample)
	requireFull[teleconsult.Assessment](t, assessmentSample)
	requireFull[teleconsult.Platform](t, platformSample)
}

func requireFull[T any](t *testing.T, sample string) {
	t.Helper()
	v := reflect.ValueOf(read[T](t, sample))
	for i := range v.NumField() {
		require.False(t, v.Field(i).IsZero(), "%T lacks %s", v.Interface(), v.Type().Field(i).Name)
	}
}

func read[T any](t *testing.T, text string) (v T) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(text), &v), text)
	return v
}

// Words outside a vocabulary decide nothing, and the error says which and where.
func TestUnknownWords(t *testing.T) {
	for _, c := range []struct {
		reason, text, field, value string
		to                         any
	}{
		{"a fact", `{"near":"maybe"}`, "near", "maybe", &teleconsult.Case{}},
		{"in capitals", `{"near":"Yes"}`, "near", "Yes", &teleconsult.Case{}},
		{"a mode", `{"mode":"fax"}`, "mode", "fax", &teleconsult.Case{}},
		{"a specialty", `{"practitioner":{"specialty":"astrology"}}`, "practitioner.specialty", "astrology", &teleconsult.Case{}},
		{"a sector", `{"practitioner":{"sector":"3"}}`, "practitioner.sector", "3", &teleconsult.Case{}},
		{"a care zone", `{"careZone":"blue"}`, "careZone", "blue", &teleconsult.Case{}},
		{"a fact one level down", `{"sickNote":{"abroad":"often"}}`, "sickNote.abroad", "often", &teleconsult.Case{}},
		{"the name of before", `{"noAttending":"yes"}`, "noAttending", "noAttending", &teleconsult.Case{}},
		{"a verdict", `{"verdict":"perhaps"}`, "verdict", "perhaps", &teleconsult.Eligibility{}},
		{"that of the sick note", `{"sickNote":"perhaps"}`, "sickNote", "perhaps", &teleconsult.Eligibility{}},
		{"that of a finding", `{"findings":[{},{"verdict":"perhaps"}]}`, "findings[1].verdict", "perhaps", &teleconsult.Eligibility{}},
		{"a confidence", `{"findings":[{"confidence":"firm"}]}`, "findings[0].confidence", "firm", &teleconsult.Assessment{}},
		{"a force", `{"findings":[{"force":"strong"}]}`, "findings[0].force", "strong", &teleconsult.Assessment{}},
		{"the value of a fact", `{"facts":[{"value":"?"}]}`, "facts[0].value", "?", &teleconsult.Assessment{}},
		{"the doubt of a fact within", `{"fact":{"confidence":"firm"}}`, "fact.confidence", "firm", &teleconsult.Finding{}},
		{"the verdict on a tool", `{"verdict":"fit"}`, "verdict", "fit", &teleconsult.Assessment{}},
		{"a claim", `{"hdsV2":"soon"}`, "hdsV2", "soon", &teleconsult.Platform{}},
		{"the word of the register", `{"hds-v2":"yes"}`, "hds-v2", "hds-v2", &teleconsult.Platform{}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			err := json.Unmarshal([]byte(c.text), c.to)
			bad := requireCode(t, err, telehealth.ErrorUnknown, c.reason)
			assert.Equal(t, c.field, bad.Field)
			assert.Equal(t, c.value, bad.Value)
			assert.Zero(t, reflect.ValueOf(c.to).Elem().Interface(), "nothing of it is kept")
		})
	}
}

// A case that says something twice or not at all is told which, where, and what was
// expected.
func TestCaseSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"no day", `{"mode":"video"}`, `date: missing, expected the day of the teleconsultation, as 2026-03-02`},
		{"no day said", `{"date":null}`, `date: missing, expected the day of the teleconsultation, as 2026-03-02`},
		{"a note without its days", `{"date":"2026-03-02","sickNote":{"prolongs":"no"}}`, `sickNote.days: missing, expected 1 to 100000 days`},
		{"two days", `{"date":"2026-03-02","date":"2026-03-03"}`, `date: contradiction: "given twice", expected each name once`},
		{"the same twice", `{"date":"2026-03-02","near":"no","near":"no"}`, `near: contradiction: "given twice", expected each name once`},
		{"twice, one level down", `{"sickNote":{"days":1,"days":9}}`, `sickNote.days: contradiction: "given twice", expected each name once`},
		{"two specialties", `{"practitioner":{"specialty":"pediatrics","specialty":"psychiatry"}}`, `practitioner.specialty: contradiction: "given twice", expected each name once`},
		{"a word", `{"near":"maybe"}`, `near: unknown: "maybe", expected one of "yes", "no"`},
		{"no word", `{"near":""}`, `near: malformed: "", expected a text, or the name left out`},
		{"a day that is not", `{"birth":"2026-02-30"}`, `birth: malformed: "2026-02-30", expected a day of the calendar from 1583-01-01 to 9999-12-31, written 2026-03-02`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			var question teleconsult.Case
			err := json.Unmarshal([]byte(c.text), &question)
			if err == nil {
				_, err = question.Eligible()
			}
			requireFieldError(t, err)
			assert.Equal(t, c.want, err.Error())
		})
	}
}

func requireFieldError(t *testing.T, err error) {
	t.Helper()
	_, ok := errors.AsType[*telehealth.FieldError](err)
	require.True(t, ok, "%v", err)
}

// Answers can be stored and read back, and so can questions.
func TestRoundTrip(t *testing.T) {
	rng, days := rand.New(rand.NewPCG(3, 5)), changeDays(t)
	for range 500 {
		c := someCase(rng, days)
		wiretest.ComesBack(t, c)
		if e, err := c.Eligible(); err == nil {
			wiretest.ComesBack(t, e)
		}
		p := somePlatform(rng)
		wiretest.ComesBack(t, p)
		if a, err := p.Assess(telehealth.MustParseDate(firstCovered).AddDays(rng.IntN(3300))); err == nil {
			wiretest.ComesBack(t, a)
		}
	}
	for _, tool := range teleconsult.Tools() {
		a, err := tool.Assess(telehealth.MustParseDate(firstCovered).AddDays(rng.IntN(3300)))
		require.NoError(t, err)
		wiretest.ComesBack(t, a)
		for _, fact := range a.Facts {
			wiretest.ComesBack(t, fact)
		}
	}
	wiretest.ComesBack(t, teleconsult.Case{})
	wiretest.ComesBack(t, teleconsult.Eligibility{})
	wiretest.ComesBack(t, teleconsult.Assessment{})
	wiretest.ComesBack(t, teleconsult.Finding{})
	wiretest.ComesBack(t, teleconsult.ToolFact{})
	wiretest.ComesBack(t, teleconsult.SickNote{})
}

// somePlatform makes about half of the claims.
func somePlatform(rng *rand.Rand) (p teleconsult.Platform) {
	claims := reflect.ValueOf(&p).Elem()
	for i := range claims.NumField() {
		if claims.Field(i).Kind() == reflect.String {
			claims.Field(i).SetString([]string{"", "", "yes", "no"}[rng.IntN(4)])
		}
	}
	return p
}

// An answer that was stored says what it said, in every language.
func TestStoredAnswersKeepTheirText(t *testing.T) {
	e := eligible(t, plain("2026-03-02"))
	a, err := teleconsult.Tool("whatsapp").Assess(telehealth.MustParseDate("2026-03-02"))
	require.NoError(t, err)
	for _, lang := range []string{"fr", "en", "it", "he"} {
		text, err := json.Marshal(e)
		require.NoError(t, err)
		assert.Equal(t, e.Text(lang), read[teleconsult.Eligibility](t, string(text)).Text(lang))
		text, err = json.Marshal(a)
		require.NoError(t, err)
		assert.Equal(t, a.Text(lang), read[teleconsult.Assessment](t, string(text)).Text(lang))
	}
}

func FuzzCaseJSON(f *testing.F)        { wiretest.Fuzz[teleconsult.Case](f, caseSample) }
func FuzzSickNoteJSON(f *testing.F)    { wiretest.Fuzz[teleconsult.SickNote](f, sickNoteSample) }
func FuzzEligibilityJSON(f *testing.F) { wiretest.Fuzz[teleconsult.Eligibility](f, eligibilitySample) }
func FuzzFindingJSON(f *testing.F)     { wiretest.Fuzz[teleconsult.Finding](f, findingSample) }
func FuzzToolFactJSON(f *testing.F)    { wiretest.Fuzz[teleconsult.ToolFact](f, toolFactSample) }
func FuzzAssessmentJSON(f *testing.F)  { wiretest.Fuzz[teleconsult.Assessment](f, assessmentSample) }
func FuzzPlatformJSON(f *testing.F)    { wiretest.Fuzz[teleconsult.Platform](f, platformSample) }
