package billing

import (
	"cmp"
	_ "embed"
	"io"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

//go:embed tariffs.csv
var officialTariffs string

// Tariffs is what the letter keys are worth, for every kind of doctor and every
// day. [Official] has the library's own; [ReadTariffs] adds rows to them.
// Tariffs are immutable and safe for concurrent use. The zero Tariffs covers no
// day.
type Tariffs struct {
	sheets      []sheet // by scale, territory, specialty
	specialties map[telehealth.Specialty]int
	territories map[telehealth.Territory]int
	rules       *rules
	kinds       map[telehealth.Code]telehealth.Kind // of the keys that only the caller has
	records     []law.Record[tariff]                // what the sheets were compiled from
}

// A tariff is what a letter key is worth, with what a note about it rests on.
type tariff struct {
	Amount
	chosen *ground // the key was chosen by the library: a doubt about the row has its own note
	doubt  *ground // the row is not sure
	// vouched says that the amount is the caller's.
	vouched bool
}

// cite makes the grounds of the row that holds the tariff.
func (t *tariff) cite(row *law.Row[tariff]) {
	t.chosen = &ground{ruleTable[ruleActChosen].kind, ruleTable[ruleActChosen].name, 0, &row.Source, telehealth.ConfidenceSure}
	t.doubt = &ground{ruleTable[ruleTariff].kind, ruleTable[ruleTariff].name, 0, &row.Source, row.Confidence}
}

// A sheet is what one kind of doctor can bill in one scale.
type sheet struct {
	letters     []*letter
	acts        [modes][]*letter // in the order in which the library chooses
	supplements []due            // in legal order, whatever the act
}

// A letter is one letter key on a sheet, with a history for each band of ages,
// and the supplements that can be due with it.
type letter struct {
	code        telehealth.Code
	kind        telehealth.Kind
	special     situation // specialAct(code, kind)
	bands       []band
	supplements []due
}

type band struct {
	ages   ages
	series law.Series[tariff]
}

// A due pairs a supplement of the sheet with the rule that makes it due.
type due struct {
	*supplementRule
	letter *letter
}

// at returns the row for a patient of that age on that day, or nil. Bands for
// some ages stand before the one for everybody.
func (l *letter) at(age int, day telehealth.Date) *law.Row[tariff] {
	for i := range l.bands {
		if b := &l.bands[i]; b.ages.holds(age) {
			if row := b.series.At(day); row != nil {
				return row
			}
		}
	}
	return nil
}

// series returns the history that prices a key which the caller named: that of
// the patient's age, or else that of another age, or else the last of all.
func (l *letter) series(age int, day telehealth.Date) *law.Series[tariff] {
	for _, anyAge := range [...]bool{false, true} {
		for i := range l.bands {
			if b := &l.bands[i]; (anyAge || b.ages.holds(age)) && b.series.At(day) != nil {
				return &b.series
			}
		}
	}
	return &l.bands[len(l.bands)-1].series
}

// Official returns the library's own tariffs.
func Official() *Tariffs { return officialTables() }

var officialTables = sync.OnceValue(func() *Tariffs {
	b := newBook()
	if err := b.read(strings.NewReader(officialTariffs), law.Catalogue().Resolve); err != nil {
		panic("tariffs.csv: " + err.Error()) // the file is part of the program and tested
	}
	return b.tariffs()
})

// ReadTariffs returns the official tariffs with the rows of r added, in the
// format of the library's own tariffs.csv: code, specialty, scale, territory,
// ages, from, value, source, confidence. A row on the day of an official row of
// the same key replaces it. The source is the id of a text of the library, or
// an https address.
//
// A key that the library does not know needs one column more, kind, so that it can
// be counted as well as priced: one of [telehealth.Kinds], in its first row at
// least. Rows of the library's own keys may leave it empty and may not contradict
// it. The column may stand anywhere, and [Tariffs.Kind] returns what it said.
//
// Errors in the rows are *[telehealth.FieldError] and name the line; an error of
// r itself is returned as it is. At most 16 MiB are read, and the rows together may stand
// for at most 100,000 pairs of a specialty, a scale and a territory.
func ReadTariffs(r io.Reader) (*Tariffs, error) {
	b := newBook()
	if err := b.read(strings.NewReader(officialTariffs), law.Catalogue().Resolve); err != nil {
		return nil, err
	}
	err := b.read(r, func(id string) (telehealth.Source, bool) {
		if s, ok := law.Catalogue().Resolve(id); ok {
			return s, true
		}
		return telehealth.Source{ID: id, Title: id, URL: id}, law.IsLink(id)
	})
	if err != nil {
		return nil, err
	}
	return b.tariffs(), nil
}

// Kind returns the kind of a letter key: [telehealth.Code.Kind] for one that the
// library knows, and what the caller's rows say of one of theirs. It is "" for a key
// that neither has. Package quota counts the caller's keys by it.
func (t *Tariffs) Kind(code telehealth.Code) telehealth.Kind {
	return cmp.Or(code.Kind(), t.kinds[code])
}

// Sources returns every text that the tables cite, with its address and the day
// of the last check.
func Sources() []telehealth.Source { return law.Catalogue().All() }

// ValidUntil returns the last day that the tables answer for. After it a
// consultation is not covered: nobody can know the tariffs of that day yet. The
// zero Tariffs has no such day and returns the zero Date.
func (t *Tariffs) ValidUntil() telehealth.Date {
	if t.rules == nil {
		return telehealth.Date{}
	}
	rows := t.rules.of[ruleCoverage].Rows
	return rows[len(rows)-1].From.AddDays(-1)
}

// CheckedUntil returns the last day on which the tables were compared with
// their sources. Later bills carry the note "unchecked". The zero Tariffs has no
// such day and returns the zero Date.
func (t *Tariffs) CheckedUntil() telehealth.Date {
	if t.rules == nil {
		return telehealth.Date{}
	}
	return t.rules.of[ruleUnchecked].Rows[0].From.AddDays(-1)
}
