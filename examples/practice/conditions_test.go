package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

const tenOClock = "2026-03-30T10:00:00+02:00"

// What the law refuses keeps no time, what is to be decided does.
func TestConditions(t *testing.T) {
	const open = `"attending": "yes", "near": "yes", "seen": "yes", "inARow": "no", "suitable": "yes", "identified": "yes"`
	for _, c := range []struct{ reason, more, answer, says string }{
		{"the patient has consented", `"case": {` + open + `, "consents": "yes"}`, "booked", ""},
		{"nobody asked yet", `"case": {` + open + `}`, "booked, to be decided", "must be informed and consent"},
		{"the patient has not consented", `"case": {` + open + `, "consents": "no"}`, "refused", ""},
		{"a messenger without certified host", `"link": "https://wa.me/33639980000"`, "refused", "WhatsApp: The host of health data is not certified"},
		{"a tool made for care", `"link": "https://www.doctolib.fr/room"`, "booked, to be decided", "Doctolib: "},
		{"a tool of one's own", `"link": "https://video.example.org/room"`, "booked, to be decided", "The register does not know the tool"},
		{"the worse of both decides", `"case": {` + open + `}, "link": "https://wa.me/33639980000"`, "refused", "WhatsApp: "},
	} {
		got := agendaOf(planned(morning, asked("r-1", tenOClock, `, "mode": "video", `+c.more), asked("r-2", tenOClock, "")))
		assert.Equal(t, ok, got.status, c.reason)
		assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-1"), "  "+c.answer), "%s: %s", c.reason, got.out)
		assert.Contains(t, strings.Join(below(t, got.out, "r-1"), "\n"), c.says, c.reason)
		kept := strings.HasSuffix(lineOf(t, got.out, "r-2"), "refused")
		assert.Equal(t, c.answer != "refused", kept, c.reason)
	}
}

// Whoever has the link of a video room can enter.
func TestLinkIsNotPrinted(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		out := practiceOn(nil, "-explain", "-lang", lang, week).out
		assert.Contains(t, out, "WhatsApp")
		for _, secret := range []string{"wa.me", "33639980000", "example-room"} {
			assert.NotContains(t, out, secret)
		}
	}
}

func TestExplainedConditions(t *testing.T) {
	request := asked("r-1", tenOClock, `, "mode": "video", "link": "https://wa.me/33639980000"`)
	assert.NotContains(t, below(t, agendaOf(planned(morning, request)).out, "r-1")[0], "https://")
	assert.Contains(t, below(t, agendaOf(planned(morning, request), "-explain").out, "r-1")[0], "https://")
}

// The cap is that of the bills: none of 16 acts was at a distance, so four fit
// (4/20 is 20 %), and the agenda counts those that it has booked.
func TestCapOfTheAgenda(t *testing.T) {
	var bills, requests []string
	for i := range 16 {
		bills = append(bills, `{"doctor": "d", "consultation": {"id": "`+string(rune('a'+i))+`", "date": "2026-03-02", "pathway": "referred"}}`)
	}
	for i, hour := range []string{"09:00", "09:30", "10:00", "10:30", "11:00"} {
		requests = append(requests, asked("r-"+string(rune('1'+i)), "2026-03-30T"+hour+":00+02:00", `, "mode": "video"`))
	}
	input := strings.Replace(planned(morning, requests...), `"schedule"`, `"appointments": [`+strings.Join(bills, ",")+`], "schedule"`, 1)
	got := agendaOf(input)
	assert.Equal(t, ok, got.status, got.errors)
	assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-4"), "booked"), got.out)
	assert.True(t, strings.HasSuffix(lineOf(t, got.out, "r-5"), "refused"), got.out)
	assert.Contains(t, below(t, got.out, "r-5")[0], "The cap on teleconsultations would be passed")
	outside := agendaOf(strings.ReplaceAll(input, `"doctor": "d"`, `"doctor": "free"`))
	assert.True(t, strings.HasSuffix(lineOf(t, outside.out, "r-5"), "booked"), "outside the agreement there is no cap")
}
