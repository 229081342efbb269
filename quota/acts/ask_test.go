package acts

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/require"
)

const header = "practitioner,specialty,date,code,own_patient\n"

// read counts one text under the name "in".
func read(t *testing.T, r Reader, in io.Reader) *Result {
	t.Helper()
	result, err := r.Read(context.Background(), File{"in", in})
	require.NoError(t, err)
	rows := result.Rows
	require.Equal(t, rows.Read, rows.Counted+rows.Supplements+rows.OtherYears+rows.Refused, "no row is lost")
	return result
}

// ask counts a text and answers for it, as the words say that a person gives the
// filter of the examples: -year, -at, -forecast, -policy, -reading, -format, -lang.
func ask(t *testing.T, in string, words ...string) (out string, result *Result) {
	t.Helper()
	var r Reader
	var by quota.Cap
	said := map[string]string{}
	for i := 0; i < len(words); i += 2 {
		said[words[i]] = words[i+1]
	}
	if day := said["-at"]; day != "" {
		r.At = telehealth.MustParseDate(day)
	}
	if year := said["-year"]; year != "" {
		r.Year = telehealth.MustParseDate(year + "-01-01").Year()
	}
	r.Forecast = Method(said["-forecast"])
	switch said["-policy"] {
	case string(quota.PolicyAgreement2024):
		by.Choices.FirstYear2024 = 2024
	case string(quota.PolicyAmendment9):
		by.Choices.FirstYear2024 = 10_000
	}
	result = read(t, r, strings.NewReader(in))
	var b bytes.Buffer
	if by.Reading = quota.Reading(said["-reading"]); said["-format"] == "table" {
		require.NoError(t, result.WriteTable(&b, by, said["-lang"]))
	} else {
		require.NoError(t, result.WriteJSON(&b, by))
	}
	return b.String(), result
}

// answers reads the answers, strictly.
func answers(t *testing.T, text string) (all []Standing) {
	t.Helper()
	for line := range strings.Lines(text) {
		var a Standing
		require.NoError(t, a.UnmarshalJSON([]byte(line)))
		all = append(all, a)
	}
	return all
}

// faults are the messages, one a line.
func faults(result *Result) string {
	var all []error
	for _, bad := range append(result.Unread, result.Refused...) {
		all = append(all, bad)
	}
	if len(all) == 0 {
		return ""
	}
	return errors.Join(all...).Error() + "\n"
}
