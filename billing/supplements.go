package billing

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// A supplementRule says when a supplement is due, beyond what its rows say:
// that the doctor's kind has it on that day, in that scale, for that age.
type supplementRule struct {
	code telehealth.Code
	with []telehealth.Code // the acts it is added to
	due  condition
	note ruleID // the note it deserves, ruleTariff for none
}

// supplementRules lists the supplements that follow from the facts of an
// encounter, in the order in which the NGAP (articles 2 bis, 14, 15, 18) and the
// agreements of 2016 and 2024 bring them. A supplement that depends on what only
// the doctor knows is not here: the caller names it.
var supplementRules = [...]supplementRule{
	{code: "MEG", with: codes("G", "C", "VG", "V", "TCG"), note: ruleTariff},
	{code: "NFP", with: codes("CS"), note: ruleTariff},
	{code: "NFE", with: codes("CS"), note: ruleTariff},
	{code: "MEP", with: codes("CS"), note: ruleTariff},
	{code: "MPC", with: codes("CS", "CNPSY", "TC"), due: flatSpecialist, note: ruleTariff},
	{code: "MGM", with: codes("CS", "TC"), note: ruleTariff},
	{code: "MP", with: codes("CNP", "CNPSY"), note: ruleTariff},
	{code: "MCG", with: codes("G", "TCG"), due: sentByAttending, note: ruleCoordination},
	{code: "MCS", with: codes("CS", "CNP", "CNPSY", "TC", "TCS"), due: coordinatedNotPaediatric, note: ruleCoordination},
	{code: "MCC", with: codes("CSC"), due: coordinated, note: ruleCoordination},
	// The public table keeps the cardiologist's whole base outside the pathway.
	{code: "MCC", with: codes("CSC"), due: keptOutside, note: ruleCoordinationOutside},
	{code: "F", with: ordinaryActs, due: onSunday, note: ruleTimeSupplement},
	{code: "MN", with: ordinaryActs, due: byNight, note: ruleTimeSupplement},
	{code: "MM", with: ordinaryActs, due: byDeepNight, note: ruleTimeSupplement},
	{code: "MHP", with: slices.Concat(ordinaryActs, actOrder[home]), due: outOfHours, note: ruleTimeSupplement},
}

// ordinaryActs take the supplements of the hour. Visits have supplements of
// their own, which the caller names.
var ordinaryActs = slices.Concat(actOrder[inPerson], actOrder[video])

func codes(c ...telehealth.Code) []telehealth.Code { return c }

// A condition is what the facts must show for a supplement. It is a number and
// not a function so that asking it moves nothing to the heap.
type condition uint8

const (
	_ condition = iota // none: the rows and the act say all
	// coordinated: the attending doctor sent the patient, or the law lets the
	// patient come directly, as it lets every child, and a report is written.
	coordinated
	// sentByAttending: the attending doctor sent the patient and gets a report.
	sentByAttending
	// flatSpecialist: no special demand of the patient makes the fee higher, and
	// the paediatrician's own supplements, where due, do not take its place.
	flatSpecialist
	// coordinatedNotPaediatric: as coordinated, and the paediatrician's own
	// supplements do not take its place.
	coordinatedNotPaediatric
	// keptOutside: the patient is outside the pathway and the day is one on
	// which the public table keeps the supplement in the base.
	keptOutside
	// onSunday, byNight, byDeepNight: the hour, in an emergency where the law
	// asks for one.
	onSunday
	byNight
	byDeepNight
	// outOfHours: any of them, without an emergency.
	outOfHours
)

func (c condition) holds(f *facts, picks []pick) bool {
	switch c {
	case coordinated:
		return f.letter && (f.pathway == telehealth.PathwayReferred || f.pathway == telehealth.PathwayDirectAccess ||
			f.pathway == telehealth.PathwayOutside && f.child)
	case sentByAttending:
		return f.letter && f.pathway == telehealth.PathwayReferred
	case flatSpecialist:
		return !f.demand && notPaediatric(picks)
	case coordinatedNotPaediatric:
		return coordinated.holds(f, picks) && notPaediatric(picks)
	case keptOutside:
		return f.surcharged() && f.rules.at(ruleCoordinationOutside, f.Date) != nil
	case onSunday:
		return f.hours == sunday && f.urgentEnough()
	case byNight:
		return f.hours == night && f.urgentEnough()
	case byDeepNight:
		return f.hours == deepNight && f.urgentEnough()
	case outOfHours:
		return f.hours != ordinary && f.pathway != telehealth.PathwayUrgent && !f.Answers["ask.regulated"]
	default:
		return true
	}
}

// notPaediatric: the paediatrician's own supplements are not on the bill.
func notPaediatric(picks []pick) bool {
	return !slices.ContainsFunc(picks, func(p pick) bool { return p.code == "NFP" || p.code == "NFE" })
}

// chooseDue appends the supplements that the facts make due.
func (f *facts) chooseDue(picks []pick) ([]pick, error) {
	supplements := picks[0].letter.supplements
	for i := range supplements {
		d := &supplements[i]
		if !d.due.holds(f, picks) {
			continue
		}
		row := d.letter.at(f.age, f.Date)
		if row == nil {
			continue
		}
		if row.State == law.Unknown {
			return nil, wire.Error(telehealth.ErrorAmountUnknown, "supplements", string(d.code),
				"an amount, not found since "+row.From.String()+", see "+row.Source.URL)
		}
		picks = append(picks, pick{letter: d.letter, row: row, rule: d.note, verdict: telehealth.VerdictMet})
	}
	return picks, nil
}

// chooseGiven appends the supplements that the caller named. One that the facts
// do not allow is priced all the same, and the bill says why not: the doctor may
// know more.
func (f *facts) chooseGiven(sh *sheet, s column, picks []pick) ([]pick, error) {
	for _, code := range f.Supplements {
		l, row, err := f.named(sh, s, "supplements", code)
		if err != nil {
			return nil, err
		}
		picks = append(picks, pick{letter: l, row: row, rule: ruleTariff, given: true})
	}
	return picks, nil
}
