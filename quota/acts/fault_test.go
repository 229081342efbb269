package acts

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	person = "SECRET" // a reference that no message may hold
	good   = person + ",psychiatry,2026-03-02,TCS,no\n"
)

const unseen = "practitioner: not a reference without spaces around it"

var badRows = []struct{ reason, row, says string }{
	{"unknown code", person + ",psychiatry,2026-03-02,TCX,no", "code"},
	{"no code", person + ",psychiatry,2026-03-02,,no", "code"},
	{"a code longer than a word", person + ",psychiatry,2026-03-02,TELECONSULTATION,no", "code"},
	{"the letter key in small letters is no letter key", person + ",psychiatry,2026-03-02,tcs,no", "code"},
	{"nearly a code of the CCAM", person + ",psychiatry,2026-03-02,JQQM01O,no", "code"},
	{"a code of the CCAM in small letters", person + ",psychiatry,2026-03-02,jqqm010,no", "code"},
	{"a code of the CCAM is as good as a letter key, its row is not", person + ",psychiatry,2026-03-02,JQQM010,peut-être", "own_patient"},
	{"no such day", person + ",psychiatry,2026-02-29,TCS,no", "date"},
	{"no such month", person + ",psychiatry,2026-13-01,TCS,no", "date"},
	{"the French order of a date, which may be another one", person + ",psychiatry,02/03/2026,TCS,no", "date"},
	{"a date with a time", person + ",psychiatry,2026-03-02T20:30,TCS,no", "date"},
	{"bytes below the digits", person + ",psychiatry,2026-03-!+,TCS,no", "date"},
	{"a year without a calendar", person + ",psychiatry,1582-12-31,TCS,no", "date"},
	{"unknown specialty", person + ",chiropody,2026-03-02,TCS,no", "specialty"},
	{"a nurse is no doctor", person + ",24,2026-03-02,TCS,no", "specialty: the code of no doctor"},
	{"a code with a zero too many", person + ",007,2026-03-02,TCS,no", "specialty"},
	{"no specialty", person + ",,2026-03-02,TCS,no", "specialty"},
	{"columns in another order: the reference is in any cell", "psychiatry," + person + ",2026-03-02,TCS,no", "specialty"},
	{"nobody", ",psychiatry,2026-03-02,TCS,no", "practitioner"},
	{"Latin-1, which JSON cannot hold", "Ren\xe9,psychiatry,2026-03-02,TCS,no", "practitioner"},
	{"a blank before: nobody sees that it is another doctor", " " + good[:len(good)-1], unseen},
	{"a blank after", person + " ,psychiatry,2026-03-02,TCS,no", unseen},
	{"a blank in quotes", `"` + person + ` ",psychiatry,2026-03-02,TCS,no`, unseen},
	{"the blank of French typography", person + "\u00a0,psychiatry,2026-03-02,TCS,no", unseen},
	{"a space without width", person + "\u200b,psychiatry,2026-03-02,TCS,no", unseen},
	{"a byte order mark in the middle of files put together", "\ufeff" + good[:len(good)-1], unseen},
	{"a mark of direction in quotes", `"` + "\u200f" + person + `",psychiatry,2026-03-02,TCS,no`, unseen},
	{"a letter that shows nothing", person + "\u3164,psychiatry,2026-03-02,TCS,no", unseen},
	{"the blank of braille", "\u2800" + good[:len(good)-1], unseen},
	{"a control character", person + "\x00,psychiatry,2026-03-02,TCS,no", unseen},
	{"a variant selector", person + "\ufe0f,psychiatry,2026-03-02,TCS,no", unseen},
	{"a soft hyphen behind", person + "\u00ad,psychiatry,2026-03-02,TCS,no", unseen},
	{"two blanks inside look like one", "Dr  A,psychiatry,2026-03-02,TCS,no", unseen},
	{"a space without width inside", "Dr\u200bA,psychiatry,2026-03-02,TCS,no", unseen},
	{"the character of damaged texts", person + "\ufffd,psychiatry,2026-03-02,TCS,no", unseen},
	{"a mark on nothing", "\u0301,psychiatry,2026-03-02,TCS,no", unseen},
	{"blanks alone", "  ,psychiatry,2026-03-02,TCS,no", unseen},
	{"a byte more than the id of an act may have", strings.Repeat("x", 257) + ",psychiatry,2026-03-02,TCS,no", "practitioner: longer than 256 bytes"},
	{"bytes, not letters, take the memory", strings.Repeat("é", 129) + ",psychiatry,2026-03-02,TCS,no", "practitioner: longer than 256 bytes"},
	{"neither yes nor no", person + ",psychiatry,2026-03-02,TCS,maybe", "own_patient"},
	{"empty is not no", person + ",psychiatry,2026-03-02,TCS,", "own_patient"},
	{"a long s folds to s, and is another letter", person + ",psychiatry,2026-03-02,TCS,ye\u017f", "own_patient"},
	{"a cell too few", person + ",psychiatry,2026-03-02,TCS", "number of cells"},
	{"a cell too many", person + ",psychiatry,2026-03-02,TCS,no,no", "number of cells"},
	{"quoted, a cell too many", person + `,"psychiatry",2026-03-02,TCS,no,no`, "number of cells"},
	{"a quote that does not close costs one row", `"` + person + ",psychiatry,2026-03-02,TCS,no", "quotes"},
	{"a quote inside a cell", person + `"x,psychiatry,2026-03-02,TCS,no`, "quotes"},
	{"a bad row of a supplement is bad", person + ",psychiatry,2026-02-30,MCS,no", "date"},
	{"a cell of 1 MiB", strings.Repeat("x", 1<<20) + ",psychiatry,2026-03-02,TCS,no", "longer than 1 MiB"},
	{"a line of many MiB", strings.Repeat("x", 5<<20), "longer than 1 MiB"},
	{"many short cells of many MiB", strings.Repeat("x,", 3<<20), "longer than 1 MiB"},
}

// A bad row between two good ones: both count, and the bad one is told by its
// place.
func TestBadRows(t *testing.T) {
	for _, c := range badRows {
		t.Run(c.reason, func(t *testing.T) {
			out, result := ask(t, header+good+c.row+"\n"+good)
			require.Len(t, answers(t, out), 1)
			assert.Equal(t, int64(2), answers(t, out)[0].Total, "the run goes on")
			assert.Equal(t, Rows{Read: 3, Counted: 2, Refused: 1}, result.Rows)
			require.Len(t, result.Refused, 1)
			bad := result.Refused[0]
			assert.Contains(t, bad.Error(), "in:3: ")
			assert.Contains(t, bad.Error(), c.says)
			field, isField := errors.AsType[*telehealth.FieldError](bad)
			require.True(t, isField)
			assert.Equal(t, []any{"in", int64(3), ""}, []any{bad.File, bad.Line, field.Value}, "the place, and no cell")
			assert.Contains(t, append(columns[:], "row"), field.Field)
			if strings.HasPrefix(bad.Error(), "in:3: "+field.Field+": ") {
				assert.Contains(t, columns, field.Field, "what is wrong with a column begins with its name")
			} else {
				assert.Equal(t, "row", field.Field)
			}
			assert.NotEmpty(t, field.Want)
			assert.NotContains(t, bad.Error()+field.Error(), person)
		})
	}
}

// The cells of a line of exactly 1 MiB are looked at, whatever ends it; one byte
// more, and they are not.
func TestLineLimit(t *testing.T) {
	row := ",psychiatry,2026-03-02,TCS,no"
	most := strings.Repeat("x", maxLine-len(row)) + row
	for _, end := range []string{"", "\n", "\r\n"} {
		for _, before := range []string{"", good} {
			_, result := ask(t, header+before+most+end)
			assert.Contains(t, faults(result), "practitioner: longer than 256 bytes")
			_, result = ask(t, header+before+"x"+most+end)
			assert.Contains(t, faults(result), "longer than 1 MiB")
		}
	}
}

// What may be a reference, to the byte, and an optional cell that says nothing.
func TestGoodRows(t *testing.T) {
	for reason, row := range map[string]string{
		"256 bytes":                        strings.Repeat("x", 256) + ",psychiatry,2026-03-02,TCS,no,no",
		"256 bytes of two each":            strings.Repeat("é", 128) + ",psychiatry,2026-03-02,TCS,no,no",
		"a blank inside is part of a name": "Dr A,psychiatry,2026-03-02,TCS,no,no",
		"empty means not assisted":         "a,psychiatry,2026-03-02,TCS,no,",
		"also in quotes":                   `a,psychiatry,2026-03-02,TCS,no,""`,
		"also where it means nothing":      "a,general-practice,2026-03-02,G,no,",
	} {
		out, result := ask(t, strings.Replace(header, "\n", ",assisted\n", 1)+row)
		assert.Empty(t, faults(result), reason)
		require.Len(t, answers(t, out), 1, reason)
		assert.EqualValues(t, 1, answers(t, out)[0].Total, reason)
	}
}

// A file in the wrong format does not become a log of its size.
func TestManyBadRows(t *testing.T) {
	var text strings.Builder
	text.WriteString(header)
	for range 60_000 { // several blocks, so several workers
		text.WriteString(person + ",psychiatry,2026-02-30,TCS,no\n" + good)
	}
	_, result := ask(t, text.String())
	require.Len(t, result.Refused, maxFirst)
	for i, bad := range result.Refused {
		assert.EqualValues(t, 2+2*i, bad.Line, "the first ones, in their order")
	}
	assert.Equal(t, Rows{Read: 120_000, Counted: 60_000, Refused: 60_000}, result.Rows)
}

// Line numbers go on from block to block, also over a line that no block holds.
func TestLineNumbersFarDown(t *testing.T) {
	bad := person + ",psychiatry,2026-02-30,TCS,no\n"
	_, result := ask(t, header+strings.Repeat(good, 100_000)+bad+"\r\n"+strings.Repeat("x", 3<<20)+"\n"+bad)
	assert.Equal(t, "in:100002: date: not a day of the calendar, written 2026-03-02\nin:100004: longer than 1 MiB\n"+
		"in:100005: date: not a day of the calendar, written 2026-03-02\n", faults(result))
}

func TestOtherYears(t *testing.T) {
	_, result := ask(t, header+good+person+",neurology,2025-03-02,TCS,no\n"+person+",neurology,2025-03-02,MCS,no\n", "-year", "2026")
	assert.Equal(t, Rows{Read: 3, Counted: 1, Supplements: 1, OtherYears: 1}, result.Rows)
}

// A disk that fails in the middle: the lines before count, half a line does not.
func TestBrokenInput(t *testing.T) {
	wornOut := errors.New("worn out")
	result := read(t, Reader{}, io.MultiReader(strings.NewReader(header+good+person+",psychiatry,2026-03-02,TCS,no"), iotest.ErrReader(wornOut)))
	assert.Equal(t, Rows{Read: 1, Counted: 1}, result.Rows)
	require.Len(t, result.Unread, 1)
	assert.ErrorIs(t, result.Unread[0], wornOut)
	assert.Equal(t, "in: worn out", result.Unread[0].Error())
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestBrokenOutput(t *testing.T) {
	result := read(t, Reader{}, strings.NewReader(acts(5000, 5000))) // more than one part
	assert.ErrorContains(t, result.WriteJSON(full{}, quota.Cap{}), "disk full")
	assert.ErrorContains(t, result.WriteTable(full{}, quota.Cap{}, "en"), "disk full")
}
