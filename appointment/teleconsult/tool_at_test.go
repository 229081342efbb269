package teleconsult_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// toolOf is how a practice finds the tool of a booking's link.
func toolOf(link string) (teleconsult.Tool, bool) {
	host, ok := appointment.Link(link).Host()
	if !ok {
		return "", false
	}
	return teleconsult.ToolAt(host)
}

func TestToolAt(t *testing.T) {
	for _, c := range []struct {
		reason, link string
		want         teleconsult.Tool
	}{
		{"the host itself", "https://zoom.us/j/1", "zoom"},
		{"its other domain", "https://app.zoom.com/wc/1", "zoom"},
		{"a host below", "https://us02web.zoom.us/j/1", "zoom"},
		{"a name that only ends alike", "https://evilzoom.us/j/1", ""},
		{"a known host below another", "https://zoom.us.evil.example/j/1", ""},
		{"a known host in the path", "https://evil.example/zoom.us", ""},
		{"no case", "https://Zoom.US/j/1", "zoom"},
		{"the dot of the root", "https://zoom.us./j/1", "zoom"},
		{"a port", "https://zoom.us:443/j/1", "zoom"},
		{"a chat that becomes a call", "https://wa.me/33600000000", "whatsapp"},
		{"a call", "https://call.whatsapp.com/video/x", "whatsapp"},
		{"FaceTime in a browser", "https://facetime.apple.com/join#v=1", "facetime"},
		{"another service of Apple", "https://www.apple.com", ""},
		{"a room of Skype", "https://join.skype.com/x", "skype"},
		{"Teams at work", "https://teams.microsoft.com/l/meetup-join/x", "teams"},
		{"Teams at home", "https://teams.live.com/meet/1", "teams"},
		{"another service of Microsoft", "https://outlook.live.com", ""},
		{"Google Meet", "https://meet.google.com/abc", "meet"},
		{"another service of Google", "https://docs.google.com", ""},
		{"Doctolib", "https://www.doctolib.fr/x", "doctolib"},
		{"Maiia", "https://www.maiia.com/x", "maiia"},
		{"Livi", "https://www.livi.fr", "livi"},
		{"KelDoc", "https://www.keldoc.com/x", "keldoc"},
		{"Qare", "https://www.qare.fr", "qare"},
		{"Medadom", "https://www.medadom.com", "medadom"},
		{"an empty label before a known host", "https://..zoom.us/j/1", ""},
		{"a bracket after a known host", "https://zoom.us]/j/1", ""},
		{"a link that is refused leads nowhere", "http://zoom.us/j/1", ""},
		{"none", "", ""},
	} {
		require.NotEmpty(t, c.reason)
		got, ok := toolOf(c.link)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != "", ok, c.reason)
	}
}

// Every host of the table is recognised, and no two tools share one.
func TestToolAtEveryHost(t *testing.T) {
	hosts := 0
	for _, row := range tableRows(t, "tools.csv") {
		if row[1] != "hosts" {
			continue
		}
		for host := range strings.SplitSeq(row[3], ";") {
			for _, link := range []string{"https://" + host + "/x", "https://a.b." + host} {
				got, ok := toolOf(link)
				assert.True(t, ok, link)
				assert.Equal(t, teleconsult.Tool(row[0]), got, link)
			}
			_, ok := toolOf("https://x" + host)
			assert.False(t, ok, "a host ends at a dot: x%s", host)
			hosts++
		}
	}
	assert.Greater(t, hosts, 15)
}
