package billing_test

import (
	"slices"
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
