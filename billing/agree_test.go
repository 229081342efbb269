package billing_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/require"
)

// agreements is how many random encounters Suggest and Price must agree on here. Ten
// times as many were tried once.
const agreements = 20_000

// What Suggest says of an act is what Price says of the bill with exactly that act: met,
// to be decided, or refused, by its line or by an error that it has no price.
func TestSuggestedActsArePricedAsJudged(t *testing.T) {
	g := newGenerator(9)
	seen := map[telehealth.Verdict]int{}
	for range agreements / 10 { // each encounter asks for some twenty acts
		c := g.consultation()
		c.Supplements = nil
		all, err := billing.Official().Suggest(c)
		if err != nil {
			continue
		}
		bill := priced(t, c)
		c.Mode = modeOfAct(&bill)
		for _, s := range all {
			if s.Kind == telehealth.KindSupplement {
				continue
			}
			seen[s.Verdict]++
			c.Act = s.Code
			b, err := billing.Price(c)
			got := telehealth.VerdictRefused
			if err == nil {
				got = b.Lines[0].Verdict
			}
			require.Equal(t, s.Verdict, got, "%s: %v\n%+v\n%v", s.Code, err, c, reasons(s))
		}
	}
	require.True(t, seen[yes] > 1000 && seen[no] > 1000 && seen[maybe] > 1000, "%v", seen)
}

// modeOfAct is the mode that a bill was priced in.
func modeOfAct(b *billing.Bill) telehealth.Mode {
	if m := b.Consultation.Mode; m != "" {
		return m // the paediatrician's key is of a visit too
	}
	switch b.Act().Kind() {
	case telehealth.KindVisit:
		return telehealth.ModeHome
	case telehealth.KindTeleconsultation:
		return telehealth.ModeVideo
	case telehealth.KindConsultation:
		return telehealth.ModeInPerson
	}
	return b.Consultation.Mode
}

func reasons(s billing.Suggestion) (rules []string) {
	for _, n := range s.Reasons {
		rules = append(rules, n.Rule())
	}
	return slices.Compact(rules)
}

// A yes never makes a verdict worse: a key that was to be decided is never refused after
// yes to its questions, one by one or to all of the encounter, but by another key.
func TestYesNeverRefuses(t *testing.T) {
	g := newGenerator(8)
	asked := map[string]int{}
	for range agreements / 10 {
		c := g.consultation()
		if g.often(30) { // holidays of one territory, and the days beside holidays
			c.Date = pickOne(g, day("2024-12-26"), day("2024-12-27"), day("2025-05-30"), day("2024-04-29"), day("2023-04-07"), day("2026-05-15"))
			c.Practitioner.Territory = pickOne(g, telehealth.AlsaceMoselle, telehealth.Reunion, telehealth.Metropole)
			c.Patient.Birth = day("1980-05-01")
		}
		c.Supplements = nil
		before, err := billing.Official().Suggest(c)
		if err != nil {
			continue
		}
		every := c
		every.Answers = map[string]bool{}
		for _, s := range before {
			if s.Verdict != maybe {
				continue
			}
			one := c
			one.Answers = map[string]bool{}
			for range 8 { // a yes may lead to the next question
				now := judged(t, one, s.Code)
				require.False(t, refusedByFacts(now), "%s after yes to %v: %v\n%+v", s.Code, one.Answers, reasons(now), c)
				more := false
				for _, rule := range questions(now) {
					if _, answered := one.Answers[rule]; answered || byFact(rule) {
						continue
					}
					asked[rule]++
					one.Answers[rule], every.Answers[rule], more = true, true, true
				}
				if !more {
					break
				}
			}
		}
		after, err := billing.Official().Suggest(every)
		require.NoError(t, err)
		for _, s := range after {
			i := slices.IndexFunc(before, func(o billing.Suggestion) bool { return o.Code == s.Code && o.Verdict == maybe })
			require.False(t, i >= 0 && refusedByFacts(s), "%s after yes to all of %v: %v\n%+v", s.Code, every.Answers, reasons(s), c)
		}
	}
	require.Greater(t, len(asked), 40, "%v", asked)
}

// refusedByFacts reports a refusal that no other key explains, nor the act that a yes
// brought.
func refusedByFacts(s billing.Suggestion) bool {
	return s.Verdict == no && slices.ContainsFunc(s.Reasons, func(n billing.Note) bool {
		return !strings.HasPrefix(n.Rule(), "with.") && n.Rule() != "need.act" && !lowersTheTariff(n)
	})
}

// What Suggest says of a supplement is what Price says of the bill with it beside what is
// due: its line has the verdict, or it has no price.
func TestSuggestedSupplementsArePricedAsJudged(t *testing.T) {
	g := newGenerator(12)
	seen := map[telehealth.Verdict]int{}
	for range agreements / 10 { // each encounter asks for some fifteen supplements
		c := g.consultation()
		all, err := billing.Official().Suggest(c)
		if err != nil {
			continue
		}
		for _, s := range all {
			if s.Kind != telehealth.KindSupplement || s.Billed || slices.Contains(reasons(s), "ask.distance") {
				continue // the kilometres have no amount before the distance is told
			}
			seen[s.Verdict]++
			q := c
			q.Also = []telehealth.Code{s.Code}
			b, err := billing.Price(q)
			got := telehealth.VerdictRefused
			for _, line := range b.Lines {
				if err == nil && line.Code == s.Code {
					got = line.Verdict
				}
			}
			require.Equal(t, s.Verdict, got, "%s: %v\n%+v\n%v", s.Code, err, c, reasons(s))
		}
	}
	require.True(t, seen[yes] > 50 && seen[no] > 1000 && seen[maybe] > 1000, "%v", seen)
}
