package appointment

// An exception is a rule that one fact satisfies.
type exception struct {
	rule ruling
	fact Fact
}

// except returns the finding of the first exception that is in force and applies,
// with Yes. Else it returns No when none applies, and "" when that is not known.
func except(exceptions ...exception) (Finding, Fact) {
	facts := []Fact{}
	for _, e := range exceptions {
		if !e.rule.holds() {
			continue
		}
		if e.fact == Yes {
			return e.rule.finding(Met), Yes
		}
		facts = append(facts, e.fact)
	}
	return Finding{}, anyOf(facts...)
}
