package phrase

// A Language is one of the languages that this package writes. The zero
// Language is French, and so is any value beyond the constants.
type Language uint8

// The languages. Their order is that in which [Match] prefers them.
const (
	French  Language = iota // the language of the law, and of last resort
	English                 // as written in the United States: March 2, 2026
	Italian
	Hebrew

	languages = iota // how many there are
)

// String returns the ISO 639-1 code: "fr", "en", "it" or "he".
func (l Language) String() string {
	switch l {
	case English:
		return "en"
	case Italian:
		return "it"
	case Hebrew:
		return "he"
	default:
		return "fr"
	}
}

// orFrench makes l safe as an index into [languages]T.
func (l Language) orFrench() Language {
	if l >= languages {
		return French
	}
	return l
}
