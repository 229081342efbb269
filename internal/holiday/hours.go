package holiday

import (
	"cmp"
	_ "embed"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

// A Period is a part of the day and week as the NGAP sees it (article 14). The zero
// Period is ordinary hours.
type Period uint8

// The periods.
const (
	Ordinary   Period = iota
	Rest              // by day, on a Sunday or a national holiday
	LocalRest         // by day, on a holiday of the territory alone: no text says whether it is a Rest
	Night             // the evening and the early morning
	DeepNight         // the hours after midnight
	Saturday          // on call only: the Saturday from noon
	Bridge            // on call only: by day, between a holiday and the weekend
	OpenBridge        // on call only: as Bridge, but whether it is one no text says
)

// Hours are what the NGAP says of an hour. The zero Hours are ordinary, without a
// text.
type Hours struct {
	Period     Period
	Source     telehealth.Source     // zero for ordinary hours
	Confidence telehealth.Confidence // Disputed for LocalRest
}

// HoursAt returns the period of an hour on that day, in minutes after midnight on
// the practice's wall. The night goes before the Sunday and the holiday. ok is false
// where the tables say nothing: before 2002, outside [Covers], and for minutes that
// are not 0 to 1439.
func (p Place) HoursAt(day telehealth.Date, minute int) (h Hours, ok bool) {
	l := limits()
	from, to, deep := l.nightFrom.At(day), l.nightTo.At(day), l.deepTo.At(day)
	if from == nil || to == nil || deep == nil || !Covers(day) || minute < 0 || minute >= 24*60 {
		return Hours{}, false
	}
	switch {
	case minute < deep.Value:
		return hoursBy(DeepNight, deep), true
	case minute < to.Value:
		return hoursBy(Night, to), true
	case minute >= from.Value:
		return hoursBy(Night, from), true
	}
	d, found := p.On(day)
	switch {
	case day.Weekday() == time.Sunday || found && !d.Local:
		return hoursBy(Rest, l.rest.At(day)), true
	case found:
		return hoursBy(LocalRest, l.local.At(day)), true
	default:
		return Hours{}, true
	}
}

// OnCallAt returns the period of the on-call service (permanence des soins, article
// R6315-1 CSP) at an hour: those of HoursAt, the Saturday from noon, the Monday before
// a holiday, the Friday and the Saturday after one. A LocalRest gives way to them, for
// it is in doubt. ok is as for HoursAt.
func (p Place) OnCallAt(day telehealth.Date, minute int) (h Hours, ok bool) {
	h, ok = p.HoursAt(day, minute)
	if !ok || h.Period != Ordinary && h.Period != LocalRest {
		return h, ok
	}
	l := limits()
	saturday, beside := day.Weekday() == time.Saturday, &l.after
	var d Day
	var found bool
	switch day.Weekday() {
	case time.Monday:
		beside = &l.before
		d, found = p.On(day.AddDays(1))
	case time.Friday, time.Saturday:
		d, found = p.On(day.AddDays(-1))
	}
	noon := l.saturdayFrom.At(day)
	switch {
	case saturday && noon != nil && minute >= noon.Value:
		return hoursBy(Saturday, noon), true
	case found && !d.Local:
		return hoursBy(Bridge, beside.At(day)), true
	}
	if saturday && !found {
		_, found = p.On(day.AddDays(-2))
	}
	if found && h.Period == Ordinary {
		return hoursBy(OpenBridge, l.open.At(day)), true
	}
	return h, true
}

// OnCall returns the period of a day that is wholly on call, or from an hour on: that of
// OnCallAt by day, on a Saturday from its hour. ok is as for HoursAt.
func (p Place) OnCall(day telehealth.Date) (h Hours, ok bool) {
	l := limits()
	by := cmp.Or(l.saturdayFrom.At(day), l.nightTo.At(day))
	if by == nil {
		return Hours{}, false
	}
	return p.OnCallAt(day, by.Value)
}

// Calls reports whether an act by night has its supplement for a call at that hour, in
// minutes after midnight (NGAP, article 14). ok is false where the tables say nothing.
func Calls(day telehealth.Date, minute int) (due, ok bool) {
	l := limits()
	from, to := l.callFrom.At(day), l.callTo.At(day)
	if from == nil || to == nil || minute < 0 || minute >= 24*60 {
		return false, false
	}
	return minute >= from.Value || minute < to.Value, true
}

// hoursBy is ordinary where the rule no longer holds.
func hoursBy(p Period, row *law.Row[int]) Hours {
	if row == nil {
		return Hours{}
	}
	return Hours{p, row.Source, row.Confidence}
}

//go:embed hours.csv
var hoursCSV string

// hourRules are the rules of hours.csv, the limits in minutes after midnight.
type hourRules struct {
	nightFrom, nightTo, deepTo, rest, local law.Series[int]
	saturdayFrom, before, after, open       law.Series[int] // of the on-call service
	callFrom, callTo                        law.Series[int]
}

var limits = sync.OnceValue(func() *hourRules {
	l, err := readHours(hoursCSV)
	if err != nil {
		panic("hours.csv: " + err.Error()) // the file is part of the program and tested
	}
	return l
})

func readHours(csv string) (*hourRules, error) {
	format := law.Format[int]{Key: []string{"rule"}, Parse: parseLimit, Resolve: law.Catalogue().Resolve}
	records, err := format.Read(strings.NewReader(csv))
	if err != nil {
		return nil, err
	}
	l := new(hourRules)
	named := map[string]*law.Series[int]{
		"night.from": &l.nightFrom, "night.to": &l.nightTo, "deep-night.to": &l.deepTo,
		"rest": &l.rest, "rest.local": &l.local,
		"on-call.saturday.from": &l.saturdayFrom, "on-call.before": &l.before, "on-call.after": &l.after, "on-call.open": &l.open,
		"call.from": &l.callFrom, "call.to": &l.callTo,
	}
	for _, rec := range records {
		s := named[rec.Key[0]]
		if s == nil {
			return nil, badCell(rec.Line, "rule", rec.Key[0], "a rule that the program uses")
		}
		if rec.State == law.Unknown && s != &l.local && s != &l.open { // an unknown limit would read as midnight
			return nil, badCell(rec.Line, "value", "?", "an hour, or yes")
		}
		s.Key, s.Rows = rec.Key[0], append(s.Rows, rec.Row)
	}
	return l, nil
}

func parseLimit(cell string) (int, error) {
	if cell == "yes" {
		return 0, nil
	}
	t, err := time.Parse("15:04", cell)
	if err != nil || len(cell) != len("15:04") {
		return 0, errors.New(`an hour as "20:00", or yes`)
	}
	return t.Hour()*60 + t.Minute(), nil
}
