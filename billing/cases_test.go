package billing_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// open lists the public cases that do not hold yet, each with what it waits for. A case
// that holds must leave the list.
var open = map[string]string{}

// A publicCase is what one public page says of a day at a practice.
type publicCase struct {
	ID     string
	Reason string // why the amounts are right
	Title  string
	URL    string
	// Page says whether the page itself is right; what a wrong one prints is Printed.
	Page    string
	Printed map[string]string
	In      json.RawMessage // a consultation on the wire; it may say more than the page
	// Suggest asks for the verdict of one key instead of a price.
	Suggest struct {
		Code    telehealth.Code
		Answers map[string]bool
	}
	Acts []accountCase  // priced one after the other on one account, before In
	Want map[string]any // members of the statement, and those of results
}

// An accountCase is one act on an account.
type accountCase struct {
	In           json.RawMessage
	Professional string
	Reimbursed   telehealth.Date
}

// Public pages say what a visit costs and what comes back. Each line of the file is one:
// its consultation is read from the wire, and the statement has the members it wants.
func TestPublicCases(t *testing.T) {
	text, err := os.ReadFile("testdata/cases.ndjson")
	require.NoError(t, err)
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		var c publicCase
		read := json.NewDecoder(strings.NewReader(line))
		read.DisallowUnknownFields()
		require.NoError(t, read.Decode(&c), line)
		t.Run(c.ID, func(t *testing.T) {
			require.False(t, seen[c.ID], "the same id twice")
			seen[c.ID] = true
			require.NotEmpty(t, c.Reason)
			require.NotEmpty(t, c.URL)
			require.Contains(t, []string{"right", "wrong"}, c.Page)
			require.Equal(t, c.Page == "wrong", c.Printed != nil, "what a wrong page prints, and of no other")
			require.NotEmpty(t, c.Want, "a case that compares nothing proves nothing")
			wrong := c.compare()
			if reason, waits := open[c.ID]; waits {
				require.NotEmpty(t, reason)
				require.NotEmpty(t, wrong, "the case holds: take its id off the list")
				t.Skipf("waits for %s: %s", reason, strings.Join(wrong, ", "))
			}
			assert.Empty(t, wrong)
		})
	}
	for id := range open {
		assert.Contains(t, seen, id, "the list names a case that the file does not have")
	}
}

// compare lists the members that differ from what the case wants.
func (c *publicCase) compare() (wrong []string) {
	got, err := c.results()
	if err != nil {
		return []string{err.Error()}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Want)) {
		want := fmt.Sprint(c.Want[name])
		has, ok := got[name]
		switch {
		case name == "notes_have":
			ok = slices.Contains(strings.Fields(got["notes"]), want)
		default:
			ok = ok && has == want
		}
		if !ok {
			wrong = append(wrong, fmt.Sprintf("%s is %q, want %q", name, got[name], want))
		}
	}
	return wrong
}

// results are the members of the statement as texts, the rules of its notes, the
// participation of each act, and the verdict on a key that was asked for.
func (c *publicCase) results() (map[string]string, error) {
	got := map[string]string{}
	var account billing.Account
	var flats []string
	for _, a := range c.Acts {
		in, err := consultationOf(a.In)
		if err != nil {
			return nil, err
		}
		b, next, err := account.Price(billing.Official(), in, a.Professional, a.Reimbursed)
		if err != nil {
			return nil, err
		}
		account, flats = next, append(flats, b.Participation.String())
	}
	got["flats"] = strings.Join(flats, " ")
	if c.In == nil {
		return got, nil
	}
	in, err := consultationOf(c.In)
	if err != nil {
		return nil, err
	}
	if c.Suggest.Code != "" {
		in.Answers = c.Suggest.Answers
		all, err := billing.Official().Suggest(in)
		for _, s := range all {
			if s.Code == c.Suggest.Code {
				got["verdict"] = string(s.Verdict)
			}
		}
		return got, err
	}
	b, err := billing.Price(in)
	if err != nil {
		return nil, err
	}
	written, err := json.Marshal(b.Statement("en"))
	if err != nil {
		return nil, err
	}
	read := json.NewDecoder(bytes.NewReader(written))
	read.UseNumber()
	var members map[string]any
	if err := read.Decode(&members); err != nil {
		return nil, err
	}
	var rules []string
	for _, n := range b.Notes {
		rules = append(rules, n.Rule())
	}
	for name, value := range members {
		got[name] = fmt.Sprint(value)
	}
	got["notes"] = strings.Join(rules, " ")
	return got, nil
}

func consultationOf(in json.RawMessage) (c billing.Consultation, err error) {
	return c, json.Unmarshal(in, &c)
}
