package billing_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func rowsOf(tariffs *billing.Tariffs, code telehealth.Code) (rows []billing.Row) {
	for r := range tariffs.Rows() {
		if r.Code == code {
			rows = append(rows, r)
		}
	}
	return rows
}

// written turns a row back into the cells of the file.
func written(r *billing.Row) []string {
	value := map[billing.RowState]string{
		billing.RowInForce: r.Amount.String(), billing.RowEnded: "", billing.RowUnknown: "?",
	}[r.State]
	return []string{
		string(r.Code), join(r.Specialties), join(r.Scales), join(r.Territories), r.Ages,
		r.From.String(), value, r.Source.ID, string(r.Confidence),
	}
}

func join[S ~string](names []S) string {
	var cells []string
	for _, n := range names {
		cells = append(cells, string(n))
	}
	return strings.Join(cells, "|")
}

// The file is read here without the library's reader, so that a row lost,
// doubled, expanded or moved on the way shows.
func TestRowsAreTheFile(t *testing.T) {
	f, err := os.Open("tariffs.csv")
	require.NoError(t, err)
	defer f.Close()
	in := csv.NewReader(f)
	in.Comment = '#'
	want, err := in.ReadAll()
	require.NoError(t, err)
	want = want[1:] // the header
	slices.SortStableFunc(want, func(a, b []string) int { return strings.Compare(a[0], b[0]) })

	var got [][]string
	for r := range billing.Official().Rows() {
		got = append(got, written(&r))
		assert.NotEmpty(t, r.State, "%v", r)
		assert.True(t, r.State == billing.RowInForce || r.Amount == 0, "an amount that does not hold must not be read: %v", r)
		assert.NotEmpty(t, r.Source.URL, "the text of a row is resolved, not an id alone: %v", r)
	}
	assert.Equal(t, want, got)
}

func TestRowsOfTheCaller(t *testing.T) {
	tariffs := readOwnKeys(t,
		"ZZX,supplement,general-practice|specialist,opposable|free,metropole|mayotte,0-5,2027-01-01,0.00,"+decree+",likely",
		"RDV,consultation,general-practice,opposable|free,metropole,,2024-10-01,31.00,"+decree+",sure",
		"ZZX,,general-practice|specialist,opposable|free,metropole|mayotte,0-5,2027-02-01,?,ngap-2bis,disputed")

	assert.Equal(t, []billing.Row{
		{
			Code:        "ZZX",
			Kind:        telehealth.KindSupplement,
			Specialties: []telehealth.Specialty{telehealth.GeneralPractice, billing.Specialists},
			Scales:      []billing.Scale{billing.ScaleOpposable, billing.ScaleFree},
			Territories: []telehealth.Territory{telehealth.Metropole, telehealth.Mayotte},
			Ages:        "0-5", From: day("2027-01-01"), State: billing.RowInForce,
			Source:     telehealth.Source{ID: decree, Title: decree, URL: decree},
			Confidence: telehealth.ConfidenceLikely,
		},
	}, rowsOf(tariffs, "ZZX")[:1], "every cell of the file has its field; 0.00 is an amount, not a repeal")
	assert.Equal(t, billing.RowUnknown, rowsOf(tariffs, "ZZX")[1].State, "? is no amount")

	official, both := rowsOf(billing.Official(), "RDV"), rowsOf(tariffs, "RDV")
	require.Len(t, both, len(official)+1, "a replaced row stays to be seen: it was law once")
	assert.Equal(t, official, both[:len(official)], "the library's own rows come first")
	assert.Equal(t, 31*billing.Euro, both[len(official)].Amount)
	assert.Empty(t, rowsOf(billing.Official(), "ZZX"), "the official tables do not learn from a caller")
}

func TestRowsAreTheReadersOwn(t *testing.T) {
	first := rowsOf(billing.Official(), "MD")[0]
	first.Specialties[0], first.Scales[0], first.Territories[0] = "x", "x", "x"
	again := rowsOf(billing.Official(), "MD")[0]
	assert.Equal(t, telehealth.GeneralPractice, again.Specialties[0], "tariffs are immutable and shared")
	assert.Equal(t, billing.ScaleOpposable, again.Scales[0])
	assert.Equal(t, telehealth.Metropole, again.Territories[0])
}

func TestRowsStop(t *testing.T) {
	n := 0
	for range billing.Official().Rows() {
		if n++; n == 3 {
			break
		}
	}
	assert.Equal(t, 3, n, "a loop that breaks is not called again")
	for range new(billing.Tariffs).Rows() {
		t.Fatal("the zero Tariffs has no row")
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ reason, got, want string }{
		{"French is the language of the nomenclature", billing.CodeName("CS", "fr"), "consultation du spécialiste"},
		{"French stands in for a language not spoken", billing.CodeName("CS", "de"), "consultation du spécialiste"},
		{"a key of the caller's own has no name here", billing.CodeName("ZZX", "fr"), ""},
		{"no key, no name", billing.CodeName("", "fr"), ""},
		{"a phrase of the notes shares the prefix", billing.CodeName("age", "fr"), ""},
		{"a region changes nothing", billing.SpecialtyName(telehealth.Pediatrics, "en-GB"), "paediatrics"},
		{"a word of the tables is no specialty", billing.SpecialtyName(billing.Specialists, "en"), ""},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, c.got, c.reason)
	}
	for r := range billing.Official().Rows() {
		assert.NotEmpty(t, billing.CodeName(r.Code, "en"), "%s", r.Code)
	}
	for _, s := range telehealth.Specialties() {
		assert.NotEmpty(t, billing.SpecialtyName(s, "en"), "%s", s)
	}
}
