package billing

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A Travel is the journey of a home visit, from which the kilometric allowance follows
// (NGAP article 13 C): there and back, less the kilometres that each way bears itself.
// It is no act: it is paid at the rate of the visit and bears no participation. The
// zero Travel is refused: it has no distance.
type Travel struct {
	// Kilometres is the distance one way from the practice, in whole kilometres, up to 200.
	Kilometres int `json:"kilometres"`
	// Terrain is the plain when empty.
	Terrain Terrain `json:"terrain,omitzero"`
}

// A Terrain is where the journey of a visit leads. The zero Terrain is the plain.
type Terrain string

// The terrains, each with an allowance of its own.
const (
	TerrainPlain    Terrain = "plain"    // IK
	TerrainMountain Terrain = "mountain" // IKM, the high mountains too
	TerrainFoot     Terrain = "foot"     // IKS, on foot or on skis
)

// UnmarshalText reads a terrain and refuses any other word.
func (t *Terrain) UnmarshalText(text []byte) error {
	return wire.Word(t, text, TerrainPlain, TerrainMountain, TerrainFoot)
}

// An allowance is the key of a terrain, with the rule that has its deduction.
type allowance struct {
	terrain Terrain
	code    telehealth.Code
	rule    ruleID
}

var allowances = [...]allowance{
	{TerrainPlain, "IK", ruleTravelPlain},
	{TerrainMountain, "IKM", ruleTravelMountain},
	{TerrainFoot, "IKS", ruleTravelFoot},
}

// isAllowance reports whether the key is one of a distance.
func isAllowance(code telehealth.Code) bool {
	return slices.ContainsFunc(allowances[:], func(a allowance) bool { return a.code == code })
}

const maxKilometres = 200

// readTravel checks the journey, and that every allowance named is that of its terrain.
func (f *facts) readTravel() error {
	err := f.readAllowances("supplements", f.Supplements)
	if err == nil {
		err = f.readAllowances("also", f.Also)
	}
	if err != nil {
		return err
	}
	switch t := f.Travel; {
	case t == nil:
		return nil
	case f.allowance() == nil:
		return wire.Error(telehealth.ErrorUnknown, "travel.terrain", string(t.Terrain), `"plain", "mountain" or "foot"`)
	case t.Kilometres < 1 || t.Kilometres > maxKilometres:
		return wire.Error(telehealth.ErrorOutOfRange, "travel.kilometres", strconv.Itoa(t.Kilometres), fmt.Sprintf("kilometres one way from 1 to %d", maxKilometres))
	case f.mode != home:
		return wire.Error(telehealth.ErrorContradiction, "travel", strconv.Itoa(t.Kilometres), "a visit at home, mode home or the key of a visit")
	}
	return nil
}

// readAllowances checks the allowances that one field names.
func (f *facts) readAllowances(field string, list []telehealth.Code) error {
	for _, code := range list {
		switch {
		case !isAllowance(code):
		case f.Travel == nil:
			return wire.Error(telehealth.ErrorMissing, "travel", "", "the kilometres from the practice, from which "+string(code)+" follows")
		case f.allowance() != nil && f.allowance().code != code:
			return wire.Error(telehealth.ErrorContradiction, field, string(code), string(f.allowance().code)+", the allowance of the terrain")
		}
	}
	return nil
}

// allowance is the one of the terrain, nil for a terrain that is none.
func (f *facts) allowance() *allowance {
	for i := range allowances {
		if a := &allowances[i]; f.Travel.Terrain == a.terrain || f.Travel.Terrain == "" && a.terrain == TerrainPlain {
			return a
		}
	}
	return nil
}

// kilometres is the number that is paid, 0 for a patient who lives near.
func (f *facts) kilometres() int {
	return max(2*f.Travel.Kilometres-f.whole(f.allowance().rule), 0)
}

// chooseTravel appends the allowance of the journey, in lines that a claim can hold.
func (f *facts) chooseTravel(sh *sheet, s column, picks []pick) ([]pick, error) {
	left := f.kilometres()
	for left > 0 {
		l, row, err := f.named(sh, s, "travel", f.allowance().code)
		if err != nil {
			return nil, err
		}
		n := min(left, maxQuantity)
		picks = append(picks, pick{letter: l, row: row, rule: ruleTariff, given: true, quantity: n})
		left -= n
	}
	return picks, nil
}

// judgeTravel: an allowance needs its distance and its terrain; a general practitioner's
// one, a visit that has a supplement for the journey.
func (f *facts) judgeTravel(j *judgement, l *letter, picks []pick) {
	switch {
	case f.mode != home: // a rule of its own refuses it
	case f.Travel == nil:
		j.ask("ask.distance", byFact)
	case f.allowance().code != l.code:
		j.refuse("need.terrain")
	case f.kilometres() == 0:
		j.refuse("need.distance")
	case f.Practitioner.Specialty != telehealth.GeneralPractice:
	case !slices.ContainsFunc(picks, func(p pick) bool { return p.code == "MU" || slices.Contains(movements, p.code) }):
		f.judgeAnswer(j, "ask.travel")
	}
}

// explainTravel notes what the distance comes to.
func (f *facts) explainTravel(b *Bill, c *choice) {
	if f.Travel == nil {
		return
	}
	a := f.allowance()
	row := f.rules.at(a.rule, f.Date)
	if c.travel == 0 {
		row = f.rules.at(ruleTravelNear, f.Date)
	}
	b.add(row.Value.ground, a.code, c.travel)
}

// UnmarshalJSON reads what package json writes of a journey, strictly.
func (t *Travel) UnmarshalJSON(data []byte) error {
	type plain Travel
	return wire.Replace(data, (*plain)(t))
}
