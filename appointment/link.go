package appointment

import (
	"fmt"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Link is the address of a video room. Whoever has it can enter, so it is
// checked and not shown: printed, logged or written as text or JSON, alone or in what
// holds it, it is "[link]", and "" when there is none. The zero Link leads nowhere.
//
// string(link) is the address, for the patient and for a database. [Event.MarshalJSON]
// writes it too, as a store must have it: an [Event] logged by itself hides it, but
// one in a slice, map or struct under [slog.JSONHandler] is what a store would get. A type can say
// nothing of what package fmt prints of an unexported field, or under %p or %w, nor of
// the keys of a map in JSON, nor of package gob: they take it for a plain string. Nor
// can it when fmt prints a pointer within something else under a verb for text: what
// holds a link in this package prints what its LogValue tells, a struct of your own
// would show it. So log the reference of a booking, not the booking.
type Link string

// hidden stands for any link.
const hidden = "[link]"

// maxLink is in bytes, more than any of the tools needs.
const maxLink = 2048

// String returns "[link]", and "" for the zero Link.
func (l Link) String() string {
	if l == "" {
		return ""
	}
	return hidden
}

// GoString returns what %#v prints, again without the address.
func (l Link) GoString() string { return "appointment.Link(" + strconv.Quote(l.String()) + ")" }

// Format prints what [Link.String] returns under every verb that reaches it, %#v what
// [Link.GoString] does.
func (l Link) Format(f fmt.State, verb rune) {
	text := l.String()
	if verb == 'v' && f.Flag('#') {
		text = l.GoString()
	}
	_, _ = f.Write([]byte(text)) // as package fmt, which has nobody to tell either
}

// LogValue returns what [Link.String] does.
func (l Link) LogValue() slog.Value { return slog.StringValue(l.String()) }

// MarshalText writes what [Link.String] returns, for package json encodes whatever a
// log is given. Write string(link) where the address has to travel.
func (l Link) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads an address; ask [Link.Check] for more. A link that was written
// hidden cannot be read back: "[link]" is a *[telehealth.FieldError], and l stays as
// it was.
func (l *Link) UnmarshalText(text []byte) error {
	if string(text) == hidden {
		return badLink(telehealth.ErrorMalformed, "the address itself, string(link), not a link that was hidden")
	}
	*l = Link(text)
	return nil
}

// Check returns nil for an https address of at most 2048 bytes, without user or
// password, spaces, quotes, angle brackets, control, formatting or invisible characters,
// with a well-formed host in ASCII and a port of 1 to 65535, if any. An internationalised host is in its
// ASCII form, "xn--...". The name or address of a practice's own network is a host;
// "localhost", its other usual names and its addresses are not, for there the room would
// be on the patient's own device. Nor are addresses of a group, of everybody and of one
// cable. Otherwise it returns a *[telehealth.FieldError], whose value never is the link, nor
// a part of it.
func (l Link) Check() error {
	_, err := l.parse()
	return err
}

// Host returns the host that the link leads to, in small letters, and false for a link
// that [Link.Check] refuses. It is what a register of tools is asked about.
func (l Link) Host() (string, bool) {
	host, err := l.parse()
	return host, err == nil
}

// parse returns the host. The errors of package url quote the address and must not
// be wrapped.
func (l Link) parse() (host string, err error) {
	if l == "" {
		return "", wire.Error(telehealth.ErrorMissing, "link", "", "the address of the video room")
	}
	if len(l) > maxLink {
		return "", badLink(telehealth.ErrorOutOfRange, fmt.Sprintf("at most %d bytes", maxLink))
	}
	if !utf8.ValidString(string(l)) || strings.ContainsFunc(string(l), phrase.Unseen) {
		return "", badLink(telehealth.ErrorMalformed, "an address without spaces, control, formatting or invisible characters")
	}
	if strings.ContainsAny(string(l), `"'<>`) { // a page that writes them as they are would end its attribute there
		return "", badLink(telehealth.ErrorMalformed, "an address without quotes and angle brackets: write them %22, %27, %3C, %3E")
	}
	u, err := url.Parse(string(l))
	switch {
	case err != nil:
		return "", badLink(telehealth.ErrorMalformed, "an address, as https://example.org/room")
	case u.Scheme != "https":
		return "", badLink(telehealth.ErrorMalformed, "an address that begins with https://")
	case u.User != nil:
		return "", badLink(telehealth.ErrorMalformed, "an address without user or password")
	}
	return hostOf(u.Host)
}

func badLink(code telehealth.ErrorCode, want string) error {
	return wire.Error(code, "link", hidden, want)
}
