package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A pricer answers lines one after the other and keeps its memory between them.
type pricer struct {
	lang    string
	tariffs *billing.Tariffs
	bill    billing.Bill
	out     *json.Encoder
	failed  bool
}

// begin turns the pricer to another output.
func (p *pricer) begin(out io.Writer) {
	p.out = json.NewEncoder(out)
	p.out.SetEscapeHTML(false)
	p.failed = false
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

// answer writes the statement of one line, or the error in its place.
func (p *pricer) answer(line []byte) error {
	var c billing.Consultation
	err := c.UnmarshalJSON(line)
	if err == nil {
		err = p.tariffs.PriceTo(&p.bill, &c)
	}
	if err != nil {
		return p.refuse(c.ID, err)
	}
	return p.out.Encode(p.bill.Statement(p.lang))
}

func (p *pricer) refuse(id string, err error) error {
	p.failed = true
	answer := failure{ID: id}
	answer.Error.Message = err.Error()
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		answer.Error.Code, answer.Error.Field = bad.Code, bad.Field
	}
	return p.out.Encode(answer)
}

// errTooLong answers a line that was not read to its end.
var errTooLong = &telehealth.FieldError{
	Code: telehealth.ErrorOutOfRange, Field: "line", Value: "longer", Want: "at most 1 MiB a line",
}
