package acts

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const wanted = "expected practitioner,specialty,date,code,own_patient"

// gzipped and utf16LE are the sample as a user may have it.
func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

func inUTF16(text string, high, low int) string {
	var b []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		b = append(b, byte(u>>high), byte(u>>low))
	}
	return string(b)
}

func TestFilesWithoutActs(t *testing.T) {
	for _, c := range []struct{ reason, text, says, field string }{
		{"an empty file", "", "empty, " + wanted, "header"},
		{"no header", good + good, "wrong header, " + wanted, "header"},
		{"another order", "specialty,practitioner,date,code,own_patient\n" + good, "wrong header: specialty is column 1, " + wanted, "specialty"},
		{"a column too many", "practitioner,specialty,date,code,own_patient,assisted,fee\n" + good, "wrong header: column 7 is none of the format, " + wanted, "header"},
		{"a column too few", "practitioner,specialty,date,code\n" + good, "wrong header: own_patient is not named, " + wanted, "own_patient"},
		{"a column not at all", "practitioner,specialty,day,code,own_patient\n" + good, "wrong header: date is not named, " + wanted, "date"},
		{"a column twice", "practitioner,specialty,date,code,date\n" + good, "wrong header: date is named twice, in columns 3 and 5, " + wanted, "date"},
		{"a column twice beside all others", "practitioner,specialty,date,code,own_patient,code\n" + good, "wrong header: code is named twice, in columns 4 and 6, " + wanted, "code"},
		{"capitals", "Practitioner,specialty,date,code,own_patient\n" + good, "wrong header: practitioner is not named, " + wanted, "practitioner"},
		{"a person among the names", "practitioner,specialty,date,code,own_patient," + person + "\n" + good, "wrong header: column 6 is none of the format, " + wanted, "header"},
		{"tabulators", strings.ReplaceAll(header+good, ",", "\t"), "wrong header, " + wanted, "header"},
		{"quotes left open", `"` + header + good, "wrong header, " + wanted, "header"},
		{"an empty first line", "\n" + header + good, "wrong header, " + wanted, "header"},
		{"a byte order mark alone", "\xef\xbb\xbf", "wrong header, " + wanted, "header"},
		{"a line of 2 MiB", strings.Repeat(person, 1<<19) + "\n" + header, "wrong header, " + wanted, "header"},
		{"gzip, as archives are kept", gzipped(t, header+good), "compressed with gzip", "header"},
		{"gzip without a line feed in its first MiB", "\x1f\x8b" + strings.Repeat("x", 2<<20), "compressed with gzip", "header"},
		{"bzip2", "BZh91AY&SY\x00" + good, "compressed with bzip2", "header"},
		{"zstd", "\x28\xb5\x2f\xfd\x24" + good, "compressed with zstd", "header"},
		{"UTF-16, the Unicode text of spreadsheets", inUTF16(header+good, 0, 8), "in UTF-16, expected UTF-8", "header"},
		{"its other order of bytes", inUTF16(header+good, 8, 0), "in UTF-16, expected UTF-8", "header"},
		{"a spreadsheet itself", "PK\x03\x04\x14\x00" + good, "a ZIP archive", "header"},
	} {
		out, result := ask(t, c.text)
		assert.Empty(t, out, c.reason)
		require.Len(t, result.Unread, 1, c.reason)
		bad := result.Unread[0]
		assert.True(t, strings.HasPrefix(bad.Error(), "in: "+c.says), "%s: %v", c.reason, bad)
		assert.Equal(t, Rows{}, result.Rows, c.reason)
		field, isField := errors.AsType[*telehealth.FieldError](bad)
		require.True(t, isField, c.reason)
		assert.Equal(t, c.field, field.Field, c.reason)
		assert.NotEmpty(t, field.Want, c.reason)
		assert.NotContains(t, bad.Error()+field.Error(), person, c.reason)
	}
}

// A file that names its doctors by codes has the answers of one with names.
func TestCodesOfSpecialties(t *testing.T) {
	text := func(first, second string) string {
		return header + "d," + first + ",2026-03-02,G,no\nd," + second + ",2026-03-03,TCG,no\n"
	}
	want, _ := ask(t, text("general-practice", "general-practice"))
	require.Contains(t, want, `"general-practice"`)
	for _, c := range []struct{ reason, first, second string }{
		{"codes of Assurance Maladie", "01", "01"},
		{"a spreadsheet drops the zero", "1", "1"},
		{"two codes of one specialty are one specialty", "SM54", "22"},
		{"a name and a code, too", "general-practice", "SM26"},
	} {
		out, result := ask(t, text(c.first, c.second))
		assert.Empty(t, result.Refused, c.reason)
		assert.Equal(t, want, out, c.reason)
	}
}

// Whatever the bytes of a file, its rows add up, nothing is lost in silence, and no
// message holds a cell.
func FuzzFile(f *testing.F) {
	f.Add([]byte(header + good))
	f.Add([]byte("\xef\xbb\xbf" + strings.ReplaceAll(header+good, ",", ";")))
	f.Add([]byte("practitioner,specialty,date,code,date\n" + good))
	f.Add([]byte(header + "\"" + person + "\n\r\n" + person))
	f.Add([]byte(inUTF16(header+good, 0, 8)))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Reader{At: telehealth.MustParseDate("2026-03-01"), Forecast: AsLastYear}
		result := read(t, r, bytes.NewReader(data))
		for y := range result.Years() {
			_, _, err := y.Judge(quota.Cap{})
			require.NoError(t, err, "what was counted can be judged")
		}
		require.Equal(t, min(result.Rows.Refused, maxFirst), int64(len(result.Refused)))
		require.LessOrEqual(t, len(result.Unread), 1)
		require.NotContains(t, faults(result), person)
		if len(result.Unread) > 0 {
			require.Zero(t, result.Rows.Read, "a file with a header is read to its end")
		}
	})
}
