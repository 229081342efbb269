package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

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
	for _, c := range []struct{ reason, text, says string }{
		{"an empty file", "", "empty, " + wanted},
		{"no header", good + good, "wrong header, " + wanted},
		{"another order", "specialty,practitioner,date,code,own_patient\n" + good, "wrong header, " + wanted},
		{"a column too many", "practitioner,specialty,date,code,own_patient,assisted,fee\n" + good, "wrong header, " + wanted},
		{"a column too few", "practitioner,specialty,date,code\n" + good, "wrong header, " + wanted},
		{"tabulators", strings.ReplaceAll(header+good, ",", "\t"), "wrong header, " + wanted},
		{"quotes left open", `"` + header + good, "wrong header, " + wanted},
		{"an empty first line", "\n" + header + good, "wrong header, " + wanted},
		{"a byte order mark alone", "\xef\xbb\xbf", "wrong header, " + wanted},
		{"a line of 2 MiB", strings.Repeat(person, 1<<19) + "\n" + header, "wrong header, " + wanted},
		{"gzip, as archives are kept", gzipped(t, header+good), "compressed with gzip"},
		{"gzip without a line feed in its first MiB", "\x1f\x8b" + strings.Repeat("x", 2<<20), "compressed with gzip"},
		{"bzip2", "BZh91AY&SY\x00" + good, "compressed with bzip2"},
		{"zstd", "\x28\xb5\x2f\xfd\x24" + good, "compressed with zstd"},
		{"UTF-16, the Unicode text of spreadsheets", inUTF16(header+good, 0, 8), "in UTF-16, expected UTF-8"},
		{"its other order of bytes", inUTF16(header+good, 8, 0), "in UTF-16, expected UTF-8"},
		{"a spreadsheet itself", "PK\x03\x04\x14\x00" + good, "a ZIP archive"},
	} {
		out, stderr, status := ask(t, c.text)
		assert.Equal(t, 1, status, c.reason)
		assert.Empty(t, out, c.reason)
		assert.True(t, strings.HasPrefix(stderr, "quota: standard input: "+c.says), "%s: %s", c.reason, stderr)
		assert.True(t, strings.HasSuffix(stderr, "\nquota: rows read: 0, counted: 0, supplements skipped: 0, refused: 0, "+
			"files not read to their end: 1\n"), "%s: %s", c.reason, stderr)
		assert.NotContains(t, stderr, person, c.reason)
	}
}

// What is read counts, what is not is said: the place, the reason, and how many.
func TestSummaryOfFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		return name
	}
	a, empty, zip := write("a.csv", header+good+good), write("b.csv", ""), write("c.csv.gz", gzipped(t, header+good))
	absent := filepath.Join(dir, "absent.csv")
	out, stderr, status := ask(t, "", a, empty, absent, dir, zip, a)
	assert.Equal(t, 1, status)
	assert.EqualValues(t, 4, answers(t, out)[0].Total, "the files before and after count")
	lines := strings.Split(stderr, "\n")
	require.Len(t, lines, 6)
	for i, begins := range []string{
		empty + ": empty, ",
		absent + ": no such file",
		dir + ": is a directory",
		zip + ": compressed with gzip",
		"rows read: 4, counted: 4, supplements skipped: 0, refused: 0, files not read to their end: 4",
	} {
		assert.True(t, strings.HasPrefix(lines[i], "quota: "+begins), "%s: %s", begins, lines[i])
	}
	_, stderr, _ = ask(t, "", a, a)
	assert.Empty(t, stderr, "nothing to say where all counts")
}

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	p := newProgress(&out)
	p.add(1000)
	assert.Nil(t, p.out, "a pipe is not a terminal")
	p = &progress{out: &out, next: time.Now().Add(time.Hour)}
	p.add(1000)
	p.clear()
	assert.Empty(t, out.String(), "a short input needs none")
	p.next = time.Now().Add(-time.Second)
	p.add(500)
	p.add(1)
	p.clear()
	assert.Equal(t, erase+"quota: rows read: 1500"+erase, out.String(), "drawn once, then taken away")
}

// An error between two files has the terminal's line to itself.
func TestProgressMakesRoomForErrors(t *testing.T) {
	var out bytes.Buffer
	c := newCounter(0, split{}, &progress{out: &out}) // whose patience is over
	require.NoError(t, c.file("-", strings.NewReader(header+good)))
	require.Equal(t, erase+"quota: rows read: 2", out.String(), "still there for the next file; a header is read like a row")
	require.Error(t, c.file(filepath.Join(t.TempDir(), "absent.csv"), nil))
	assert.Equal(t, erase+"quota: rows read: 2"+erase, out.String())
	c.close()
}

// Answers that nobody took are a failure, and then the summary says what was read.
func TestSummaryOfAnswersThatAreLost(t *testing.T) {
	var stderr bytes.Buffer
	out, in := io.Pipe()
	require.NoError(t, out.Close())
	assert.Equal(t, 1, run(nil, strings.NewReader(header+good), in, &stderr))
	assert.Equal(t, "quota: io: read/write on closed pipe\n"+
		"quota: rows read: 1, counted: 1, supplements skipped: 0, refused: 0\n", stderr.String())
}
