package billing_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func also(more ...telehealth.Code) fact {
	return func(c *billing.Consultation) { c.Also = more }
}

// A yes bills the key that it decides, a key named beside those due joins them, and what
// a list leaves out is said.
func TestKeysJoinThoseDue(t *testing.T) {
	referred, away := through(telehealth.PathwayReferred), through(telehealth.PathwayAway)
	heart := one(telehealth.Cardiology)
	for _, c := range []struct {
		facts   billing.Consultation
		keys    string
		fee     string
		leftOut string
		note    string
		reason  string
	}{
		{met("2026-03-02", heart, 40), "CSC MCC", "52.50", "", "", "47.73 + 4.77, nothing asked for"},
		{met("2026-03-02", heart, 40, answered("ask.sas", true)), "CSC MCC SNP", "67.50", "", "supplements.answered", "a yes bills SNP 15 and keeps MCC"},
		{met("2026-03-02", heart, 40, answered("ask.sas", false)), "CSC MCC", "52.50", "", "", "a no bills nothing"},
		{met("2026-03-02", heart, 40, also("SNP")), "CSC MCC SNP", "67.50", "", "ask.sas", "named beside what is due: the question stays"},
		{met("2026-03-02", heart, 40, also("SNP"), answered("ask.sas", true)), "CSC MCC SNP", "67.50", "", "", "once, answered and named"},
		{met("2026-03-02", heart, 40, beside("SNP")), "CSC SNP", "62.73", "MCC", "supplements.left-out", "a list names all: MCC is left out, aloud"},
		{met("2026-03-02", heart, 40, beside("SNP", "MCC")), "CSC SNP MCC", "67.50", "", "", "nothing is left out"},
		{met("2026-03-02", heart, 40, beside("MCC"), answered("ask.sas", true)), "CSC MCC", "52.50", "SNP", "supplements.left-out", "the answered key too"},
		{met("2026-03-02", heart, 40, beside(), also("SNP")), "CSC SNP", "62.73", "MCC", "supplements.left-out", "beside an empty list"},
		{met("2026-03-02", heart, 40, also("MCC")), "CSC MCC", "52.50", "", "", "due anyway, once"},
		{met("2026-03-02", gpA, 40, referred), "G MCG", "35.00", "", "", "30 + 5"},
		{met("2026-03-02", gpA, 40, referred, answered("ask.sas", true)), "G SNP", "45.00", "", "with.unscheduled", "MCG gives way to SNP, aloud"},
		{met("2026-03-02", gpA, 40, referred, also("SNP")), "G SNP", "45.00", "", "with.unscheduled", "named: the same"},
		{met("2026-03-02", gpA, 40, referred, beside("SNP")), "G SNP", "45.00", "", "", "an excluded key is not left out"},
		{met("2026-03-02", gpA, 40, away, at(23, 0)), "G MHP", "35.00", "", "", "out of hours"},
		{met("2026-03-02", gpA, 40, away, at(23, 0), answered("ask.regulated", true)), "G CRN", "72.50", "", "supplements.answered", "CRN 42.50 in place of MHP"},
		{met("2026-03-02", dermatologist, 40, answered("ask.opinion", true)), "APC", "60.00", "", "supplements.answered", "an act takes the place of the ordinary one"},
		{met("2026-03-02", dermatologist, 40, answered("ask.opinion", true), billedAs("CS")), "CS MCS", "31.50", "", "", "the act that the caller named stays"},
		{met("2026-03-02", dermatologist, 40, answered("ask.complex-supplement", true)), "CS MCS MCX", "47.50", "", "", "31.50 + 16"},
		{met("2023-12-01", paediatrician, 5, referred), "CS NFE MEP", "", "", "", "the paediatrician's own supplement"},
		{met("2023-12-01", paediatrician, 5, referred, answered("ask.correspondent", true)), "CS MEP MPC MCS", "", "", "", "as a correspondent MPC and MCS take its place"},
		{met("2024-03-04", gpA, 40, by(telehealth.ModeHome), at(23, 0), through(telehealth.PathwayUrgent), answered("ask.travel", true)), "VG MDN", "", "", "", "one supplement for travel, that of the hour"},
	} {
		require.NotEmpty(t, c.reason)
		b, err := billing.Price(c.facts)
		if !assert.NoError(t, err, c.reason) {
			continue
		}
		assert.Equal(t, c.keys, joined(letters(&b)), c.reason)
		if c.fee != "" {
			assert.Equal(t, c.fee, b.Fee().String(), c.reason)
		}
		assert.Equal(t, c.leftOut, joined(b.LeftOut), c.reason)
		s := b.Statement("en")
		assert.Equal(t, b.LeftOut, s.LeftOut, c.reason)
		if c.note != "" {
			_, found := noteOf(&b, c.note)
			assert.True(t, found, "%s: no note %s", c.reason, c.note)
		}
	}
}

func joined(codes []telehealth.Code) string {
	words := make([]string, len(codes))
	for i, c := range codes {
		words[i] = string(c)
	}
	return strings.Join(words, " ")
}

func TestQuestionsOfAnEncounter(t *testing.T) {
	for _, c := range []struct {
		facts  billing.Consultation
		asked  string
		silent string
		reason string
	}{
		{met("2026-03-02", one(telehealth.Cardiology), 40), "ask.sas SNP; ask.opinion APU APC; ask.professor APU", "ask.regulated ask.travel ask.tele-expertise ask.letter", "in person: no visit, no regulation by day, no tele-expertise"},
		{met("2026-03-02", gpA, 40, by(telehealth.ModeHome)), "ask.travel MD; ask.left MU", "ask.sas ask.prevention", "at home, the attending doctor"},
		{met("2026-03-02", gpA, 45), "ask.prevention RDV", "ask.long-visit ask.certificate", "an adult in person, in a band of the check-up"},
		{met("2026-03-02", gpA, 44), "", "ask.prevention", "outside the bands"},
		{met("2026-03-02", gpA, 45, by(telehealth.ModeVideo)), "", "ask.prevention ask.travel ask.discharge", "by video"},
		{met("2026-03-02", gpA, 2), "ask.certificate COE", "ask.prevention", "a child"},
		{met("2026-03-02", gpA, 40, billedAs("TE2")), "ask.tele-expertise TE2", "ask.prevention", "a tele-expertise that the caller names"},
		{met("2026-03-02", one(telehealth.MedicalGynecology), 40, through(telehealth.PathwayDirectAccess)), "ask.letter MCS", "ask.away", "what the bill supposes"},
		{met("2026-03-02", gpA, 40, through(telehealth.PathwayAway), letter(true)), "ask.away MCG", "ask.letter", "open since the agreement of 2024"},
		{met("2024-12-21", gpA, 40, through(telehealth.PathwayAway), letter(true)), "", "ask.away", "and settled before"},
		{met("2026-03-02", gpA, 40, answered("ask.appointment", false)), "", "ask.appointment", "a no closes the question"},
		{met("2026-03-02", gpA, 40, answered("ask.appointment", true)), "", "ask.appointment", "so does a yes"},
		{met("2026-03-02", dermatologist, 40, billedAs("CS")), "ask.complex-supplement MCX", "ask.opinion", "another act is named"},
	} {
		require.NotEmpty(t, c.reason)
		all, err := billing.Questions(c.facts)
		require.NoError(t, err, c.reason)
		got := map[string]string{}
		for _, q := range all {
			got[q.Rule] = joined(q.Codes)
			assert.NotNil(t, q.Source, q.Rule)
			assert.NotEmpty(t, q.Confidence, q.Rule)
			for _, lang := range []string{"fr", "en", "it", "he"} {
				text := strings.TrimRight(q.Text(lang), "\u200e\u200f\u2069 ")
				assert.True(t, strings.HasSuffix(text, "?"), "%s in %s: %s", q.Rule, lang, text)
			}
		}
		for want := range strings.SplitSeq(c.asked, "; ") {
			rule, codes, _ := strings.Cut(want, " ")
			if rule != "" {
				assert.Equal(t, codes, got[rule], "%s: %s of %v", c.reason, rule, got)
			}
		}
		for rule := range strings.FieldsSeq(c.silent) {
			assert.NotContains(t, got, rule, c.reason)
		}
	}
}

// A question is positive: no sentence of the four languages denies what it asks.
func TestQuestionsArePositive(t *testing.T) {
	denials := map[string][]string{
		"fr": {" pas ", " sans ", " non ", " aucun", "n'", " ne "}, "en": {" not ", " no ", "n't", " without ", " never "},
		"it": {" non ", " senza ", " nessun"}, "he": {" לא ", " ללא ", " אין ", " טרם ", " בלי "},
	}
	seen := map[string]bool{}
	g := newGenerator(5)
	for range 3_000 {
		all, err := billing.Questions(g.consultation())
		if err != nil {
			continue
		}
		for _, q := range all {
			seen[q.Rule] = true
			for lang, words := range denials {
				text := strings.ReplaceAll(q.Text(lang), "la non autosufficienza", "") // the name of an allowance
				for _, word := range words {
					assert.NotContains(t, text, word, "%s in %s", q.Rule, lang)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
	assert.Greater(t, len(seen), 30, "most questions are asked of somebody")
}

func TestAnswersAreToQuestions(t *testing.T) {
	for _, rule := range []string{"ask.hour", "ask.birth", "need.age", "ask.nothing", ""} {
		_, err := billing.Price(met("2026-03-02", gpA, 40, answered(rule, true)))
		assert.Equal(t, telehealth.ErrorUnknown, refusal(t, err).Code, "%q is answered by no yes", rule)
	}
	for _, c := range []struct {
		facts  billing.Consultation
		field  string
		reason string
	}{
		{met("2026-03-02", gpA, 40, also("G")), "also", "an act"},
		{met("2026-03-02", gpA, 40, also("SNP", "SNP")), "also", "twice"},
		{met("2026-03-02", gpA, 40, beside("SNP"), also("SNP")), "also", "in both lists"},
		{met("2026-03-02", gpA, 40, also("ZZZ")), "also", "no key"},
		{met("2026-03-02", gpA, 40, also(make([]telehealth.Code, 13)...)), "also", "more than a bill holds"},
	} {
		require.NotEmpty(t, c.reason)
		_, err := billing.Price(c.facts)
		assert.Equal(t, c.field, refusal(t, err).Field, c.reason)
	}
}

// A key that the law refuses is priced where the caller names it, and every line that
// leaves the library says so.
func TestRefusedKeyOnEveryLine(t *testing.T) {
	b := priced(t, met("2026-03-02", gpA, 40, also("MEG")))
	require.Equal(t, "G MEG", joined(letters(&b)))
	claim, err := b.Claim()
	require.NoError(t, err)
	s := b.Statement("fr")
	assert.False(t, claim[0].Refused)
	assert.True(t, claim[1].Refused, "MEG is for children under 6")
	assert.Equal(t, telehealth.VerdictRefused, s.Lines[1].Verdict)
	text, err := json.Marshal(claim[1])
	require.NoError(t, err)
	assert.Contains(t, string(text), `"refused":true`)
}

// byFact reports a question that a fact of the consultation answers, and no yes.
func byFact(rule string) bool {
	return rule == "ask.hour" || rule == "ask.birth" || rule == "ask.distance"
}

// lowersTheTariff reports that a yes took a key away, so that the fee of sector 2 is now
// above the tariff: NFE for MPC and MCS.
func lowersTheTariff(n billing.Note) bool { return n.Rule() == "need.scale" }

// random draws encounters with answers and keys of the caller's own.
func random(g generator) billing.Consultation {
	c := g.consultation()
	if g.often(30) {
		c.Answers = map[string]bool{}
		for range 1 + g.IntN(3) {
			c.Answers[pickOne(g, "ask.sas", "ask.opinion", "ask.regulated", "ask.travel", "ask.complex", "ask.complex-supplement",
				"ask.diabetes", "ask.correspondent", "ask.local-day", "ask.visit-hours", "ask.discharge", "ask.letter", "ask.away")] = g.often(70)
		}
		if c.Letter != nil {
			delete(c.Answers, "ask.letter")
		}
	}
	if g.often(20) {
		key := pickOne[telehealth.Code](g, "SNP", "MHP", "MCG", "MCS", "MD", "MEG", "MCX", "F")
		if !slices.Contains(c.Supplements, key) {
			c.Also = []telehealth.Code{key}
		}
	}
	return c
}

// Suggest, Price and Questions say one thing: what Suggest says of a key is what Price
// says when the caller names it, and what a yes to its questions makes of it.
func TestTheDialogueAgrees(t *testing.T) {
	n := 3_000
	if testing.Short() {
		n = 300
	}
	g := newGenerator(31)
	named, settled := 0, 0
	for range n {
		c := random(g)
		all, err := billing.Official().Suggest(c)
		asked, askedErr := billing.Questions(c)
		b, priceErr := billing.Price(c)
		require.Equal(t, priceErr, err)
		require.Equal(t, priceErr, askedErr)
		if err != nil {
			continue
		}
		lines := map[telehealth.Code]telehealth.Verdict{}
		for _, l := range b.Lines {
			lines[l.Code] = l.Verdict
		}
		open := map[string][]telehealth.Code{}
		for _, q := range asked {
			open[q.Rule] = q.Codes
		}
		for _, s := range all {
			if verdict, billed := lines[s.Code]; billed || s.Billed {
				require.True(t, billed && s.Billed, "%s of %+v", s.Code, c)
				require.Equal(t, verdict, s.Verdict, "%s on the bill of %+v", s.Code, c)
			} else if g.often(20) {
				named++
				requireNamed(t, c, s)
			}
			settled += requireSettled(t, c, s, open)
		}
	}
	assert.True(t, named > n && settled > n/2, "%d named, %d settled", named, settled)
}

// requireNamed holds that Price says of a key that is named what Suggest said of it.
func requireNamed(t *testing.T, c billing.Consultation, s billing.Suggestion) {
	t.Helper()
	if s.Kind == telehealth.KindSupplement {
		c.Also = append(slices.Clone(c.Also), s.Code)
	} else {
		if c.Act != "" && c.Mode == "" {
			return // the act that was named says how the two met
		}
		if c.Act = s.Code; c.Mode == "" {
			c.Mode = telehealth.ModeInPerson
		}
	}
	b, err := billing.Price(c)
	if err != nil && refusal(t, err).Code == telehealth.ErrorMissing {
		require.NotEqual(t, yes, s.Verdict, "a fact is missing for %s in %+v: %v", s.Code, c, err)
		return
	}
	if err != nil {
		require.Equal(t, no, s.Verdict, "%s has no price in %+v: %v", s.Code, c, err)
		return
	}
	i := slices.IndexFunc(b.Lines, func(l billing.Line) bool { return l.Code == s.Code })
	require.GreaterOrEqual(t, i, 0, "%s is named in %+v", s.Code, c)
	if s.Kind == telehealth.KindSupplement || c.Supplements == nil {
		require.Equal(t, s.Verdict, b.Lines[i].Verdict, "%s named in %+v", s.Code, c)
	}
}

// requireSettled answers all questions of a key, and returns how many keys it settled.
func requireSettled(t *testing.T, c billing.Consultation, s billing.Suggestion, open map[string][]telehealth.Code) int {
	t.Helper()
	rules := questions(s)
	if s.Verdict != maybe || slices.ContainsFunc(rules, byFact) {
		return 0
	}
	if !slices.Contains(open[rules[0]], s.Code) { // no yes can bring it onto the bill
		require.NotEqual(t, telehealth.KindSupplement, s.Kind, "%s is open in %+v and asked by nobody", s.Code, c)
		return 0
	}
	answers, alone := map[string]bool{}, len(c.Answers) == 0
	for rule, yes := range c.Answers {
		answers[rule] = yes
	}
	for _, rule := range rules {
		require.Contains(t, open[rule], s.Code, "%s of %s in %+v", rule, s.Code, c)
		answers[rule] = true
	}
	c.Answers = answers
	after := judged(t, c, s.Code)
	for _, n := range after.Reasons {
		require.True(t, after.Verdict != no || strings.HasPrefix(n.Rule(), "with.") || lowersTheTariff(n), "a yes to %v makes %s worse by %s in %+v", rules, s.Code, n.Rule(), c)
	}
	if after.Verdict == maybe {
		require.True(t, slices.ContainsFunc(questions(after), byFact), "all answers to %s are yes in %+v", s.Code, c)
	}
	if alone && after.Verdict == yes && c.Supplements == nil && c.Also == nil && len(open[rules[0]]) == 1 { // nothing else that it gives way to
		require.True(t, after.Billed, "yes to %v bills %s in %+v", rules, s.Code, c)
	}
	answers[rules[0]] = false
	require.Equal(t, no, judged(t, c, s.Code).Verdict, "a no to %s closes %s in %+v", rules[0], s.Code, c)
	return 1
}
