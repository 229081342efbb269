package billing

import (
	"maps"
	"slices"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// maxAmounts is how many amounts one consultation may bring.
const maxAmounts = maxForeign

// readAmounts checks the caller's amounts: each of a letter key, within what a claim
// carries.
func (f *facts) readAmounts() error {
	if f.Amounts == nil {
		return nil
	}
	if len(f.Amounts) > maxAmounts {
		return wire.Error(telehealth.ErrorOutOfRange, "amounts", strconv.Itoa(len(f.Amounts)), "at most "+strconv.Itoa(maxAmounts)+" amounts")
	}
	for _, code := range slices.Sorted(maps.Keys(f.Amounts)) {
		switch kind, a := f.tariffs.Kind(code), f.Amounts[code]; {
		case kind == "" || kind == telehealth.KindTechnical:
			return wire.Error(telehealth.ErrorUnknown, "amounts", "", "letter keys of the tables; a line of another table stands under foreignLines")
		case a < 0 || a > maxFee:
			return wire.Error(telehealth.ErrorOutOfRange, "amounts."+string(code), a.String(), "euros from 0.00 to "+maxFee.String())
		}
	}
	return nil
}

// vouched returns a row with the caller's amount in place of one that is not known, nil
// where the row has its own or the caller gave none.
func (f *facts) vouched(code telehealth.Code, row *law.Row[tariff]) *law.Row[tariff] {
	if f.Amounts == nil || row == nil || row.State != law.Unknown {
		return nil
	}
	a, ok := f.Amounts[code]
	if !ok {
		return nil
	}
	own := *row
	own.State, own.Value.Amount, own.Value.vouched = law.InForce, a, true
	return &own
}

// priced returns the row that prices a key for the patient on that day, with the caller's
// amount where the tables know none; nil for a key without a row.
func (f *facts) priced(l *letter) *law.Row[tariff] {
	row := l.at(f.age, f.Date)
	if own := f.vouched(l.code, row); own != nil {
		return own
	}
	return row
}

// contradicted refuses an amount of the caller for a key whose amount the tables know.
func (f *facts) contradicted(picks []pick) error {
	for i := range picks {
		p := &picks[i]
		if a, ok := f.Amounts[p.code]; ok && !p.row.Value.vouched && a != p.row.Value.Amount {
			return wire.Error(telehealth.ErrorContradiction, "amounts."+string(p.code), a.String(), p.row.Value.Amount.String()+", the amount of the tables on that day")
		}
	}
	return nil
}
