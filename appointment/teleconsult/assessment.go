package teleconsult

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/phrase"
)

// An Assessment is the answer to "is this tool fit for a teleconsultation?" on a day.
// The zero Assessment is of no day.
//
// Its Verdict is refused when an obligation is, or the tool is gone or not there yet.
// Otherwise it is undecided when an obligation is, otherwise met. Recommendations and
// notices do not weigh. A refusal may rest on a fact that is disputed: its finding and
// Text say so.
//
// Where an official text of the day let a person use the tool all the same, its
// finding is a ForceExcuse, and a refusal is undecided: that person judges. Such texts were the Cnam's statement of 2018 and the
// orders of March 2020. The texts after them, until the crisis ended, may have done so
// too. The days before teleconsultations were reimbursed are undecided at best.
//
// A day after the sources were checked last is answered by what they said then, and a
// finding says so.
type Assessment struct {
	Tool     Tool               `json:"tool,omitzero"` // "" for a [Platform]
	Date     telehealth.Date    `json:"date,omitzero"`
	Verdict  telehealth.Verdict `json:"verdict,omitzero"`
	Findings []Finding          `json:"findings,omitzero"` // of the criteria, each with its own text
	Facts    []ToolFact         `json:"facts,omitzero"`    // what sources say of the tool, nil for a [Platform]
}

// Text returns the answer as lines. The first is the verdict, with the number of
// recommendations that are not met. The others are the findings and the facts with their
// sources, the weightiest first. Recommendations of which nothing is known share a line.
// A source has the day on which it was checked where it stands first. The language is as
// for [Finding.Text]. The zero Assessment has no text.
func (a Assessment) Text(lang string) string {
	if a.Verdict == "" {
		return ""
	}
	l := phrase.Match(lang)
	who := a.Tool.Name()
	if a.Tool == "" {
		who = phrases().Say(l, "assessment.platform")
	}
	c := &citations{lang: l}
	lines := []string{phrases().Say(l, "assessment.heading", who, phrase.Date(l, a.Date), a.headline(l))}
	known, unknown := a.ranked()
	for _, finding := range known {
		lines = append(lines, item(finding.marks(l), finding.sentence(l), brackets("(", ")", c.cite(finding.Source))))
	}
	if len(unknown) > 0 {
		lines = append(lines, unknownLine(c, unknown))
	}
	for _, fact := range a.Facts {
		lines = append(lines, item(fact.sentence(c), brackets("[", "]", doubt(l, fact.Confidence)...)))
	}
	return phrase.Directed(l, strings.Join(lines, "\n")+"\n")
}

// headline says the verdict no surer than its findings are.
func (a Assessment) headline(l phrase.Language) string {
	ignored, open := 0, false
	for _, finding := range a.Findings {
		if finding.Force == ForceGuidance && finding.Verdict == telehealth.VerdictRefused {
			ignored++
		}
		open = open || !finding.binds() && finding.Verdict != telehealth.VerdictMet
	}
	verdict := string(a.Verdict)
	switch {
	case a.absence() != "":
		verdict = a.absence()
	case a.Verdict == telehealth.VerdictRefused && !slices.ContainsFunc(a.Findings, func(x Finding) bool {
		return x.refuses() && x.Confidence != telehealth.ConfidenceDisputed
	}):
		verdict = "refused-disputed"
	case a.Verdict == telehealth.VerdictMet && open:
		verdict = "met-obligations"
	}
	text := phrases().Say(l, "assessment.verdict."+verdict)
	if ignored > 0 {
		text = phrases().Say(l, "assessment.not-met", text, strconv.Itoa(ignored))
	}
	return text
}

// absence is the property by which there is no tool to use: "closed", or "opened" before
// its first day. It is "" for a tool that is there.
func (a Assessment) absence() string {
	for _, finding := range a.Findings {
		if finding.Force == "" && finding.Fact != nil {
			return finding.Fact.Property
		}
	}
	return ""
}

// ranked are the findings by their weight, without the recommendations of which
// nothing is known.
func (a Assessment) ranked() (known, unknown []Finding) {
	recommended := Platform{}.plain()
	for _, finding := range a.Findings {
		if finding.Force == ForceGuidance && finding.Verdict == telehealth.VerdictUndecided &&
			slices.ContainsFunc(recommended, func(c claim) bool { return c.rule == finding.Rule }) {
			unknown = append(unknown, finding)
		} else {
			known = append(known, finding)
		}
	}
	slices.SortStableFunc(known, func(a, b Finding) int { return cmp.Compare(a.rank(), b.rank()) })
	return known, unknown
}

// rank puts what an answer rests on before what merely accompanies it.
func (f Finding) rank() int {
	switch {
	case f.refuses():
		return 0
	case f.Force == ForceExcuse || f.Force == ForceNotice && f.Verdict == telehealth.VerdictRefused:
		return 2
	case f.binds() && f.Verdict == telehealth.VerdictUndecided:
		return 1
	case f.Verdict == telehealth.VerdictRefused:
		return 3
	case f.Verdict == telehealth.VerdictUndecided:
		return 4
	default:
		return 5
	}
}

// unknownLine names recommendations as they read when they are met.
func unknownLine(c *citations, unknown []Finding) string {
	l := c.lang
	var text, sources string
	var cited []string
	for i, finding := range unknown {
		name, id := uncapitalised(phrases().Say(l, finding.Rule+".met")), finding.Source.ID
		if i == 0 {
			text, sources, cited = name, c.cite(finding.Source), []string{id}
			continue
		}
		text = phrases().Say(l, "assessment.and", text, name)
		if !slices.Contains(cited, id) {
			cited = append(cited, id)
			sources = phrases().Say(l, "assessment.and", sources, c.cite(finding.Source))
		}
	}
	marks := brackets("[", "]", markWords(l, telehealth.VerdictUndecided, ForceGuidance)...)
	return item(marks, phrases().Say(l, "assessment.unknown", text), brackets("(", ")", sources))
}

func uncapitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

// marks are the verdict, the force and the doubt of a finding. An excuse asks nothing of
// a tool. That there is no excuse, or no later text, is neither met nor missed.
func (f Finding) marks(l phrase.Language) string {
	var words []string
	switch {
	case f.Force == ForceNotice:
	case f.Force == ForceExcuse:
		words = markWords(l, f.Verdict, "")
	default:
		words = markWords(l, f.Verdict, f.Force)
	}
	return brackets("[", "]", append(words, doubt(l, f.Confidence)...)...)
}

func markWords(l phrase.Language, v telehealth.Verdict, force Force) []string {
	words := []string{phrases().Say(l, "assessment.mark."+string(v))}
	if force != "" {
		words = append(words, phrases().Say(l, "assessment.force."+string(force)))
	}
	return words
}

// doubt marks a disputed finding. A likely one has no mark, as its source stands beside
// it.
func doubt(l phrase.Language, c telehealth.Confidence) []string {
	if c != telehealth.ConfidenceDisputed {
		return nil
	}
	return []string{phrases().Say(l, "assessment.disputed")}
}

func brackets(before, after string, words ...string) string {
	if len(words) == 0 {
		return ""
	}
	return before + strings.Join(words, ", ") + after
}

// item is a line of the list: it leaves out the parts that are empty.
func item(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return "- " + strings.Join(parts, " ")
}
