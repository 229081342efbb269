package main

import (
	"cmp"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// conditions are what the law wants of a teleconsultation and of its tool. The verdict
// is the worse of both, Met where nothing is asked.
type conditions struct {
	verdict     telehealth.Verdict
	eligibility teleconsult.Eligibility
	assessment  teleconsult.Assessment // its zero value: no tool was judged
	unjudged    unjudged
}

// unjudged is why the tool of a teleconsultation was not judged; "" it was, or need
// not be.
type unjudged string

const (
	noLink      unjudged = "tool.no-link"
	unknownTool unjudged = "tool.unknown" // to the register
)

// conditions asks the law. A visit in person is not asked about; of one at a distance
// that the request says nothing more of, nothing is known, and that is no yes.
func (q *request) conditions(d doctor, zone *time.Location) (conditions, error) {
	mode := cmp.Or(q.Mode, telehealth.ModeInPerson)
	if q.Case == nil && mode != telehealth.ModeVideo && mode != telehealth.ModePhone {
		return conditions{verdict: telehealth.VerdictMet}, nil
	}
	day, err := telehealth.DateOf(q.Start.In(zone))
	if err != nil {
		return conditions{}, err
	}
	var c conditions
	if c.eligibility, err = q.eligible(d, mode, day); err != nil {
		return conditions{}, err
	}
	c.verdict = c.eligibility.Verdict
	if mode == telehealth.ModeVideo {
		err = c.judgeTool(q, day)
	}
	return c, err
}

func (q *request) eligible(d doctor, mode telehealth.Mode, day telehealth.Date) (teleconsult.Eligibility, error) {
	var c teleconsult.Case
	if q.Case != nil {
		c = *q.Case
	}
	if !c.Date.IsZero() || c.Mode != "" || c.Practitioner != (telehealth.Practitioner{}) {
		return teleconsult.Eligibility{}, wrong(telehealth.ErrorContradiction, "case", "date, mode or practitioner",
			"none in a request: they are those of the booking")
	}
	c.Date, c.Mode, c.Practitioner = day, mode, d.Practitioner
	e, err := c.Eligible()
	return e, in("case", err)
}

// judgeTool judges the tool that the link leads to: by what its maker declares, where the
// request says that, else by the register. The link itself is never printed: whoever has
// it can enter.
func (c *conditions) judgeTool(q *request, day telehealth.Date) error {
	err := q.Link.Check()
	host, _ := q.Link.Host()
	tool, known := teleconsult.ToolAt(host)
	switch {
	case q.Link == "":
		c.unjudged, err = noLink, nil
	case err != nil:
	case q.Platform != nil:
		c.assessment, err = q.Platform.Assess(day)
		err = in("platform", err)
	case known:
		c.assessment, err = tool.Assess(day)
	default:
		c.unjudged = unknownTool
	}
	c.verdict = worse(c.verdict, cmp.Or(c.assessment.Verdict, telehealth.VerdictUndecided))
	return err
}

// against keeps what stands against the verdict: of a refusal what is refused, else
// what is to be decided.
func (c *conditions) against(findings []teleconsult.Finding) (list []teleconsult.Finding) {
	for _, f := range findings {
		if f.Verdict == c.verdict && f.Verdict != telehealth.VerdictMet {
			list = append(list, f)
		}
	}
	return list
}

func worse(a, b telehealth.Verdict) telehealth.Verdict {
	if a == telehealth.VerdictRefused || b == telehealth.VerdictMet {
		return a
	}
	return b
}
