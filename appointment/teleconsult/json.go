package teleconsult

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// UnmarshalJSON reads a case. It refuses an unknown name or word, a name given twice
// and all else that is not of the format. The error is a *[telehealth.FieldError] with
// the path, as "sickNote.prolongs", and c stays as it was. Missing facts and
// contradictions are for [Case.Eligible] to refuse, so that a desk may complete a case.
func (c *Case) UnmarshalJSON(data []byte) error {
	type plain Case
	return wire.Replace(data, (*plain)(c), func(read *plain) error { return (*Case)(read).checkWords() })
}

// UnmarshalJSON reads a sick note as [Case.UnmarshalJSON] reads a case.
func (s *SickNote) UnmarshalJSON(data []byte) error {
	type plain SickNote
	return wire.Replace(data, (*plain)(s), func(read *plain) error { return (*SickNote)(read).checkWords() })
}

// UnmarshalJSON reads a platform as [Case.UnmarshalJSON] reads a case.
func (p *Platform) UnmarshalJSON(data []byte) error {
	type plain Platform
	return wire.Replace(data, (*plain)(p), func(read *plain) error { return (*Platform)(read).checkWords() })
}

// UnmarshalJSON reads an answer that was stored, as [Case.UnmarshalJSON] reads a case.
func (e *Eligibility) UnmarshalJSON(data []byte) error {
	type plain Eligibility
	return wire.Replace(data, (*plain)(e), func(read *plain) error {
		return cmp.Or(checkWord("verdict", read.Verdict, verdicts), checkWord("sickNote", read.SickNote, verdicts))
	})
}

// UnmarshalJSON reads an answer that was stored, as [Case.UnmarshalJSON] reads a case.
// A tool that the register of today lacks is read too.
func (a *Assessment) UnmarshalJSON(data []byte) error {
	type plain Assessment
	return wire.Replace(data, (*plain)(a), func(read *plain) error { return checkWord("verdict", read.Verdict, verdicts) })
}

// UnmarshalJSON reads a finding as [Case.UnmarshalJSON] reads a case.
func (f *Finding) UnmarshalJSON(data []byte) error {
	type plain Finding
	return wire.Replace(data, (*plain)(f), func(read *plain) error {
		return cmp.Or(
			checkWord("verdict", read.Verdict, verdicts), checkWord("confidence", read.Confidence, confidences),
			checkWord("force", read.Force, forces),
		)
	})
}

// UnmarshalJSON reads a fact as [Case.UnmarshalJSON] reads a case.
func (f *ToolFact) UnmarshalJSON(data []byte) error {
	type plain ToolFact
	return wire.Replace(data, (*plain)(f), func(read *plain) error {
		return cmp.Or(checkWord("value", read.Value, answers), checkWord("confidence", read.Confidence, confidences))
	})
}

// The vocabularies of the formats.
var (
	answers     = []YesNo{Yes, No}
	verdicts    = []telehealth.Verdict{telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided}
	confidences = []telehealth.Confidence{telehealth.ConfidenceSure, telehealth.ConfidenceLikely, telehealth.ConfidenceDisputed}
	forces      = []Force{ForceLaw, ForceGuidance, ForceExcuse, ForceNotice}
	zones       = []CareZone{CareZoneNone, CareZoneUnderServed, CareZonePriority}
	sectors     = []telehealth.Sector{telehealth.Sector1, telehealth.Sector2, telehealth.SectorOutsideAgreement}
)

// checkWord refuses a word outside a vocabulary. "" is a word left out.
func checkWord[T ~string](field string, word T, vocabulary []T) error {
	if word == "" || slices.Contains(vocabulary, word) {
		return nil
	}
	return wire.Error(telehealth.ErrorUnknown, field, string(word), "one of "+listed(vocabulary))
}

// listed is a vocabulary in words: "yes", "no".
func listed[T ~string](vocabulary []T) string {
	quoted := make([]string, len(vocabulary))
	for i, word := range vocabulary {
		quoted[i] = strconv.Quote(string(word))
	}
	return strings.Join(quoted, ", ")
}
