package appointment_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

const (
	claimed = appointment.Yes
	denied  = appointment.No
)

// declared is a platform that claims to meet everything.
func declared() appointment.Platform {
	return appointment.Platform{
		HDS: claimed, HDSv2: claimed, EEA: claimed, ForeignLaw: denied, GDPR: claimed, PGSSIS: claimed, Consumer: denied, Encrypted: claimed,
		Traceable: claimed, PatientIdentified: claimed, PatientAuthenticated: claimed, ProfessionalIdentified: claimed,
		SecureMessaging: claimed, Available: claimed, Intact: claimed, Auditable: claimed, Evaluated: claimed, Company: denied,
	}
}

// declaredBefore is declared before there was a second version of HDS.
func declaredBefore() appointment.Platform {
	p := declared()
	p.HDSv2 = ""
	return p
}

func TestPlatformCheck(t *testing.T) {
	with := func(change func(p *appointment.Platform)) appointment.Platform {
		p := declared()
		change(&p)
		return p
	}
	older := func(p *appointment.Platform) {
		p.HDSv2, p.EEA, p.Certified = denied, denied, telehealth.MustParseDate("2024-11-15")
	}
	newer := func(p *appointment.Platform) {
		p.HDSv2, p.Certified = denied, telehealth.MustParseDate("2024-11-16")
	}
	company := func(p *appointment.Platform) { p.Company, p.Agreement, p.ANSCertificate = claimed, claimed, claimed }
	bare := func(p *appointment.Platform) {
		p.Company, p.Agreement, p.ANSCertificate = claimed, denied, denied
		p.HDSv2, p.Certified = denied, telehealth.MustParseDate("2024-01-01")
	}
	untold := func(p *appointment.Platform) { bare(p); p.Agreement = "" }
	for _, c := range []struct {
		reason   string
		platform appointment.Platform
		day      string
		want     appointment.Verdict
		rule     string
		verdict  appointment.Verdict // of that rule
	}{
		{"everything declared", declared(), "2026-11-24", appointment.Met, "platform.hosting", appointment.Met},
		{"nothing known", appointment.Platform{}, "2026-11-24", appointment.Undecided, "platform.hosting", appointment.Undecided},
		{"CSP L1111-8: not certified", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2026-11-24", appointment.Refused, "platform.hosting", appointment.Refused},
		{"self-hosting in the practice needs no certificate", with(func(p *appointment.Platform) { p.SelfHosted, p.HDS, p.HDSv2 = claimed, denied, denied }), "2026-11-24", appointment.Met, "platform.hosting-own", appointment.Met},
		{"self-hosting outside the EEA is left with the GDPR", with(func(p *appointment.Platform) { p.SelfHosted, p.EEA = claimed, denied }), "2026-11-24", appointment.Undecided, "platform.eea-own", appointment.Undecided},
		{"self-hosting under foreign law is to be examined", with(func(p *appointment.Platform) { p.SelfHosted, p.ForeignLaw = claimed, claimed }), "2026-11-24", appointment.Met, "platform.foreign-law-own", appointment.Undecided},
		{"the second version implies the first", with(func(p *appointment.Platform) { p.HDS = "" }), "2026-11-24", appointment.Met, "platform.hosting", appointment.Met},
		{"HDS v2 for all: the day before", with(older), "2026-05-15", appointment.Met, "platform.hds-v2-later", appointment.Met},
		{"HDS v2 for all: 16 May 2026", with(older), "2026-05-16", appointment.Refused, "platform.hds-v2", appointment.Refused},
		{"a certificate of 16 November 2024, the first day that sources dispute", with(newer), "2024-11-16", appointment.Undecided, "platform.hds-v2-new", appointment.Undecided},
		{"the day that a lawyer has", with(func(p *appointment.Platform) { newer(p); p.Certified = telehealth.MustParseDate("2024-11-17") }), "2024-11-17", appointment.Refused, "platform.hds-v2-new", appointment.Refused},
		{"not second version, and the day of the certificate is not known", with(func(p *appointment.Platform) { p.HDSv2 = denied }), "2025-06-01", appointment.Undecided, "platform.hds-v2-new", appointment.Undecided},
		{"the second version is asked of nobody before", with(func(p *appointment.Platform) { p.HDSv2, p.EEA = denied, denied }), "2024-11-15", appointment.Met, "platform.hosting", appointment.Met},
		{"HDS v2: data in the EEA only", with(func(p *appointment.Platform) { p.EEA = denied }), "2026-11-24", appointment.Refused, "platform.eea", appointment.Refused},
		{"in the transition the data may leave the EEA under an old certificate", with(func(p *appointment.Platform) { p.HDSv2, p.EEA = "", denied }), "2025-06-01", appointment.Undecided, "platform.eea-new", appointment.Undecided},
		{"who is second version must keep it in the EEA", with(func(p *appointment.Platform) { p.EEA = denied }), "2025-06-01", appointment.Refused, "platform.eea-new", appointment.Refused},
		{"from the first day of such a certificate", with(func(p *appointment.Platform) { newer(p); p.HDSv2, p.EEA = claimed, denied }), "2025-06-01", appointment.Refused, "platform.eea-new", appointment.Refused},
		{"the day of a certificate implies one", with(func(p *appointment.Platform) { older(p); p.HDS, p.HDSv2 = "", "" }), "2025-06-01", appointment.Met, "platform.hosting", appointment.Met},
		{"foreign law is to be declared, not forbidden", with(func(p *appointment.Platform) { p.ForeignLaw = claimed }), "2026-11-24", appointment.Met, "platform.foreign-law", appointment.Undecided},
		{"the GDPR is an obligation", with(func(p *appointment.Platform) { p.GDPR = denied }), "2026-11-24", appointment.Refused, "platform.gdpr", appointment.Refused},
		{"not known whether the GDPR is met", with(func(p *appointment.Platform) { p.GDPR = "" }), "2026-11-24", appointment.Undecided, "platform.gdpr", appointment.Undecided},
		{"the PGSSI-S is an obligation", with(func(p *appointment.Platform) { p.PGSSIS = denied }), "2026-11-24", appointment.Refused, "platform.pgssi-s", appointment.Refused},
		{"CNIL 2018: strong authentication is recommended", with(func(p *appointment.Platform) { p.PatientAuthenticated = denied }), "2026-11-24", appointment.Met, "platform.patient-authentication", appointment.Refused},
		{"CNIL 2018: a consumer tool", with(func(p *appointment.Platform) { p.Consumer = claimed }), "2026-11-24", appointment.Met, "platform.specialised", appointment.Refused},
		{"score of 2020: encryption is recommended", with(func(p *appointment.Platform) { p.GDPR, p.Encrypted = denied, denied }), "2026-11-24", appointment.Refused, "platform.encryption", appointment.Refused},
		{"the GDPR asks for security of processing: met without encryption is a contradiction", with(func(p *appointment.Platform) { p.Encrypted = denied }), "2026-11-24", appointment.Undecided, "platform.gdpr-security", appointment.Undecided},
		{"framework of 2021, reported: availability is recommended", with(func(p *appointment.Platform) { p.Available = denied }), "2026-11-24", appointment.Met, "platform.availability", appointment.Refused},
		{"framework of 2021, reported: integrity", with(func(p *appointment.Platform) { p.Intact = denied }), "2026-11-24", appointment.Met, "platform.integrity", appointment.Refused},
		{"framework of 2021, reported: auditability", with(func(p *appointment.Platform) { p.Auditable = denied }), "2026-11-24", appointment.Met, "platform.auditability", appointment.Refused},
		{"framework of 2021, reported: regular evaluation", with(func(p *appointment.Platform) { p.Evaluated = denied }), "2026-11-24", appointment.Met, "platform.evaluation", appointment.Refused},
		{"an approved company", with(company), "2026-11-24", appointment.Met, "platform.agreement", appointment.Met},
		{"the framework of 9 February 2024 is not there yet", with(bare), "2024-02-11", appointment.Met, "platform.hosting", appointment.Met},
		{"arrêté of 9 February 2024: mandatory for approved companies, and none could be", with(bare), "2024-02-12", appointment.Undecided, "platform.ans-early", appointment.Undecided},
		{"the JO of the décret 2024-164: in force on the day after", with(bare), "2024-03-01", appointment.Undecided, "platform.ans-early", appointment.Undecided},
		{"and no agreement is asked for before", with(bare), "2024-03-01", appointment.Undecided, "platform.agreement", ""},
		{"in force: each company must be approved", with(bare), "2024-03-02", appointment.Refused, "platform.agreement", appointment.Refused},
		{"and have the certificate", with(bare), "2024-03-02", appointment.Refused, "platform.ans-framework", appointment.Refused},
		{"not known whether it is approved, and it has no certificate: the last day on which none could be", with(untold), "2024-03-01", appointment.Undecided, "platform.ans-early", appointment.Undecided},
		{"it needs one to be approved", with(untold), "2024-03-02", appointment.Refused, "platform.ans-framework", appointment.Refused},
		{"and whether it is stays open", with(untold), "2024-03-02", appointment.Refused, "platform.agreement", appointment.Undecided},
		{"an approved company needs the certificate in 2024 too", with(func(p *appointment.Platform) { company(p); p.HDSv2, p.ANSCertificate = "", denied }), "2024-06-01", appointment.Refused, "platform.ans-framework", appointment.Refused},
		{"no condition of billing for an independent doctor", with(func(p *appointment.Platform) { p.ANSCertificate = denied }), "2026-11-24", appointment.Met, "platform.ans-optional", appointment.Met},
		{"not approved, and whether it employs doctors is not known", with(func(p *appointment.Platform) { p.Company, p.Agreement = "", denied }), "2026-11-24", appointment.Undecided, "platform.agreement", appointment.Undecided},
		{"arrêté of 2020-03-19, JO of the 20th: in case of impossibility another tool may do", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2020-03-20", appointment.Undecided, "platform.tolerance", appointment.Undecided},
		{"on the day of its signature it may not", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2020-03-19", appointment.Refused, "platform.hosting", appointment.Refused},
		{"repealed, and whether a later order kept it was not verified", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2020-07-11", appointment.Undecided, "platform.tolerance-after", appointment.Undecided},
		{"the last day of the crisis", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2022-07-31", appointment.Undecided, "platform.tolerance-after", appointment.Undecided},
		{"no tolerance any longer", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2022-08-01", appointment.Refused, "platform.tolerance-ended", appointment.Refused},
		{"that nothing excuses a tool does not refuse it", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = "", "" }), "2022-08-01", appointment.Undecided, "platform.tolerance-ended", appointment.Refused},
		{"not reimbursed yet: what was asked was not looked for", declaredBefore(), "2018-09-14", appointment.Undecided, "platform.unreimbursed", appointment.Undecided},
		{"an uncertified host before: CSP L1111-8 held", with(func(p *appointment.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2018-09-14", appointment.Refused, "platform.hosting", appointment.Refused},
		{"the first reimbursed day", declaredBefore(), "2018-09-15", appointment.Met, "platform.hosting", appointment.Met},
		{"who meets everything needs no tolerance", declaredBefore(), "2020-04-15", appointment.Met, "platform.hosting", appointment.Met},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.platform.Check(telehealth.MustParseDate(c.day))
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, f.Verdict, c.reason)
		assert.Equal(t, c.verdict, verdictOf(f, c.rule), c.reason)
	}
	for day, rule := range map[string]string{
		"2020-04-15": "platform.tolerance", "2021-06-01": "platform.tolerance-after", "2024-06-01": "platform.tolerance-ended",
	} {
		f, err := declaredBefore().Check(telehealth.MustParseDate(day))
		require.NoError(t, err)
		assert.NotContains(t, rulesOf(f), rule, "who meets everything needs no tolerance")
	}
}

func verdictOf(f appointment.Fitness, rule string) appointment.Verdict {
	for _, finding := range f.Findings {
		if finding.Rule == rule {
			return finding.Verdict
		}
	}
	return ""
}

func TestPlatformRefuses(t *testing.T) {
	day := telehealth.MustParseDate("2026-11-24")
	for _, c := range []struct {
		reason   string
		platform appointment.Platform
		day      telehealth.Date
		code     telehealth.ErrorCode
		field    string
	}{
		{"no day", declared(), telehealth.Date{}, telehealth.ErrorMissing, "date"},
		{"before the register", declared(), telehealth.MustParseDate("2017-12-31"), telehealth.ErrorNotCovered, "date"},
		{"neither yes nor no", appointment.Platform{GDPR: "maybe"}, day, telehealth.ErrorUnknown, "gdpr"},
		{"a second version without a first", appointment.Platform{HDS: denied, HDSv2: claimed}, day, telehealth.ErrorContradiction, "hds-v2"},
		{"a second version before there was one", declared(), telehealth.MustParseDate("2024-11-15"), telehealth.ErrorContradiction, "hds-v2"},
		{"a certificate without certification", appointment.Platform{HDS: denied, Certified: day}, day, telehealth.ErrorContradiction, "certified"},
		{"a certificate of tomorrow", appointment.Platform{Certified: day.AddDays(1)}, day, telehealth.ErrorContradiction, "certified"},
		{"CSP L1111-8: a certificate of 1995", appointment.Platform{Certified: telehealth.MustParseDate("1995-06-01")}, day, telehealth.ErrorContradiction, "certified"},
		{"of the day before there was certification", appointment.Platform{Certified: firstOf(t, "platform.hosting").AddDays(-1)}, day, telehealth.ErrorContradiction, "certified"},
		{"a second version certified in 2019", appointment.Platform{HDSv2: claimed, Certified: telehealth.MustParseDate("2019-06-01")}, telehealth.MustParseDate("2025-06-01"), telehealth.ErrorContradiction, "certified"},
		{"or on the day before there was one", appointment.Platform{HDSv2: claimed, Certified: firstOf(t, "platform.hds-v2-new").AddDays(-1)}, day, telehealth.ErrorContradiction, "certified"},
		{"approved in 2018", appointment.Platform{Agreement: claimed}, telehealth.MustParseDate("2018-10-01"), telehealth.ErrorContradiction, "agreement"},
		{"approved before the décret 2024-164", appointment.Platform{Agreement: claimed}, firstOf(t, "platform.agreement").AddDays(-1), telehealth.ErrorContradiction, "agreement"},
		{"certified by the ANS in 2018", appointment.Platform{ANSCertificate: claimed}, telehealth.MustParseDate("2018-10-01"), telehealth.ErrorContradiction, "ans-certificate"},
		{"certified before the arrêté of 9 February 2024", appointment.Platform{ANSCertificate: claimed}, firstOf(t, "platform.ans-framework").AddDays(-1), telehealth.ErrorContradiction, "ans-certificate"},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.platform.Check(c.day)
		assert.Equal(t, c.field, requireCode(t, err, c.code, c.reason).Field, c.reason)
		assert.Empty(t, f, c.reason)
	}
}

// TestPlatformKnowledge fills in one unknown claim of random platforms: what was
// refused stays refused, what was met stays met. Only what is to be decided may turn.
func TestPlatformKnowledge(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	first := telehealth.MustParseDate(firstCovered)
	turned := 0
	for range 3000 {
		day := first.AddDays(r.IntN(3300))
		var p appointment.Platform
		claims := reflect.ValueOf(&p).Elem()
		var unknown []reflect.Value
		for i := range claims.NumField() {
			if claims.Field(i).Kind() != reflect.String || claims.Type().Field(i).Name == "SelfHosted" {
				continue
			}
			claim := []appointment.Fact{"", claimed, claimed, claimed, denied}[r.IntN(5)]
			claims.Field(i).SetString(string(claim))
			if claim == "" {
				unknown = append(unknown, claims.Field(i))
			}
		}
		before, err := p.Check(day)
		if err != nil || len(unknown) == 0 {
			continue
		}
		requireSound(t, before)
		unknown[r.IntN(len(unknown))].SetString([]string{"yes", "no"}[r.IntN(2)])
		after, err := p.Check(day)
		if err != nil || verdictOf(after, "platform.gdpr-security") != "" {
			continue // what contradicts a claim is not only knowledge
		}
		if before.Verdict != appointment.Undecided {
			require.Equal(t, before.Verdict, after.Verdict, "%s: %+v", day, p)
		} else if after.Verdict != before.Verdict {
			turned++
		}
	}
	assert.Greater(t, turned, 10, "the test saw decisions")
}

// requireSound judges the findings again, and reads them in every language.
func requireSound(t *testing.T, f appointment.Fitness) {
	t.Helper()
	want, allowed := appointment.Met, false
	for _, finding := range f.Findings {
		allowed = allowed || finding.Rule == "platform.tolerance" || finding.Rule == "platform.tolerance-after"
		if finding.Kind != appointment.Obligation || finding.Rule == "platform.tolerance-ended" {
			continue
		}
		if finding.Verdict == appointment.Refused || want == appointment.Met {
			want = finding.Verdict
		}
	}
	if allowed {
		want = appointment.Undecided
	}
	require.Equal(t, want, f.Verdict)
	for _, lang := range []string{"fr", "en", "it", "he"} {
		requireWhole(t, f.Text(lang))
	}
}
