package acts

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
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

func TestAnswersAreStrict(t *testing.T) {
	// Readings are named by their values, which have hyphens.
	wiretest.Strict[Answer](t, foreseen(t), "readings")
	var a Answer
	err := a.UnmarshalJSON([]byte(`{"year":2026}`))
	assert.EqualError(t, err, "practitioner: missing, expected the practitioner's reference")
	assert.Equal(t, Answer{}, a)
}

// An answer that is read is the one that was written, whatever the acts.
func TestAnswersComeBack(t *testing.T) {
	r := Reader{At: telehealth.MustParseDate("2024-06-30"), Forecast: AsLastYear}
	result := read(t, r, strings.NewReader(acts(5_000, 300)))
	n := 0
	for y := range result.Years() {
		want, err := y.Answer(quota.Cap{})
		require.NoError(t, err)
		for _, write := range []func(any) ([]byte, error){wire.Write, json.Marshal} {
			text, err := write(want)
			require.NoError(t, err)
			var got Answer
			require.NoError(t, json.Unmarshal(text, &got))
			require.Empty(t, cmp.Diff(want, got))
		}
		n++
	}
	assert.Greater(t, n, 500)
}

// Whatever the text, it is refused, or it is what is written again.
func FuzzAnswerJSON(f *testing.F) {
	f.Add(foreseen(f))
	f.Add(`{"practitioner":"a"}`)
	f.Add(`{"practitioner":"a","projection":null,"room":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		var a, again Answer
		if err := a.UnmarshalJSON([]byte(text)); err != nil {
			require.Equal(t, Answer{}, a, "what is refused changes nothing")
			return
		}
		written, err := wire.Write(a)
		require.NoError(t, err)
		// An absent text is written as an empty one, which is none of the format's.
		if strings.Contains(string(written), `""`) {
			return
		}
		require.NoError(t, again.UnmarshalJSON(written))
		require.Empty(t, cmp.Diff(a, again))
	})
}
