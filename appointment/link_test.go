package appointment_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

const secret = "s3cr3t-r00m"

// Whatever a JSON log is given, it encodes: the address must not be in it, and what
// was hidden must not come back as an address.
func TestLinkInJSON(t *testing.T) {
	link := appointment.Link("https://example.org/" + secret)
	data, err := json.Marshal(map[string]any{"link": link, "none": appointment.Link("")})
	require.NoError(t, err)
	assert.JSONEq(t, `{"link":"[link]","none":""}`, string(data))
	back := struct{ Link, None appointment.Link }{Link: "kept"}
	bad := requireCode(t, json.Unmarshal(data, &back), telehealth.ErrorMalformed, "a hidden link is no address")
	assert.Equal(t, "link", bad.Field)
	assert.True(t, back.Link == "kept", "what cannot be read changes nothing")
	require.NoError(t, json.Unmarshal([]byte(`{"Link":"https://example.org/s3cr3t-r00m","None":""}`), &back))
	assert.True(t, back.Link == link && back.None == "", "an address and none are read")
	assert.Equal(t, "https://example.org/"+secret, string(link))
}

// printed is all that fmt and slog make of a link, alone and in what holds it.
func printed(link appointment.Link) string {
	var b bytes.Buffer
	booking := struct {
		Room appointment.Link
		More []appointment.Link
		By   map[appointment.Link]*appointment.Link
	}{link, []appointment.Link{link}, map[appointment.Link]*appointment.Link{link: &link}}
	for _, verb := range []string{
		"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "% x", "%#q", "%d", "%t", "%e", "%c", "%U", "%10v", "%-10.3s", "%T", "%z",
	} {
		fmt.Fprintf(&b, verb, link)
		fmt.Fprintf(&b, verb, &link)
		fmt.Fprintf(&b, verb, booking)
		fmt.Fprintf(&b, verb, &booking)
	}
	fmt.Fprintln(&b, link, booking, link.String(), link.GoString())
	logger := slog.New(slog.NewTextHandler(&b, nil))
	logger.Info("room", "link", link, "pointer", &link, "booking", booking)
	b1, r1 := appointment.Booking{Link: link}, appointment.Request{Link: link}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&b, nil), slog.NewJSONHandler(&b, nil)} {
		slog.New(handler).Info("room", "link", link, "pointer", &link, "links", []appointment.Link{link},
			"booking", b1, "bookings", []appointment.Booking{b1}, "by id", map[string]appointment.Booking{"a": b1},
			"held", struct{ Booking appointment.Booking }{b1}, "request", r1, "requests", []appointment.Request{r1},
			"event", appointment.Event{Booking: b1})
	}
	if err := link.Check(); err != nil {
		fmt.Fprintf(&b, "%v %+v %#v", err, err, err)
	}
	return b.String()
}

func TestLinkIsNotPrinted(t *testing.T) {
	link := appointment.Link("https://example.org/" + secret)
	assert.Equal(t, "[link]", fmt.Sprint(link))
	assert.Equal(t, `appointment.Link("[link]")`, fmt.Sprintf("%#v", link))
	assert.Empty(t, fmt.Sprint(appointment.Link("")), "no link can be told from one")
	out := printed(link)
	assert.NotContains(t, out, secret)
	assert.NotContains(t, out, fmt.Sprintf("%x", secret))
	assert.Contains(t, out, "[link]")
}

func FuzzLink(f *testing.F) {
	for _, seed := range []string{
		"https://us02web.zoom.us/j/1?pwd=", "https://evilzoom.us/", "http://", "https://a:b@zoom.us/", "https://[::1]:443/",
		"https://zoom.us]/x", "https://.../x", "https://..zoom.us/", "https://zoom.us:99999/", "https://localhost/", "https://a/\u202e", "https://a/ b",
		"https://[::ffff:1.2.3.4]/", "https://10.0.0.1]/", "https://xn--caf-dma.fr./", "https://a:1/?#",
		"https://zoom.us\\@", "\x00", "https://%zz/", "https://zoom.us:port/", "ｈttps://", "javascript:",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, link := range []appointment.Link{appointment.Link(s + secret), appointment.Link(secret + s), appointment.Link(s)} {
			out := printed(link)
			require.NotContains(t, out, secret)
			require.NotContains(t, out, fmt.Sprintf("%x", secret))
			host, ok := link.Host()
			require.Equal(t, ok, host != "")
			if err := link.Check(); err != nil {
				require.False(t, ok, "a link that is refused leads to no host")
				continue
			}
			require.LessOrEqual(t, len(link), 2048)
			require.True(t, strings.EqualFold(string(link[:8]), "https://"))
			requireWellFormed(t, string(link))
		}
	})
}
