package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A practice is the input file. Its appointments stay as written until each is
// read on its own, so that a fault in one does not cost the bills of the others.
type practice struct {
	Doctors      []doctor          `json:"doctors"`
	Appointments []json.RawMessage `json:"appointments"`
	Schedule     *schedule         `json:"schedule"` // nil: bills only
}

// A doctor is known by an opaque reference, never by name.
type doctor struct {
	Ref          string                  `json:"ref"`
	Practitioner telehealth.Practitioner `json:"practitioner"`
}

// A record of an appointment is a consultation of the library's wire format, whose
// practitioner is the doctor it names.
type record struct {
	Doctor       string          `json:"doctor"`
	Consultation json.RawMessage `json:"consultation"`
}

// A visit is an appointment with its bill, or with the reason why it has none.
type visit struct {
	doctor       string
	consultation billing.Consultation
	bill         billing.Bill
	err          error
}

const standardInput = "-"

// nameOf is what errors call the file.
func nameOf(file string) string {
	if file == standardInput {
		return "standard input"
	}
	return file
}

// open reads a practice from a file or from stdin.
func open(file string, stdin io.Reader) (*practice, error) {
	if file == standardInput {
		return read(nameOf(file), stdin)
	}
	f, err := os.Open(file)
	if err != nil {
		if file == defaultFile && errors.Is(err, os.ErrNotExist) {
			err = fmt.Errorf("%w (run from the root of the repository, or name a file)", err)
		}
		return nil, err
	}
	defer f.Close()
	return read(nameOf(file), f)
}

func read(name string, r io.Reader) (*practice, error) {
	const most = 16 << 20 // as the readers of the library
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && len(data) > most {
		err = fmt.Errorf("more than %d bytes", most)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var p practice
	if err := strict(data, &p); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	seen := map[string]bool{}
	for i, d := range p.Doctors {
		if d.Ref == "" || seen[d.Ref] {
			return nil, fmt.Errorf("%s: doctor %d: ref %q, expected a reference of its own", name, i+1, d.Ref)
		}
		seen[d.Ref] = true
	}
	return &p, nil
}

// strict decodes one JSON value and refuses fields that into does not have: a
// misspelled one would be left out of the bills in silence.
func strict(data []byte, into any) error {
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	if err := in.Decode(into); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return errors.New("json: the text ends too early")
		}
		return err
	}
	if _, err := in.Token(); err != io.EOF {
		return errors.New("json: more after the end of the value")
	}
	return nil
}

// visits reads and prices the appointments, by day and hour. Those that share
// an hour keep the order of the file.
func (p *practice) visits() []visit {
	visits := make([]visit, len(p.Appointments))
	seen := map[string]bool{}
	for i, raw := range p.Appointments {
		v := &visits[i]
		place := fmt.Sprintf("appointments[%d]", i)
		v.err = v.read(raw)
		c := &v.consultation
		switch {
		case c.ID == "":
			c.ID = fmt.Sprintf("#%d", i+1) // so that the report can name it all the same
			v.err = cmp.Or(v.err, wrong(telehealth.ErrorMissing, "consultation.id", "", "the reference of the appointment"))
		case seen[c.ID]:
			v.err = wrong(telehealth.ErrorContradiction, "consultation.id", c.ID, "each appointment once")
		}
		seen[c.ID] = true
		if v.err == nil {
			v.err = v.price(p.Doctors)
		}
		v.err = in(place, v.err)
	}
	slices.SortStableFunc(visits, func(a, b visit) int {
		x, y := &a.consultation, &b.consultation
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.Time.Minutes(), y.Time.Minutes()))
	})
	return visits
}

// read keeps what can be read of a faulty appointment, its day and hour above
// all, so that the error is reported where the bill would have stood.
func (v *visit) read(raw json.RawMessage) error {
	var a record
	err := strict(raw, &a)
	v.doctor = a.Doctor
	if bad := v.consultation.UnmarshalJSON(a.Consultation); bad != nil {
		err = cmp.Or(err, in("consultation", bad))
		var when struct {
			Date telehealth.Date      `json:"date"`
			Time telehealth.TimeOfDay `json:"time"`
		}
		_ = json.Unmarshal(a.Consultation, &when) // the error is known already
		v.consultation.Date, v.consultation.Time = when.Date, when.Time
	}
	return err
}

// price finds the doctor and asks the library for the bill.
func (v *visit) price(doctors []doctor) (err error) {
	d, err := doctorOf(doctors, v.doctor)
	if err != nil {
		return err
	}
	c := &v.consultation
	if c.Practitioner != (telehealth.Practitioner{}) {
		return wrong(telehealth.ErrorContradiction, "consultation.practitioner", "given", "none in an appointment: it is that of the doctor")
	}
	c.Practitioner = d.Practitioner
	v.bill, err = billing.Price(*c)
	return in("consultation", err)
}

func wrong(code telehealth.ErrorCode, field, value, want string) error {
	return &telehealth.FieldError{Code: code, Field: field, Value: value, Want: want}
}

// in puts the place in the file in front of the field of an error. The request that
// an agenda speaks of is the one of the file.
func in(place string, err error) error {
	var known *telehealth.FieldError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &known):
		return fmt.Errorf("%s: %w", place, err)
	}
	placed := *known
	switch field := strings.TrimPrefix(known.Field, "request."); field {
	case "json", "request":
		placed.Field = place // as a whole
	default:
		placed.Field = place + "." + field
	}
	return &placed
}

func doctorOf(doctors []doctor, ref string) (doctor, error) {
	i := slices.IndexFunc(doctors, func(d doctor) bool { return d.Ref == ref })
	if i < 0 {
		return doctor{}, wrong(telehealth.ErrorUnknown, "doctor", ref, "one of "+refs(doctors))
	}
	return doctors[i], nil
}

func refs(doctors []doctor) string {
	var s []string
	for _, d := range doctors {
		s = append(s, d.Ref)
	}
	return strings.Join(s, ", ")
}

// find returns the appointments with that id, at most one unless the file
// repeats it.
func find(visits []visit, id string) []visit {
	return slices.DeleteFunc(visits, func(v visit) bool { return v.consultation.ID != id })
}

// mode returns how doctor and patient met, which may follow from the act alone.
// Without a bill nothing follows: it is what the appointment says, if anything.
func (v *visit) mode() telehealth.Mode {
	if v.err != nil {
		return v.consultation.Mode
	}
	var ofAct telehealth.Mode
	switch v.bill.Act().Kind() {
	case telehealth.KindVisit:
		ofAct = telehealth.ModeHome
	case telehealth.KindTeleconsultation:
		ofAct = telehealth.ModeVideo
	}
	return cmp.Or(v.consultation.Mode, ofAct, telehealth.ModeInPerson)
}
