package billing

import (
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tabled are the letter keys of the tariff table.
func tabled(t *testing.T) map[telehealth.Code]bool {
	t.Helper()
	all := map[telehealth.Code]bool{}
	for row := range Official().Rows() {
		all[row.Code] = true
	}
	require.Greater(t, len(all), 80, "the table was read")
	return all
}

// ruled are the letter keys that a literal of the program names, by its place.
func ruled() map[string][]telehealth.Code {
	all := map[string][]telehealth.Code{}
	for _, r := range codeRules {
		all["codeRules "+r.name] = append(all["codeRules "+r.name], r.codes...)
	}
	for _, e := range exclusions {
		all["exclusions "+e.name] = append(all["exclusions "+e.name], slices.Concat(e.a, e.b)...)
	}
	for _, r := range supplementRules {
		all["supplementRules "+string(r.code)] = append(slices.Clone(r.with), r.code)
	}
	return all
}

// A key with a slip of the pen in a rule would never be judged by it.
func TestExclusionsAndRulesNameKeysOfTheTable(t *testing.T) {
	known := tabled(t)
	for place, codes := range ruled() {
		require.NotEmpty(t, codes, place)
		for _, code := range codes {
			assert.True(t, known[code], "%s: %s is not in tariffs.csv", place, code)
		}
	}
}

func TestJudgeRulesNameEachKeyOnce(t *testing.T) {
	for _, r := range codeRules {
		assert.Len(t, slices.Compact(slices.Sorted(slices.Values(r.codes))), len(r.codes), "%s names a key twice", r.name)
		_, question := askedInOrder()[r.name]
		assert.True(t, question || strings.HasPrefix(r.name, "need."), "%s is neither a condition nor a question", r.name)
		assert.Equal(t, question, r.need == answer || r.need == answerOfInternist, "%s: only the doctor answers questions", r.name)
	}
}

func TestJudgeQuestionsEndWithAQuestionMark(t *testing.T) {
	questions := 0
	for _, name := range judgeRuleNames() {
		for _, lang := range []string{"fr", "en", "it", "he"} {
			text := strings.TrimRight(Note{ground: &ground{rule: name}, Code: "G"}.Text(lang), "\u200e\u200f\u2069 ")
			if strings.HasPrefix(name, "ask.") {
				questions++
				assert.True(t, strings.HasSuffix(text, "?"), "%s in %s: %s", name, lang, text)
			} else {
				assert.False(t, strings.HasSuffix(text, "?"), "%s in %s is no question: %s", name, lang, text)
				assert.Contains(t, text, "G", "%s in %s does not name the key", name, lang)
			}
		}
	}
	assert.Greater(t, questions, 100)
}

// keyConditions are the conditions of each key as the sources give them, key by key.
var keyConditions = []struct{ keys, reason string }{
	{"IMT need.attending need.ald ask.registration", "uncam-2023-imt"},
	{"GL1 need.attending ask.long-discharge; GL2 need.attending ask.deprescribing; GL3 need.attending ask.autonomy", "csmf-gl"},
	{"MSH need.attending need.not-remote ask.discharge; MIC need.attending need.not-remote ask.heart", "djibe-gp"},
	{"MUT need.attending ask.appointment; MRT need.attending ask.own-regulated; MCU need.referred ask.within-48h", "rules.csv"},
	{"VL need.attending ask.long-visit; VSP need.attending ask.palliative", "remede-2017, uncam-2023-08-07"},
	{"MOP need.not-attending; MCG need.not-attending; SNP need.not-attending ask.sas; SHE need.hour-19 ask.unscheduled", "rules.csv"},
	{"APC need.referred need.letter ask.opinion; APV need.referred need.letter ask.opinion; APY need.referred need.letter ask.opinion; C2 need.referred need.letter ask.opinion", "fmf-apc, djibe-gp"},
	{"APU need.referred need.letter ask.opinion ask.professor; MCY ask.requested; MCE need.no-da ask.diabetes", "fmf-apc, afpep-2024, sedmen-mce"},
	{"MD need.home ask.travel; MDM need.home ask.mountain; MU need.home ask.left; MVR need.home ask.within-24h", "fmf-travel, djibe-gp"},
	{"MDD need.home need.sunday ask.travel; MDN need.home need.night ask.travel; MDI need.home need.deep-night ask.travel", "djibe-gp-2023"},
	{"CRN need.mode need.night ask.regulated; CRM need.mode need.deep-night ask.regulated; CRD need.mode need.sunday ask.regulated; CRS need.mode need.saturday ask.regulated", "rules.csv"},
	{"VRN need.home need.night ask.regulated; VRM need.home need.deep-night ask.regulated", "rules.csv"},
	{"VRD need.home need.sunday ask.regulated; VRS need.home need.saturday ask.regulated", "rules.csv, medshake-2019"},
	{"MPB need.not-remote ask.initial-strategy; MAV need.not-remote ask.initial-complex", "dangvu-2018"},
	{"CCX ask.complex; MCX need.not-remote ask.complex-supplement; CCE ask.very-complex; CEP ask.expertise", "remede-2017, adp-2026"},
	{"MIS need.not-remote ask.initial; PIV need.not-remote ask.initial-hiv; MPH ask.first-mdph; CTE ask.development", "djibe-gp"},
	{"CCP ask.first-contraception; COE ask.certificate; RDV ask.prevention; CDE ask.melanoma", "rules.csv"},
	{"COD ask.exam; COV ask.exam; COB ask.exam; COA ask.exam; COH ask.exam; COK ask.exam; COG ask.exam", "csmf-tariffs"},
	{"TE1 ask.tele-expertise; TE2 ask.tele-expertise; RQD ask.requesting; GS ask.qualified; VGS ask.qualified; U03 ask.emergency-3; U45 ask.emergency-4", "snds-telemedicine, quotidien-2017, quotidien-2018-emergency"},
}

func TestJudgeKeyConditions(t *testing.T) {
	for _, row := range keyConditions {
		require.NotEmpty(t, row.reason, row.keys)
		for entry := range strings.SplitSeq(row.keys, ";") {
			words := strings.Fields(entry)
			for _, rule := range words[1:] {
				holds := slices.ContainsFunc(codeRules[:], func(r codeRule) bool {
					return r.name == rule && slices.Contains(r.codes, telehealth.Code(words[0]))
				})
				assert.True(t, holds, "%s is not judged by %s: %s", words[0], rule, row.reason)
			}
		}
	}
}

// excluding are the exclusions that forbid one key beside another.
func excluding(code, beside telehealth.Code) (names []string) {
	for i := range exclusions {
		if exclusions[i].forbids(code, []pick{{letter: &letter{code: beside}, given: true}}) {
			names = append(names, exclusions[i].name)
		}
	}
	return names
}

var excludedPairs = []struct {
	one, other string // keys, each of the first against each of the second
	rule       string // "" when they go together
	reason     string
}{
	{"MCS", "MCG MCC APC APV APY IMT CCX CCE CCP GL1 GL2 GL3 COE", "with.coordination", "rules.csv: one coordination supplement, none on these acts"},
	{"MCG", "IMT GL1 GL2 GL3 COE APC CCX CCE", "with.coordination", "rules.csv: no MCS/MCG in the sources seen"},
	{"MCS", "VS VNPSY COH COK COG", "with.coordination", "SML: never on visits; conditions: nor on examinations"},
	{"SNP", "MCG MU MHP F MN MM", "with.unscheduled", "rules.csv: SNP not with MCG, MU, MHP, other urgency supplements"},
	{"SNP", "CCX CCE MCX MIS PIV MPH CTE", "with.unscheduled", "rules.csv: not with complex acts"},
	{"SNP", "CRN CRM CRD CRS VRN VRM VRD VRS", "with.regulated", "rules.csv: not with other PDSA majorations"},
	{"MRT", "MU MCG MUT MCU F MN MM", "with.mrt", "rules.csv: MRT not with MU, MCG, MUT, MCU, night, Sunday"},
	{"CRN CRM CRD VRN VRM VRD VRS", "MUT MRT MCU", "with.regulated", "rules.csv: none with PDSA regulated majorations"},
	{"CRN CRM CRD VRN VRM VRD VRS", "F MN MM MHP SHE CRS", "with.regulated", "rules.csv: regulated care has its own supplements, one of them"},
	{"MHP", "F MN MM", "with.hours", "rules.csv: urgency, or else MHP"},
	{"F", "MN MM", "with.hours", "djibe-gp: one supplement of the hour"},
	{"SHE", "MHP", "with.hours", "conditions: SHE not with MHP"},
	{"GL1", "MIC MSH", "with.discharge", "rules.csv: GL1 excludes MIC and MSH for the same stay"},
	{"MIC", "MSH", "with.discharge", "csmf-gl: the same stay"},
	{"MCU", "COE CCP", "with.complex", "rules.csv: MCU not with COE, CCP"},
	{"MCX", "APC CCX CCE", "with.complex", "remede-2017: MCX never with these"},
	{"MEG", "COD COE COV", "with.included", "csmf-2023: COD = G + MEG"},
	{"MD", "MDD MDN MDI", "with.travel", "djibe-gp-2023: they replace MD"},
	{"VRN VRM VRD VRS", "MDD MDN MDI", "with.travel", "djibe-gp-2023: not regulated"},
	{"TE1 TE2 RQD", "MCS F MUT MD MCG", "with.tele-expertise", "snds-telemedicine: no cumulation"},
	{"MCU", "APC CSC CDE MCX MIS PIV CS", "", "espace-ace-mcu: MCU is fine with APC, CSC, CDE, MCX, MTX"},
	{"MCS", "CS CNP CNPSY TC TCS MPC MCX MCE F", "", "the ordinary bill; remede-2017: CS + MCS + MCX"},
	{"MEG", "G C VG V TCG", "", "MEG goes with these"},
	{"MD", "VG V VL VSP APV SNP MVR", "", "fmf-travel: MD with a visit"},
	{"SHE", "SNP MRT", "", "djibe-gp: SHE beside SNP, also beside MRT"},
	{"MHP", "G CS TCG MCS MEG", "", "caducee-mhp: beside an ordinary act"},
	{"MUT", "G MEG TCG", "", "orisha: beside an ordinary act"},
}

func TestExclusions(t *testing.T) {
	for _, c := range excludedPairs {
		require.NotEmpty(t, c.reason, "%s with %s", c.one, c.other)
		var want []string
		if c.rule != "" {
			want = []string{c.rule}
		}
		for one := range strings.FieldsSeq(c.one) {
			for other := range strings.FieldsSeq(c.other) {
				got := excluding(telehealth.Code(one), telehealth.Code(other))
				assert.Equal(t, want, got, "%s beside %s: %s", one, other, c.reason)
				assert.Equal(t, got, excluding(telehealth.Code(other), telehealth.Code(one)), "%s beside %s: both ways", other, one)
			}
		}
		assert.Empty(t, excluding(telehealth.Code(strings.Fields(c.one)[0]), telehealth.Code(strings.Fields(c.one)[0])), "a key is not beside itself")
	}
}

func TestSuggestChangesNothing(t *testing.T) {
	facts := func() Consultation {
		return Consultation{
			Date: telehealth.MustParseDate("2026-03-02"), Act: "CS", Supplements: []telehealth.Code{"MCX", "MCS"}, Fee: new(40 * Euro),
			Practitioner: telehealth.Practitioner{Specialty: telehealth.Dermatology, Sector: telehealth.Sector1},
			Letter:       new(true), Answers: map[string]bool{"ask.complex": true, "ask.opinion": false},
		}
	}
	c := facts()
	_, err := Official().Suggest(c)
	require.NoError(t, err)
	assert.Equal(t, facts(), c, "nor what its slice, map and pointers hold")
	_, err = new(Tariffs).Suggest(c)
	_, priceErr := new(Tariffs).Price(c)
	require.Error(t, err, "the zero Tariffs covers no day")
	assert.Equal(t, priceErr, err)
}

// never are the keys that no doctor may bill on any of the days below.
var never = map[telehealth.Code]string{
	"IKS": "ngap-13: no amount was found",
	"MMG": "quotidien-2017: inside the act",
}

// Every key of the table is judged for some doctor, and a doctor for whom the
// facts are right may bill it.
func TestSuggestReachesEveryKey(t *testing.T) {
	judged, may := map[telehealth.Code]bool{}, map[telehealth.Code]bool{}
	for c := range encounters(t) {
		all, err := Official().Suggest(c)
		if err != nil {
			continue
		}
		for _, s := range all {
			judged[s.Code] = true
			may[s.Code] = may[s.Code] || s.Verdict == telehealth.VerdictMet
		}
	}
	for code := range tabled(t) {
		assert.True(t, judged[code], "%s is judged for no doctor", code)
		reason, out := never[code]
		require.True(t, !out || reason != "", code)
		assert.Equal(t, !out, may[code], "%s may be billed", code)
	}
}

// encounters yields every kind of doctor, patient, way of meeting and hour, all
// questions answered with yes.
func encounters(t *testing.T) func(yield func(Consultation) bool) {
	t.Helper()
	yes, notRegulated := map[string]bool{}, map[string]bool{"ask.regulated": false}
	for name := range askedInOrder() {
		yes[name] = true
	}
	answers := []map[string]bool{yes, notRegulated}
	clock := func(hour int) telehealth.TimeOfDay {
		c, err := telehealth.NewTimeOfDay(hour, 30)
		require.NoError(t, err)
		return c
	}
	practice := []telehealth.Practitioner{{Sector: telehealth.Sector1}, {Sector: telehealth.Sector2}}
	return func(yield func(Consultation) bool) {
		for _, s := range telehealth.Specialties() {
			for n := range 5 * 2 * 2 * 3 * 4 * 6 * 3 * 2 {
				next := func(of int) (i int) { i = n % of; n /= of; return i }
				day := telehealth.MustParseDate([]string{"2017-06-04", "2021-06-06", "2023-12-03", "2026-02-28", "2026-03-01"}[next(5)])
				c := Consultation{Date: day, Practitioner: practice[next(2)], Letter: new(true), Supplements: []telehealth.Code{}}
				c.Practitioner.Specialty, c.Patient.Cover, c.Fee = s, CoverALD, []*Amount{nil, new(900 * Euro)}[next(2)]
				c.Mode = []telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo}[next(3)]
				if c.Mode == telehealth.ModeHome {
					c.Travel = &Travel{Kilometres: 12, Terrain: []Terrain{TerrainPlain, TerrainMountain}[n%2]}
				}
				c.Pathway = []telehealth.Pathway{telehealth.PathwayAttending, telehealth.PathwayReferred, telehealth.PathwayOutside, telehealth.PathwayUrgent}[next(4)]
				c.Patient.Birth = day.AddDays(-366 * []int{1, 3, 8, 20, 40, 85}[next(6)])
				c.Time = clock([]int{14, 20, 3}[next(3)])
				c.Answers = answers[next(2)]
				if !yield(c) {
					return
				}
			}
		}
	}
}
