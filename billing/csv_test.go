package billing_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/require"
)

// A tariffRow is a line of tariffs.csv for one doctor, scale and territory, read
// here without the library's own reader: two readers that agree prove more.
type tariffRow struct {
	code      telehealth.Code
	specialty string // "specialist" stands for all but the general practitioner
	scale     string
	territory telehealth.Territory
	ages      string
	from      telehealth.Date
	value     string
	line      int
}

func tariffRows(t *testing.T) []tariffRow {
	t.Helper()
	f, err := os.Open("tariffs.csv")
	require.NoError(t, err)
	defer f.Close()
	in := csv.NewReader(f)
	in.Comment = '#'
	records, err := in.ReadAll()
	require.NoError(t, err)
	require.Equal(t, "code,specialty,scale,territory,ages,from,value,source,confidence", strings.Join(records[0], ","))
	var rows []tariffRow
	for i, r := range records[1:] {
		for specialty := range strings.SplitSeq(r[1], "|") {
			for scale := range strings.SplitSeq(r[2], "|") {
				for territory := range strings.SplitSeq(r[3], "|") {
					rows = append(rows, tariffRow{
						telehealth.Code(r[0]), specialty, scale, telehealth.Territory(territory),
						r[4], day(r[5]), r[6], i + 1,
					})
				}
			}
		}
	}
	require.NotEmpty(t, rows)
	return rows
}

// changeDays returns the days on which a row of tariffs.csv begins, within the
// coverage, and its first day.
func changeDays(t *testing.T) []telehealth.Date {
	t.Helper()
	first := day("2017-05-01")
	days := []telehealth.Date{first}
	for _, r := range tariffRows(t) {
		if r.from.After(first) {
			days = append(days, r.from)
		}
	}
	slices.SortFunc(days, telehealth.Date.Compare)
	return slices.Compact(days)
}

// doctors returns the specialties the row speaks of.
func (r *tariffRow) doctors() []telehealth.Specialty {
	if r.specialty != "specialist" {
		return []telehealth.Specialty{telehealth.Specialty(r.specialty)}
	}
	return telehealth.Specialties()[1:]
}

// band returns the first and the last age of the row; 40 stands for every age.
func (r *tariffRow) band() (low, high int) {
	if r.ages == "" {
		return 40, 40
	}
	a, b, _ := strings.Cut(r.ages, "-")
	low, _ = strconv.Atoi(a)
	high, _ = strconv.Atoi(b)
	return low, high
}

func (r *tariffRow) holds(age int) bool {
	low, high := r.band()
	return r.ages == "" || age >= low && age <= high
}

// valueOn reads the table as its header says: the newest row that is not after
// the day; a specialist's own rows, once there are any, stand before those for
// every specialist; rows for some ages before those for all.
func valueOn(rows []tariffRow, like tariffRow, s telehealth.Specialty, age int, on telehealth.Date) string {
	type key struct {
		ages string
		own  bool
	}
	newest := map[key]tariffRow{}
	for _, r := range rows {
		if r.code != like.code || r.scale != like.scale || r.territory != like.territory || r.from.After(on) || !r.holds(age) {
			continue
		}
		own := r.specialty == string(s)
		if !own && (r.specialty != "specialist" || s == telehealth.GeneralPractice) {
			continue
		}
		k := key{r.ages, own}
		if old, ok := newest[k]; !ok || r.from.After(old.from) {
			newest[k] = r
		}
	}
	best, width := "", 1000
	for k, r := range newest {
		if _, named := newest[key{k.ages, true}]; named && !k.own {
			continue
		}
		low, high := r.band()
		w := high - low
		if r.ages == "" {
			w = 999
		}
		if r.value != "" && w < width {
			best, width = r.value, w
		}
	}
	return best
}
