package acts

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire/wiretest"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// foreseen is an answer with every name of the format.
func foreseen(t testing.TB) string {
	t.Helper()
	r := Reader{Year: 2026, At: telehealth.MustParseDate("2026-06-30")}
	result, err := r.Read(t.Context(), File{"in", strings.NewReader(strings.ReplaceAll(twoYears, "\na,", "\nprivate-a,"))})
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, result.WriteJSON(&out, quota.Cap{}))
	return strings.TrimSpace(out.String())
}

func TestStandingsAreStrict(t *testing.T) {
	// Readings are named by their values, which have hyphens.
	t.Run("Standing", func(t *testing.T) { wiretest.Strict[Standing](t, foreseen(t), "readings") })
	t.Run("Numbers", func(t *testing.T) { wiretest.Strict[Numbers](t, partOf(t, "readings", "text")) })
	t.Run("Ending", func(t *testing.T) { wiretest.Strict[Ending](t, partOf(t, "projection")) })
	var a Standing
	err := a.UnmarshalJSON([]byte(`{"year":2026}`))
	assert.EqualError(t, err, "practitioner: missing, expected the practitioner's reference")
	assert.Equal(t, Standing{}, a)
}

// An answer that is read is the one that was written, whatever the acts.
func TestStandingsComeBack(t *testing.T) {
	r := Reader{At: telehealth.MustParseDate("2024-06-30"), Forecast: AsLastYear}
	result := read(t, r, strings.NewReader(acts(5_000, 300)))
	n := 0
	for y := range result.Years() {
		want, err := y.Standing(quota.Cap{})
		require.NoError(t, err)
		wiretest.ComesBack(t, want)
		n++
	}
	assert.Greater(t, n, 500)
}

func FuzzStandingJSON(f *testing.F) {
	wiretest.Fuzz[Standing](f, foreseen(f), `{"practitioner":"a"}`, `{"practitioner":"a","projection":null,"room":null}`)
}

func FuzzNumbersJSON(f *testing.F) { wiretest.Fuzz[Numbers](f, partOf(f, "readings", "text")) }
func FuzzEndingJSON(f *testing.F)  { wiretest.Fuzz[Ending](f, partOf(f, "projection")) }

// partOf is the text of a part of the foreseen answer.
func partOf(t testing.TB, path ...string) string {
	t.Helper()
	text := json.RawMessage(foreseen(t))
	for _, name := range path {
		var members map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(text, &members))
		text = members[name]
	}
	return string(text)
}
