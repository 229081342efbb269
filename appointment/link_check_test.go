package appointment_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func TestLinkCheck(t *testing.T) {
	for _, c := range []struct {
		reason, link string
		code         telehealth.ErrorCode // "" is accepted
	}{
		{"the usual address", "https://example.org/room/7", ""},
		{"a port", "https://example.org:8443/room", ""},
		{"a secret after the hash", "https://facetime.apple.com/join#v=1&p=abc", ""},
		{"a scheme has no case", "HTTPS://zoom.us/j/1", ""},
		{"none", "", telehealth.ErrorMissing},
		{"not encrypted", "http://example.org/room", telehealth.ErrorMalformed},
		{"an app, which a browser may not have", "zoommtg://zoom.us/join", telehealth.ErrorMalformed},
		{"what a browser would run", "javascript:alert(1)", telehealth.ErrorMalformed},
		{"no scheme", "zoom.us/j/1", telehealth.ErrorMalformed},
		{"no host", "https:///room", telehealth.ErrorMalformed},
		{"a port alone", "https://:443/room", telehealth.ErrorMalformed},
		{"a user", "https://zoom.us@evil.example/room", telehealth.ErrorMalformed},
		{"a password", "https://a:b@example.org/room", telehealth.ErrorMalformed},
		{"a host in letters that only look known", "https://zооm.us/j/1", telehealth.ErrorMalformed},
		{"a backslash, which browsers take for a slash", `https://evil.example\.zoom.us/j/1`, telehealth.ErrorMalformed},
		{"an escape in the host", "https://zoom%2eus/j/1", telehealth.ErrorMalformed},
		{"an internationalised host in its ASCII form", "https://xn--caf-dma.fr/room", ""},
		{"the dot of the root", "https://example.org./room", ""},
		{"a name of the practice's own network", "https://visio/room", ""},
		{"an address of the practice's own network", "https://192.168.1.20:8443/room", ""},
		{"one of IPv6", "https://[fd00::20]:8443/room", ""},
		{"the highest port", "https://example.org:65535/room", ""},
		{"letters beyond ASCII in the path", "https://example.org/salle-été", ""},
		{"a bracket that none opens", "https://zoom.us]/x", telehealth.ErrorMalformed},
		{"an address of IPv4 in brackets", "https://[10.0.0.1]/x", telehealth.ErrorMalformed},
		{"one with half of them", "https://10.0.0.1]/x", telehealth.ErrorMalformed},
		{"one of IPv6 without", "https://fd00::20/x", telehealth.ErrorMalformed},
		{"one of IPv6 with a zone, which only one machine knows", "https://[fe80::1%25eth0]/x", telehealth.ErrorMalformed},
		{"dots alone", "https://.../x", telehealth.ErrorMalformed},
		{"an empty label", "https://..zoom.us/", telehealth.ErrorMalformed},
		{"two dots of the root", "https://zoom.us../", telehealth.ErrorMalformed},
		{"a label that begins with a hyphen", "https://-zoom.us/", telehealth.ErrorMalformed},
		{"a label that ends with one", "https://zoom-.us/", telehealth.ErrorMalformed},
		{"a label of 63 bytes", "https://" + strings.Repeat("a", 63) + ".fr/", ""},
		{"one more", "https://" + strings.Repeat("a", 64) + ".fr/", telehealth.ErrorMalformed},
		{"a name of 253 bytes", "https://" + strings.Repeat("a.", 125) + "org/", ""},
		{"one more", "https://" + strings.Repeat("a.", 125) + "info/", telehealth.ErrorMalformed},
		{"an address in another way of writing", "https://2130706433/x", telehealth.ErrorMalformed},
		{"one in hexadecimal", "https://0x7F000001/x", telehealth.ErrorMalformed},
		{"one with a part missing", "https://127.1/x", telehealth.ErrorMalformed},
		{"a name that only looks like hexadecimal", "https://example.0xyz/x", ""},
		{"a port beyond the last", "https://zoom.us:99999/x", telehealth.ErrorMalformed},
		{"port 0", "https://zoom.us:0/x", telehealth.ErrorMalformed},
		{"a colon without port", "https://zoom.us:/x", telehealth.ErrorMalformed},
		{"the device itself", "https://localhost:8443/x", telehealth.ErrorMalformed},
		{"a name below it", "https://a.LOCALHOST./x", telehealth.ErrorMalformed},
		{"its name in full", "https://localhost.localdomain/x", telehealth.ErrorMalformed},
		{"its name for IPv6", "https://IP6-localhost/x", telehealth.ErrorMalformed},
		{"another", "https://localhost6.localdomain6/x", telehealth.ErrorMalformed},
		{"a name that only begins so", "https://localhost.example.org/x", ""},
		{"its address", "https://127.0.0.1/x", telehealth.ErrorMalformed},
		{"its address of IPv6", "https://[::1]/x", telehealth.ErrorMalformed},
		{"its address of IPv4 within one of IPv6", "https://[::ffff:127.0.0.1]/x", telehealth.ErrorMalformed},
		{"no address", "https://0.0.0.0/x", telehealth.ErrorMalformed},
		{"the address of a group", "https://224.0.0.1/x", telehealth.ErrorMalformed},
		{"one of IPv6", "https://[ff02::1]/x", telehealth.ErrorMalformed},
		{"what a machine without a network gives itself", "https://169.254.1.1/x", telehealth.ErrorMalformed},
		{"one of IPv6, which many interfaces have", "https://[fe80::1]/x", telehealth.ErrorMalformed},
		{"the last before them", "https://169.253.255.255/x", ""},
		{"everybody", "https://255.255.255.255/x", telehealth.ErrorMalformed},
		{"what ends an attribute", `https://example.org/x"onclick=y`, telehealth.ErrorMalformed},
		{"or one in single quotes", "https://example.org/x'y", telehealth.ErrorMalformed},
		{"what begins an element", "https://example.org/<b>", telehealth.ErrorMalformed},
		{"what ends one, after the hash", "https://example.org/#a>b", telehealth.ErrorMalformed},
		{"the same written with percents", "https://example.org/%22%27%3C%3E", ""},
		{"what turns the direction of the text", "https://example.org/\u202egro.live", telehealth.ErrorMalformed},
		{"what nobody sees", "https://example.org/a\u200bb", telehealth.ErrorMalformed},
		{"a letter that shows nothing, the filler of Hangul", "https://example.org/a\u3164b", telehealth.ErrorMalformed},
		{"its half-width one", "https://example.org/a\uffa0b", telehealth.ErrorMalformed},
		{"the blank of braille", "https://example.org/a\u2800b", telehealth.ErrorMalformed},
		{"the filler of Khitan", "https://example.org/a\U00016fe4b", telehealth.ErrorMalformed},
		{"the empty note", "https://example.org/a\U0001d159b", telehealth.ErrorMalformed},
		{"a selector of a variant", "https://example.org/a\ufe0fb", telehealth.ErrorMalformed},
		{"a braille letter that shows", "https://example.org/a\u2801b", ""},
		{"a letter of Hangul", "https://example.org/a\u3131b", ""},
		{"a space in the path", "https://example.org/my room", telehealth.ErrorMalformed},
		{"another space", "https://example.org/my\u00a0room", telehealth.ErrorMalformed},
		{"a line separator", "https://example.org/my\u2028room", telehealth.ErrorMalformed},
		{"a tab after the hash", "https://example.org/#my\troom", telehealth.ErrorMalformed},
		{"bytes that are no text", "https://example.org/\xff", telehealth.ErrorMalformed},
		{"a line feed, which would forge a header", "https://example.org/\nroom", telehealth.ErrorMalformed},
		{"a space before", " https://example.org/room", telehealth.ErrorMalformed},
		{"2048 bytes", "https://example.org/" + strings.Repeat("a", 2048-20), ""},
		{"one more", "https://example.org/" + strings.Repeat("a", 2049-20), telehealth.ErrorOutOfRange},
	} {
		require.NotEmpty(t, c.reason)
		err := appointment.Link(c.link).Check()
		if c.code == "" {
			assert.NoError(t, err, c.reason)
			continue
		}
		bad := requireCode(t, err, c.code, c.reason)
		assert.Equal(t, "link", bad.Field, c.reason)
		assert.Contains(t, []string{"", "[link]"}, bad.Value, c.reason)
	}
}

// requireWellFormed looks at an accepted link as text, without a parser of addresses.
func requireWellFormed(t *testing.T, link string) {
	t.Helper()
	for _, r := range link {
		require.False(t, unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r), "%q in %q", r, link)
	}
	authority, _, _ := strings.Cut(link[len("https://"):], "/")
	authority, _, _ = strings.Cut(authority, "?")
	authority, _, _ = strings.Cut(authority, "#")
	if strings.HasPrefix(authority, "[") {
		require.Regexp(t, `^\[[0-9a-fA-F:.]+\](:[0-9]+)?$`, authority)
		return
	}
	require.Regexp(t, `^[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*\.?(:[0-9]{1,})?$`, authority, "labels, none of them empty")
}

func requireCode(t *testing.T, err error, code telehealth.ErrorCode, reason string) *telehealth.FieldError {
	t.Helper()
	var bad *telehealth.FieldError
	require.ErrorAs(t, err, &bad, reason)
	require.Equal(t, code, bad.Code, reason)
	require.NotEmpty(t, bad.Field, reason)
	require.NotEmpty(t, bad.Want, reason)
	return bad
}
