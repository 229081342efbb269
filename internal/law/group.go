package law

import "strings"

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
