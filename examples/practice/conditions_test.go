package main

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/teleconsult"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const tenOClock = "2026-03-30T10:00:00+02:00"

// What the law refuses keeps no time, what is to be decided does. That nobody said is
// no yes, of the tool neither.
func TestConditions(t *testing.T) {
	const open = `"attending": "yes", "near": "yes", "seen": "yes", "inARow": "no", "suitable": "yes", "identified": "yes"`
	const waits, no = "booked, to be decided", "refused"
	for _, c := range []struct{ reason, more, answer, says string }{
		{"all is known but the tool", `"case": {` + open + `, "consents": "yes"}`, waits, "No video link yet: the tool is to be checked"},
		{"nobody asked yet", `"case": {` + open + `}`, waits, "must be informed and consent"},
		{"nothing is known", `"patient": "p"`, waits, "Not known whether the attending doctor sent the patient"},
		{"nothing is known, and that is likely", `"patient": "p"`, waits, "not identified yet: no text was found that says what is enough (likely) ["},
		{"the patient has not consented", `"case": {` + open + `, "consents": "no"}`, no, ""},
		{"a messenger without certified host", `"link": "https://wa.me/33639980000"`, no, "WhatsApp: The host of health data is not certified"},
		{"a tool made for care", `"link": "https://www.doctolib.fr/room"`, waits, "Doctolib: "},
		{"a tool of one's own", `"link": "https://video.example.org/room"`, waits, "The register does not know the tool"},
		{"a tool that its maker speaks of", `"link": "https://video.example.org/room", "platform": {"hds": "no"}`, no, "Video tool: The host of health data is not certified"},
		{"the worse of both decides", `"case": {` + open + `}, "link": "https://wa.me/33639980000"`, no, "WhatsApp: "},
	} {
		got := agendaOf(planned(morning, asked("r-1", tenOClock, `, "mode": "video", `+c.more), asked("r-2", tenOClock, "")))
		assert.Equal(t, ok, got.status, c.reason)
		assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-1"), "  "+c.answer), "%s: %s", c.reason, got.out)
		assert.Contains(t, strings.Join(below(t, got.out, "r-1"), "\n"), c.says, c.reason)
		kept := strings.HasSuffix(lineOf(t, got.out, "r-2"), "refused")
		assert.Equal(t, c.answer != no, kept, c.reason)
	}
}

// A refusal shows what is refused, and not what might still be decided.
func TestRefusalShowsWhatIsRefused(t *testing.T) {
	got := agendaOf(planned(morning, asked("r-1", tenOClock, `, "mode": "video", "link": "https://wa.me/33639980000"`)))
	assert.NotContains(t, strings.Join(below(t, got.out, "r-1"), "\n"), "to be decided")
	assert.NotContains(t, strings.Join(below(t, got.out, "r-1"), "\n"), "Not known")
}

// A refusal is no surer than the fact that it rests on.
func TestDisputedTool(t *testing.T) {
	for lang, doubt := range map[string]string{"fr": "contesté", "en": "disputed", "it": "controverso", "he": "שנוי במחלוקת"} {
		got := practiceOn(strings.NewReader(planned(morning, asked("r-1", tenOClock, `, "mode": "video", "link": "https://wa.me/33639980000"`))), "-lang", lang, "-")
		_, after, _ := strings.Cut(got.out, "WhatsApp")
		before, _, _ := strings.Cut(after, "[")
		assert.Contains(t, flat(strings.ReplaceAll(before, rightToLeftMark, "")), doubt)
	}
}

// Of a request that says nothing more, every condition that the empty case leaves
// open is shown.
func TestNothingKnown(t *testing.T) {
	e, err := teleconsult.Case{
		Date: telehealth.MustParseDate("2026-03-30"), Mode: telehealth.ModeVideo,
		Practitioner: telehealth.Practitioner{Specialty: telehealth.GeneralPractice, Sector: telehealth.Sector1},
	}.Eligible()
	require.NoError(t, err)
	lines := strings.Join(below(t, agendaOf(planned(morning, asked("r-1", tenOClock, `, "mode": "video"`))).out, "r-1"), "\n")
	open := 0
	for _, f := range e.Findings {
		assert.Equal(t, f.Verdict == telehealth.VerdictUndecided, strings.Contains(lines, f.Text("en")), f.Rule)
		if f.Verdict == telehealth.VerdictUndecided {
			open++
		}
	}
	assert.Positive(t, open)
	assert.Empty(t, below(t, agendaOf(planned(morning, asked("r-1", tenOClock, ""))).out, "r-1"), "in person nothing is asked")
}

// The booking has the room, and is of an own patient when the case says so.
func TestBookingHasItsRoom(t *testing.T) {
	const link = "https://www.doctolib.fr/room"
	for _, c := range []struct {
		reason, more string
		own          bool
	}{
		{"the attending doctor", `, "case": {"attending": "yes"}`, true},
		{"not the attending doctor", `, "case": {"attending": "no"}`, false},
		{"not said", `, "case": {}`, false},
		{"no case, also of a general practitioner", ``, false},
	} {
		p, err := read("-", strings.NewReader(planned(morning, asked("r-1", tenOClock, `, "mode": "video", "link": "`+link+`"`+c.more))))
		require.NoError(t, err, c.reason)
		plan, err := p.Schedule.plan(p.Doctors, nil)
		require.NoError(t, err, c.reason)
		require.Len(t, plan.answers[0].booked, 1, c.reason)
		assert.Equal(t, appointment.Link(link), plan.answers[0].booked[0].Link, c.reason)
		assert.Equal(t, c.own, plan.answers[0].booked[0].OwnPatient, c.reason)
	}
}

// A visit in person has no room, and its tool is not judged.
func TestLinkInPerson(t *testing.T) {
	for _, mode := range []string{"", `, "mode": "in-person"`} {
		got := agendaOf(planned(morning, asked("r-1", tenOClock, `, "link": "https://wa.me/33639980000"`+mode)))
		assert.Equal(t, failed, got.status)
		assert.Contains(t, flat(got.out), "r-1 d no answer: ")
		assert.Contains(t, flat(got.out), "none but for a visit by video")
		assert.NotContains(t, got.out, "WhatsApp")
		assert.NotContains(t, got.out, "wa.me")
	}
}

// Whoever has the link of a video room can enter.
func TestLinkIsNotPrinted(t *testing.T) {
	for _, lang := range languages {
		out := practiceOn(nil, "-explain", "-lang", lang, week).out
		w, err := wordsOf(lang)
		require.NoError(t, err)
		assert.Contains(t, out, w.say("tool"))
		for _, secret := range []string{"visio.example", "messages.example", "33639980000", "example-room"} {
			assert.NotContains(t, out, secret)
		}
	}
}

func TestExplainedConditions(t *testing.T) {
	for _, more := range []string{`, "link": "https://wa.me/33639980000"`, `, "link": "https://www.doctolib.fr/room"`, ""} {
		input := planned(morning, asked("r-1", tenOClock, `, "mode": "video"`+more))
		assert.NotContains(t, agendaOf(input).out, "https://", more)
		assert.Contains(t, agendaOf(input, "-explain").out, "\n"+indent+"https://", more)
	}
}

// Past the term of the agreement the rules are supposed: whoever reads that a person must
// decide reads why.
func TestSupposedRulesAreSaid(t *testing.T) {
	request := asked("r-1", "2030-01-07T09:00:00+01:00", `, "mode": "video"`+otherPatient)
	got := agendaOf(planned(morning, strings.Replace(request, "2026-03-07", "2030-01-05", 1)))
	assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-1"), "booked, to be decided"), got.out)
	assert.Contains(t, strings.Join(below(t, got.out, "r-1"), "\n"), "After the agreement of 2024-2029")
}
