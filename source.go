package telehealth

// A Source is a text that an amount or a rule rests on: a law, a decision, an
// official page, or the best that was found. The zero Source is no text.
type Source struct {
	ID string `json:"id,omitzero"` // short and stable, as "service-public-F1069"
	// Kind is what kind of text it is; zero for a source that a caller added.
	Kind  SourceKind `json:"kind,omitzero"`
	Title string     `json:"title,omitzero"` // the text's own name, mostly in French
	URL   string     `json:"url,omitzero"`
	// Published is the day of the text, for an article of a code the day from which
	// that version is in force; zero when it is not known.
	Published Date `json:"published,omitzero"`
	// Checked is the day on which the tables were last compared with what was at
	// hand of the text, which for many is a page that reports it; zero for a source
	// that a caller added. The library's own convention carries the day of the others.
	Checked Date `json:"checked,omitzero"`
}

// UnmarshalJSON reads what package json writes of a source, as strictly as
// [Practitioner.UnmarshalJSON]. Null is the zero Source.
func (s *Source) UnmarshalJSON(data []byte) error {
	var read Source
	err := readMembers(data, func(name string) any {
		switch name {
		case "id":
			return &read.ID
		case "kind":
			return &read.Kind
		case "title":
			return &read.Title
		case "url":
			return &read.URL
		case "published":
			return &read.Published
		case "checked":
			return &read.Checked
		}
		return nil
	})
	if err == nil {
		*s = read
	}
	return err
}

// A SourceKind says what kind of text a source is. The order of the constants is
// that of their weight: where two texts decide a row, the row cites the first. The
// zero SourceKind is that of a source which a caller added.
type SourceKind string

// The kinds of texts. The first three bind; an official page reports them.
const (
	SourceCode      SourceKind = "code"      // an article of a code, in one dated version
	SourceJournal   SourceKind = "journal"   // a law, decree, arrêté or decision in the Journal officiel
	SourceAgreement SourceKind = "agreement" // a convention with the doctors, or an amendment (avenant)
	SourceOfficial  SourceKind = "official"  // a page of a fund, a ministry, a court or an authority
	SourceUnion     SourceKind = "union"     // a page of a doctors' union
	SourceInsurer   SourceKind = "insurer"   // a page of a complementary insurer or of a broker
	SourcePress     SourceKind = "press"     // a newspaper, a journal, a blog
	SourceOther     SourceKind = "other"     // a firm, a lawyer, a doctor or a developer
	SourceLibrary   SourceKind = "library"   // a convention of this library, and no text of law
)

// UnmarshalText reads a kind of text and refuses any other word. The empty text is the
// zero SourceKind.
func (k *SourceKind) UnmarshalText(text []byte) error {
	return readWord(k, "kind", text, SourceCode, SourceJournal, SourceAgreement, SourceOfficial,
		SourceUnion, SourceInsurer, SourcePress, SourceOther, SourceLibrary)
}

// Binds reports whether such a text is the law itself: an article of a code, a text of
// the Journal officiel, or an agreement. An official page reports the law and does not
// bind.
func (k SourceKind) Binds() bool {
	return k == SourceCode || k == SourceJournal || k == SourceAgreement
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
