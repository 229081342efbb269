package teleconsult_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

const (
	claimed = teleconsult.Yes
	denied  = teleconsult.No
)

// declared is a platform that claims to meet everything.
func declared() teleconsult.Platform {
	return teleconsult.Platform{
		HDS: claimed, HDSv2: claimed, EEA: claimed, ForeignLaw: denied, GDPR: claimed, PGSSIS: claimed, Consumer: denied, Encrypted: claimed,
		Traceable: claimed, PatientIdentified: claimed, PatientAuthenticated: claimed, ProfessionalIdentified: claimed,
		SecureMessaging: claimed, Available: claimed, Intact: claimed, Auditable: claimed, Evaluated: claimed, Company: denied,
	}
}

// declaredBefore is declared before there was a second version of HDS.
func declaredBefore() teleconsult.Platform {
	p := declared()
	p.HDSv2 = ""
	return p
}

func TestPlatformCheck(t *testing.T) {
	with := func(change func(p *teleconsult.Platform)) teleconsult.Platform {
		p := declared()
		change(&p)
		return p
	}
	older := func(p *teleconsult.Platform) {
		p.HDSv2, p.EEA, p.Certified = denied, denied, telehealth.MustParseDate("2024-11-15")
	}
	newer := func(p *teleconsult.Platform) {
		p.HDSv2, p.Certified = denied, telehealth.MustParseDate("2024-11-16")
	}
	company := func(p *teleconsult.Platform) { p.Company, p.Agreement, p.ANSCertificate = claimed, claimed, claimed }
	bare := func(p *teleconsult.Platform) {
		p.Company, p.Agreement, p.ANSCertificate = claimed, denied, denied
		p.HDSv2, p.Certified = denied, telehealth.MustParseDate("2024-01-01")
	}
	untold := func(p *teleconsult.Platform) { bare(p); p.Agreement = "" }
	for _, c := range []struct {
		reason   string
		platform teleconsult.Platform
		day      string
		want     telehealth.Verdict
		rule     string
		verdict  telehealth.Verdict // of that rule
	}{
		{"everything declared", declared(), "2026-11-24", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
		{"nothing known", teleconsult.Platform{}, "2026-11-24", telehealth.VerdictUndecided, "platform.hosting", telehealth.VerdictUndecided},
		{"CSP L1111-8: not certified", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2026-11-24", telehealth.VerdictRefused, "platform.hosting", telehealth.VerdictRefused},
		{"self-hosting in the practice needs no certificate", with(func(p *teleconsult.Platform) { p.SelfHosted, p.HDS, p.HDSv2 = claimed, denied, denied }), "2026-11-24", telehealth.VerdictMet, "platform.hosting-own", telehealth.VerdictMet},
		{"self-hosting outside the EEA is left with the GDPR", with(func(p *teleconsult.Platform) { p.SelfHosted, p.EEA = claimed, denied }), "2026-11-24", telehealth.VerdictUndecided, "platform.eea-own", telehealth.VerdictUndecided},
		{"self-hosting under foreign law is to be examined", with(func(p *teleconsult.Platform) { p.SelfHosted, p.ForeignLaw = claimed, claimed }), "2026-11-24", telehealth.VerdictMet, "platform.foreign-law-own", telehealth.VerdictUndecided},
		{"the second version implies the first", with(func(p *teleconsult.Platform) { p.HDS = "" }), "2026-11-24", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
		{"HDS v2 for all: the day before", with(older), "2026-05-15", telehealth.VerdictMet, "platform.hds-v2-later", telehealth.VerdictMet},
		{"HDS v2 for all: 16 May 2026", with(older), "2026-05-16", telehealth.VerdictRefused, "platform.hds-v2", telehealth.VerdictRefused},
		{"a certificate of 16 November 2024, the first day that sources dispute", with(newer), "2024-11-16", telehealth.VerdictUndecided, "platform.hds-v2-new", telehealth.VerdictUndecided},
		{"the day that a lawyer has", with(func(p *teleconsult.Platform) { newer(p); p.Certified = telehealth.MustParseDate("2024-11-17") }), "2024-11-17", telehealth.VerdictRefused, "platform.hds-v2-new", telehealth.VerdictRefused},
		{"not second version, and the day of the certificate is not known", with(func(p *teleconsult.Platform) { p.HDSv2 = denied }), "2025-06-01", telehealth.VerdictUndecided, "platform.hds-v2-new", telehealth.VerdictUndecided},
		{"the second version is asked of nobody before", with(func(p *teleconsult.Platform) { p.HDSv2, p.EEA = denied, denied }), "2024-11-15", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
		{"HDS v2: data in the EEA only", with(func(p *teleconsult.Platform) { p.EEA = denied }), "2026-11-24", telehealth.VerdictRefused, "platform.eea", telehealth.VerdictRefused},
		{"in the transition the data may leave the EEA under an old certificate", with(func(p *teleconsult.Platform) { p.HDSv2, p.EEA = "", denied }), "2025-06-01", telehealth.VerdictUndecided, "platform.eea-new", telehealth.VerdictUndecided},
		{"who is second version must keep it in the EEA", with(func(p *teleconsult.Platform) { p.EEA = denied }), "2025-06-01", telehealth.VerdictRefused, "platform.eea-new", telehealth.VerdictRefused},
		{"from the first day of such a certificate", with(func(p *teleconsult.Platform) { newer(p); p.HDSv2, p.EEA = claimed, denied }), "2025-06-01", telehealth.VerdictRefused, "platform.eea-new", telehealth.VerdictRefused},
		{"the day of a certificate implies one", with(func(p *teleconsult.Platform) { older(p); p.HDS, p.HDSv2 = "", "" }), "2025-06-01", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
		{"foreign law is to be declared, not forbidden", with(func(p *teleconsult.Platform) { p.ForeignLaw = claimed }), "2026-11-24", telehealth.VerdictMet, "platform.foreign-law", telehealth.VerdictUndecided},
		{"the GDPR is an obligation", with(func(p *teleconsult.Platform) { p.GDPR = denied }), "2026-11-24", telehealth.VerdictRefused, "platform.gdpr", telehealth.VerdictRefused},
		{"not known whether the GDPR is met", with(func(p *teleconsult.Platform) { p.GDPR = "" }), "2026-11-24", telehealth.VerdictUndecided, "platform.gdpr", telehealth.VerdictUndecided},
		{"the PGSSI-S is an obligation", with(func(p *teleconsult.Platform) { p.PGSSIS = denied }), "2026-11-24", telehealth.VerdictRefused, "platform.pgssi-s", telehealth.VerdictRefused},
		{"CNIL 2018: strong authentication is recommended", with(func(p *teleconsult.Platform) { p.PatientAuthenticated = denied }), "2026-11-24", telehealth.VerdictMet, "platform.patient-authentication", telehealth.VerdictRefused},
		{"CNIL 2018: a consumer tool", with(func(p *teleconsult.Platform) { p.Consumer = claimed }), "2026-11-24", telehealth.VerdictMet, "platform.specialised", telehealth.VerdictRefused},
		{"score of 2020: encryption is recommended", with(func(p *teleconsult.Platform) { p.GDPR, p.Encrypted = denied, denied }), "2026-11-24", telehealth.VerdictRefused, "platform.encryption", telehealth.VerdictRefused},
		{"the GDPR asks for security of processing: met without encryption is a contradiction", with(func(p *teleconsult.Platform) { p.Encrypted = denied }), "2026-11-24", telehealth.VerdictUndecided, "platform.gdpr-security", telehealth.VerdictUndecided},
		{"framework of 2021, reported: availability is recommended", with(func(p *teleconsult.Platform) { p.Available = denied }), "2026-11-24", telehealth.VerdictMet, "platform.availability", telehealth.VerdictRefused},
		{"framework of 2021, reported: integrity", with(func(p *teleconsult.Platform) { p.Intact = denied }), "2026-11-24", telehealth.VerdictMet, "platform.integrity", telehealth.VerdictRefused},
		{"framework of 2021, reported: auditability", with(func(p *teleconsult.Platform) { p.Auditable = denied }), "2026-11-24", telehealth.VerdictMet, "platform.auditability", telehealth.VerdictRefused},
		{"framework of 2021, reported: regular evaluation", with(func(p *teleconsult.Platform) { p.Evaluated = denied }), "2026-11-24", telehealth.VerdictMet, "platform.evaluation", telehealth.VerdictRefused},
		{"an approved company", with(company), "2026-11-24", telehealth.VerdictMet, "platform.agreement", telehealth.VerdictMet},
		{"the framework of 9 February 2024 is not there yet", with(bare), "2024-02-11", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
		{"arrêté of 9 February 2024: mandatory for approved companies, and none could be", with(bare), "2024-02-12", telehealth.VerdictUndecided, "platform.ans-early", telehealth.VerdictUndecided},
		{"the JO of the décret 2024-164: in force on the day after", with(bare), "2024-03-01", telehealth.VerdictUndecided, "platform.ans-early", telehealth.VerdictUndecided},
		{"and no agreement is asked for before", with(bare), "2024-03-01", telehealth.VerdictUndecided, "platform.agreement", ""},
		{"in force: each company must be approved", with(bare), "2024-03-02", telehealth.VerdictRefused, "platform.agreement", telehealth.VerdictRefused},
		{"and have the certificate", with(bare), "2024-03-02", telehealth.VerdictRefused, "platform.ans-framework", telehealth.VerdictRefused},
		{"not known whether it is approved, and it has no certificate: the last day on which none could be", with(untold), "2024-03-01", telehealth.VerdictUndecided, "platform.ans-early", telehealth.VerdictUndecided},
		{"it needs one to be approved", with(untold), "2024-03-02", telehealth.VerdictRefused, "platform.ans-framework", telehealth.VerdictRefused},
		{"and whether it is stays open", with(untold), "2024-03-02", telehealth.VerdictRefused, "platform.agreement", telehealth.VerdictUndecided},
		{"an approved company needs the certificate in 2024 too", with(func(p *teleconsult.Platform) { company(p); p.HDSv2, p.ANSCertificate = "", denied }), "2024-06-01", telehealth.VerdictRefused, "platform.ans-framework", telehealth.VerdictRefused},
		{"no condition of billing for an independent doctor", with(func(p *teleconsult.Platform) { p.ANSCertificate = denied }), "2026-11-24", telehealth.VerdictMet, "platform.ans-optional", telehealth.VerdictMet},
		{"not approved, and whether it employs doctors is not known", with(func(p *teleconsult.Platform) { p.Company, p.Agreement = "", denied }), "2026-11-24", telehealth.VerdictUndecided, "platform.agreement", telehealth.VerdictUndecided},
		{"arrêté of 2020-03-19, JO of the 20th: in case of impossibility another tool may do", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2020-03-20", telehealth.VerdictUndecided, "platform.tolerance", telehealth.VerdictUndecided},
		{"on the day of its signature it may not", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2020-03-19", telehealth.VerdictRefused, "platform.hosting", telehealth.VerdictRefused},
		{"repealed, and whether a later order kept it was not verified", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2020-07-11", telehealth.VerdictUndecided, "platform.tolerance-after", telehealth.VerdictUndecided},
		{"the last day of the crisis", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2022-07-31", telehealth.VerdictUndecided, "platform.tolerance-after", telehealth.VerdictUndecided},
		{"no tolerance any longer", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2022-08-01", telehealth.VerdictRefused, "platform.tolerance-ended", telehealth.VerdictRefused},
		{"that nothing excuses a tool does not refuse it", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = "", "" }), "2022-08-01", telehealth.VerdictUndecided, "platform.tolerance-ended", telehealth.VerdictRefused},
		{"not reimbursed yet: what was asked was not looked for", declaredBefore(), "2018-09-14", telehealth.VerdictUndecided, "platform.unreimbursed", telehealth.VerdictUndecided},
		{"an uncertified host before: CSP L1111-8 held", with(func(p *teleconsult.Platform) { p.HDS, p.HDSv2 = denied, "" }), "2018-09-14", telehealth.VerdictRefused, "platform.hosting", telehealth.VerdictRefused},
		{"the first reimbursed day", declaredBefore(), "2018-09-15", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
		{"who meets everything needs no tolerance", declaredBefore(), "2020-04-15", telehealth.VerdictMet, "platform.hosting", telehealth.VerdictMet},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.platform.Assess(telehealth.MustParseDate(c.day))
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, f.Verdict, c.reason)
		assert.Equal(t, c.verdict, verdictOf(f, c.rule), c.reason)
	}
	for day, rule := range map[string]string{
		"2020-04-15": "platform.tolerance", "2021-06-01": "platform.tolerance-after", "2024-06-01": "platform.tolerance-ended",
	} {
		f, err := declaredBefore().Assess(telehealth.MustParseDate(day))
		require.NoError(t, err)
		assert.NotContains(t, rulesOf(f), rule, "who meets everything needs no tolerance")
	}
}

func verdictOf(f teleconsult.Assessment, rule string) telehealth.Verdict {
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
		platform teleconsult.Platform
		day      telehealth.Date
		code     telehealth.ErrorCode
		field    string
	}{
		{"no day", declared(), telehealth.Date{}, telehealth.ErrorMissing, "date"},
		{"before the register", declared(), telehealth.MustParseDate("2017-12-31"), telehealth.ErrorNotCovered, "date"},
		{"neither yes nor no", teleconsult.Platform{GDPR: "maybe"}, day, telehealth.ErrorUnknown, "gdpr"},
		{"a second version without a first", teleconsult.Platform{HDS: denied, HDSv2: claimed}, day, telehealth.ErrorContradiction, "hdsV2"},
		{"a second version before there was one", declared(), telehealth.MustParseDate("2024-11-15"), telehealth.ErrorContradiction, "hdsV2"},
		{"a certificate without certification", teleconsult.Platform{HDS: denied, Certified: day}, day, telehealth.ErrorContradiction, "certified"},
		{"a certificate of tomorrow", teleconsult.Platform{Certified: day.AddDays(1)}, day, telehealth.ErrorContradiction, "certified"},
		{"CSP L1111-8: a certificate of 1995", teleconsult.Platform{Certified: telehealth.MustParseDate("1995-06-01")}, day, telehealth.ErrorContradiction, "certified"},
		{"of the day before there was certification", teleconsult.Platform{Certified: firstOf(t, "platform.hosting").AddDays(-1)}, day, telehealth.ErrorContradiction, "certified"},
		{"a second version certified in 2019", teleconsult.Platform{HDSv2: claimed, Certified: telehealth.MustParseDate("2019-06-01")}, telehealth.MustParseDate("2025-06-01"), telehealth.ErrorContradiction, "certified"},
		{"or on the day before there was one", teleconsult.Platform{HDSv2: claimed, Certified: firstOf(t, "platform.hds-v2-new").AddDays(-1)}, day, telehealth.ErrorContradiction, "certified"},
		{"approved in 2018", teleconsult.Platform{Agreement: claimed}, telehealth.MustParseDate("2018-10-01"), telehealth.ErrorContradiction, "agreement"},
		{"approved before the décret 2024-164", teleconsult.Platform{Agreement: claimed}, firstOf(t, "platform.agreement").AddDays(-1), telehealth.ErrorContradiction, "agreement"},
		{"certified by the ANS in 2018", teleconsult.Platform{ANSCertificate: claimed}, telehealth.MustParseDate("2018-10-01"), telehealth.ErrorContradiction, "ansCertificate"},
		{"certified before the arrêté of 9 February 2024", teleconsult.Platform{ANSCertificate: claimed}, firstOf(t, "platform.ans-framework").AddDays(-1), telehealth.ErrorContradiction, "ansCertificate"},
	} {
		require.NotEmpty(t, c.reason)
		f, err := c.platform.Assess(c.day)
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
		var p teleconsult.Platform
		claims := reflect.ValueOf(&p).Elem()
		var unknown []reflect.Value
		for i := range claims.NumField() {
			if claims.Field(i).Kind() != reflect.String || claims.Type().Field(i).Name == "SelfHosted" {
				continue
			}
			claim := []teleconsult.YesNo{"", claimed, claimed, claimed, denied}[r.IntN(5)]
			claims.Field(i).SetString(string(claim))
			if claim == "" {
				unknown = append(unknown, claims.Field(i))
			}
		}
		before, err := p.Assess(day)
		if err != nil || len(unknown) == 0 {
			continue
		}
		requireSound(t, before)
		unknown[r.IntN(len(unknown))].SetString([]string{"yes", "no"}[r.IntN(2)])
		after, err := p.Assess(day)
		if err != nil || verdictOf(after, "platform.gdpr-security") != "" {
			continue // what contradicts a claim is not only knowledge
		}
		if before.Verdict != telehealth.VerdictUndecided {
			require.Equal(t, before.Verdict, after.Verdict, "%s: %+v", day, p)
		} else if after.Verdict != before.Verdict {
			turned++
		}
	}
	assert.Greater(t, turned, 10, "the test saw decisions")
}

// requireSound judges the findings again, and reads them in every language.
func requireSound(t *testing.T, f teleconsult.Assessment) {
	t.Helper()
	want, allowed := telehealth.VerdictMet, false
	for _, finding := range f.Findings {
		allowed = allowed || finding.Force == teleconsult.ForceExcuse
		if finding.Force != teleconsult.ForceLaw {
			continue
		}
		if finding.Verdict == telehealth.VerdictRefused || want == telehealth.VerdictMet {
			want = finding.Verdict
		}
	}
	if allowed {
		want = telehealth.VerdictUndecided
	}
	require.Equal(t, want, f.Verdict)
	for _, lang := range []string{"fr", "en", "it", "he"} {
		requireWhole(t, f.Text(lang))
	}
}
