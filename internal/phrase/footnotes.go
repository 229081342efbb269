package phrase

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
)

// Footnotes are the texts that a report cites, each once, numbered as they are
// first cited. The zero Footnotes cite none.
type Footnotes []telehealth.Source

// Cite returns the mark under which a text stands in the list: "[1]".
func (f *Footnotes) Cite(s telehealth.Source) string {
	i := slices.Index(*f, s)
	if i < 0 {
		i = len(*f)
		*f = append(*f, s)
	}
	return fmt.Sprintf("[%d]", i+1)
}

// List returns the texts under a title, after an empty line: number, title and
// address, and what checked says of the day of the last check where it is known.
// It is "" when no text is cited.
func (f Footnotes) List(title string, checked func(telehealth.Date) string) string {
	if len(f) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", title)
	for i, s := range f {
		fmt.Fprintf(&b, "[%d] %s\n    %s\n", i+1, s.Title, s.URL)
		if !s.Checked.IsZero() {
			fmt.Fprintf(&b, "    %s\n", checked(s.Checked))
		}
	}
	return b.String()
}
