package acts

import (
	"strconv"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twoYears has, on 30 June 2026, 4 acts in person (one with an own patient) and one
// by video done, two by video booked; in 2025 one and one up to that day, then two
// and one.
const twoYears = header + `a,dermatology,2025-03-01,CS,no
a,dermatology,2025-06-30,TCS,no
a,dermatology,2025-07-01,TCS,no
a,dermatology,2025-08-01,CS,no
a,dermatology,2025-12-31,CS,no
a,dermatology,2026-01-02,CS,no
a,dermatology,2026-02-02,CS,yes
a,dermatology,2026-03-02,CS,no
a,dermatology,2026-04-02,CS,no
a,dermatology,2026-06-30,TCS,no
a,dermatology,2026-07-01,TCS,no
a,dermatology,2026-12-31,TCS,no
a,dermatology,2027-01-01,TCS,no
`

// at runs the filter and cuts each answer before its projection.
func at(t *testing.T, in string, args ...string) (lines, projections []string, result *Result) {
	t.Helper()
	out, result := ask(t, in, args...)
	require.Empty(t, faults(result))
	for line := range strings.Lines(out) {
		line, projection, _ := strings.Cut(line, `,"projection":`)
		lines = append(lines, strings.TrimSuffix(line, "}\n"))
		projections = append(projections, strings.TrimSuffix(projection, "}\n"))
	}
	return lines, projections, result
}

var forecasts = []struct {
	reason string
	args   []string
	want   string
}{
	{"181 days are gone and 184 to come, so every act comes once more; more video is booked than foreseen; so few acts foresee little", nil,
		`{"day":"2026-06-30","method":"pace","interval":"two-roots",` +
			`"expected":{"remote":3,"total":11,"share":"27.27","within":false,"room":0,"debt":4},` +
			`"low":{"remote":3,"total":37,"share":"8.10","within":true,"room":5,"debt":0},` +
			`"high":{"remote":8,"total":12,"share":"66.66","within":false,"room":0,"debt":28},` +
			`"crossing":"2026-07-01","mix":{"acts":5,"video":1,"booked":2,"safe":true}}`},
	{"last year two in person and one by video came after 30 June", []string{"-forecast", "last-year"},
		`{"day":"2026-06-30","method":"same-as-last-year","interval":"two-roots",` +
			`"expected":{"remote":3,"total":9,"share":"33.33","within":false,"room":0,"debt":6},` +
			`"low":{"remote":3,"total":27,"share":"11.11","within":true,"room":3,"debt":0},` +
			`"high":{"remote":8,"total":12,"share":"66.66","within":false,"room":0,"debt":28},` +
			`"crossing":"2026-07-01","mix":{"acts":4,"video":0,"booked":2,"safe":true}}`},
	{"the appointments alone, which are not in doubt", []string{"-forecast", "booked"},
		`{"day":"2026-06-30","method":"booked-only","interval":"two-roots",` +
			`"expected":{"remote":3,"total":7,"share":"42.85","within":false,"room":0,"debt":8},` +
			`"low":{"remote":3,"total":7,"share":"42.85","within":false,"room":0,"debt":8},` +
			`"high":{"remote":3,"total":7,"share":"42.85","within":false,"room":0,"debt":8},` +
			`"crossing":"2026-07-01","mix":{"acts":2,"video":0,"booked":2,"safe":true}}`},
}

func TestForecastsOnTheWire(t *testing.T) {
	const present = `{"practitioner":"a","specialty":"dermatology","year":2026,"policy":"convention-2024",` +
		`"remote":1,"total":5,"share":"20.00","cap":20,"within":true,"room":0,"debt":0,"readings":{` +
		`"text":{"remote":1,"total":5,"share":"20.00","within":true,"room":0,"debt":0},` +
		`"own-patients-excluded":{"remote":1,"total":4,"share":"25.00","within":false,"room":0,"debt":1}}`
	for _, c := range forecasts {
		plain, none, _ := at(t, twoYears)
		assert.Equal(t, []string{"", "", ""}, none, "no projection without -at")
		for _, year := range [][]string{nil, {"-year", "2026"}} { // the year before is read in both
			lines, projections, _ := at(t, twoYears, append(append(c.args, "-at", "2026-06-30"), year...)...)
			if year == nil {
				require.Len(t, lines, 3, c.reason)
				assert.Equal(t, []string{plain[0], plain[2]}, []string{lines[0], lines[2]}, "other years are answered as before")
				assert.Equal(t, []string{"", ""}, []string{projections[0], projections[2]}, c.reason)
				lines, projections = lines[1:2], projections[1:2]
			}
			assert.Equal(t, []string{present}, lines, c.reason)
			assert.Equal(t, []string{c.want}, projections, c.reason)
		}
	}
}

func TestProjectionInTheOtherReading(t *testing.T) {
	out, _ := ask(t, twoYears, "-at", "2026-06-30", "-year", "2026", "-reading", "own-patients-excluded")
	a := answers(t, out)[0]
	assert.Equal(t, []int64{1, 4}, []int64{a.Remote, a.Total}, "the own patient's act is left out today")
	assert.Equal(t, []int64{3, 9}, []int64{a.Projection.Expected.Remote, a.Projection.Expected.Total}, "and at the end")
	assert.Equal(t, "2026-06-30", a.Projection.Crossing.String(), "one of four is already above the cap")
	assert.Equal(t, quota.Mix{Acts: 5, Video: 0, Booked: 2, Safe: true}, a.Projection.Mix, "a fifth of 9 is 1, which is done")
}

// daysOf is one act in person on each day.
func daysOf(days ...string) string {
	text := header
	for _, day := range days {
		text += "a,dermatology," + day + ",CS,no\n"
	}
	return text
}

var splits = []struct {
	reason, at, in string
	done, end      int64
}{
	{"29 February 2028: of 2027 all of February is gone", "2028-02-29",
		daysOf("2027-02-27", "2027-02-28", "2027-03-01", "2028-02-29"), 1, 2},
	{"28 February 2025: 29 February 2024 is still to come", "2025-02-28",
		daysOf("2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28"), 1, 3},
	{"1 March 2025: it is gone", "2025-03-01",
		daysOf("2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2025-02-28"), 1, 2},
	{"31 January comes before 1 February", "2025-01-31", daysOf("2024-01-31", "2024-02-01", "2025-01-31", "2025-02-01"), 1, 2},
	{"31 December: nothing is left of either year", "2026-12-31",
		daysOf("2025-12-31", "2026-12-30", "2026-12-31", "2027-01-01"), 2, 2},
	{"1 January: all but a day is left", "2026-01-01", daysOf("2025-01-01", "2025-01-02", "2026-01-01"), 1, 2},
	{"only appointments: the year of -at has an answer too", "2026-03-01", daysOf("2025-01-01", "2026-06-01"), 0, 1},
	{"last year stopped before that day: nothing is foreseen", "2026-03-01", daysOf("2025-03-01", "2026-03-01"), 1, 1},
	{"2024 is not last year: one act in 60 days, and 305 to come", "2026-03-01", daysOf("2024-12-31", "2026-03-01"), 1, 6},
}

func TestDayOfTheSplit(t *testing.T) {
	for _, c := range splits {
		out, result := ask(t, c.in, "-at", c.at, "-forecast", "last-year")
		require.Empty(t, faults(result), c.reason)
		foreseen := 0
		for _, a := range answers(t, out) {
			if a.Projection != nil {
				foreseen++
				assert.Equal(t, c.at[:4], strconv.Itoa(a.Year), c.reason)
				assert.Equal(t, c.done, a.Total, c.reason)
				assert.Equal(t, c.end, a.Projection.Expected.Total, c.reason)
			}
		}
		assert.Equal(t, 1, foreseen, c.reason)
	}
}

func TestWithoutLastYear(t *testing.T) {
	in := twoYears + "b,psychiatry,2026-05-02,CNPSY,no\nc,psychiatry,2026-07-02,TCS,no\nd,psychiatry,2025-05-02,CNPSY,no\n" +
		"e,psychiatry,2025-05-02,MCS,no\ne,psychiatry,2026-05-02,CNPSY,no\n" // a supplement is no act
	_, projections, result := at(t, in, "-at", "2026-06-30", "-forecast", "last-year")
	alone := 0
	for y := range result.Years() {
		if _, known := y.LastYear(); y.Foreseen() && !known {
			alone++
		}
	}
	assert.Equal(t, 3, alone, "b, c and e")
	methods := ""
	for _, p := range projections {
		for _, m := range []string{"pace", "same-as-last-year"} {
			if strings.Contains(p, m) {
				methods += m + " "
			}
		}
	}
	assert.Equal(t, "same-as-last-year pace pace pace ", methods, "a, b, c and e; d has no 2026 to foresee")
	_, _, result = at(t, in, "-at", "2026-06-30")
	for y := range result.Years() {
		_, known := y.LastYear()
		assert.False(t, known, "it is not asked for")
	}
}

// parted counts the acts of each year, of each up to 30 June as "2024 done", and of
// each day, by practitioner.
func parted(text string) map[string]map[string]quota.Count {
	_, body, _ := strings.Cut(text, "\n")
	parts := map[string]string{}
	for line := range strings.Lines(body) {
		date := strings.Split(line, ",")[2]
		parts[date[:4]] += line
		parts[date] += line
		if date[5:] <= "06-30" {
			parts[date[:4]+" done"] += line
		}
	}
	counts := map[string]map[string]quota.Count{}
	for part, rows := range parts {
		counts[part] = map[string]quota.Count{}
		years, _ := slowly(rows, ',', 6)
		for _, y := range years {
			counts[part][y.practitioner] = y.count
		}
	}
	return counts
}

// Whatever the rows, each answer is the projection of the rows sorted by hand.
func TestProjectionsAreThoseOfTheLibrary(t *testing.T) {
	text := acts(10_000, 1_000) // few a year, so that many have no last year, or only appointments
	counts := parted(text)
	day := telehealth.MustParseDate("2024-06-30")
	out, _ := ask(t, text, "-at", day.String(), "-forecast", "last-year", "-year", "2024")
	all := answers(t, out)
	require.Len(t, all, len(counts["2024"]))
	alone := 0
	for _, a := range all {
		done := counts["2024 done"][a.Practitioner]
		o := quota.Outlook{Day: day, Done: done, Booked: counts["2024"][a.Practitioner].Sub(done), BookedOn: map[telehealth.Date]quota.Count{}}
		for on := day.AddDays(1); on.Year() == day.Year(); on = on.AddDays(1) {
			if c := counts[on.String()][a.Practitioner]; c != (quota.Count{}) {
				o.BookedOn[on] = c
			}
		}
		if last, known := counts["2023"][a.Practitioner]; known {
			o.Forecast = quota.SameAsLastYear{Whole: last, Until: counts["2023 done"][a.Practitioner]}
		} else {
			alone++
			o.Forecast = quota.Pace{}
		}
		p, err := quota.Cap{Specialty: a.Specialty}.Project(o)
		require.NoError(t, err)
		require.Equal(t, numbersOf(p.Now.Position), a.Readings.Text)
		require.Equal(t, endingOf(&p, quota.ReadingText), a.Projection)
	}
	assert.Greater(t, alone, 10, "the test must see both")
}
