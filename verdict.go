package telehealth

// A Verdict is what the law says of one condition, or of all of them together.
// The zero Verdict is no answer.
//
// A refusal is a result and not an error: the question had an answer.
type Verdict string

// The verdicts.
const (
	VerdictMet       Verdict = "met"           // the facts meet what the text asks
	VerdictRefused   Verdict = "refused"       // the facts do not
	VerdictUndecided Verdict = "to-be-decided" // a fact is missing, or the texts leave it to a person
)
