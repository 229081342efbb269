package teleconsult

import "github.com/secteur2/telehealth"

// An exception is a rule that one fact satisfies.
type exception struct {
	rule ruling
	fact Fact
}

// except applies exceptions, one of which is enough. It returns the finding of the
// first settled one that applies, met, or else of the first one that applies and is
// not settled, to be decided. Without a finding it returns No when none applies, and
// "" when that is not known.
func except(exceptions ...exception) (Finding, Fact) {
	open := Finding{}
	facts := []Fact{}
	for _, e := range exceptions {
		if !e.rule.holds() {
			continue
		}
		facts = append(facts, e.fact)
		switch {
		case e.fact != Yes:
		case e.rule.settled():
			return e.rule.finding(telehealth.VerdictMet), Yes
		case open.Rule == "":
			open = e.rule.finding(telehealth.VerdictUndecided)
		}
	}
	return open, anyOf(facts...)
}
