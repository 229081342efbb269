package billing_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var judgedChildren = []judgedCase{
	{met("2026-03-02", gpA, 5), "MEG", yes, "may.row", "tariffs.csv: under 6"},
	{met("2026-03-02", gpA, 6), "MEG", no, "need.age", "tariffs.csv: under 6, so not on the sixth birthday"},
	{met("2026-03-02", gpB, 5, charged("60.00")), "MEG", yes, "may.row", "tariffs.csv: any sector"},
	{met("2026-03-02", gpA, 5, billedAs("COD")), "MEG", no, "need.act with.included", "csmf-2023: COD holds MEG"},
	{met("2026-03-02", gpA, 2), "COE", maybe, "ask.certificate", "rules.csv: one of three certificates"},
	{met("2026-03-02", gpA, 3), "COE", no, "need.age", "tariffs.csv: the last one in the 24th month"},
	{met("2026-03-02", paediatrician, 1), "CEH", yes, "may.row", "tariffs.csv: 0 to 2 years"},
	{met("2026-03-02", paediatrician, 2), "CEH", no, "need.age", "tariffs.csv: CEK from 2 on"},
	{met("2026-03-02", gpA, 25), "CCP", maybe, "ask.first-contraception", "remede-2017: first consultation, under 26"},
	{met("2026-03-02", gpA, 26), "CCP", no, "need.age", "remede-2017: under 26"},
	{met("2023-12-01", paediatrician, 1), "NFP", yes, "may.row", "tariffs.csv: 0 to 2 years"},
	{met("2023-12-01", paediatrician, 1), "MPC", no, "need.not-paediatric", "rules.csv: NFP takes its place"},
}

var judgedOpinions = []judgedCase{
	{met("2026-03-02", dermatologist, 40), "APC", maybe, "ask.opinion", "rules.csv: asked by the attending doctor, not seen for 4 months"},
	{met("2026-03-02", dermatologist, 40, answered("ask.opinion", true)), "APC", yes, "may.row", "djibe-gp: not seen for 4 months"},
	{met("2026-03-02", dermatologist, 40, answered("ask.opinion", false)), "APC", no, "need.answer ask.opinion", "djibe-gp: APC, seen within the last 4 months"},
	{met("2026-03-02", dermatologist, 40, outside), "APC", no, "need.referred need.letter", "djibe-gp: sent by the attending doctor"},
	{met("2026-03-02", dermatologist, 40, through(telehealth.PathwayUrgent), letter(true)), "APC", no, "need.referred", "djibe-gp: nobody sent the patient"},
	{met("2026-03-02", dermatologist, 40, letter(false)), "APC", no, "need.letter", "djibe-gp: with a report"},
	{met("2026-03-02", dermatologist, 40, billedAs("APC")), "MCX", no, "with.complex", "remede-2017: MCX never with APC"},
	{met("2026-03-02", dermatologist, 40), "MCX", maybe, "ask.complex-supplement", "remede-2017: on the list of complex consultations?"},
	{met("2026-03-02", dermatologist, 40, billedAs("APC")), "MCU", maybe, "ask.within-48h", "espace-ace-mcu: MCU goes with APC"},
	{met("2026-03-02", dermatologist, 2, billedAs("CCX"), answered("ask.complex", true)), "MCX", no, "with.complex", "remede-2017: MCX never with CCX"},
}

var judgedHome = []judgedCase{
	{met("2026-03-02", gpA, 40, by(telehealth.ModeHome)), "MD", maybe, "ask.travel", "fmf-travel: a justified visit"},
	{met("2026-03-02", gpA, 40), "MD", no, "need.home", "fmf-travel: with a visit only"},
	{met("2026-03-02", gpA, 40, by(telehealth.ModeHome)), "MU", maybe, "ask.left", "djibe-gp: the practice left at once"},
	{met("2026-03-02", gpA, 40, by(telehealth.ModeVideo)), "MU", no, "need.home", "djibe-gp: at home only"},
	{met("2026-03-02", gpA, 40, by(telehealth.ModeHome), outside), "MVR", maybe, "ask.within-24h", "djibe-gp: within 24 h of the SAS's call"},
	{met("2026-03-02", gpA, 40), "VG", no, "need.mode", "rules.csv: a visit is at home"},
	{met("2026-03-02", gpA, 40, by(telehealth.ModeHome)), "VL", maybe, "ask.long-visit", "remede-2017: the attending doctor's long visit"},
	{met("2026-03-02", gpA, 40, by(telehealth.ModeHome), outside), "VSP", no, "need.attending", "uncam-2023-08-07: attending doctor"},
	{met("2026-03-02", gpA, 40, by(telehealth.ModeHome), beside("MD")), "MDM", maybe, "ask.mountain", "csmf-drom: a mountain area?"},
	{met("2024-03-03", gpA, 40, by(telehealth.ModeHome), at(10, 0), beside("MD")), "MDD", no, "with.travel", "djibe-gp-2023: VG + MDD without MD"},
	{met("2024-03-03", gpA, 40, by(telehealth.ModeHome), at(10, 0)), "MDD", maybe, "ask.travel", "djibe-gp-2023: a Sunday visit"},
}

var judgedPsychiatrists = []judgedCase{
	{met("2026-03-02", psychiatrist, 40), "APY", maybe, "ask.opinion", "rules.csv: the psychiatrist's opinion is APY"},
	{met("2026-03-02", psychiatrist, 40), "APC", "", "", "fmf-apc: not for psychiatrists"},
	{met("2026-03-02", psychiatrist, 40), "SNP", "", "", "tariffs.csv: SNP not for psychiatrists (they have MCY)"},
	{met("2026-03-02", psychiatrist, 40), "MCU", "", "", "tariffs.csv: MCU not psy"},
	{met("2026-03-02", psychiatrist, 40), "MCY", maybe, "ask.requested", "afpep-2024: within the set time"},
	{met("2026-03-02", psychiatrist, 25), "MP", yes, "may.row", "csmf-tariffs: up to 25"},
	{met("2026-03-02", psychiatrist, 26), "MP", no, "need.age", "csmf-tariffs: up to 25"},
	{met("2023-12-01", psychiatrist, 16), "MP", no, "need.age", "afpep-2022: under 16 until 2024-12-21"},
	{met("2026-03-02", two(telehealth.Psychiatry), 20, charged("90.00")), "MP", no, "need.scale", "afpep-2022: within the tariff"},
	{met("2026-03-02", psychiatrist, 20, through(telehealth.PathwayDirectAccess), letter(true)), "MCS", yes, "coordination", "direct access from 16 to 25"},
}

var judgedAmounts = []judgedCase{
	{met("2023-12-01", internist, 40), "MCE", maybe, "ask.diabetes", "sedmen-mce: an internist only for diabetology"},
	{met("2023-12-01", internist, 40, answered("ask.diabetes", false)), "MCE", no, "need.answer ask.diabetes", "sedmen-mce: not for diabetology"},
	{met("2023-12-01", one(telehealth.Endocrinology), 40), "MCE", yes, "may.row", "sedmen-mce: the endocrinologist is not asked"},
	{met("2026-03-02", internist, 40), "MCE", maybe, "ask.diabetes", "usmy-2025: an amount since 2024-12-22"},
	{met("2023-12-01", dermatologist, 40), "APU", no, "need.amount", "tariffs.csv: no amount between 2023-11-01 and 2024-12-21"},
	{met("2023-12-01", gpA, 40), "MMG", no, "need.inside", "quotidien-2017: MMG is inside G"},
	{met("2023-12-01", gpA, 40, by(telehealth.ModeVideo)), "MMG", no, "need.inside", "quotidien-2017: MMG is inside G, and never a line beside TCG"},
	{met("2026-03-02", gpA, 40), "MMG", no, "need.day need.inside", "fmf-2024: ended on 2024-12-22"},
	{met("2023-12-01", gpA, 40), "GS", maybe, "ask.qualified", "quotidien-2017: CES or DES of general practice"},
}

var judgedRemote = []judgedCase{
	{met("2026-03-02", dermatologist, 40, by(telehealth.ModeVideo)), "TCS", yes, "may.row", "tariffs.csv: sector 1"},
	{met("2026-03-02", as(optam, telehealth.Dermatology), 40, by(telehealth.ModeVideo), charged("60.00")), "TCS", yes, "may.row", "tariffs.csv: OPTAM"},
	{met("2026-03-02", two(telehealth.Dermatology), 40, by(telehealth.ModeVideo), charged("60.00")), "TCS", no, "need.scale", "tariffs.csv: TCS outside sector 1 and OPTAM, with an excess"},
	{met("2026-03-02", dermatologist, 40), "TCS", no, "need.mode", "a teleconsultation is by video"},
	{met("2026-03-02", dermatologist, 40, by(telehealth.ModeVideo)), "MCX", no, "need.not-remote", "rules.csv: no complex act by video"},
	{met("2026-03-02", gpA, 40), "TE2", maybe, "ask.tele-expertise", "snds-telemedicine: at most 4 a year"},
	{met("2026-03-02", gpA, 40, billedAs("TE2")), "MUT", no, "with.tele-expertise", "snds-telemedicine: no cumulation"},
	{met("2026-03-02", dermatologist, 40, billedAs("TE2")), "MCS", no, "need.act with.tele-expertise", "snds-telemedicine: TE2 alone"},
	{met("2021-03-01", gpA, 40), "RQD", no, "need.day", "telesante-bretagne: an act from 2022-04-01"},
}

// suggested draws n consultations, changes each, and hands those that have a
// price to check.
func suggested(t *testing.T, n int, change fact, check func(c billing.Consultation, all []billing.Suggestion)) {
	t.Helper()
	g, count := newGenerator(7), 0
	for range n {
		c := g.consultation()
		change(&c)
		all, err := billing.Official().Suggest(c)
		if err != nil {
			requireGap(t, &c, err)
			continue
		}
		count++
		check(c, all)
		if t.Failed() {
			t.Fatalf("consultation %+v", c)
		}
	}
	require.Greater(t, count, n/2, "the generator must draw consultations that have a price")
}

func TestSuggestionsAreExplained(t *testing.T) {
	suggested(t, 2_000, func(*billing.Consultation) {}, func(_ billing.Consultation, all []billing.Suggestion) {
		for i, s := range all {
			assert.True(t, i == 0 || place(all[i-1]) < place(s), "%s: acts, then supplements, by verdict and key; each key once", s.Code)
			assert.Contains(t, []telehealth.Verdict{yes, no, maybe}, s.Verdict, s.Code)
			assert.Equal(t, s.Code.Kind(), s.Kind, s.Code)
			require.NotEmpty(t, s.Reasons, "%s is %s for no reason", s.Code, s.Verdict)
			for _, n := range s.Reasons {
				checkReason(t, s.Code, n)
			}
			last := s.Reasons[len(s.Reasons)-1].Rule()
			assert.False(t, s.Verdict == maybe && !strings.HasPrefix(last, "ask."), "%s: %s is no question", s.Code, last)
		}
	})
}

func place(s billing.Suggestion) string {
	group := map[bool]string{false: "act ", true: "supplement "}[s.Kind == telehealth.KindSupplement]
	return group + string(s.Verdict) + " " + string(s.Code)
}

// questions are what a suggestion leaves open, but the hour: that is answered by
// Consultation.Time.
func questions(s billing.Suggestion) (rules []string) {
	for _, n := range s.Reasons {
		if strings.HasPrefix(n.Rule(), "ask.") {
			rules = append(rules, n.Rule())
		}
	}
	return rules
}

func TestAnswersSettleEveryQuestion(t *testing.T) {
	settled := 0
	suggested(t, 2_000, func(*billing.Consultation) {}, func(c billing.Consultation, all []billing.Suggestion) {
		for _, s := range all {
			asked := questions(s)
			if s.Verdict != maybe || slices.ContainsFunc(asked, byFact) {
				continue
			}
			settled++
			for answer, want := range map[bool]telehealth.Verdict{true: yes, false: no} {
				c.Answers = map[string]bool{}
				for _, rule := range asked {
					c.Answers[rule] = answer
				}
				now := judged(t, c, s.Code)
				if answer && now.Verdict == no && slices.ContainsFunc(now.Reasons, lowersTheTariff) {
					continue
				}
				if slices.Contains(questions(now), "ask.hour") {
					continue // a local holiday is one only by day, so the answer leads to the hour
				}
				assert.Equal(t, want, now.Verdict, "%s after the answer %t to %v", s.Code, answer, asked)
			}
		}
	})
	require.Greater(t, settled, 2_000, "questions were asked")
}

func TestSuggestAgreesWithPrice(t *testing.T) {
	g := newGenerator(11)
	for range 20_000 {
		c := g.consultation()
		c.Act, c.Supplements = "", nil
		before := c
		all, err := billing.Official().Suggest(c)
		require.Equal(t, before, c, "Suggest changes nothing")
		b, priceErr := billing.Price(c)
		require.Equal(t, priceErr, err)
		if err != nil {
			continue
		}
		want := letters(&b)
		slices.Sort(want)
		var got []telehealth.Code
		for _, s := range all {
			if s.Billed {
				got = append(got, s.Code)
				require.NotEqual(t, no, s.Verdict, "%s is on the bill of %+v", s.Code, c)
			}
		}
		slices.Sort(got)
		require.Equal(t, want, got, "%+v", c)
	}
}

// againsts are the notes of a bill that speak against a key.
func againsts(b *billing.Bill, code telehealth.Code) (rules []string) {
	for _, n := range b.Notes {
		if n.Code == code && (strings.HasPrefix(n.Rule(), "need.") || strings.HasPrefix(n.Rule(), "with.")) {
			rules = append(rules, n.Rule())
		}
	}
	return rules
}

// priceless reports whether the scale has no amount for a key, of whatever age.
func priceless(s billing.Suggestion) bool {
	return s.Amount == 0 && slices.ContainsFunc(s.Reasons, func(n billing.Note) bool {
		return slices.Contains([]string{"need.day", "need.amount", "need.scale", "need.age"}, n.Rule())
	})
}

// A supplement that the caller names beside those of the bill is priced where it
// has an amount, and the bill says what Suggest said. The fee is the tariff or
// far above, so that one more key does not move the scale.
func TestNamedSupplementsAgreeWithSuggest(t *testing.T) {
	seen := map[telehealth.Verdict]int{}
	suggested(t, 2_000, func(c *billing.Consultation) {
		c.Act, c.Supplements = "", nil
		if c.Fee != nil {
			c.Fee = euros("900.00")
		}
		c.Answers = map[string]bool{"ask.sas": false, "ask.complex": false, "ask.travel": true, "ask.regulated": true}
	}, func(c billing.Consultation, all []billing.Suggestion) {
		bill := priced(t, c)
		c.Act = bill.Act()
		for _, s := range all {
			if s.Kind != telehealth.KindSupplement {
				continue
			}
			seen[s.Verdict]++
			c.Supplements = slices.DeleteFunc(letters(&bill)[1:], func(code telehealth.Code) bool { return code == s.Code })
			c.Supplements = append(c.Supplements, s.Code)
			named, err := billing.Price(c)
			if err != nil {
				if refusal(t, err).Field == "travel" {
					assert.NotEqual(t, yes, s.Verdict, "%s: kilometres that nobody gave", s.Code)
					continue
				}
				assert.True(t, priceless(s), "%s: an error only where no price exists: %v", s.Code, err)
				continue
			}
			against := againsts(&named, s.Code)
			if s.Verdict != no { // what the library added gives way; named by the caller it does not
				against = slices.DeleteFunc(against, func(rule string) bool {
					return len(bill.Lines) > 1 && strings.HasPrefix(rule, "with.")
				})
			}
			assert.Equal(t, s.Verdict == no, len(against) > 0, "%s is %s: %v", s.Code, s.Verdict, against)
			base := named.Lines[len(named.Lines)-1].Base
			assert.True(t, s.Amount == 0 || s.Amount == base, "%s is suggested at %s and priced at %s", s.Code, s.Amount, base)
		}
	})
	assert.True(t, seen[yes] > 500 && seen[no] > 1_000 && seen[maybe] > 1_000, "%v", seen)
}
