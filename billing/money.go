package billing

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

func (f *facts) readMoney() error {
	if fee := f.Fee; fee != nil && (*fee < 0 || *fee > maxFee) {
		return wire.Error(telehealth.ErrorOutOfRange, "fee", fee.String(), "euros from 0.00 to "+maxFee.String())
	}
	if f.Fee == nil && f.Practitioner.Sector == telehealth.SectorOutsideAgreement {
		return wire.Error(telehealth.ErrorMissing, "fee", "", "the fee: a doctor outside the agreement has no tariff to fall back on")
	}
	if err := f.readWithheld(); err != nil {
		return err
	}
	return f.readComplement()
}

func (f *facts) readWithheld() error {
	w := f.Withheld
	if w == (Withheld{}) {
		return nil
	}
	for _, held := range [...]struct {
		field  string
		amount Amount
		cap    ruleID
	}{{"withheld.day", w.Day, ruleParticipationDay}, {"withheld.year", w.Year, ruleParticipationYear}} {
		most := f.rules.at(held.cap, f.Date).Value.amount
		if held.amount < 0 || held.amount > most {
			return wire.Error(telehealth.ErrorOutOfRange, held.field, held.amount.String(), "euros from 0.00 to "+most.String()+", the cap of that day")
		}
	}
	return nil
}

func (f *facts) readComplement() error {
	k := f.Complement
	if k == (Complement{}) {
		return nil
	}
	for _, g := range [...]struct {
		field   string
		percent int
	}{{"complement.guarantee", k.Guarantee}, {"complement.optam", k.OPTAM}} {
		if g.percent < 0 || g.percent > maxGuarantee {
			return wire.Error(telehealth.ErrorOutOfRange, g.field, fmt.Sprint(g.percent), fmt.Sprintf("a percentage of the base from 0 to %d", maxGuarantee))
		}
	}
	least := f.rules.at(ruleComplementLeast, f.Date).Value.rate
	if k.Responsible && !k.Beside && Rate(k.Guarantee)*Percent < least {
		return wire.Error(telehealth.ErrorContradiction, "complement.guarantee", fmt.Sprint(k.Guarantee), "at least "+least.String()+" in a responsible contract")
	}
	if f.Patient.Cover == CoverC2S || f.Patient.Cover == CoverAME {
		return wire.Error(telehealth.ErrorContradiction, "complement", fmt.Sprint(k.Guarantee), "no contract beside the cover "+string(f.Patient.Cover))
	}
	return nil
}

const maxGuarantee = 10_000
