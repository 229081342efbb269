package main

import (
	"encoding/json"
	"errors"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A pricer answers lines one after the other and keeps its memory between them.
type pricer struct {
	lang    string
	tariffs *billing.Tariffs
	asked   billing.Consultation
	bill    billing.Bill
	failed  bool
}

// A failure is the answer to a line that has none.
type failure struct {
	ID    string `json:"id"`
	Error struct {
		Code    telehealth.ErrorCode `json:"code"`
		Field   string               `json:"field"`
		Message string               `json:"message"`
	} `json:"error"`
}

// answer appends the statement of one line, or the error in its place.
func (p *pricer) answer(out, line []byte) ([]byte, error) {
	c := &p.asked
	err := c.UnmarshalJSON(line)
	if err == nil {
		err = p.tariffs.PriceInto(&p.bill, c)
	}
	if err != nil {
		return p.refuse(out, c.ID, err)
	}
	s := p.bill.Statement(p.lang)
	out, err = s.AppendJSON(out)
	return append(out, '\n'), err
}

func (p *pricer) refuse(out []byte, id string, err error) ([]byte, error) {
	p.failed = true
	answer := failure{ID: id}
	answer.Error.Message = err.Error()
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		answer.Error.Code, answer.Error.Field = bad.Code, bad.Field
	}
	text, err := json.Marshal(answer)
	return append(append(out, text...), '\n'), err
}

// errTooLong answers a line that was not read to its end.
var errTooLong = &telehealth.FieldError{
	Code: telehealth.ErrorOutOfRange, Field: "line", Value: "longer", Want: "at most 1 MiB a line",
}
