package billing

import (
	"cmp"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// tariffs compiles the book into sheets, so that pricing looks nothing up by
// name but the doctor.
func (b *book) tariffs() *Tariffs {
	t := &Tariffs{
		specialties: map[telehealth.Specialty]int{},
		territories: map[telehealth.Territory]int{},
		rules:       officialRules(),
		kinds:       b.kinds,
		records:     b.records,
	}
	for i, s := range telehealth.Specialties() {
		t.specialties[s] = i
	}
	for i, p := range telehealth.Territories() {
		t.territories[p] = i
	}
	t.sheets = make([]sheet, int(columns)*len(t.territories)*len(t.specialties))
	for c := range b.cells {
		for _, s := range telehealth.Specialties() {
			if c.specialty != s && (c.specialty != anySpecialist || s == telehealth.GeneralPractice) {
				continue
			}
			b.place(t, c, s, c.territory)
			if c.territory == telehealth.Metropole {
				b.place(t, c, s, telehealth.AlsaceMoselle)
			}
		}
	}
	for i := range t.sheets {
		t.sheets[i].compile()
	}
	return t
}

// place puts a letter key on the sheet of one specialty in one territory. The
// same key comes here from several cells; its history is the same each time.
func (b *book) place(t *Tariffs, c cell, s telehealth.Specialty, territory telehealth.Territory) {
	sh := t.sheet(c.scale, t.territories[territory], t.specialties[s])
	c.specialty, c.territory = s, territory
	sh.put(c.code, t.Kind(c.code), c.ages, law.Series[tariff]{Key: c.String(), Rows: b.history(c)})
}

// history joins what was written for the doctor's own specialty to what was
// written for every specialist, and for Alsace-Moselle to that of metropole.
func (b *book) history(own cell) []law.Row[tariff] {
	general := own
	general.specialty = anySpecialist
	rows := b.cells[own]
	if own.specialty != telehealth.GeneralPractice {
		rows = merge(b.cells[general], rows)
	}
	if own.territory == telehealth.AlsaceMoselle {
		own.territory = telehealth.Metropole
		rows = merge(b.history(own), rows)
	}
	return rows
}

// merge returns the general rows up to the first of the doctor's own.
func merge(general, own []law.Row[tariff]) []law.Row[tariff] {
	if len(own) == 0 {
		return general
	}
	before, _ := slices.BinarySearchFunc(general, own[0].From, func(r law.Row[tariff], day telehealth.Date) int {
		return r.From.Compare(day)
	})
	return slices.Concat(general[:before], own)
}

func (t *Tariffs) sheet(s column, territory, specialty int) *sheet {
	return &t.sheets[(int(s)*len(t.territories)+territory)*len(t.specialties)+specialty]
}

func (sh *sheet) put(code telehealth.Code, kind telehealth.Kind, years ages, series law.Series[tariff]) {
	l := sh.letter(code)
	if l == nil {
		l = &letter{code: code, kind: kind, special: specialAct(code, kind)}
		sh.letters = append(sh.letters, l)
	}
	for _, b := range l.bands {
		if b.ages == years {
			return // a cell of its own and the general one lead to the same history
		}
	}
	l.bands = append(l.bands, band{years, series})
}

func (sh *sheet) letter(code telehealth.Code) *letter {
	for _, l := range sh.letters {
		if l.code == code {
			return l
		}
	}
	return nil
}

// compile orders the sheet: letters by name, bands from the narrowest, acts and
// supplements as the rules list them.
func (sh *sheet) compile() {
	slices.SortFunc(sh.letters, func(a, b *letter) int { return strings.Compare(string(a.code), string(b.code)) })
	for _, l := range sh.letters {
		slices.SortFunc(l.bands, func(a, b band) int {
			return cmp.Or(cmp.Compare(a.ages.width(), b.ages.width()), cmp.Compare(a.ages.low, b.ages.low))
		})
	}
	for mode, codes := range actOrder {
		for _, code := range codes {
			if l := sh.letter(code); l != nil {
				sh.acts[mode] = append(sh.acts[mode], l)
			}
		}
	}
	for i := range supplementRules {
		rule := &supplementRules[i]
		if l := sh.letter(rule.code); l != nil {
			sh.supplements = append(sh.supplements, due{rule, l})
		}
	}
	for _, d := range sh.supplements {
		for _, act := range d.with {
			if l := sh.letter(act); l != nil {
				l.supplements = append(l.supplements, d)
			}
		}
	}
}

// A column is one of the scales of the tariff: the same letter key, or another,
// is worth a different base in each.
type column uint8

const (
	opposable column = iota // sector 1, OPTAM, or sector 2 charging no more than the tariff
	free                    // sector 2 outside OPTAM charging more
	authority               // outside the agreement
	columns
)

var scaleNames = [columns]string{"opposable", "free", "authority"}

func (s column) String() string { return scaleNames[s] }

// ages is a band of completed years, both ends included. The zero ages holds
// everybody, also a patient whose age is not known.
type ages struct {
	low, high int8
	some      bool // false: everybody
}

func (a ages) holds(age int) bool {
	return !a.some || age >= int(a.low) && age <= int(a.high)
}

// width orders bands from the narrowest to the one for everybody.
func (a ages) width() int {
	if !a.some {
		return 1 << 8
	}
	return int(a.high) - int(a.low)
}
