package quota_test

import (
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func judge(t *testing.T, year int, s telehealth.Specialty, c quota.Count, r quota.Choices, d ...quota.Derogation) quota.Judgement {
	t.Helper()
	j, err := quota.Cap{Specialty: s, Choices: r, Granted: d}.Judge(year, c)
	require.NoError(t, err)
	return j
}

// whole is a derogation of that share for the whole of 2026.
func whole(share int) quota.Derogation {
	return granted("2026-01-01", "2026-12-31", share)
}

// granted is a derogation with everything that it needs.
func granted(from, until string, share int) quota.Derogation {
	return quota.Derogation{
		Who: "CPAM de Paris", From: telehealth.MustParseDate(from), Until: telehealth.MustParseDate(until),
		Limit: share, Reference: "DR 7",
	}
}

// loose returns what is wrong with a position by the law's inequality alone: room is
// tight (one more breaks the cap), debt is tight (one fewer does not cure).
func loose(p quota.Position) string {
	within := func(remote, total int64) bool { return remote*100 <= int64(p.Limit)*total }
	ok := within(p.Remote, p.Total)
	switch {
	case p.Within != ok:
		return "wrong verdict"
	case p.Limit == 100 && (!ok || p.Room != quota.Unlimited || p.Debt != 0):
		return "100 percent is no cap"
	case p.Limit == 100:
		return ""
	case ok && p.Debt != 0 || !ok && p.Room != 0:
		return "room and debt exclude each other"
	case ok && (p.Room < 0 || !within(p.Remote+p.Room, p.Total+p.Room)):
		return "room too large"
	case ok && within(p.Remote+p.Room+1, p.Total+p.Room+1):
		return "room not tight"
	case !ok && !within(p.Remote, p.Total+p.Debt):
		return "debt too small"
	case !ok && within(p.Remote, p.Total+p.Debt-1):
		return "debt not tight"
	default:
		return ""
	}
}

// Every number of acts up to 400, every number of them at a distance and every cap
// from 1 to 100 percent: 8 million positions.
func TestRoomAndDebtAreTight(t *testing.T) {
	for cap := 1; cap <= 100; cap++ {
		for total := int64(0); total <= 400; total++ {
			for remote := int64(0); remote <= total; remote++ {
				p := quota.Position{Remote: remote, Total: total, Limit: cap}.With(0, 0)
				if wrong := loose(p); wrong != "" || p.Remote != remote || p.Total != total || p.Limit != cap {
					t.Fatalf("%d of %d at %d %%: %s: %+v", remote, total, cap, wrong, p)
				}
			}
		}
	}
}

// The same by way of Judge, whose cap a derogation may raise and never lowers.
func TestJudgedRoomAndDebtAreTight(t *testing.T) {
	for share := 1; share <= 100; share++ {
		for total := int64(0); total <= 400; total += 1 + total/20 {
			for remote := int64(0); remote <= total; remote += 1 + remote/20 {
				c := quota.Count{Video: remote, InPerson: total - remote}
				j := judge(t, 2026, telehealth.GeneralPractice, c, quota.Choices{}, whole(share))
				if wrong := loose(j.Position); wrong != "" || j.Remote != remote || j.Total != total || j.Limit != max(20, share) {
					t.Fatalf("%d of %d, %d %% granted: %s: %+v", remote, total, share, wrong, j.Position)
				}
			}
		}
	}
}

func TestPolicies(t *testing.T) {
	mixed := quota.Count{InPerson: 60, InPersonOwn: 20, Video: 10, VideoOwn: 5, Expertise: 5, Requests: 7}
	for _, c := range []struct {
		year      int
		specialty telehealth.Specialty
		rules     quota.Choices
		policy    quota.Policy
		remote    int64
		total     int64
		cap       int
		reason    string
	}{
		{2021, telehealth.GeneralPractice, quota.Choices{}, quota.PolicyNone, 10, 100, 100, "amendment 6 has no cap"},
		{2022, telehealth.GeneralPractice, quota.Choices{}, quota.PolicyAmendment9, 20, 100, 20, "TC and TE together, own patients too"},
		{2024, telehealth.Psychiatry, quota.Choices{}, quota.PolicyAmendment9, 20, 100, 20, "default: 2024 is judged under amendment 9"},
		{2024, telehealth.Psychiatry, quota.Choices{FirstYear2024: 2024}, quota.PolicyAgreement2024, 10, 100, 40, "the caller judges 2024 under the agreement"},
		{2025, telehealth.GeneralPractice, quota.Choices{}, quota.PolicyAgreement2024, 10, 100, 20, "TC with other patients only"},
		{2026, telehealth.Psychiatry, quota.Choices{}, quota.PolicyAgreement2024, 10, 100, 40, "article 87.7: psychiatrists 40 %"},
		{2026, telehealth.Neurology, quota.Choices{}, quota.PolicyAgreement2024, 10, 100, 20, "neurologists are not psychiatrists"},
		{2022, telehealth.GeneralPractice, quota.Choices{CountRequests: true}, quota.PolicyAmendment9, 27, 107, 20, "RQD by choice"},
		{2026, telehealth.GeneralPractice, quota.Choices{CountRequests: true}, quota.PolicyAgreement2024, 10, 107, 20, "an act, but no teleconsultation"},
		{2026, telehealth.GeneralPractice, quota.Choices{Exempt: true}, quota.PolicyAgreement2024, 10, 100, 100, "announced, by choice"},
	} {
		require.NotEmpty(t, c.reason)
		j := judge(t, c.year, c.specialty, mixed, c.rules)
		assert.Equal(t, c.policy, j.Policy, c.reason)
		assert.Equal(t, []int64{c.remote, c.total, int64(c.cap)}, []int64{j.Remote, j.Total, int64(j.Limit)}, c.reason)
		for _, n := range j.Remarks {
			assert.NotEmpty(t, n.Source.URL, "%s: %s", c.reason, n.Rule)
			for _, lang := range []string{"fr", "en", "it", "he"} {
				assert.NotContains(t, n.Text(lang), "«", n.Rule)
			}
		}
	}
}

// Article 87.7 in both readings: 20 teleconsultations with other patients of 200 acts
// are 10 % by the text; if 120 of the acts are with own patients, 25 % of 80.
func TestBothReadings(t *testing.T) {
	c := quota.Count{Video: 20, InPerson: 60, InPersonOwn: 100, VideoOwn: 20}
	j := judge(t, 2026, telehealth.GeneralPractice, c, quota.Choices{})
	assert.Equal(t, quota.Position{Remote: 20, Total: 200, Limit: 20, Within: true, Room: 25}, j.Position)
	assert.Equal(t, j.Position, j.Readings[quota.ReadingText])
	assert.Equal(t, quota.Position{Remote: 20, Total: 80, Limit: 20, Debt: 20}, j.Readings[quota.ReadingOwnPatientsExcluded])
	assert.Equal(t, int64(1000), j.Share())
	assert.Equal(t, int64(2500), j.Readings[quota.ReadingOwnPatientsExcluded].Share())
}

func TestExactlyTheCap(t *testing.T) {
	for _, c := range []struct {
		video, person int64
		within        bool
		reason        string
	}{
		{20, 80, true, "exactly 20 % is not more than 20 %"},
		{21, 79, false, "one act more is"},
		{0, 0, true, "no act, no excess"},
		{1, 3, false, "25 %"},
		{1, 4, true, "exactly 20 % of few acts"},
	} {
		j := judge(t, 2026, telehealth.GeneralPractice, quota.Count{Video: c.video, InPerson: c.person}, quota.Choices{})
		assert.Equal(t, c.within, j.Within, c.reason)
	}
}

func TestRefusals(t *testing.T) {
	for reason, ask := range map[string]func() error{
		"no specialty":      func() error { _, err := quota.Cap{Specialty: ""}.Judge(2026, quota.Count{}); return err },
		"unknown specialty": func() error { _, err := quota.Cap{Specialty: "chiropody"}.Judge(2026, quota.Count{}); return err },
		"a midwife's code":  func() error { _, err := quota.Cap{Specialty: "21"}.Judge(2026, quota.Count{}); return err },
		"a year of no Date": func() error {
			_, err := quota.Cap{Specialty: telehealth.Psychiatry}.Judge(1500, quota.Count{})
			return err
		},
		"negative count": func() error {
			_, err := quota.Cap{Specialty: telehealth.Psychiatry}.Judge(2026, quota.Count{Video: -1})
			return err
		},
		"more assisted than TC": func() error {
			_, err := quota.Cap{Specialty: telehealth.Psychiatry}.Judge(2026, quota.Count{Video: 1, Assisted: 2})
			return err
		},
		"absurd count": func() error {
			_, err := quota.Cap{Specialty: telehealth.Psychiatry}.Judge(2026, quota.Count{Video: 1 << 62})
			return err
		},
	} {
		var bad *telehealth.FieldError
		require.ErrorAs(t, ask(), &bad, reason)
		assert.NotEmpty(t, bad.Want, reason)
		assert.NotEmpty(t, bad.Field, reason)
	}
}

func TestCountOf(t *testing.T) {
	for _, c := range []struct {
		code          telehealth.Code
		own, assisted bool
		want          quota.Count
		ok            bool
		reason        string
	}{
		{"G", false, false, quota.Count{InPerson: 1}, true, "a consultation"},
		{"VG", true, false, quota.Count{InPersonOwn: 1}, true, "a visit to an own patient"},
		{"TCG", false, false, quota.Count{Video: 1}, true, "a teleconsultation"},
		{"TCS", false, true, quota.Count{Video: 1, Assisted: 1}, true, "assisted"},
		{"TC", true, true, quota.Count{VideoOwn: 1, AssistedOwn: 1}, true, "assisted, own patient"},
		{"TE2", false, false, quota.Count{Expertise: 1}, true, "tele-expertise, asked"},
		{"RQD", true, false, quota.Count{Requests: 1}, true, "tele-expertise, asking"},
		{"MCS", false, false, quota.Count{}, false, "a supplement is no act"},
		{"ZZZ", false, false, quota.Count{}, false, "an unknown key is no act"},
		{"", false, false, quota.Count{}, false, "no key"},
	} {
		require.NotEmpty(t, c.reason)
		got, ok := quota.CountOf(quota.Act{Code: c.code, OwnPatient: c.own, Assisted: c.assisted})
		assert.Equal(t, c.ok, ok, c.reason)
		assert.Equal(t, c.want, got, c.reason)
	}
}

// Counts are added in any order and taken back exactly.
func TestCountsAreAMonoid(t *testing.T) {
	a := quota.Count{InPerson: 1, Video: 2, Assisted: 1, Requests: 3}
	b := quota.Count{InPersonOwn: 4, VideoOwn: 5, AssistedOwn: 1, Expertise: 6}
	assert.Equal(t, a.Add(b), b.Add(a))
	assert.Equal(t, a, a.Add(quota.Count{}))
	assert.Equal(t, a, a.Add(b).Sub(b))
}

func BenchmarkJudge(b *testing.B) {
	gp, c := quota.Cap{Specialty: telehealth.GeneralPractice}, quota.Count{InPerson: 900, Video: 90}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gp.Judge(2026, c); err != nil {
			b.Fatal(err)
		}
	}
}
