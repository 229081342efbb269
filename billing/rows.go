package billing

import (
	"iter"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/phrase"
)

// A Row is one line of the tariffs as a person wrote it: what a letter key is
// worth, for which doctors, from which day, and on the strength of which text.
// [Tariffs.Rows] lists them. The zero Row is no line of any table.
//
// A row has no last day: it holds until the next row for the same doctor.
type Row struct {
	Code telehealth.Code
	Kind telehealth.Kind // what sort of act the key is: see [Tariffs.Kind]
	// Specialties are the doctors of the row. [Specialists] may stand among them.
	Specialties []telehealth.Specialty
	Scales      []Scale
	// Territories are where the practice stands. Alsace-Moselle has the rows of
	// metropolitan France, unless a row names it.
	Territories []telehealth.Territory
	// Ages are the completed years of the patient, first and last, as "0-5"; ""
	// is every age.
	Ages  string
	From  telehealth.Date
	State RowState
	// Amount is the tariff of a row in force, and zero in any other.
	Amount     Amount
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

// Specialists stands in [Row.Specialties] for every doctor but the general
// practitioner. From the first row that names a specialty itself, that one
// holds for it instead. It is no doctor's specialty: [Price] refuses it.
const Specialists telehealth.Specialty = "specialist"

// A Scale is one of the columns of the tariff: the same letter key may be worth
// a different base in each. The zero Scale names no column.
type Scale string

// The scales.
const (
	ScaleOpposable Scale = "opposable" // sector 1, OPTAM, or sector 2 charging no more than the tariff
	ScaleFree      Scale = "free"      // sector 2 outside OPTAM charging more
	ScaleAuthority Scale = "authority" // outside the agreement
)

// A RowState says what a row does to its letter key. The zero RowState says
// nothing.
type RowState string

// The states of a row.
const (
	RowInForce RowState = "in-force" // the amount holds
	RowEnded   RowState = "ended"    // the key cannot be billed from that day
	RowUnknown RowState = "unknown"  // the key exists, its amount was not found
)

var rowStates = [...]RowState{law.InForce: RowInForce, law.Repealed: RowEnded, law.Unknown: RowUnknown}

// Rows returns the rows of t by letter key; those of one key in the order in
// which they were written, the library's own before the caller's. An official
// row that the caller replaced is still there, before the one that replaces it.
// The slices of a row are the caller's to change.
func (t *Tariffs) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		byCode := func(a, b law.Record[tariff]) int { return strings.Compare(a.Key[0], b.Key[0]) }
		for _, rec := range slices.SortedStableFunc(slices.Values(t.records), byCode) {
			if !yield(t.row(rec)) {
				return
			}
		}
	}
}

func (t *Tariffs) row(rec law.Record[tariff]) Row {
	return Row{
		Code:        telehealth.Code(rec.Key[0]),
		Kind:        t.Kind(telehealth.Code(rec.Key[0])),
		Specialties: split[telehealth.Specialty](rec.Key[1]),
		Scales:      split[Scale](rec.Key[2]),
		Territories: split[telehealth.Territory](rec.Key[3]),
		Ages:        rec.Key[4],
		From:        rec.From,
		State:       rowStates[rec.State],
		Amount:      rec.Value.Amount,
		Source:      rec.Source,
		Confidence:  rec.Confidence,
	}
}

func split[S ~string](cell string) []S {
	var names []S
	for name := range strings.SplitSeq(cell, "|") {
		names = append(names, S(name))
	}
	return names
}

// CodeName returns what a letter key stands for, in the words that bills print,
// and "" for a key that the library does not know. The language is a BCP 47
// tag, as "en" or "fr-FR"; French stands in for others.
func CodeName(code telehealth.Code, lang string) string {
	key := "code." + string(code)
	if strings.ToUpper(string(code)) != string(code) || !phrases().Has(key) {
		return "" // a note, "code.age", is no letter key
	}
	return phrases().Say(phrase.Match(lang), key)
}

// SpecialtyName returns a specialty in words, and "" for one that the library
// does not know. The language is a BCP 47 tag; French stands in for others.
func SpecialtyName(s telehealth.Specialty, lang string) string {
	return phrase.Specialty(phrase.Match(lang), s)
}
