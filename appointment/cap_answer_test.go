package appointment_test

import (
	"encoding/json"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/secteur2/telehealth/quota"
)

// answering is a Cap with one answer, and figures and a note to know it by.
func answering(answer *quota.Answer) func(appointment.Booking, iter.Seq[appointment.Booking]) (quota.Decision, error) {
	return func(appointment.Booking, iter.Seq[appointment.Booking]) (quota.Decision, error) {
		return quota.Decision{Answer: *answer, After: quota.Position{Remote: 21}, Remarks: []quota.Remark{{Rule: "desk.annual"}}}, nil
	}
}

// What the cap answers reaches the desk with its figures, and the history with its
// answer.
func TestTheAnswerOfTheCapIsHeard(t *testing.T) {
	for _, c := range []struct {
		reason  string
		answer  quota.Answer
		force   string
		want    quota.Answer // of the booking and of its event
		refused bool
	}{
		{"a plain yes is nothing to tell", quota.AnswerAllowed, "", "", false},
		{"a yes that was not in need of force", quota.AnswerAllowed, "urgent", "", false},
		{"a warning", quota.AnswerWarned, "", quota.AnswerWarned, false},
		{"a warning is nothing to force", quota.AnswerWarned, "urgent", quota.AnswerWarned, false},
		{"a refusal", quota.AnswerRefused, "", "", true},
		{"a refusal that was forced", quota.AnswerRefused, "urgent", quota.AnswerForced, false},
		{"forced by the caller's own Cap", quota.AnswerForced, "", quota.AnswerForced, false},
	} {
		s := new(storetest.Memory)
		p := house(t)
		p.Cap = answering(&c.answer)
		a, err := appointment.Open(t.Context(), p, s)
		require.NoError(t, err)
		e := desk(0)
		e.Force = c.force
		b, err := a.Book(t.Context(), e, remote("1", time.Hour))
		if c.refused {
			assert.Equal(t, []appointment.Cause{appointment.CauseOverCap}, causes(t, err), c.reason)
			continue
		}
		require.NoError(t, err, c.reason)
		again, err := appointment.Open(t.Context(), p, s)
		require.NoError(t, err)
		for _, agenda := range []*appointment.Agenda{a, again} {
			assert.Equal(t, c.want, agenda.History("1")[0].Cap, c.reason)
			kept, _ := agenda.Get("1")
			assert.Nil(t, kept.Cap, "figures are those of one moment")
		}
		if c.want == "" {
			assert.Nil(t, b.Cap, c.reason)
			continue
		}
		require.NotNil(t, b.Cap, c.reason)
		assert.Equal(t, c.want, b.Cap.Answer, c.reason)
		assert.EqualValues(t, 21, b.Cap.After.Remote, "with its figures")
		assert.Equal(t, "desk.annual", b.Cap.Remarks[0].Rule, "and its notes")
		if c.answer == quota.AnswerRefused {
			assert.Equal(t, []string{"desk", "urgent"}, []string{b.Cap.By, b.Cap.Reason}, c.reason)
		}
	}
}

// Nobody asks the cap about a visit in person.
func TestTheCapIsNotHeardInPerson(t *testing.T) {
	answer := quota.AnswerWarned
	a := open(t, func(p *appointment.Practice) { p.Cap = answering(&answer) })
	b, err := a.Book(t.Context(), desk(0), request("1", "remote", time.Hour))
	require.NoError(t, err)
	assert.Nil(t, b.Cap)
	assert.Empty(t, a.History("1")[0].Cap)
}

// A refusal carries the decision that it rests on, for a command, a series and a
// plain question.
func TestTheRefusalOfTheCapHasItsFigures(t *testing.T) {
	answer := quota.AnswerRefused
	a := open(t, func(p *appointment.Practice) { p.Cap = answering(&answer) })
	var refusal *appointment.RefusalError
	_, err := a.Book(t.Context(), desk(0), remote("1", time.Hour))
	require.ErrorAs(t, err, &refusal)
	list := [][]appointment.Reason{refusal.Reasons}
	_, err = a.Repeat(t.Context(), desk(0), remote("2", time.Hour), 2)
	require.ErrorAs(t, err, &refusal)
	list = append(list, refusal.Reasons, refusal.Series[1].Reasons)
	q, err := a.Free("dr-a", "remote", now, now, now.Add(2*time.Hour))
	require.NoError(t, err)
	why, err := q.Why(now.Add(time.Hour), telehealth.ModeVideo)
	require.NoError(t, err)
	for _, reasons := range append(list, why) {
		require.Len(t, reasons, 1)
		require.NotNil(t, reasons[0].Cap)
		assert.EqualValues(t, 21, reasons[0].Cap.After.Remote)
		assert.Contains(t, reasons[0].Cap.Text("en"), "21")
	}
	_, err = a.Book(t.Context(), desk(0), request("3", "remote", -time.Hour))
	require.ErrorAs(t, err, &refusal)
	assert.Nil(t, refusal.Reasons[0].Cap, "another reason has no decision")
}

// Each booking of a series is told what the cap said of it.
func TestTheAnswerOfTheCapInASeries(t *testing.T) {
	answer := quota.AnswerWarned
	a := open(t, func(p *appointment.Practice) { p.Cap = answering(&answer) })
	list, err := a.Repeat(t.Context(), desk(0), remote("s", time.Hour), 2)
	require.NoError(t, err)
	for _, b := range list {
		require.NotNil(t, b.Cap)
		assert.Equal(t, quota.AnswerWarned, a.History(b.ID)[0].Cap)
	}
}

// The form has one more field where there was a warning, and is as it was where
// there was none.
func TestStoredAnswerOfTheCap(t *testing.T) {
	e := fullEvent()
	e.Cap = quota.AnswerWarned
	e.Booking.Cap = &quota.Decision{Answer: quota.AnswerWarned}
	text, err := json.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, strings.Replace(fullForm, `"booking"`, `"cap":"warned","booking"`, 1), string(text))
	var got appointment.Event
	require.NoError(t, json.Unmarshal(text, &got))
	assert.Equal(t, quota.AnswerWarned, got.Cap)
	assert.True(t, e.Equal(got), "the figures are not kept")
	got.Cap = ""
	assert.False(t, e.Equal(got))
	for _, other := range []string{`"allowed"`, `"refused"`, `"tomorrow"`} {
		err = json.Unmarshal([]byte(strings.Replace(string(text), `"warned"`, other, 1)), &got)
		what, field := code(t, err)
		assert.Equal(t, []any{telehealth.ErrorUnknown, "cap"}, []any{what, field}, other)
	}
}
