package holiday

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/phrase"
	"github.com/secteur2/telehealth/internal/wire"
)

//go:embed days.csv
var daysCSV string

//go:embed phrases.csv
var phrasesCSV string

// The days that are computed.
var (
	firstDay = telehealth.MustParseDate("1950-01-01")
	lastDay  = telehealth.MustParseDate("2199-12-31")
)

// A rule is the history of one holiday in one territory.
type rule struct {
	law.Series[moment]
	day       string
	territory string // "all" for a national day
	byCommune bool
}

// A calendar has every holiday of every territory. A slot engine asks for each day
// of a year and for a thousand doctors, so a day is not looked up but read.
type calendar struct {
	rules     []rule
	marks     []uint32 // a day's rules, a bit for each, since firstDay
	national  uint32
	byCommune uint32
	masks     map[telehealth.Territory]uint32 // a territory's rules, the national ones too
}

const maxRules = 32 // the bits of a mark

var official = sync.OnceValue(func() *calendar {
	c, err := readCalendar(daysCSV)
	if err != nil {
		panic("days.csv: " + err.Error()) // the file is part of the program and tested
	}
	return c
})

// phrases are the sentences of this package in every language that it speaks.
var phrases = phrase.Embedded(phrasesCSV)

func readCalendar(csv string) (*calendar, error) {
	format := law.Format[moment]{
		Key: []string{"day", "territory", "communes"}, Parse: parseMoment, Resolve: law.Catalogue().Resolve,
	}
	records, err := format.Read(strings.NewReader(csv))
	if err != nil {
		return nil, err
	}
	c := &calendar{marks: make([]uint32, lastDay.DaysSince(firstDay)+1)}
	for _, rec := range records {
		if err := c.add(rec); err != nil {
			return nil, err
		}
	}
	c.setMasks()
	for year := firstDay.Year(); year <= lastDay.Year(); year++ {
		if err := c.mark(year); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c *calendar) add(rec law.Record[moment]) error {
	day, territory, communes := rec.Key[0], rec.Key[1], rec.Key[2]
	if territory != "all" && !slices.Contains(telehealth.Territories(), telehealth.Territory(territory)) {
		return badCell(rec.Line, "territory", territory, "all, or a territory of the library")
	}
	if communes != "all" && communes != "some" {
		return badCell(rec.Line, "communes", communes, "all or some")
	}
	key := strings.Join(rec.Key, ", ")
	i := slices.IndexFunc(c.rules, func(r rule) bool { return r.Key == key })
	if i < 0 {
		if i = len(c.rules); i == maxRules {
			return badCell(rec.Line, "day", day, fmt.Sprintf("at most %d holidays", maxRules))
		}
		c.rules = append(c.rules, rule{
			Series: law.Series[moment]{Key: key}, day: day, territory: territory, byCommune: communes == "some",
		})
	}
	c.rules[i].Rows = append(c.rules[i].Rows, rec.Row)
	return nil
}

func (c *calendar) setMasks() {
	for i, r := range c.rules {
		if r.territory == "all" {
			c.national |= 1 << i
		}
		if r.byCommune {
			c.byCommune |= 1 << i
		}
	}
	c.masks = map[telehealth.Territory]uint32{}
	for _, t := range telehealth.Territories() {
		c.masks[t] = c.national
	}
	for i, r := range c.rules {
		if r.territory != "all" {
			c.masks[telehealth.Territory(r.territory)] |= 1 << i
		}
	}
}

// mark sets the days of a year. A row counts only if it is the one in force on the
// very day that it names: a reform in summer leaves the spring as it was. A repeal
// and a value that is not known are the zero moment, which is in no year.
func (c *calendar) mark(year int) error {
	easter, err := easterSunday(year)
	if err != nil {
		return err
	}
	for i := range c.rules {
		r := &c.rules[i]
		for j := range r.Rows {
			row := &r.Rows[j]
			day := row.Value.in(year, easter)
			if Covers(day) && r.At(day) == row {
				c.marks[day.DaysSince(firstDay)] |= 1 << i
			}
		}
	}
	return nil
}

// on returns the rules of that day in all territories together.
func (c *calendar) on(day telehealth.Date) uint32 {
	if i := day.DaysSince(firstDay); i >= 0 && i < len(c.marks) {
		return c.marks[i]
	}
	return 0
}

// mask returns the rules of a place.
func (c *calendar) mask(p Place) uint32 {
	mask, ok := c.masks[p.Territory]
	if !ok {
		mask = c.national
	}
	if !p.GoodFriday {
		mask &^= c.byCommune
	}
	return mask
}

// day returns the holiday of a marked day.
func (c *calendar) day(i int, day telehealth.Date) Day {
	r := &c.rules[i]
	row := r.At(day)
	return Day{
		Key: r.day, Date: day, Local: r.territory != "all", ByCommune: r.byCommune,
		Source: row.Source, Confidence: row.Confidence,
	}
}

func badCell(line int, column, value, want string) error {
	return wire.Error(telehealth.ErrorUnknown, fmt.Sprintf("line %d, %s", line, column), value, want)
}
