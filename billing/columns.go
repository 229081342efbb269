package billing

import (
	"strconv"

	"github.com/secteur2/telehealth"
)

// Columns are many consultations as parallel slices, for simulations: what they
// share stands once in Kinds, what differs stands in columns. All columns that
// are not nil have one length. The zero Columns holds no consultation.
type Columns struct {
	// Kinds are consultations without Date, Birth and Fee.
	Kinds []Consultation
	Kind  []uint16 // the index into Kinds, one for each consultation
	Date  []telehealth.Date
	Birth []telehealth.Date // nil: that of the kind
	Fee   []Amount          // in cents, -1 for the tariff; nil: that of the kind
}

// Shares are the amounts of priced [Columns], one of each for a consultation.
// What stays with the patient is Fee - Reimbursed - Complement. The zero Shares
// is ready to be filled, and its memory is used again.
type Shares struct {
	Fee, Base, Gross, Flat, Complement []Amount
	// Refused lists the consultations that have no price; their amounts are 0.
	Refused []RefusedRow
}

// A RefusedRow is a consultation of [Columns] that could not be priced.
type RefusedRow struct {
	Row int
	Err error // a *[telehealth.FieldError]
}

// Reimbursed returns what the fund pays for consultation i.
func (s *Shares) Reimbursed(i int) Amount { return s.Gross[i] - s.Flat[i] }

// Slice returns the consultations from i up to and without j, to price parts of
// one set side by side.
func (c Columns) Slice(i, j int) Columns {
	part := Columns{Kinds: c.Kinds, Kind: c.Kind[i:j], Date: c.Date[i:j]}
	if c.Birth != nil {
		part.Birth = c.Birth[i:j]
	}
	if c.Fee != nil {
		part.Fee = c.Fee[i:j]
	}
	return part
}

// PriceColumns prices every consultation as [Tariffs.Price] does, without notes.
// It uses one processor; see [Columns.Slice] for more. Columns of different
// lengths and kinds that are not there are a *[telehealth.FieldError]; a
// consultation that has no price is listed in Shares.Refused and the rest goes on.
func (t *Tariffs) PriceColumns(s *Shares, in Columns) error {
	if err := in.check(); err != nil {
		return err
	}
	n := len(in.Kind)
	for _, column := range [...]*[]Amount{&s.Fee, &s.Base, &s.Gross, &s.Flat, &s.Complement} {
		*column = resize(*column, n)
	}
	s.Refused = s.Refused[:0]
	reader := newColumnReader(t, in)
	for i := range n {
		if err := reader.price(i); err != nil {
			s.Refused = append(s.Refused, RefusedRow{i, err})
			reader.bill = Bill{}
		}
		b := &reader.bill
		s.Fee[i], s.Base[i], s.Gross[i], s.Flat[i], s.Complement[i] = b.Fee(), b.Base(), b.Gross(), b.Flat, b.Complement
	}
	return nil
}

// A columnReader prices row after row. What depends on the kind alone is read
// once.
type columnReader struct {
	Columns
	tariffs *Tariffs
	kinds   []kindOfRow
	fee     Amount
	bill    Bill
}

type kindOfRow struct {
	row   Consultation // of the kind, with the columns of the present row
	facts facts        // of the kind
	err   error
}

func newColumnReader(t *Tariffs, in Columns) *columnReader {
	r := &columnReader{Columns: in, tariffs: t, kinds: make([]kindOfRow, len(in.Kinds))}
	for i := range r.kinds {
		k := &r.kinds[i]
		k.row = in.Kinds[i]
		k.facts = facts{Consultation: &k.row, rules: t.rules, quiet: true}
		k.err = k.facts.readFixed(t)
	}
	return r
}

func (r *columnReader) price(i int) error {
	k := &r.kinds[r.Kind[i]]
	if k.err != nil {
		return k.err
	}
	k.row.Date = r.Date[i]
	if r.Birth != nil {
		k.row.Patient.Birth = r.Birth[i]
	}
	if r.Fee != nil {
		k.row.Fee = nil
		if r.fee = r.Fee[i]; r.fee != -1 {
			k.row.Fee = &r.fee
		}
	}
	f := k.facts
	if err := f.readDated(); err != nil {
		return err
	}
	r.bill.Lines, r.bill.Flat, r.bill.Complement = r.bill.Lines[:0], 0, 0
	return f.price(r.tariffs, &r.bill)
}

func (c *Columns) check() error {
	n := len(c.Kind)
	if len(c.Date) != n || c.Birth != nil && len(c.Birth) != n || c.Fee != nil && len(c.Fee) != n {
		return bad(telehealth.ErrorContradiction, "columns", "different lengths", "columns of one length")
	}
	for _, k := range c.Kind {
		if int(k) >= len(c.Kinds) {
			return bad(telehealth.ErrorOutOfRange, "kind", strconv.Itoa(int(k)), "an index into Kinds")
		}
	}
	return nil
}

func resize(column []Amount, n int) []Amount {
	if cap(column) < n {
		return make([]Amount, n)
	}
	return column[:n]
}
