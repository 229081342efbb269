package law_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

const header = "code,ages,from,value,source,confidence\n"

var text = telehealth.Source{ID: "text", Title: "A text", URL: "https://example.org/text"}

// cents is a table of whole numbers with a key of two columns, as the tariffs
// have several.
func cents() law.Format[int] {
	return law.Format[int]{
		Key: []string{"code", "ages"},
		Parse: func(cell string) (int, error) {
			n, err := strconv.Atoi(cell)
			if err != nil {
				return 0, errors.New("a whole number")
			}
			return n, nil
		},
		Resolve: func(id string) (telehealth.Source, bool) { return text, id == "text" },
	}
}

// A column beside the key takes no part in it, wherever it stands.
func TestReadAlso(t *testing.T) {
	format := cents()
	format.Also = "kind"
	for _, table := range []string{
		"code,ages,kind,from,value,source,confidence\nCS,,act,2017-05-01,2300,text,sure\nCS,,,2018-05-01,2400,text,sure\n",
		"kind,code,ages,from,value,source,confidence\nact,CS,,2017-05-01,2300,text,sure\n,CS,,2018-05-01,2400,text,sure\n",
		"code,ages,from,value,source,confidence,kind\nCS,,2017-05-01,2300,text,sure,act\nCS,,2018-05-01,2400,text,sure,\n",
	} {
		got, err := format.Read(strings.NewReader(table))
		require.NoError(t, err, table)
		require.Len(t, got, 2, table)
		assert.Equal(t, []string{"act", ""}, []string{got[0].Also, got[1].Also}, table)
		for _, rec := range got {
			assert.Equal(t, []string{"CS", ""}, rec.Key, table)
		}
		assert.Equal(t, 2400, got[1].Value, table)
	}
	got, err := format.Read(strings.NewReader(header + "CS,,2017-05-01,2300,text,sure\n"))
	require.NoError(t, err, "a file may leave it out")
	assert.Empty(t, got[0].Also)
	_, err = cents().Read(strings.NewReader("kind," + header))
	require.Error(t, err, "a format without one has none")
	_, err = cents().Read(strings.NewReader("," + header))
	require.Error(t, err, "a column without a name is none")
}

func TestRead(t *testing.T) {
	const table = "# what the table is\n" + header +
		"# a part of it\n" +
		"CS,,2017-05-01,2300,text,sure\n" +
		"\n" +
		"MP,0-25,2024-12-22,1200,text,likely\n" +
		"CS,,2024-12-22,?,text,disputed\n" +
		"MP,0-25,2026-01-01,,text,sure\n" +
		"MP,0-15,2017-05-01,\"300\",text,sure\n"
	got, err := cents().Read(strings.NewReader(table))
	require.NoError(t, err)
	rec := func(line int, code, ages, from string, value int, state law.State, c telehealth.Confidence) law.Record[int] {
		r := law.Record[int]{Key: []string{code, ages}, Line: line}
		r.Row = law.Row[int]{From: day(from), Value: value, State: state, Source: text, Confidence: c}
		return r
	}
	assert.Equal(t, []law.Record[int]{
		rec(4, "CS", "", "2017-05-01", 2300, law.InForce, telehealth.ConfidenceSure),
		rec(6, "MP", "0-25", "2024-12-22", 1200, law.InForce, telehealth.ConfidenceLikely),
		rec(7, "CS", "", "2024-12-22", 0, law.Unknown, telehealth.ConfidenceDisputed),
		rec(8, "MP", "0-25", "2026-01-01", 0, law.Repealed, telehealth.ConfidenceSure),
		rec(9, "MP", "0-15", "2017-05-01", 300, law.InForce, telehealth.ConfidenceSure),
	}, got, "lines count comments and empty lines; ? and the empty value are states, not numbers")
}

func TestReadAccepts(t *testing.T) {
	for _, c := range []struct {
		reason, table string
		records       int
	}{
		{"no row: a caller may add none", header, 0},
		{"no line feed at the end", header + "CS,,2017-05-01,1,text,sure", 1},
		{"the line ends of Windows", strings.ReplaceAll(header+"CS,,2017-05-01,1,text,sure\n", "\n", "\r\n"), 1},
		{"the same day under two keys", header + "CS,,2017-05-01,1,text,sure\nMP,,2017-05-01,1,text,sure\n", 2},
		{"the same day for two bands of ages", header + "MP,0-15,2017-05-01,1,text,sure\nMP,0-25,2017-05-01,1,text,sure\n", 2},
		{"keys whose cells join to the same letters are two keys", header + "A,BC,2017-05-01,1,text,sure\nAB,C,2017-05-01,1,text,sure\n", 2},
		{"rows of two keys may alternate", header + "A,,2018-01-01,1,text,sure\nB,,2017-01-01,1,text,sure\nA,,2019-01-01,1,text,sure\n", 3},
		{"a row the day after another", header + "A,,2018-01-01,1,text,sure\nA,,2018-01-02,1,text,sure\n", 2},
		{"# within a line is no comment", header + "A#1,,2018-01-01,1,text,sure\n", 1},
		{"only comments under the header", header + "# A,,2018-01-01,1,text,sure\n", 0},
	} {
		require.NotEmpty(t, c.reason)
		got, err := cents().Read(strings.NewReader(c.table))
		require.NoError(t, err, c.reason)
		assert.Len(t, got, c.records, c.reason)
	}
}

// The records share no memory: a caller that appends to a key must not write
// into the cells of the row.
func TestReadKeyIsClipped(t *testing.T) {
	got, err := cents().Read(strings.NewReader(header + "A,B,2018-01-01,1,text,sure\nC,D,2018-01-01,1,text,sure\n"))
	require.NoError(t, err)
	require.Len(t, got, 2)
	_ = append(got[0].Key, "x")
	assert.Equal(t, []string{"A", "B"}, got[0].Key)
	assert.Equal(t, []string{"C", "D"}, got[1].Key, "no cells are reused for the next line")
	assert.Equal(t, len(got[0].Key), cap(got[0].Key))
}

type badTable struct {
	reason, table string
	want          telehealth.FieldError
}

func malformed(field, value, want string) telehealth.FieldError {
	return telehealth.FieldError{Code: telehealth.ErrorMalformed, Field: field, Value: value, Want: want}
}

func unknown(field, value, want string) telehealth.FieldError {
	return telehealth.FieldError{Code: telehealth.ErrorUnknown, Field: field, Value: value, Want: want}
}

const (
	columns  = "code,ages,from,value,source,confidence"
	aDay     = "a day, as 2026-03-02"
	aText    = "the id of a text in the catalogue"
	aMark    = "sure, likely or disputed"
	goodCSV  = "well-formed CSV with as many cells as the header"
	afterDay = "a day after 2024-12-22, the row before of the same key"
)

var badTables = []badTable{
	{"an empty file", "", telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "line 1, header", Want: columns}},
	{"a file of comments", "# nothing\n", telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "line 1, header", Want: columns}},
	{"no header: the first row would be lost in silence", "CS,,2017-05-01,1,text,sure\n", malformed("line 1, header", "CS,,2017-05-01,1,text,sure", columns)},
	{"a column is missing", "code,from,value,source,confidence\n", malformed("line 1, header", "code,from,value,source,confidence", columns)},
	{"two columns changed places", "ages,code,from,value,source,confidence\n", malformed("line 1, header", "ages,code,from,value,source,confidence", columns)},
	{"names are lower case", strings.ToUpper(header), malformed("line 1, header", strings.ToUpper(columns), columns)},
	{"the byte order mark of a spreadsheet", "\ufeff" + header, malformed("line 1, header", "\ufeff"+columns, columns)},
	{"the semicolons of a French spreadsheet", strings.ReplaceAll(header, ",", ";"), malformed("line 1, header", strings.ReplaceAll(columns, ",", ";"), columns)},
	{"a comment above the header moves it down", "# a table\nfoo\n", malformed("line 2, header", "foo", columns)},
	{"a cell too few", header + "CS,2017-05-01,1,text,sure\n", malformed("line 2, csv", "wrong number of fields", goodCSV)},
	{"a cell too many, the comma of 23,00", header + "CS,,2017-05-01,23,00,text,sure\n", malformed("line 2, csv", "wrong number of fields", goodCSV)},
	{"a quote within a cell", header + "C\"S,,2017-05-01,1,text,sure\n", malformed("line 2, csv", "bare \" in non-quoted-field", goodCSV)},
	{"a quote left open", header + "\"CS,,2017-05-01,1,text,sure\n", malformed("line 2, csv", "extraneous or missing \" in quoted-field", goodCSV)},
	{"a bad quote in the header", "co\"de\n", malformed("line 1, csv", "bare \" in non-quoted-field", goodCSV)},
	{"a day of no calendar", header + "CS,,2026-02-29,1,text,sure\n", malformed("line 2, from", "2026-02-29", aDay)},
	{"no day: a row is in force from some day on", header + "CS,,,1,text,sure\n", malformed("line 2, from", "", aDay)},
	{"the French order", header + "CS,,01/05/2017,1,text,sure\n", malformed("line 2, from", "01/05/2017", aDay)},
	{"a value that the table cannot read", header + "CS,,2017-05-01,free,text,sure\n", malformed("line 2, value", "free", "a whole number")},
	{"a space is not the empty value of a repeal", header + "CS,,2017-05-01, ,text,sure\n", malformed("line 2, value", " ", "a whole number")},
	{"two question marks are not one", header + "CS,,2017-05-01,??,text,sure\n", malformed("line 2, value", "??", "a whole number")},
	{"a text that is not in the catalogue", header + "CS,,2017-05-01,1,rumour,sure\n", unknown("line 2, source", "rumour", aText)},
	{"no text: every row cites one", header + "CS,,2017-05-01,1,,sure\n", unknown("line 2, source", "", aText)},
	{"an unknown value needs its text too", header + "CS,,2017-05-01,?,,sure\n", unknown("line 2, source", "", aText)},
	{"a repeal needs its text too", header + "CS,,2017-05-01,,,sure\n", unknown("line 2, source", "", aText)},
	{"a mark of confidence that is none", header + "CS,,2017-05-01,1,text,high\n", unknown("line 2, confidence", "high", aMark)},
	{"no mark", header + "CS,,2017-05-01,1,text,\n", unknown("line 2, confidence", "", aMark)},
	{"marks are lower case", header + "CS,,2017-05-01,1,text,Sure\n", unknown("line 2, confidence", "Sure", aMark)},
	{"the same day twice: which one holds?", header + "CS,,2024-12-22,1,text,sure\nCS,,2024-12-22,2,text,sure\n", contradiction("line 3, from", "2024-12-22", afterDay)},
	{"the same day twice, the second a repeal", header + "CS,,2024-12-22,1,text,sure\nCS,,2024-12-22,,text,sure\n", contradiction("line 3, from", "2024-12-22", afterDay)},
	{"rows out of order", header + "CS,,2024-12-22,1,text,sure\nCS,,2024-12-21,2,text,sure\n", contradiction("line 3, from", "2024-12-21", afterDay)},
	{"rows out of order, with another key and comments between", header + "CS,,2024-12-22,1,text,sure\n# psychiatry\nMP,,2025-01-01,1,text,sure\nCS,,2017-05-01,2,text,sure\n", contradiction("line 5, from", "2017-05-01", afterDay)},
	{"rows out of order after a good one", header + "CS,,2017-05-01,1,text,sure\nCS,,2024-12-22,1,text,sure\nCS,,2020-01-01,1,text,sure\n", contradiction("line 4, from", "2020-01-01", afterDay)},
}

func contradiction(field, value, want string) telehealth.FieldError {
	return telehealth.FieldError{Code: telehealth.ErrorContradiction, Field: field, Value: value, Want: want}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range badTables {
		require.NotEmpty(t, c.reason)
		got, err := cents().Read(strings.NewReader(c.table))
		assert.Nil(t, got, "no half-read table: "+c.reason)
		assert.Equal(t, c.want, *requireFieldError(t, err, c.reason), c.reason)
	}
}
