package holiday

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const header = "day,territory,communes,from,value,source,confidence\n"

// A row changes nothing before its first day, and the row before it nothing after:
// each first day of the data, and the day before.
func TestEveryChange(t *testing.T) {
	c := official()
	for i := range c.rules {
		r := &c.rules[i]
		for j := range r.Rows {
			for _, d := range []telehealth.Date{r.Rows[j].From.AddDays(-1), r.Rows[j].From} {
				row := r.At(d)
				want := false
				if row != nil {
					easter := computus(d.Year())
					want = row.Value.in(d.Year(), easter) == d
				}
				assert.Equal(t, want && Covers(d), c.on(d)&(1<<i) != 0, "%s, %s", r.Key, d)
			}
		}
	}
}

// The reform of a day keeps the years before it.
func TestRowsInForce(t *testing.T) {
	c, err := readCalendar(header +
		"a,all,all,1990-06-01,07-01,library,sure\n" +
		"a,all,all,1995-06-01,05-01,library,sure\n" + // moved: in 1995 neither 1 May, which was before, nor 1 July
		"a,all,all,1997-01-01,?,library,sure\n" +
		"a,all,all,1998-01-01,02-29,library,sure\n" +
		"a,all,all,2005-01-01,,library,sure\n")
	require.NoError(t, err)
	var got []string
	for d := firstDay; !d.After(lastDay); d = d.AddDays(1) {
		if c.on(d) != 0 {
			got = append(got, d.String())
		}
	}
	assert.Equal(t, []string{
		"1990-07-01", "1991-07-01", "1992-07-01", "1993-07-01", "1994-07-01", "1996-05-01", "2000-02-29", "2004-02-29",
	}, got)
}

func TestReadCalendarRefuses(t *testing.T) {
	many := header
	for i := range maxRules + 1 {
		many += fmt.Sprintf("d%d,all,all,1950-01-01,01-01,library,sure\n", i)
	}
	for _, c := range []struct{ reason, csv, field string }{
		{"no such territory", header + "a,corse,all,1950-01-01,01-01,library,sure\n", "line 2, territory"},
		{"some communes, or all", header + "a,all,few,1950-01-01,01-01,library,sure\n", "line 2, communes"},
		{"no such day", header + "a,all,all,1950-01-01,02-30,library,sure\n", "line 2, value"},
		{"no such text", header + "a,all,all,1950-01-01,01-01,rumour,sure\n", "line 2, source"},
		{"more than a mark has bits", many, fmt.Sprintf("line %d, day", maxRules+2)},
		{"no header", "", "line 1, header"},
	} {
		require.NotEmpty(t, c.reason)
		got, err := readCalendar(c.csv)
		assert.Nil(t, got, c.reason)
		var bad *telehealth.FieldError
		require.True(t, errors.As(err, &bad), c.reason)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.NotEmpty(t, bad.Want, c.reason)
	}
}

// Precedence is the order of the file: national before local, fixed before movable.
func TestOrderOfPrecedence(t *testing.T) {
	rank := func(r rule) int {
		switch {
		case r.territory != "all":
			return 2
		case r.Rows[0].Value.moves:
			return 1
		default:
			return 0
		}
	}
	rules := official().rules
	assert.Len(t, rules, 11+2+7)
	assert.True(t, slices.IsSortedFunc(rules, func(a, b rule) int { return rank(a) - rank(b) }))
}

// Each day has a name in every language, and no name is without a day.
func TestNames(t *testing.T) {
	var keys []string
	for _, r := range official().rules {
		keys = append(keys, r.day)
	}
	slices.Sort(keys)
	assert.Equal(t, slices.Compact(keys), phrases().Keys())
	for _, key := range phrases().Keys() {
		names := map[string]string{}
		for _, lang := range []string{"fr", "en", "it", "he"} {
			name := Day{Key: key}.Name(lang)
			assert.Equal(t, strings.TrimSpace(name), name, "%s, %s", key, lang)
			assert.Empty(t, names[name], "%s reads the same in %s", key, lang)
			names[name] = lang
		}
		assert.Equal(t, Day{Key: key}.Name("fr"), Day{Key: key}.Name("de"), "French stands in")
	}
	assert.Empty(t, Day{}.Name("en"), "an ordinary day has no name")
}

// rickar/cal before v2.1.16 raced when two goroutines filled its cache: all of the
// calendar is computed at once here, for the race detector.
func TestConcurrency(t *testing.T) {
	want, err := readCalendar(daysCSV)
	require.NoError(t, err)
	var group sync.WaitGroup
	for _, territory := range telehealth.Territories() {
		group.Go(func() {
			got, err := readCalendar(daysCSV)
			if assert.NoError(t, err) {
				assert.Equal(t, want.marks, got.marks)
			}
			place := Place{Territory: territory, GoodFriday: true}
			n := 0
			for d := range place.Between(firstDay, lastDay) {
				hours, ok := place.HoursAt(d.Date, 12*60)
				assert.Equal(t, d.Date.Year() >= 2002, ok && hours.Period != Ordinary, "%s", d.Date)
				n++
			}
			assert.Greater(t, n, 250*10, territory)
		})
	}
	group.Wait()
}

func TestReadHoursRefuses(t *testing.T) {
	const top = "rule,from,value,source,confidence\n"
	for _, c := range []struct{ reason, csv, field string }{
		{"no such rule", top + "noon,2002-01-01,12:00,library,sure\n", "line 2, rule"},
		{"no such hour", top + "night.from,2002-01-01,24:00,library,sure\n", "line 2, value"},
		{"a digit missing", top + "night.to,2002-01-01,8:00,library,sure\n", "line 2, value"},
		{"an hour not known would be midnight", top + "night.to,2002-01-01,?,library,sure\n", "line 2, value"},
	} {
		require.NotEmpty(t, c.reason)
		_, err := readHours(c.csv)
		var bad *telehealth.FieldError
		require.True(t, errors.As(err, &bad), c.reason)
		assert.Equal(t, c.field, bad.Field, c.reason)
	}
}

func TestHourRulesAreThere(t *testing.T) {
	l := limits()
	for _, s := range []law.Series[int]{l.nightFrom, l.nightTo, l.deepTo, l.rest, l.local} {
		assert.NotEmpty(t, s.Rows)
	}
	assert.Equal(t, Hours{}, hoursBy(Rest, nil), "a rule that ended leaves ordinary hours")
}
