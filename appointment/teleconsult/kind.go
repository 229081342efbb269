package teleconsult

// A Kind is how much a rule binds. The zero Kind is that of the zero [Finding] and of
// no rule.
type Kind string

// The kinds.
const (
	Obligation Kind = "law"
	Guidance   Kind = "guidance" // a recommendation, or what someone said
)
