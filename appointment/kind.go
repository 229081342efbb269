package appointment

// A Kind is how much a rule binds. The zero Kind binds, as every rule does that does
// not say.
type Kind string

// The kinds.
const (
	Obligation Kind = "law"
	Guidance   Kind = "guidance" // a recommendation, or what someone said
)
