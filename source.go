package telehealth

// A Source is a text that an amount or a rule rests on: a law, a decision, an
// official page, or the best that was found. The zero Source is no text.
type Source struct {
	ID    string `json:"id,omitzero"`    // short and stable, as "service-public-F1069"
	Title string `json:"title,omitzero"` // the text's own name, mostly in French
	URL   string `json:"url,omitzero"`
	// Published is the day of the text; zero when it is not known.
	Published Date `json:"published,omitzero"`
	// Checked is the day on which the tables were last compared with what was at
	// hand of the text, which for many is a page that reports it; zero for a source
	// that a caller added. The library's own convention carries the day of the others.
	Checked Date `json:"checked,omitzero"`
}

// A Confidence says how well a row of the tables is founded. It travels with
// every result that used the row. The zero Confidence is not a mark: no row of
// the library lacks one.
type Confidence string

// The marks, best first.
const (
	ConfidenceSure     Confidence = "sure"     // an official text, or several sources that agree
	ConfidenceLikely   Confidence = "likely"   // one source, or a date known approximately
	ConfidenceDisputed Confidence = "disputed" // sources conflict, or the value is derived
)

// UnmarshalText reads a mark and refuses any other word. The empty text is the zero
// Confidence.
func (c *Confidence) UnmarshalText(text []byte) error {
	return readWord(c, "confidence", text, ConfidenceSure, ConfidenceLikely, ConfidenceDisputed)
}
