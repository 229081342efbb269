package wiretest

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// RoundTrip writes a value by both packages and returns what is read of it. Whatever
// was written, the value that comes back writes the same text again.
func RoundTrip[T any](t testing.TB, v T) (back T) {
	t.Helper()
	for _, write := range []func(any) ([]byte, error){json.Marshal, wire.Write} {
		text, err := write(v)
		require.NoError(t, err)
		var read T
		require.NoError(t, json.Unmarshal(text, &read), "%s", text)
		again, err := write(read)
		require.NoError(t, err, "%s", text)
		require.Equal(t, string(text), string(again))
		back = read
	}
	return back
}

// ComesBack is [RoundTrip] to an equal value.
func ComesBack[T any](t testing.TB, v T) {
	t.Helper()
	require.Equal(t, v, RoundTrip(t, v))
}

// Fuzz asks a type whatever the text. There is an error of a field that leaves the
// value as it was, or a value that comes back as it is.
func Fuzz[T any](f *testing.F, samples ...string) {
	f.Helper()
	for _, sample := range append(samples, `{}`, `null`, `[]`, `{"id":"\ud800"`, `{"date":"2026-02-30"}`) {
		f.Add([]byte(sample))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v, zero T
		if err := any(&v).(json.Unmarshaler).UnmarshalJSON(data); err != nil {
			require.IsType(t, &telehealth.FieldError{}, err)
			require.Equal(t, zero, v, "nothing of a text that is refused is kept")
			return
		}
		if reflect.ValueOf(v).IsZero() {
			return // null leaves it, and a value that lacks what it must have is not written
		}
		ComesBack(t, v)
	})
}
