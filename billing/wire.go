package billing

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/secteur2/telehealth"
)

// wire is a consultation before its words are read. Texts stay texts here, so
// that a bad one is reported under the name of its field.
type wire struct {
	ID           string            `json:"id"`
	Date         string            `json:"date"`
	Time         string            `json:"time"`
	Act          telehealth.Code   `json:"act"`
	Supplements  []telehealth.Code `json:"supplements"`
	Mode         telehealth.Mode   `json:"mode"`
	Fee          *string           `json:"fee"`
	Practitioner struct {
		Specialty telehealth.Specialty `json:"specialty"`
		Sector    telehealth.Sector    `json:"sector"`
		OPTAM     bool                 `json:"optam"`
		Territory telehealth.Territory `json:"territory"`
	} `json:"practitioner"`
	Patient struct {
		Birth  string `json:"birth"`
		Scheme Scheme `json:"scheme"`
		Cover  Cover  `json:"cover"`
	} `json:"patient"`
	Pathway  telehealth.Pathway `json:"pathway"`
	Letter   *bool              `json:"letter"`
	Withheld struct {
		Day  *string `json:"day"`
		Year *string `json:"year"`
	} `json:"withheld"`
	ThirdParty bool       `json:"thirdParty"`
	Complement Complement `json:"complement"`
}

// UnmarshalJSON reads a consultation from the wire format, strictly: a field
// that the format does not have, in any spelling, is an error, and so is one
// given twice. Errors are *[telehealth.FieldError]. ID and Date are set even
// then, if they could be read.
func (c *Consultation) UnmarshalJSON(data []byte) error {
	keys := keyWalk{data: data}
	bad := keys.check()
	var w wire
	in := json.NewDecoder(bytes.NewReader(data))
	err := in.Decode(&w)
	_, mistyped := errors.AsType[*json.UnmarshalTypeError](err)
	if err != nil && !mistyped { // no JSON: nothing that stands in it counts
		*c = Consultation{}
		return jsonError(err, data)
	}
	switch {
	case bad != nil:
		err = bad
	case mistyped:
		err = jsonError(err, data)
	default:
		if _, rest := in.Token(); rest != io.EOF {
			err = notOne()
		} else {
			return w.read(c)
		}
	}
	*c = Consultation{ID: keys.reference()}
	_ = c.Date.UnmarshalText([]byte(w.Date)) // kept where it can be read, to file the error
	return err
}

func (w *wire) read(c *Consultation) error {
	*c = Consultation{
		ID: w.ID, Act: w.Act, Supplements: w.Supplements, Mode: w.Mode,
		Practitioner: telehealth.Practitioner(w.Practitioner),
		Patient:      Patient{Scheme: w.Patient.Scheme, Cover: w.Patient.Cover},
		Pathway:      w.Pathway, Letter: w.Letter, ThirdParty: w.ThirdParty, Complement: w.Complement,
	}
	for _, text := range [...]struct {
		field string
		from  *string
		to    interface{ UnmarshalText([]byte) error }
	}{
		{"date", &w.Date, &c.Date},
		{"time", &w.Time, &c.Time},
		{"patient.birth", &w.Patient.Birth, &c.Patient.Birth},
		{"withheld.day", w.Withheld.Day, &c.Withheld.Day},
		{"withheld.year", w.Withheld.Year, &c.Withheld.Year},
	} {
		if text.from == nil {
			continue
		}
		if err := text.to.UnmarshalText([]byte(*text.from)); err != nil {
			return inField(err, text.field)
		}
	}
	if w.Fee != nil {
		fee, err := ParseAmount(*w.Fee)
		if err != nil {
			return inField(err, "fee")
		}
		c.Fee = &fee
	}
	return nil
}

// inField gives an error of one of our readers the name of the field.
func inField(err error, field string) error {
	if bad, ok := errors.AsType[*telehealth.FieldError](err); ok {
		named := *bad
		named.Field = field
		return &named
	}
	return err
}

// jsonError turns what encoding/json says into a typed error. The package has
// no type for what is no JSON at all but its syntax error, and names a value of
// the wrong form by its kind only: data, where it is at hand, has the value.
func jsonError(err error, data []byte) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return bad(telehealth.ErrorMalformed, "json", "the end of the text", "one whole JSON object")
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return bad(telehealth.ErrorMalformed, cmp.Or(kind.Field, "json"), valueAt(data, kind), "a JSON value of the form "+wantJSON(kind))
	}
	return bad(telehealth.ErrorMalformed, "json", strings.TrimPrefix(err.Error(), "json: "), "one JSON object")
}

// valueAt returns the number or word that encoding/json refused, which ends at
// its offset; of anything longer only what kind it is.
func valueAt(data []byte, kind *json.UnmarshalTypeError) string {
	if kind.Field == "id" {
		return kind.Value // whatever the caller's reference is, it is not for a log
	}
	end := min(int(kind.Offset), len(data))
	start := end
	for start > 0 && strings.IndexByte(" \t\r\n:,[{\"", data[start-1]) < 0 {
		start--
	}
	return cmp.Or(string(data[start:end]), kind.Value)
}

func notOne() error {
	return bad(telehealth.ErrorMalformed, "json", "more after the object", "one JSON object")
}

func wantJSON(kind *json.UnmarshalTypeError) string {
	switch kind.Type.Kind().String() {
	case "string":
		return `"text"; amounts and days are written as text too`
	case "bool":
		return "true or false"
	case "slice":
		return `["MCS"]`
	case "struct":
		return "{...}"
	default:
		return "a whole number"
	}
}

func unknownField(path, name string) error {
	return bad(telehealth.ErrorUnknown, cmp.Or(path, "json"), name, "a field of the wire format, spelled as it is there")
}
