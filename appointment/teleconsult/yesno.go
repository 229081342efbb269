package teleconsult

import "github.com/secteur2/telehealth"

// A YesNo is the answer to one question about a patient, a doctor or a tool. The zero
// YesNo is not known: a rule that needs it stays to be decided.
type YesNo string

// The answers. "" stands for an answer that is not known, and is left out in JSON.
const (
	Yes YesNo = "yes"
	No  YesNo = "no"
)

// yesIf returns Yes or No.
func yesIf(b bool) YesNo {
	if b {
		return Yes
	}
	return No
}

// anyOf is Yes when one is, No when all are, and else not known.
func anyOf(answers ...YesNo) YesNo {
	all := No
	for _, a := range answers {
		switch a {
		case Yes:
			return Yes
		case No:
		default:
			all = a
		}
	}
	return all
}

// allOf is No when one is, Yes when all are, and else not known.
func allOf(answers ...YesNo) YesNo {
	all := Yes
	for _, a := range answers {
		switch a {
		case No:
			return No
		case Yes:
		default:
			all = a
		}
	}
	return all
}

func (a YesNo) not() YesNo {
	switch a {
	case Yes:
		return No
	case No:
		return Yes
	default:
		return a
	}
}

// missing reports whether the answer is not known.
func (a YesNo) missing() YesNo { return yesIf(a != Yes && a != No) }

// verdict is that of a rule which asks this question alone.
func (a YesNo) verdict() telehealth.Verdict {
	switch a {
	case Yes:
		return telehealth.VerdictMet
	case No:
		return telehealth.VerdictRefused
	default:
		return telehealth.VerdictUndecided
	}
}
