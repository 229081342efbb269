package law_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	unreadVersion   = "the article's version of those years was not read, a later row cites the one that was"
	unreadAgreement = "the agreement or the nomenclature says so; its text was not read"
	unreadDecision  = "the decision or the decree was not found"
	noArticle       = "no article that decides it was found"
	noLaw           = "a convention of the library, and no question of law"
)

// notBinding are the sources that bind nobody and which a rule may yet cite, each with
// the reason why no article, decision or agreement stands in their place.
var notBinding = map[string]string{
	"library": noLaw,

	"ameli-flat-24": unreadVersion, "ameli-maternity": unreadVersion, "c2s-rights": unreadVersion,
	"service-public-F10874": unreadVersion, "service-public-F165": unreadVersion, "service-public-F167": unreadVersion,
	"service-public-F17042": unreadVersion, "service-public-F1069-2020": unreadVersion, "adp-responsible": unreadVersion,
	"apf-2015": unreadVersion, "vidal-contraception-2016": unreadVersion,

	"ameli-2018-urgency": unreadAgreement, "ameli-avenant-9": unreadAgreement, "ameli-teleconsultation": unreadAgreement,
	"ameli-teleconsultation-2018": unreadAgreement, "service-public-F1069": unreadAgreement, "adp-2026": unreadAgreement,
	"dermatologist-fees": unreadAgreement, "djibe-gp": unreadAgreement, "espace-ace-mcu": unreadAgreement,
	"omniprat-mcg": unreadAgreement, "snds-telemedicine": unreadAgreement, "telesante-bretagne": unreadAgreement,
	"caducee-mhp": unreadAgreement, "egora-urgency": unreadAgreement, "newsassurancespro-2018": unreadAgreement,
	"dangvu-2018": unreadAgreement, "quotidien-2017": unreadAgreement, "quotidien-2018-emergency": unreadAgreement, "remede-2017": unreadAgreement,
	"afpep-2024": unreadAgreement, "csmf-drom": unreadAgreement, "csmf-gl": unreadAgreement, "csmf-tariffs": unreadAgreement,
	"fmf-apc": unreadAgreement, "fmf-avenant-8": unreadAgreement, "fmf-avenant-9": unreadAgreement, "fmf-mcg": unreadAgreement,
	"fmf-travel": unreadAgreement, "sedmen-mce": unreadAgreement, "sml-mcs": unreadAgreement,

	"klesia-teleconsultation": unreadDecision, "quechoisir-2026": unreadDecision,
	"an-2019-1896": unreadDecision, "an-2025-1239": unreadDecision,

	"cnmss-military": noArticle, "jechange-participation": noArticle, "service-public-F34696": noArticle,
	"santepratique-ame": noArticle, "snds-amounts": noArticle, "snds-pathway": noArticle,
}

// A rule rests on a text that binds, or its source stands in the list above with the
// reason.
func TestRulesRestOnTextsThatBind(t *testing.T) {
	used := map[string]bool{}
	for _, file := range []string{"../../billing/rules.csv", "pathway.csv"} {
		for _, row := range rowsOf(t, file) {
			s := row.source(t)
			reason, listed := notBinding[s.ID]
			used[s.ID] = listed
			assert.NotEqual(t, s.Kind.Binds(), listed, "%s of %s: %s, a text of kind %s: cite the article, the decision or the agreement, or list it with the reason",
				row.name, row.from, s.ID, s.Kind)
			assert.Equal(t, listed, reason != "", s.ID)
		}
	}
	for id := range notBinding {
		assert.True(t, used[id], "%s: no rule cites it any longer, strike it off the list", id)
	}
}

// coverage is the first day that the tables answer for: an older row is asked only from
// that day on.
var coverage = day("2017-05-01")

// An article is cited in the version of the day, or the row says that it is not sure.
func TestRulesCiteTheVersionOfTheDay(t *testing.T) {
	versions := 0
	for _, file := range []string{"../../billing/rules.csv", "pathway.csv"} {
		for _, row := range rowsOf(t, file) {
			s := row.source(t)
			if s.Kind != telehealth.SourceCode || !strings.HasPrefix(s.ID, "css-") {
				continue
			}
			versions++
			from := row.from
			if from.Before(coverage) {
				from = coverage
			}
			if s.Published.After(from) {
				assert.NotEqual(t, "sure", row.confidence, "%s of %s: the version of %s of %s is younger", row.name, row.from, s.Published, s.ID)
			}
		}
	}
	require.Greater(t, versions, 50, "a test on no row proves nothing")
}

func TestArticlesHaveTheirVersion(t *testing.T) {
	for _, s := range law.Catalogue().All() {
		if !strings.HasPrefix(s.ID, "css-") {
			continue
		}
		assert.Equal(t, telehealth.SourceCode, s.Kind, s.ID)
		assert.Regexp(t, `^https://www\.legifrance\.gouv\.fr/codes/article_lc/LEGIARTI[0-9]{12}$`, s.URL, s.ID)
		assert.False(t, s.Published.IsZero(), "%s: from which day is the version in force?", s.ID)
	}
}

type ruleRow struct {
	name       string
	from       telehealth.Date
	id         string
	confidence string
}

func (r ruleRow) source(t *testing.T) telehealth.Source {
	t.Helper()
	s, ok := law.Catalogue().Resolve(r.id)
	require.True(t, ok, r.id)
	return s
}

// cellsOf reads a table of the repository, its header first.
func cellsOf(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	cells, err := r.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(cells), 1, "%s has rows", file)
	return cells
}

// rowsOf reads what every table of rules has, whatever its key is.
func rowsOf(t *testing.T, file string) (rows []ruleRow) {
	t.Helper()
	cells := cellsOf(t, file)
	n := len(cells[0])
	for _, row := range cells[1:] {
		rows = append(rows, ruleRow{strings.Join(row[:n-4], " "), day(row[n-4]), row[n-2], row[n-1]})
	}
	return rows
}
