package billing

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var firstDay = telehealth.MustParseDate("2017-05-01")

// parameters are the rules that no bill shows: a number or a day that another
// rule uses. They need no phrase.
var parameters = map[string]string{
	"cover.ame.mayotte":        "a bound of the input; an error names it",
	"coverage":                 "the days of the tables; an error names them",
	"rate":                     "of a cover, as rate.ald; the bill shows that",
	"complement.alone":         "a contradiction of the input; an error names it",
	"scale.opposable.cover":    "who may be in the opposable scale before 2018-04; the bill shows scale.opposable",
	"scale.opposable.all":      "since when everybody may; the bill shows scale.opposable",
	"participation.adult":      "an age; the bill shows participation.minor",
	"heavy.threshold":          "a bound on the tariffs; the bill shows heavy",
	"complement.least":         "a bound of the input; an error names it",
	"participation.year.euros": "what the page makes of the number; the bill shows participation.year.limit",
	"time.evening.from":        "an hour; Suggest shows need.hour-19",
	"time.evening.to":          "an hour; Suggest shows need.hour-19",
}

func TestEveryRuleHasAPhrase(t *testing.T) {
	for id, rule := range ruleTable {
		name := rule.name
		require.NotEmpty(t, name, "rule %d", id)
		require.Contains(t, []NoteKind{NoteReason, NoteDoubt, NoteDuty, NoteRefused}, rule.kind, name)
		reason, hidden := parameters[name]
		if hidden {
			require.NotEmpty(t, reason, name)
			assert.False(t, phrases().Has(name), "%s is a parameter: its phrase is never said", name)
			continue
		}
		assert.True(t, phrases().Has(name), "a note %s would print as «%s»", name, name)
	}
}

func TestRuleNamesAreUnique(t *testing.T) {
	var names []string
	for _, rule := range ruleTable {
		names = append(names, rule.name)
	}
	slices.Sort(names)
	assert.Len(t, slices.Compact(names), int(ruleCount), "two rules of one name would share a row")
}

// latecomers are the rules that do not hold on the first day of coverage.
var latecomers = map[string]string{
	"unchecked":           "begins after the last check of the tables",
	"scale.opposable.all": "for every patient from 2018-04-01",
	"rate.surcharge.ceiling.general-practice": "40 % of 30.00 from 2024-12-22; the text's ceiling is the same before",
	"pathway.exempt.nurse":                    "D162-1-6 11°: from 2019-08-14",
	"pathway.exempt.midwife":                  "L162-5-3 4°: not in the version before 2021-05-14",
	"pathway.exempt.departed":                 "L162-5-3 5°: from 2023-12-29",
	"reading.sheet":                           "the table of 2024-12-22 is the first without ceiling",
	"reading.ceiling":                         "no other than the general practitioner's before 2024-12-22",
	"reading.general-practice":                "no other than the text's before 2024-12-22",
	"reading.epidemic":                        "18 March 2020 to 30 September 2022",
	"reading.heavy":                           "24.00 is no other reading before 2026-04-22",
	"reading.coordination":                    "F1069 of 2024-12-22 is the first to print it",
	"rate.epidemic":                           "18 March 2020 to 30 September 2022",
	"participation.number":                    "of 2024 alone, after the change of 16 May",
	"participation.epidemic":                  "18 March 2020 to 30 September 2022",
	"rate.remote.outside":                     "no teleconsultation before 2018-09-15",
	"rate.tele-expertise":                     "no tele-expertise before 2019-02-10",
	"participation.tele-expertise":            "no tele-expertise before 2019-02-10",
	"tariff":                                  "has no row of its own",
	"scale.free.above":                        "no teleconsultation before 2018-09-15",
}

func TestEveryRuleHoldsFromTheFirstDay(t *testing.T) {
	r := officialRules()
	for id := range firstCoverRule {
		row := r.at(id, firstDay)
		if reason, late := latecomers[ruleTable[id].name]; late {
			require.NotEmpty(t, reason)
			assert.Nil(t, row, "%s holds: take it off the list", ruleTable[id].name)
			continue
		}
		assert.NotNil(t, row, "%s: no row on %s, and note() would return zeros in silence", ruleTable[id].name, firstDay)
	}
}

// A rule that carries a number and holds on the first day must not end before
// the tables do, nor on a day between: note() would return zeros in silence.
func TestNumbersHoldToTheLastDay(t *testing.T) {
	r, last := officialRules(), Official().ValidUntil()
	numbers := 0
	for id := range firstCoverRule {
		first := r.at(id, firstDay)
		if first == nil || first.Value.amount == 0 {
			continue
		}
		numbers++
		for day := firstDay; !day.After(last); day = day.AddDays(1) {
			row := r.at(id, day)
			require.NotNil(t, row, "%s on %s", ruleTable[id].name, day)
			require.NotZero(t, row.Value.amount, "%s on %s carries no number", ruleTable[id].name, day)
		}
	}
	assert.Greater(t, numbers, 20, "rates, ages, caps and hours")
}

func TestEveryLetterKeyHasAName(t *testing.T) {
	seen := 0
	for _, sh := range Official().sheets {
		for _, l := range sh.letters {
			seen++
			assert.True(t, phrases().Has("code."+string(l.code)), "code.%s has no phrase", l.code)
			assert.NotEmpty(t, l.code.Kind(), "%s: the root package does not know its kind", l.code)
		}
	}
	assert.Positive(t, seen)
}

// usedPhrases are all the keys that the package can say: rules, their variants
// with an amount, names of the vocabulary, and the literal keys of text.go.
func usedPhrases(t *testing.T) map[string]bool {
	t.Helper()
	used := map[string]bool{"sector.2.optam": true}
	for _, rule := range ruleTable {
		name := rule.name
		used[name], used[name+".limit"] = true, true
	}
	for _, sh := range Official().sheets {
		for _, l := range sh.letters {
			used["code."+string(l.code)] = true
		}
	}
	for _, word := range []string{
		"sector." + string(telehealth.Sector1), "sector." + string(telehealth.Sector2), "sector." + string(telehealth.SectorOutsideAgreement),
		"mode." + string(telehealth.ModeInPerson), "mode." + string(telehealth.ModeHome), "mode." + string(telehealth.ModeVideo),
	} {
		used[word] = true
	}
	for _, mode := range []telehealth.Mode{telehealth.ModeInPerson, telehealth.ModeHome, telehealth.ModeVideo} {
		used["title."+string(mode)] = true
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, literal := range regexp.MustCompile(`"(label\.[a-z.]+)"`).FindAllStringSubmatch(string(text), -1) {
			used[literal[1]] = true
		}
	}
	delete(used, "label.why") // one of those that every report has
	return used
}

func TestNoPhraseIsUnused(t *testing.T) {
	used := usedPhrases(t)
	for _, name := range judgeRuleNames() {
		used[name] = true
	}
	for _, key := range phrases().Keys() {
		assert.True(t, used[key], "nothing says the phrase %s", key)
		delete(used, key)
	}
	for key := range used {
		_, hidden := parameters[key]
		assert.True(t, hidden || strings.HasSuffix(key, ".limit"), "the phrase %s is missing", key)
	}
}

// A rule that no code names outside the two lists of rule_names.go is dead, with its
// row and its phrase.
func TestEveryRuleIsUsed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var program strings.Builder
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") && name != "rule_names.go" {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			program.Write(text)
		}
	}
	list, err := os.ReadFile("rule_names.go")
	require.NoError(t, err)
	for _, m := range regexp.MustCompile(`(?m)^\t(rule[A-Za-z0-9]+):\s+"`).FindAllStringSubmatch(string(list), -1) {
		assert.Regexp(t, `\b`+m[1]+`\b`, program.String(), "no code asks for this rule")
	}
}
