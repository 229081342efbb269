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
	var p plain
	if err := wire.Read(data, &p); err != nil {
		return err
	}
	read := Case(p)
	if err := read.checkWords(); err != nil {
		return err
	}
	*c = read
	return nil
}

// UnmarshalJSON reads a sick note as [Case.UnmarshalJSON] reads a case.
func (s *SickNote) UnmarshalJSON(data []byte) error {
	type plain SickNote
	var p plain
	if err := wire.Read(data, &p); err != nil {
		return err
	}
	read := SickNote(p)
	if err := read.checkWords(); err != nil {
		return err
	}
	*s = read
	return nil
}

// UnmarshalJSON reads a platform as [Case.UnmarshalJSON] reads a case.
func (p *Platform) UnmarshalJSON(data []byte) error {
	type plain Platform
	var q plain
	if err := wire.Read(data, &q); err != nil {
		return err
	}
	read := Platform(q)
	if err := read.checkWords(); err != nil {
		return err
	}
	*p = read
	return nil
}

// UnmarshalJSON reads an answer that was stored, as [Case.UnmarshalJSON] reads a case.
func (e *Eligibility) UnmarshalJSON(data []byte) error {
	type plain Eligibility
	var p plain
	if err := wire.Read(data, &p); err != nil {
		return err
	}
	if err := cmp.Or(checkWord("verdict", p.Verdict, verdicts), checkWord("sickNote", p.SickNote, verdicts)); err != nil {
		return err
	}
	*e = Eligibility(p)
	return nil
}

// UnmarshalJSON reads an answer that was stored, as [Case.UnmarshalJSON] reads a case.
// A tool that the register of today lacks is read too.
func (a *Assessment) UnmarshalJSON(data []byte) error {
	type plain Assessment
	var p plain
	if err := wire.Read(data, &p); err != nil {
		return err
	}
	if err := checkWord("verdict", p.Verdict, verdicts); err != nil {
		return err
	}
	*a = Assessment(p)
	return nil
}

// UnmarshalJSON reads a finding as [Case.UnmarshalJSON] reads a case.
func (f *Finding) UnmarshalJSON(data []byte) error {
	type plain Finding
	var p plain
	if err := wire.Read(data, &p); err != nil {
		return err
	}
	if err := cmp.Or(
		checkWord("verdict", p.Verdict, verdicts), checkWord("confidence", p.Confidence, confidences),
		checkWord("force", p.Force, []Force{ForceLaw, ForceGuidance}),
	); err != nil {
		return err
	}
	*f = Finding(p)
	return nil
}

// UnmarshalJSON reads a fact as [Case.UnmarshalJSON] reads a case.
func (f *ToolFact) UnmarshalJSON(data []byte) error {
	type plain ToolFact
	var p plain
	if err := wire.Read(data, &p); err != nil {
		return err
	}
	if err := cmp.Or(checkWord("value", p.Value, answers), checkWord("confidence", p.Confidence, confidences)); err != nil {
		return err
	}
	*f = ToolFact(p)
	return nil
}

// The vocabularies of the formats.
var (
	answers     = []YesNo{Yes, No}
	verdicts    = []telehealth.Verdict{telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided}
	confidences = []telehealth.Confidence{telehealth.ConfidenceSure, telehealth.ConfidenceLikely, telehealth.ConfidenceDisputed}
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
