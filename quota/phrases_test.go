package quota

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// spoken returns the phrases that the code composes of a word and a value, those
// of the notes, and the labels that it writes out.
func spoken(t *testing.T) map[string]bool {
	t.Helper()
	said := map[string]bool{}
	for _, r := range []Reading{ReadingText, ReadingOwnPatientsExcluded} {
		for _, label := range []string{"label.reading.", "label.judged.", "label.other."} {
			said[label+string(r)] = true
		}
	}
	for _, a := range []Answer{AnswerAllowed, AnswerWarned, AnswerRefused, AnswerForced} {
		said["answer."+string(a)] = true
	}
	for _, m := range []Enforcement{EnforcementRunning, EnforcementProjected, EnforcementAnnual} {
		said["label.enforcement."+string(m)] = true
	}
	for _, p := range []Policy{PolicyAmendment9, PolicyAgreement2024} {
		said["label.policy."+string(p)] = true
	}
	for rule := range remarks() {
		if !strings.HasPrefix(rule, "judged.") { // a parameter, nobody reads it
			said[rule] = true
		}
	}
	for _, label := range regexp.MustCompile(`"(label\.[a-z.-]+[a-z])"`).FindAllStringSubmatch(program(t), -1) {
		said[label[1]] = true
	}
	delete(said, "label.why") // one of those that every report has
	return said
}

// program is the code of this package without its tests.
func program(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var code strings.Builder
	for _, name := range files {
		if !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			code.Write(text)
		}
	}
	return code.String()
}

func TestNoPhraseIsUnusedOrMissing(t *testing.T) {
	said := spoken(t)
	for _, key := range phrases().Keys() {
		assert.True(t, said[key], "nothing says the phrase %s", key)
		delete(said, key)
	}
	assert.Empty(t, said, "these phrases are missing")
}

// A rule of notes.csv that no code asks for is dead, with its phrase.
func TestEveryNoteIsUsed(t *testing.T) {
	asked := map[string]bool{}
	for _, literal := range regexp.MustCompile(`"([a-z][a-z0-9.-]*[a-z0-9])"`).FindAllStringSubmatch(program(t), -1) {
		asked[literal[1]] = true
	}
	for _, p := range []Policy{PolicyNone, PolicyAmendment9, PolicyAgreement2024} {
		asked["policy."+string(p)] = true
	}
	for _, m := range []Enforcement{EnforcementRunning, EnforcementProjected, EnforcementAnnual} {
		asked["desk."+string(m)] = true
	}
	for _, s := range (Choices{}).starts() {
		asked["judged."+string(s.policy)] = true
		asked["policy.transition."+string(s.policy)] = true
	}
	for _, f := range []Forecast{Pace{}, SameAsLastYear{}, Seasonal{}, Rates{}, bookedOnly{}} {
		asked["projection."+f.method()] = true
	}
	for _, series := range remarks() {
		for _, row := range series.Rows {
			asked[row.Value] = true
		}
	}
	for rule := range remarks() {
		assert.True(t, asked[rule], "no code asks for the note %s", rule)
	}
}

// A note that is disputed carries its mark; its sentence does not say it again.
func TestNoMarkIsSaidTwice(t *testing.T) {
	stems := map[string]string{"fr": "contest", "en": "disputed", "it": "controvers", "he": "שנוי"}
	for rule := range remarks() {
		for lang, stem := range stems {
			assert.NotContains(t, Remark{Rule: rule}.Text(lang), stem, rule)
		}
	}
}

// The sentences write percents and days as the numbers beside them are written.
func TestPhrasesWriteAsNumbersDo(t *testing.T) {
	blank, dayFirst := regexp.MustCompile(`\d\s%`), regexp.MustCompile(`\d (January|December)`)
	for _, key := range phrases().Keys() {
		for _, lang := range []phrase.Language{phrase.English, phrase.Italian, phrase.Hebrew} {
			assert.NotRegexp(t, blank, phrases().Say(lang, key), "%s: only French has a space there", key)
		}
		assert.NotRegexp(t, dayFirst, phrases().Say(phrase.English, key), key)
	}
}
