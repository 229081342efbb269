package appointment

import (
	"net/netip"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
)

// hostOf returns the host of "host:port", in small letters and without the dot of the
// root.
func hostOf(hostport string) (host string, err error) {
	host, port, found := splitPort(hostport)
	if n, err := strconv.ParseUint(port, 10, 16); found && (err != nil || n == 0) {
		return "", badLink(telehealth.ErrorMalformed, "a port of 1 to 65535")
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	at := addressOf(host)
	switch {
	case !at.IsValid() && !wellNamed(host):
		return "", badLink(telehealth.ErrorMalformed, "a host in ASCII letters, as example.org")
	case at.IsLoopback(), at.IsUnspecified(), isLocal(host):
		return "", badLink(telehealth.ErrorMalformed, "a host that the patient can reach, not the device itself")
	case at.IsMulticast(), at.IsLinkLocalUnicast(), at == everybody:
		return "", badLink(telehealth.ErrorMalformed, "the address of one host that is reached beyond its own cable")
	}
	return host, nil
}

// everybody on a network has this address.
var everybody = netip.AddrFrom4([4]byte{255, 255, 255, 255})

// isLocal tells the names of the device itself, those that systems write into their own
// table of hosts among them.
func isLocal(host string) bool {
	switch host {
	case "localhost", "localhost4", "localhost6", "ip6-localhost", "ip6-loopback",
		"localhost.localdomain", "localhost4.localdomain4", "localhost6.localdomain6":
		return true
	}
	return strings.HasSuffix(host, ".localhost")
}

// addressOf returns the address that the host is, the zero Addr for a name. One of
// IPv6 stands in brackets, and no other.
func addressOf(host string) netip.Addr {
	inner, opened := strings.CutPrefix(host, "[")
	inner, closed := strings.CutSuffix(inner, "]")
	at, err := netip.ParseAddr(inner)
	if err != nil || opened != closed || opened != at.Is6() || at.Zone() != "" {
		return netip.Addr{}
	}
	return at.Unmap()
}

// splitPort cuts at the last colon, which in brackets is one of the address.
func splitPort(hostport string) (host, port string, found bool) {
	i := strings.LastIndexByte(hostport, ':')
	if i < 0 || strings.HasSuffix(hostport, "]") {
		return hostport, "", false
	}
	return hostport[:i], hostport[i+1:], true
}

// The longest name of a host and of one of its labels, in bytes (RFC 1035).
const (
	maxHost  = 253
	maxLabel = 63
)

// wellNamed reports whether the host is a name: labels of letters, digits and hyphens.
// The last is no number, for browsers take such a name for an address.
func wellNamed(host string) bool {
	last := ""
	for label := range strings.SplitSeq(host, ".") {
		if !isLabel(label) {
			return false
		}
		last = label
	}
	return len(host) <= maxHost && !isNumber(last)
}

// isNumber reports whether browsers read the label as one: decimal, or 0x and
// hexadecimal, of any length.
func isNumber(label string) bool {
	digits, digit := label, "0123456789"
	if hex, ok := strings.CutPrefix(label, "0x"); ok {
		digits, digit = hex, digit+"abcdef"
	}
	return strings.Trim(digits, digit) == ""
}

// isLabel keeps out letters that only look like those of a known host.
func isLabel(s string) bool {
	return s != "" && len(s) <= maxLabel && s[0] != '-' && s[len(s)-1] != '-' &&
		!strings.ContainsFunc(s, func(r rune) bool {
			return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-')
		})
}
