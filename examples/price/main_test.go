package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const seed = `{"id":"a","date":"2026-03-02","fee":"60.00","practitioner":{"specialty":"obstetrics-gynecology","sector":"2"},"patient":{"birth":"1990-05-01"}}`

type reply struct {
	ID         string
	Act        string
	Base       string
	Gross      string
	Flat       string
	Reimbursed string
	Copayment  string
	Excess     string
	Patient    string
	Lines      []map[string]any
	Notes      []map[string]string
	Error      map[string]string
}

// ask runs the filter on a text and returns its answers, its messages and its
// exit status.
func ask(t *testing.T, in string, args ...string) (replies []reply, stderr string, status int) {
	t.Helper()
	var out, messages bytes.Buffer
	status = run(args, strings.NewReader(in), &out, &messages)
	d := json.NewDecoder(&out)
	for d.More() {
		var r reply
		require.NoError(t, d.Decode(&r))
		replies = append(replies, r)
	}
	return replies, messages.String(), status
}

func TestSeedCase(t *testing.T) {
	replies, stderr, status := ask(t, seed)
	require.Zero(t, status)
	require.Empty(t, stderr)
	require.Len(t, replies, 1)
	r := replies[0]
	assert.Equal(t, []string{"a", "C", "23.00", "16.10", "2.00", "14.10", "6.90", "37.00", "45.90"},
		[]string{r.ID, r.Act, r.Base, r.Gross, r.Flat, r.Reimbursed, r.Copayment, r.Excess, r.Patient})
	assert.Equal(t, 70.0, r.Lines[0]["rate"])
	for _, n := range r.Notes {
		for _, field := range []string{"rule", "text", "source", "confidence"} {
			assert.NotEmpty(t, n[field], "every note has its %s", field)
		}
	}
}

func TestAnswersInPlace(t *testing.T) {
	long := `{"id":"` + strings.Repeat("x", maxLine) + `"}`
	cases := []struct {
		name, reason, line, field string
	}{
		{"no JSON", "a log line slipped into the pipe", `hello`, "json"},
		{"unknown field", "a field of the next version must not be ignored", `{"id":"b","colour":"red"}`, "colour"},
		{"other case", "encoding/json would accept it", `{"id":"b","Date":"2026-03-02"}`, "Date"},
		{"twice", "the second fee would win in silence", `{"id":"b","fee":"1.00","fee":"2.00"}`, "fee"},
		{"no date", "the day decides everything", `{"id":"b"}`, "practitioner.specialty"},
		{"number", "money is text on the wire", `{"id":"b","fee":60}`, "fee"},
		{"third of a cent", "no fee has one", `{"id":"b","fee":"60.001"}`, "fee"},
		{"technical act", "a code of the CCAM has no price here, and is never worth zero",
			`{"id":"b","date":"2026-03-02","act":"JQQM010","practitioner":{"specialty":"obstetrics-gynecology","sector":"2"}}`, "act"},
		{"too long", "a line above 1 MiB is not read", long, "line"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			replies, _, status := ask(t, seed+"\n"+c.line+"\n"+seed+"\n")
			assert.Equal(t, 1, status, "a bad line shows in the exit status")
			require.Len(t, replies, 3, "the run goes on")
			assert.Equal(t, "14.10", replies[0].Reimbursed)
			assert.Equal(t, c.field, replies[1].Error["field"])
			assert.NotEmpty(t, replies[1].Error["code"])
			assert.NotEmpty(t, replies[1].Error["message"])
			assert.Equal(t, "14.10", replies[2].Reimbursed)
			if strings.Contains(c.line, `"b"`) {
				assert.Equal(t, "b", replies[1].ID, "the caller's reference comes back")
			}
		})
	}
}

// Claims and files name a doctor by the codes of Assurance Maladie and of the Order.
func TestCodesOfSpecialties(t *testing.T) {
	const named = `"specialty":"obstetrics-gynecology"`
	want, _, _ := ask(t, seed+"\n")
	for _, code := range []string{"07", "7", "77", "SM20"} {
		got, _, status := ask(t, strings.Replace(seed, named, `"specialty":"`+code+`"`, 1)+"\n")
		assert.Zero(t, status, code)
		assert.Equal(t, want, got, code)
	}
	got, _, status := ask(t, strings.Replace(seed, named, `"specialty":"24"`, 1)+"\n")
	assert.Equal(t, 1, status)
	require.Len(t, got, 1)
	assert.Equal(t, "practitioner.specialty", got[0].Error["field"])
	assert.Equal(t, "not-covered", got[0].Error["code"])
	assert.Contains(t, got[0].Error["message"], "a nurse")
}

// A line of exactly 1 MiB is read, whatever ends it; one byte more is not.
func TestLineLimit(t *testing.T) {
	pad := strings.Repeat(" ", maxLine-len(seed))
	for _, end := range []string{"", "\n", "\r\n"} {
		replies, _, status := ask(t, seed+pad+end)
		require.Len(t, replies, 1)
		assert.Zero(t, status)
		assert.Equal(t, "14.10", replies[0].Reimbursed)
		replies, _, status = ask(t, seed+pad+" "+end+seed)
		assert.Equal(t, 1, status)
		if end == "" {
			continue // the two run together
		}
		require.Len(t, replies, 2)
		assert.Equal(t, "out-of-range", replies[0].Error["code"])
		assert.Equal(t, "14.10", replies[1].Reimbursed)
	}
}

func TestWhatEditorsWrite(t *testing.T) {
	replies, _, status := ask(t, "\xef\xbb\xbf"+seed+"\r\n\r\n"+seed+"\r\n  \n")
	assert.Zero(t, status, "byte order mark, carriage returns, blank lines")
	assert.Len(t, replies, 2)
}

func TestOrderOfManyLines(t *testing.T) {
	in := questions(20_000)
	replies, _, status := ask(t, string(in))
	require.Zero(t, status)
	require.Len(t, replies, 20_000)
	for i := 1; i < len(replies); i++ {
		require.Less(t, replies[i-1].ID, replies[i].ID, "answers in the order of the questions")
	}
}

func TestFilesAndStatus(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "in.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(seed), 0o600))

	replies, _, status := ask(t, seed, file, "-")
	assert.Zero(t, status)
	assert.Len(t, replies, 2, "a file and standard input")

	replies, stderr, status := ask(t, "", filepath.Join(dir, "absent"), file)
	assert.Equal(t, 1, status)
	assert.Contains(t, stderr, "absent")
	assert.Len(t, replies, 1, "the other file is still read")

	_, _, status = ask(t, "", "-nonsense")
	assert.Equal(t, 2, status)
}

func TestLanguage(t *testing.T) {
	french, _, _ := ask(t, seed)
	english, _, _ := ask(t, seed, "-lang", "en-GB")
	assert.Contains(t, french[0].Notes[0]["text"], "Secteur 2")
	assert.Contains(t, english[0].Notes[0]["text"], "Sector 2")
}

func TestSourcesHoldEveryCitation(t *testing.T) {
	replies, _, _ := ask(t, seed)
	var out bytes.Buffer
	require.Zero(t, run([]string{"-sources"}, nil, &out, io.Discard))
	for _, n := range replies[0].Notes {
		assert.Contains(t, out.String(), `"id":"`+n["source"]+`"`)
	}
}

// A program that keeps the pipe open and waits for each answer gets it.
func TestOneQuestionAtATime(t *testing.T) {
	in, ask := io.Pipe()
	answers, out := io.Pipe()
	status := make(chan int)
	go func() { status <- run(nil, in, out, io.Discard) }()
	d := json.NewDecoder(answers)
	for range 3 {
		_, err := ask.Write([]byte(seed + "\n"))
		require.NoError(t, err)
		got := make(chan reply)
		go func() {
			var r reply
			assert.NoError(t, d.Decode(&r))
			got <- r
		}()
		select {
		case r := <-got:
			assert.Equal(t, "14.10", r.Reimbursed)
		case <-time.After(10 * time.Second):
			t.Fatal("no answer while the pipe is open")
		}
	}
	require.NoError(t, ask.Close())
	assert.Zero(t, <-status)
}

// FuzzAnswer: whatever a line holds, it gets one answer and the next line too.
func FuzzAnswer(f *testing.F) {
	f.Add(seed)                 // the ordinary line
	f.Add(`{"id":"\u0000"}`)    // a control character in the reference
	f.Add(`{"fee":"1","fee":}`) // broken after a duplicate
	f.Add("[]")                 // JSON, but no object
	f.Add("null")               // decodes to nothing at all
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\n") || strings.TrimSpace(strings.TrimPrefix(line, "\xef\xbb\xbf")) == "" {
			t.Skip("several lines, or none")
		}
		replies, _, _ := ask(t, line+"\n"+seed)
		if len(replies) != 2 || replies[1].Reimbursed != "14.10" {
			t.Fatalf("%d answers", len(replies))
		}
	})
}

// The name of a file can hold what a terminal obeys.
func TestFileNamesAreShownAsText(t *testing.T) {
	var complaint strings.Builder
	require.NotZero(t, run([]string{"no\x1b[31mfile\u202e"}, strings.NewReader(""), io.Discard, &complaint))
	assert.Contains(t, complaint.String(), "31mfile")
	assert.NotContains(t, complaint.String(), "\x1b")
	assert.NotContains(t, complaint.String(), "\u202e")
}
