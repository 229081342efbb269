package billing

import (
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Batch is many consultations as parallel slices, for simulations: what they
// share stands once in Kinds, what differs stands in columns. All columns that
// are not nil have one length. The zero Batch holds no consultation.
type Batch struct {
	// Kinds are consultations without Date, Birth and Fee.
	Kinds []Consultation
	Kind  []uint16 // the index into Kinds, one for each consultation
	Date  []telehealth.Date
	Birth []telehealth.Date // nil: that of the kind
	Fee   []Amount          // in cents, -1 for the tariff; nil: that of the kind
}

// Shares are the amounts of priced [Batch], one of each for a consultation.
// What stays with the patient is Fee - Reimbursed - Complement. The zero Shares
// is ready to be filled, and its memory is used again.
type Shares struct {
	Fee, Base, Gross, Participation, Complement []Amount
	// Refused lists the consultations that have no price; their amounts are 0.
	Refused []RefusedRow
}

// A RefusedRow is a consultation of [Batch] that could not be priced.
type RefusedRow struct {
	Row int
	Err error // a *[telehealth.FieldError]
}

// Reimbursed returns what the fund pays for consultation i.
func (s *Shares) Reimbursed(i int) Amount { return s.Gross[i] - s.Participation[i] }

// Slice returns the consultations from i up to and without j, to price parts of
// one set side by side.
func (b Batch) Slice(i, j int) Batch {
	part := Batch{Kinds: b.Kinds, Kind: b.Kind[i:j], Date: b.Date[i:j]}
	if b.Birth != nil {
		part.Birth = b.Birth[i:j]
	}
	if b.Fee != nil {
		part.Fee = b.Fee[i:j]
	}
	return part
}

// PriceAll prices every consultation as [Tariffs.Price] does, without notes.
// It uses one processor; see [Batch.Slice] for more. Columns of different
// lengths and kinds that are not there are a *[telehealth.FieldError]; a
// consultation that has no price is listed in Shares.Refused and the rest goes on.
func (t *Tariffs) PriceAll(s *Shares, in Batch) error {
	if err := in.check(); err != nil {
		return err
	}
	n := len(in.Kind)
	for _, column := range [...]*[]Amount{&s.Fee, &s.Base, &s.Gross, &s.Participation, &s.Complement} {
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
		s.Fee[i], s.Base[i], s.Gross[i], s.Participation[i], s.Complement[i] = b.Fee(), b.Base(), b.Gross(), b.Participation, b.Complement
	}
	return nil
}

// A columnReader prices row after row. What depends on the kind alone is read
// once.
type columnReader struct {
	Batch
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

func newColumnReader(t *Tariffs, in Batch) *columnReader {
	r := &columnReader{Batch: in, tariffs: t, kinds: make([]kindOfRow, len(in.Kinds))}
	for i := range r.kinds {
		k := &r.kinds[i]
		k.row = in.Kinds[i]
		k.facts = facts{Consultation: &k.row, tariffs: t, rules: t.rules, quiet: true}
		k.err = k.facts.readFixed()
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
	r.bill.Lines, r.bill.Participation, r.bill.Complement = r.bill.Lines[:0], 0, 0
	return f.price(&r.bill)
}

func (b *Batch) check() error {
	n := len(b.Kind)
	if len(b.Date) != n || b.Birth != nil && len(b.Birth) != n || b.Fee != nil && len(b.Fee) != n {
		return wire.Error(telehealth.ErrorContradiction, "columns", "different lengths", "columns of one length")
	}
	for _, k := range b.Kind {
		if int(k) >= len(b.Kinds) {
			return wire.Error(telehealth.ErrorOutOfRange, "kind", strconv.Itoa(int(k)), "an index into Kinds")
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
