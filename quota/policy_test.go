package quota_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// cells returns the rows of a table of the package by column, without its reader,
// so that the tests and the package do not share their mistakes.
func cells(t *testing.T, path string) (rows []map[string]string) {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comment = '#'
	records, err := reader.ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(records), 1, path)
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// changes are the policies that judge a year and the first day on which they do,
// the earliest first.
func changes(t *testing.T) (policies []quota.Policy, days []telehealth.Date) {
	t.Helper()
	for _, policy := range []quota.Policy{quota.PolicyAmendment9, quota.PolicyAgreement2024} {
		for _, row := range cells(t, "notes.csv") {
			if row["rule"] == "judged."+string(policy) {
				policies, days = append(policies, policy), append(days, on(row["from"]))
			}
		}
	}
	require.Len(t, days, 2)
	require.True(t, days[0].Before(days[1]))
	return policies, days
}

// capOf reads the cap off policies.csv, as a person would.
func capOf(t *testing.T, policy quota.Policy, s telehealth.Specialty, year int) int {
	t.Helper()
	most, latest := 100, ""
	for _, who := range []string{string(s), "all"} {
		for _, row := range cells(t, "policies.csv") {
			if row["policy"] != string(policy) || row["specialty"] != who || row["from"] <= latest || on(row["from"]).Year() > year {
				continue
			}
			value, err := strconv.Atoi(row["value"])
			require.NoError(t, err)
			most, latest = value, row["from"]
		}
		if latest != "" {
			break // a row of its own goes before that of all
		}
	}
	return most
}

// The day before and the day of each change of policy, from the rows themselves:
// one act on each of the two is judged by the old and by the new policy.
func TestDayBeforeAndDayOfEachPolicy(t *testing.T) {
	policies, days := changes(t)
	before := quota.PolicyNone
	for i, day := range days {
		tally := tallyOf(t, quota.Act{Date: day.AddDays(-1), Code: "TCG"}, quota.Act{Date: day, Code: "TE2"})
		for _, year := range tally.Years() {
			want := policies[i]
			if year.Year < day.Year() {
				want = before
			}
			for _, s := range telehealth.Specialties() {
				j := judge(t, year.Year, s, year.Done, quota.Choices{})
				assert.Equal(t, want, j.Policy, "%d, %s", year.Year, s)
				assert.Equal(t, capOf(t, want, s, year.Year), j.Limit, "%d, %s", year.Year, s)
			}
		}
		require.Len(t, tally.Years(), 2, "a policy begins on 1 January: the year is judged as a whole")
		before = policies[i]
	}
}

// 40 % is for psychiatrists, and only since the 2024 agreement.
func TestFortyPercentOnlyFromTheAgreement(t *testing.T) {
	_, days := changes(t)
	agreement := days[1].Year()
	for _, s := range []telehealth.Specialty{telehealth.Psychiatry, telehealth.Neuropsychiatry} {
		for year := days[0].Year(); year < agreement; year++ {
			assert.Equal(t, 20, judge(t, year, s, quota.Count{}, quota.Choices{}).Limit, "%s in %d: avenant 9 knows one cap", s, year)
		}
		assert.Equal(t, 40, judge(t, agreement, s, quota.Count{}, quota.Choices{}).Limit, "%s: article 87.7", s)
		assert.Equal(t, 40, judge(t, 2024, s, quota.Count{}, quota.Choices{FirstYear2024: 2024}).Limit, "%s: article 87.7, by the caller's choice", s)
		disputed := slices.Contains(rulesOn(judge(t, agreement, s, quota.Count{}, quota.Choices{})), "cap.disputed")
		assert.Equal(t, s == telehealth.Neuropsychiatry, disputed, "the text says psychiatrists")
	}
	for _, s := range telehealth.Specialties() {
		if s != telehealth.Psychiatry && s != telehealth.Neuropsychiatry {
			assert.Equal(t, 20, judge(t, agreement, s, quota.Count{}, quota.Choices{}).Limit, "%s", s)
		}
	}
}

// The caller names the first year under the agreement, from that of the text on.
func TestFirstYear2024(t *testing.T) {
	var first telehealth.Date
	for _, row := range cells(t, "policies.csv") {
		if row["policy"] == string(quota.PolicyAgreement2024) {
			first = on(row["from"])
		}
	}
	require.Equal(t, 2024, first.Year(), "signed and published in 2024")
	for _, c := range []struct {
		choice, year int
		want         quota.Policy
		reason       string
	}{
		{0, 2023, quota.PolicyAmendment9, "the default"},
		{0, 2024, quota.PolicyAmendment9, "the default: the first day in 2024 is disputed"},
		{0, 2025, quota.PolicyAgreement2024, "the default: the first full year"},
		{2024, 2023, quota.PolicyAmendment9, "the year before the choice"},
		{2024, 2024, quota.PolicyAgreement2024, "the year of the choice"},
		{2024, 2025, quota.PolicyAgreement2024, "the year after"},
		{2024, 2021, quota.PolicyNone, "nor is there a cap before avenant 9"},
		{2026, 2025, quota.PolicyAmendment9, "a later choice"},
		{2026, 2026, quota.PolicyAgreement2024, "a later choice"},
		{10_000, 9999, quota.PolicyAmendment9, "never"},
		{2025, 2024, quota.PolicyAmendment9, "the default, written out"},
		{2025, 2025, quota.PolicyAgreement2024, "the default, written out"},
	} {
		require.NotEmpty(t, c.reason)
		j := judge(t, c.year, telehealth.GeneralPractice, quota.Count{}, quota.Choices{FirstYear2024: c.choice})
		assert.Equal(t, c.want, j.Policy, "%d: %s", c.year, c.reason)
	}
}

func rulesOn(j quota.Judgement) (rules []string) {
	for _, n := range j.Remarks {
		rules = append(rules, n.Rule)
	}
	return rules
}

// What the years around each change say beside their numbers.
func TestNotesOfTheYears(t *testing.T) {
	for _, c := range []struct {
		year, choice int
		want         []string
		reason       string
	}{
		{1990, 0, []string{"policy.none"}, "long before"},
		{2017, 0, []string{"policy.none"}, "before teleconsultations were reimbursed"},
		{2018, 0, []string{"policy.none"}, "avenant 6"},
		{2020, 0, []string{"policy.none"}, "the year before avenant 9"},
		{2021, 0, []string{"policy.none", "policy.start"}, "avenant 9 was published in September"},
		{2022, 0, []string{"policy.avenant-9", "policy.start", "reading.comparison"}, "the first full year of avenant 9"},
		{2023, 0, []string{"policy.avenant-9", "reading.comparison"}, "the year before the agreement"},
		{2023, 2024, []string{"policy.avenant-9", "option.first-year.same", "reading.comparison"}, "a choice that does not touch the year"},
		{2024, 0, []string{"policy.avenant-9", "policy.transition.avenant-9", "reading.comparison"}, "the agreement changed: its first day is disputed"},
		{2024, 2024, []string{"policy.convention-2024", "policy.transition.convention-2024", "option.first-year", "reading.disputed"}, "the same doubt with the other choice"},
		{2024, 2025, []string{"policy.avenant-9", "policy.transition.avenant-9", "option.first-year.same", "reading.comparison"}, "the default, written out"},
		{2025, 0, []string{"policy.convention-2024", "reading.disputed"}, "the first full year"},
		{2029, 0, []string{"policy.convention-2024", "reading.disputed"}, "the last year of the agreement of 2024-2029"},
		{2030, 0, []string{"policy.convention-2024", "policy.beyond", "reading.disputed"}, "nothing later is known"},
		{2044, 0, []string{"policy.convention-2024", "policy.beyond", "reading.disputed"}, "nothing later is known"},
	} {
		j := judge(t, c.year, telehealth.GeneralPractice, quota.Count{InPerson: 9, Video: 1}, quota.Choices{FirstYear2024: c.choice})
		assert.Equal(t, c.want, rulesOn(j), "%d: %s", c.year, c.reason)
	}
}

// No note is given for a year that ended before the first day of its row, and
// every one has the source and the mark of its row.
func TestNotesFollowTheirRows(t *testing.T) {
	latest := func(rule string, year int) (last map[string]string) {
		for _, row := range cells(t, "notes.csv") {
			if row["rule"] == rule && on(row["from"]).Year() <= year {
				last = row
			}
		}
		return last
	}
	busy := quota.Count{InPerson: 5, Video: 3, Assisted: 1, Requests: 1}
	for year := 2015; year <= 2027; year++ {
		part := granted("2019-02-01", "2027-06-30", 50)
		for _, r := range []quota.Choices{{}, {FirstYear2024: 2024, CountRequests: true, LeaveOutAssisted: true}, {Exempt: true}} {
			for _, n := range judge(t, year, telehealth.Neuropsychiatry, busy, r, part).Remarks {
				row := latest(n.Rule, year)
				require.NotNil(t, row, "%s in %d", n.Rule, year)
				assert.Equal(t, []string{row["source"], row["confidence"]}, []string{n.Source.ID, string(n.Confidence)}, n.Rule)
			}
		}
	}
}

func TestTheYearOfTransitionIsReportedUnderBothAgreements(t *testing.T) {
	count := quota.Count{InPerson: 70, Video: 20, Expertise: 10}
	for _, c := range []struct {
		reason      string
		year        int
		rules       quota.Choices
		policy      quota.Policy
		remote, cap int64
		also        quota.Policy // "" for none
		alsoRemote  int64
	}{
		{"no text leaves 2023 open", 2023, quota.Choices{}, quota.PolicyAmendment9, 30, 20, "", 0},
		{"its first day in 2024 is disputed: tele-expertise counts, or not", 2024, quota.Choices{}, quota.PolicyAmendment9, 30, 20, quota.PolicyAgreement2024, 20},
		{"the other way round when the caller chooses", 2024, quota.Choices{FirstYear2024: 2024}, quota.PolicyAgreement2024, 20, 20, quota.PolicyAmendment9, 30},
		{"2025 is the first full year of the agreement", 2025, quota.Choices{}, quota.PolicyAgreement2024, 20, 20, "", 0},
	} {
		j, err := quota.Cap{Specialty: telehealth.GeneralPractice, Choices: c.rules}.Judge(c.year, count)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.policy, j.Policy, c.reason)
		assert.Equal(t, c.remote, j.Remote, c.reason)
		assert.EqualValues(t, c.cap, j.Limit, c.reason)
		if c.also == "" {
			assert.Nil(t, j.Also, c.reason)
			continue
		}
		require.NotNil(t, j.Also, c.reason)
		assert.Equal(t, c.also, j.Also.Policy, c.reason)
		assert.Equal(t, c.alsoRemote, j.Also.Remote, c.reason)
		assert.Nil(t, j.Also.Also, c.reason)
	}
}
