package quota_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/require"
)

func goldenReports(t *testing.T) []goldenReport {
	all := goldenYears(t)
	all = append(all, goldenChoices(t)...)
	all = append(all, goldenProjections(t)...)
	return append(all, goldenDecisions(t)...)
}

// place is within when it owes nothing.
func place(remote, total int64, cap int, room, debt int64) quota.Position {
	return quota.Position{Remote: remote, Total: total, Limit: cap, Within: debt == 0, Room: room, Debt: debt}
}

func goldenYears(t *testing.T) []goldenReport {
	gp := telehealth.GeneralPractice
	expertise := quota.Count{InPerson: 500, InPersonOwn: 300, Video: 90, VideoOwn: 60, Expertise: 50}
	over := expertise.Add(quota.Count{Expertise: 1})
	return []goldenReport{
		{"year-2020", judge(t, 2020, gp, quota.Count{InPerson: 700, Video: 300}, quota.Choices{}),
			[]quota.Position{place(300, 1000, 100, quota.Unlimited, 0), place(300, 1000, 100, quota.Unlimited, 0)}, "no cap before avenant 9"},
		{"year-2022-exact", judge(t, 2022, gp, expertise, quota.Choices{}), []quota.Position{place(200, 1000, 20, 0, 0), place(140, 640, 20, 0, 60)},
			"article 28.6.3: exactly 20 % of all acts, tele-expertise and own patients included"},
		{"year-2022-above", judge(t, 2022, gp, over, quota.Choices{}), []quota.Position{place(201, 1001, 20, 0, 4), place(141, 641, 20, 0, 64)}, "one act more"},
		{"year-2024", judge(t, 2024, telehealth.Psychiatry, quota.Count{InPerson: 70, Video: 30}, quota.Choices{}),
			[]quota.Position{place(30, 100, 20, 0, 50), place(30, 100, 20, 0, 50)}, "the year of the change: judged under avenant 9, marked disputed"},
		{"year-2025-psychiatry", judge(t, 2025, telehealth.Psychiatry, quota.Count{InPerson: 600, Video: 400}, quota.Choices{}),
			[]quota.Position{place(400, 1000, 40, 0, 0), place(400, 1000, 40, 0, 0)}, "article 87.7: exactly 40 %"},
		{"year-2025-readings", judge(t, 2025, gp, quota.Count{InPerson: 60, InPersonOwn: 100, Video: 20, VideoOwn: 20}, quota.Choices{}),
			[]quota.Position{place(20, 200, 20, 25, 0), place(20, 80, 20, 0, 20)}, "article 87.7 in both readings: 10 % by the text, 25 % without own patients"},
	}
}

func goldenChoices(t *testing.T) []goldenReport {
	excluded := judgeIn(t, quota.ReadingOwnPatientsExcluded, 2026, quota.Count{InPerson: 60, InPersonOwn: 100, Video: 20, Requests: 3}, quota.Choices{})
	return []goldenReport{
		{"derogation", judge(t, 2026, telehealth.Psychiatry, quota.Count{InPerson: 55, Video: 45}, quota.Choices{}, whole(50)),
			[]quota.Position{place(45, 100, 50, 10, 0), place(45, 100, 50, 10, 0)}, "a fund grants 50 %"},
		{"other-reading-judges", excluded, []quota.Position{place(20, 180, 20, 20, 0), place(20, 80, 20, 0, 20)}, "a fund that leaves own patients out; requests are not counted"},
	}
}

func goldenProjections(t *testing.T) []goldenReport {
	crosses, err := quota.Cap{Specialty: telehealth.Dermatology}.Project(quota.Outlook{Day: telehealth.MustParseDate("2026-09-30"), Done: quota.Count{InPerson: 2400, Video: 400}, Booked: quota.Count{InPerson: 120, Video: 360},
		Forecast: quota.Rates{Acts: quota.Count{InPerson: 35, Video: 28}, Days: 7},
	})
	require.NoError(t, err)
	stays := project(t, "2026-06-30", quota.Outlook{
		Done: quota.Count{InPerson: 600, InPersonOwn: 1400, Video: 150},
		Forecast: quota.SameAsLastYear{
			Whole: quota.Count{InPerson: 1300, InPersonOwn: 2700, Video: 310, Requests: 4},
			Until: quota.Count{InPerson: 650, InPersonOwn: 1350, Video: 160},
		},
	}, quota.Choices{})
	dated := project(t, "2026-01-05", quota.Outlook{
		Done: quota.Count{InPerson: 8, Video: 2}, Booked: quota.Count{Video: 1},
		BookedOn: map[telehealth.Date]quota.Count{on("2026-12-31"): {Video: 1}},
	}, quota.Choices{})
	late := project(t, "2026-12-30", quota.Outlook{Done: quota.Count{InPerson: 70, Video: 30}, Booked: quota.Count{Video: 2}}, quota.Choices{})
	return []goldenReport{
		{"projection-crosses", crosses, []quota.Position{place(768, 3628, 20, 0, 212), place(768, 3628, 20, 0, 212)}, "768 of 3628; more are booked than the year can bear"},
		{"projection-dated", dated, []quota.Position{place(3, 11, 20, 0, 4), place(3, 11, 20, 0, 4)}, "2 of 10 until the one of New Year's Eve"},
		{"projection-stays", stays, []quota.Position{place(300, 4300, 20, 700, 0), place(300, 1550, 20, 12, 0)}, "within by the text; without own patients the upper end is not"},
		{"projection-too-late", late, []quota.Position{place(32, 102, 20, 0, 58), place(32, 102, 20, 0, 58)}, "above the cap already, no mix is safe"},
	}
}

func goldenDecisions(t *testing.T) []goldenReport {
	january := quota.Outlook{Done: quota.Count{InPerson: 3}, Forecast: quota.Rates{Acts: quota.Count{InPerson: 12, Video: 1}}}
	refused := ask(t, quota.EnforcementRunning, "2026-01-05", january)
	forced, err := refused.Force("Dr Roy", "regulated by the SAS,\nfever in an infant")
	require.NoError(t, err)
	many := quota.Outlook{Done: quota.Count{InPerson: 12}, Forecast: quota.SameAsLastYear{Whole: quota.Count{InPerson: 780, Video: 220}}}
	return []goldenReport{
		{"desk-forecast", ask(t, quota.EnforcementProjected, "2026-01-05", many), []quota.Position{place(220, 1012, 20, 0, 88), place(220, 1012, 20, 0, 88)}, "the forecast is above the cap by itself"},
		{"desk-running", refused, []quota.Position{place(0, 3, 20, 0, 0), place(1, 4, 20, 0, 1)}, "1 of 4 is 25 %"},
		{"desk-projected", ask(t, quota.EnforcementProjected, "2026-01-05", january), []quota.Position{place(360, 4683, 20, 720, 0), place(360, 4683, 20, 720, 0)}, "the year brings enough acts in person"},
		{"desk-annual", ask(t, quota.EnforcementAnnual, "2026-01-05", january), []quota.Position{place(0, 3, 20, 0, 0), place(1, 4, 20, 0, 1)}, "it never refuses, it warns"},
		{"desk-no-cap", ask(t, quota.EnforcementRunning, "2021-06-30", quota.Outlook{Done: quota.Count{InPerson: 3}}), []quota.Position{place(0, 3, 100, quota.Unlimited, 0), place(1, 4, 100, quota.Unlimited, 0)}, "before avenant 9 nothing is kept"},
		{"desk-forced", forced, []quota.Position{place(0, 3, 20, 0, 0), place(1, 4, 20, 0, 1)}, "urgent care; the reason stays on one line"},
	}
}
