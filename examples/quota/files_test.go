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

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
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
	p.show(1000)
	assert.Nil(t, p.out, "a pipe is not a terminal")
	p = &progress{out: &out, next: time.Now().Add(time.Hour)}
	p.show(1000)
	p.clear()
	assert.Empty(t, out.String(), "a short input needs none")
	p.next = time.Now().Add(-time.Second)
	p.show(1500)
	p.show(1501)
	p.clear()
	assert.Equal(t, erase+"quota: rows read: 1500"+erase, out.String(), "drawn once, then taken away")
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

// The name of a file can hold what a terminal obeys.
func TestFileNamesAreShownAsText(t *testing.T) {
	var complaint strings.Builder
	require.NotZero(t, run([]string{"no\x1b[31mfile\u202e"}, strings.NewReader(""), io.Discard, &complaint))
	assert.Contains(t, complaint.String(), "31mfile")
	assert.NotContains(t, complaint.String(), "\x1b")
	assert.NotContains(t, complaint.String(), "\u202e")
}
