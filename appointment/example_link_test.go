package appointment_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"

	"github.com/secteur2/telehealth/appointment"
)

// A link is kept, sent and recognised, but not shown.
func ExampleLink() {
	link := appointment.Link("https://us02web.zoom.us/j/81234567890?pwd=secret")
	host, _ := link.Host()
	fmt.Println(link, link.Check(), host)
	fmt.Println(len(string(link)), "bytes for the patient")
	// Output:
	// [link] <nil> us02web.zoom.us
	// 48 bytes for the patient
}

func ExampleLink_Check() {
	fmt.Println(appointment.Link("http://example.org/room?pwd=secret").Check())
	// Output: link: malformed: "[link]", expected an address that begins with https://
}

func ExampleLink_Host() {
	fmt.Println(appointment.Link("https://WA.me/33600000000").Host())
	fmt.Println(appointment.Link("http://wa.me/33600000000").Host())
	// Output:
	// wa.me true
	//  false
}

func ExampleLink_String() {
	fmt.Println(appointment.Link("https://example.org/room").String())
	// Output: [link]
}

func ExampleLink_GoString() {
	fmt.Println(appointment.Link("https://example.org/room").GoString())
	// Output: appointment.Link("[link]")
}

func ExampleLink_Format() {
	fmt.Printf("%v %q %x\n", appointment.Link("https://example.org"), appointment.Link("https://example.org"), appointment.Link("https://example.org"))
	// Output: [link] [link] [link]
}

func ExampleLink_LogValue() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
	logger.Info("sent", "link", appointment.Link("https://example.org/room"))
	// Output: level=INFO msg=sent link=[link]
}

func ExampleLink_MarshalText() {
	data, err := json.Marshal(appointment.Link("https://example.org/room"))
	fmt.Println(string(data), err)
	// Output: "[link]" <nil>
}

func ExampleLink_UnmarshalText() {
	var link appointment.Link
	err := json.Unmarshal([]byte(`"https://example.org/room"`), &link)
	fmt.Println(link, link == "https://example.org/room", err)
	fmt.Println(json.Unmarshal([]byte(`"[link]"`), &link))
	// Output:
	// [link] true <nil>
	// link: malformed: "[link]", expected the address itself, string(link), not a link that was hidden
}
