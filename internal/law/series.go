// Package law holds dated tables: rows that say from which day a value is in
// force, on the strength of which text, and how surely.
//
// A row has no end. It runs until the next row of its key, so two rows cannot
// overlap and a reform adds lines without touching any. A repeal is a row with
// an empty value; a value that nobody could find is the row "?". Before the
// first row a table says nothing, and asking it is an error, never a zero.
package law

import (
	"fmt"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A State says what a row does to its key.
type State uint8

// The states. InForce is the zero State.
const (
	InForce  State = iota // the value holds
	Repealed              // the key no longer exists
	Unknown               // the key exists, its value was not found
)

// A Row is one line of a dated table. The zero Row is in force with the zero
// value on no day: tables never hold it.
type Row[V any] struct {
	From       telehealth.Date
	Value      V
	State      State
	Source     telehealth.Source
	Confidence telehealth.Confidence
}

// A Series is the history of one key, oldest row first. The zero Series covers
// no day.
type Series[V any] struct {
	Key  string // names the key in errors, as "MPC, psychiatry"
	Rows []Row[V]
}

// At returns the row of that day, and nil when the key did not exist: before
// its first row, or after its repeal. A row whose State is Unknown is returned.
func (s *Series[V]) At(day telehealth.Date) *Row[V] {
	// Most questions are about today, so the search starts at the newest row.
	for i := len(s.Rows) - 1; i >= 0; i-- {
		row := &s.Rows[i]
		if !row.From.After(day) {
			if row.State == Repealed {
				return nil
			}
			return row
		}
	}
	return nil
}

// Lookup is [Series.At] for a value that must exist: where there is none, it
// returns a *[telehealth.FieldError] that names the key, the day and the days
// that the series covers.
func (s *Series[V]) Lookup(day telehealth.Date) (*Row[V], error) {
	row := s.At(day)
	if row == nil {
		return nil, wire.Error(telehealth.ErrorNotCovered, "date", day.String(), fmt.Sprintf("%s: a day %s", s.Key, s.Coverage()))
	}
	if row.State == Unknown {
		return nil, wire.Error(telehealth.ErrorAmountUnknown, "date", day.String(), fmt.Sprintf("%s: an amount, not found since %s, see %s", s.Key, row.From, row.Source.URL))
	}
	return row, nil
}

// Coverage says in words on which days the key exists: "from 2017-05-01 to
// 2024-12-21", or "in no period" for the zero Series.
func (s *Series[V]) Coverage() string {
	var periods []string
	open := false
	for _, row := range s.Rows {
		switch {
		case row.State == Repealed && open:
			periods[len(periods)-1] += " to " + row.From.AddDays(-1).String()
			open = false
		case row.State != Repealed && !open:
			periods = append(periods, "from "+row.From.String())
			open = true
		}
	}
	if len(periods) == 0 {
		return "in no period"
	}
	return strings.Join(periods, " and ")
}

// Group returns the history of each key. key makes of the cells of a key what the
// caller looks it up by; equal keys must come of equal cells.
func Group[K comparable, V any](records []Record[V], key func(cells []string) K) map[K]Series[V] {
	all := map[K]Series[V]{}
	for _, rec := range records {
		k := key(rec.Key)
		s := all[k]
		s.Key = strings.Join(rec.Key, ", ")
		s.Rows = append(s.Rows, rec.Row)
		all[k] = s
	}
	return all
}

// First is the key of a table with one key column, for [Group].
func First(cells []string) string { return cells[0] }
