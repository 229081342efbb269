package teleconsult

import "github.com/secteur2/telehealth"

// A Fact is the answer to a question about a patient or a doctor: yes, no, or not
// known. The zero Fact is not known, and a rule that needs it stays to be decided:
// nothing is taken for granted.
type Fact string

// The facts. "" is the one that is not known.
const (
	Yes Fact = "yes"
	No  Fact = "no"
)

// factOf returns Yes or No.
func factOf(b bool) Fact {
	if b {
		return Yes
	}
	return No
}

// anyOf is Yes when one is, No when all are, and else not known.
func anyOf(facts ...Fact) Fact {
	all := No
	for _, f := range facts {
		switch f {
		case Yes:
			return Yes
		case No:
		default:
			all = f
		}
	}
	return all
}

// allOf is No when one is, Yes when all are, and else not known.
func allOf(facts ...Fact) Fact {
	all := Yes
	for _, f := range facts {
		switch f {
		case No:
			return No
		case Yes:
		default:
			all = f
		}
	}
	return all
}

func (f Fact) not() Fact {
	switch f {
	case Yes:
		return No
	case No:
		return Yes
	default:
		return f
	}
}

// missing reports whether the fact is not known.
func (f Fact) missing() Fact { return factOf(f != Yes && f != No) }

// verdict is that of a rule which asks for the fact alone.
func (f Fact) verdict() telehealth.Verdict {
	switch f {
	case Yes:
		return telehealth.VerdictMet
	case No:
		return telehealth.VerdictRefused
	default:
		return telehealth.VerdictUndecided
	}
}
