package law_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// most is the documented size of a table: 16 MiB.
const most = 16 << 20

// endless repeats a piece of text for ever and counts what was taken of it, so
// that a test of 16 MiB holds no 16 MiB.
type endless struct {
	piece string
	taken int
}

func (e *endless) Read(p []byte) (int, error) {
	for n := 0; n < len(p); {
		n += copy(p[n:], e.piece[(e.taken+n)%len(e.piece):])
	}
	e.taken += len(p)
	return len(p), nil
}

func TestReadStopsAtTooLarge(t *testing.T) {
	const good = header + "CS,,2017-05-01,1,text,sure\n"
	for _, c := range []struct{ reason, start, piece string }{
		{"comments without end", good, "# " + strings.Repeat("x", 1000) + "\n"},
		{"a line without end", good, "x"},
		{"empty lines without end", good, "\n"},
		{"a header without end", "", "x"},
		{"a quoted cell without end", good + "\"", "x\n"},
	} {
		require.NotEmpty(t, c.reason)
		tail := &endless{piece: c.piece}
		got, err := cents().Read(io.MultiReader(strings.NewReader(c.start), tail))
		bad := requireFieldError(t, err, c.reason)
		assert.Nil(t, got, "a table cut off in silence would end laws: "+c.reason)
		assert.Equal(t, telehealth.ErrorOutOfRange, bad.Code, c.reason)
		assert.Equal(t, "table", bad.Field, c.reason)
		assert.Equal(t, fmt.Sprintf("at most %d bytes", most), bad.Want, c.reason)
		assert.LessOrEqual(t, tail.taken, most+1, "the rest is never read: "+c.reason)
	}
}

func TestReadOfTheLargestTable(t *testing.T) {
	const good = header + "CS,,2017-05-01,1,text,sure\n#"
	for _, c := range []struct {
		reason string
		size   int
		fits   bool
	}{
		{"a byte less than the most", most - 1, true},
		{"at most 16 MiB includes 16 MiB", most, true},
		{"a byte more", most + 1, false},
	} {
		require.NotEmpty(t, c.reason)
		pad := io.LimitReader(&endless{piece: "#"}, int64(c.size-len(good)))
		got, err := cents().Read(io.MultiReader(strings.NewReader(good), pad))
		if c.fits {
			assert.NoError(t, err, c.reason)
			assert.Len(t, got, 1, c.reason)
			continue
		}
		assert.Equal(t, telehealth.ErrorOutOfRange, requireFieldError(t, err, c.reason).Code, c.reason)
	}
}

// A connection that breaks is not the end of the table.
func TestReadFailsWithItsReader(t *testing.T) {
	for _, c := range []struct{ reason, start string }{
		{"before the header", ""},
		{"after a good row", header + "CS,,2017-05-01,1,text,sure\n"},
	} {
		require.NotEmpty(t, c.reason)
		broken := iotest.ErrReader(io.ErrUnexpectedEOF)
		got, err := cents().Read(io.MultiReader(strings.NewReader(c.start), broken))
		require.Error(t, err, c.reason)
		assert.Nil(t, got, c.reason)
		assert.Contains(t, err.Error(), io.ErrUnexpectedEOF.Error(), c.reason)
	}
}

// A slow reader gives a byte at a time and must give the same table.
func TestReadOfASlowReader(t *testing.T) {
	const table = header + "CS,,2017-05-01,1,text,sure\nCS,,2018-05-01,?,text,sure\n"
	want, err := cents().Read(strings.NewReader(table))
	require.NoError(t, err)
	got, err := cents().Read(iotest.OneByteReader(strings.NewReader(table)))
	require.NoError(t, err)
	assert.Equal(t, want, got)
}

func FuzzRead(f *testing.F) {
	f.Add("")                                                                          // no header
	f.Add(header)                                                                      // no row
	f.Add("\ufeff" + header)                                                           // a byte order mark
	f.Add("# c\n" + header + "# c\nA,,2018-01-01,1,text,sure\n")                       // comments
	f.Add(header + "A,,2018-01-01,1,text,sure\nA,,2019-01-01,?,text,likely\n")         // an unknown value
	f.Add(header + "A,,2018-01-01,1,text,sure\nA,,2019-01-01,,text,disputed\n")        // a repeal
	f.Add(header + "A,,2019-01-01,1,text,sure\nA,,2018-01-01,1,text,sure\n")           // out of order
	f.Add(header + "A,,2018-01-01,1,text,sure\nA,,2018-01-01,1,text,sure\n")           // a day twice
	f.Add(header + "A,,2018-01-01,1,text,sure\nB,,2017-01-01,1,text,sure\n")           // two keys
	f.Add(header + "A,BC,2018-01-01,1,text,sure\nAB,C,2018-01-01,1,text,sure\n")       // keys that join alike
	f.Add(header + "A\x00,B,2018-01-01,1,text,sure\nA,\x00B,2018-01-01,1,text,sure\n") // NUL in a key
	f.Add(header + "A,,2026-02-29,1,text,sure\n")                                      // no such day
	f.Add(header + "A,,2018-01-01,one,text,sure\n")                                    // no such value
	f.Add(header + "A,,2018-01-01,1,rumour,sure\n")                                    // no such text
	f.Add(header + "A,,2018-01-01,1,text,surely\n")                                    // no such mark
	f.Add(header + "A,,2018-01-01,1,text\n")                                           // a cell too few
	f.Add(header + "\"A\n\",\"\"\"\",2018-01-01,1,text,sure\n")                        // quotes and a line feed in a cell
	f.Add(header + "\"A,,2018-01-01,1,text,sure\n")                                    // a quote left open
	f.Add(strings.ReplaceAll(header+"A,,2018-01-01,1,text,sure\n", "\n", "\r\n"))      // Windows
	f.Add(header + "A,\xff,9999-12-31,9999999999999999999999,text,sure\n")             // no rune, no int
	f.Fuzz(func(t *testing.T, table string) {
		records, err := cents().Read(strings.NewReader(table))
		if err != nil {
			bad := requireFieldError(t, err, "a table is refused with its line")
			assert.Regexp(t, `^line [1-9][0-9]*, (header|csv|code|specialty|scale|territory|ages|from|value|source|confidence)$`, bad.Field)
			assert.NotEmpty(t, bad.Want)
			assert.Nil(t, records)
			return
		}
		checkRecords(t, records)
	})
}

// checkRecords holds for every accepted table, whatever is in it.
func checkRecords(t *testing.T, records []law.Record[int]) {
	t.Helper()
	latest, line := map[[2]string]telehealth.Date{}, 1
	for _, r := range records {
		require.Len(t, r.Key, 2)
		assert.Greater(t, r.Line, line, "lines go down the file, below the header")
		assert.False(t, r.From.IsZero(), "a row begins on a day")
		assert.Equal(t, text, r.Source, "a row cites a text")
		assert.True(t, slices.Contains([]telehealth.Confidence{"sure", "likely", "disputed"}, r.Confidence))
		if r.State != law.InForce {
			assert.Zero(t, r.Value, "only a row in force has a value")
		}
		key := [2]string(r.Key)
		assert.True(t, r.From.After(latest[key]), "sorted within the key %q", key)
		latest[key], line = r.From, r.Line
	}
}
