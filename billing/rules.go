package billing

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
)

//go:embed rules.csv
var officialRulesCSV string

// A ruleID names a row of rules.csv. The number is only for speed: outside this
// package a rule is known by its name.
type ruleID uint8

const (
	ruleCoverage ruleID = iota
	ruleUnchecked
	ruleSector1
	ruleOPTAM
	ruleOpposable
	ruleOpposableC2S
	ruleOpposableAll
	ruleFree
	ruleAuthority
	ruleActChosen
	ruleBaseFee
	ruleCoordination
	ruleCoordinationOutside
	ruleCodeAge
	ruleSupplementCondition
	ruleNightFrom
	ruleNightTo
	ruleDeepTo
	ruleTimeUrgent
	ruleTimeSupplement
	ruleTimeAsk
	ruleRateNormal
	ruleRateMinor
	ruleSurcharge
	ruleSurchargeDerived
	ruleRateAlsaceMoselle
	ruleRateExam
	ruleRateContraception
	ruleContraceptionBelow
	ruleRateALD
	ruleRateMaternity
	ruleRateWorkInjury
	ruleRateInvalidity
	ruleRateMilitary
	ruleRateAME
	ruleRateC2S
	ruleRateC2SOutside
	ruleRateEpidemic
	ruleRemoteOutside
	rulePathwayChild
	ruleDirect
	ruleDirectRefused
	ruleDirectYoung
	ruleDirectOld
	rulePathwayExempt
	ruleParticipation
	ruleParticipationDay
	ruleParticipationYear
	ruleParticipationAdult
	ruleParticipationMinor
	ruleParticipationExempt
	ruleParticipationMilitary
	ruleParticipationEpidemic
	ruleParticipationSmall
	ruleParticipationDeferred
	rulePatientAdult
	ruleExcessFree
	ruleExcessOPTAM
	ruleExcessDemand
	ruleExcessOutside
	ruleExcessOutsideOver
	ruleExcessForbidden
	ruleComplement
	ruleComplementLeast
	ruleComplementOutside
	ruleComplementFree
	ruleComplementC2S
	ruleTariff // a row of tariffs.csv that is not sure; it has no row of its own
	ruleCount
)

var ruleNames = [ruleCount]string{
	ruleCoverage:              "coverage",
	ruleUnchecked:             "unchecked",
	ruleSector1:               "scale.sector1",
	ruleOPTAM:                 "scale.optam",
	ruleOpposable:             "scale.opposable",
	ruleOpposableC2S:          "scale.opposable.c2s",
	ruleOpposableAll:          "scale.opposable.all",
	ruleFree:                  "scale.free",
	ruleAuthority:             "scale.authority",
	ruleActChosen:             "act.chosen",
	ruleBaseFee:               "base.fee",
	ruleCoordination:          "coordination",
	ruleCoordinationOutside:   "coordination.outside",
	ruleCodeAge:               "code.age",
	ruleSupplementCondition:   "supplement.condition",
	ruleNightFrom:             "time.night.from",
	ruleNightTo:               "time.night.to",
	ruleDeepTo:                "time.deep.to",
	ruleTimeUrgent:            "time.urgent",
	ruleTimeSupplement:        "time.supplement",
	ruleTimeAsk:               "time.ask",
	ruleRateNormal:            "rate.normal",
	ruleRateMinor:             "rate.minor",
	ruleSurcharge:             "rate.surcharge",
	ruleSurchargeDerived:      "rate.surcharge.derived",
	ruleRateAlsaceMoselle:     "rate.alsace-moselle",
	ruleRateExam:              "rate.exam",
	ruleRateContraception:     "rate.contraception",
	ruleContraceptionBelow:    "rate.contraception.below",
	ruleRateALD:               "rate.ald",
	ruleRateMaternity:         "rate.maternity",
	ruleRateWorkInjury:        "rate.work-injury",
	ruleRateInvalidity:        "rate.invalidity",
	ruleRateMilitary:          "rate.military",
	ruleRateAME:               "rate.ame",
	ruleRateC2S:               "rate.c2s",
	ruleRateC2SOutside:        "rate.c2s.outside",
	ruleRateEpidemic:          "rate.epidemic",
	ruleRemoteOutside:         "rate.remote.outside",
	rulePathwayChild:          "pathway.child",
	ruleDirect:                "pathway.direct",
	ruleDirectRefused:         "pathway.direct.refused",
	ruleDirectYoung:           "pathway.direct.young",
	ruleDirectOld:             "pathway.direct.old",
	rulePathwayExempt:         "pathway.exempt",
	ruleParticipation:         "participation",
	ruleParticipationDay:      "participation.day",
	ruleParticipationYear:     "participation.year",
	ruleParticipationAdult:    "participation.adult",
	ruleParticipationMinor:    "participation.minor",
	ruleParticipationExempt:   "participation.exempt",
	ruleParticipationMilitary: "participation.exempt.military",
	ruleParticipationEpidemic: "participation.epidemic",
	ruleParticipationSmall:    "participation.small",
	ruleParticipationDeferred: "participation.deferred",
	rulePatientAdult:          "patient.adult",
	ruleExcessFree:            "excess.free",
	ruleExcessOPTAM:           "excess.optam",
	ruleExcessDemand:          "excess.demand",
	ruleExcessOutside:         "excess.outside",
	ruleExcessOutsideOver:     "excess.outside.over",
	ruleExcessForbidden:       "excess.forbidden",
	ruleComplement:            "complement",
	ruleComplementLeast:       "complement.least",
	ruleComplementOutside:     "complement.outside",
	ruleComplementFree:        "complement.free",
	ruleComplementC2S:         "complement.c2s",
	ruleTariff:                "tariff",
}

// rules holds the history of every rule.
type rules [ruleCount]law.Series[ruleValue]

// A ruleValue is a number of rules.csv as each kind of rule reads it: the same
// "20" is 20 euros, 20 %, 20 years or 20 hours.
type ruleValue struct {
	amount Amount
	rate   Rate
	whole  int
}

func parseRule(cell string) (v ruleValue, err error) {
	if cell == "yes" {
		return v, nil
	}
	if v.amount, err = ParseAmount(cell); err != nil || v.amount < 0 {
		return v, fmt.Errorf(`yes, or a number such as "70" or "2.00"`)
	}
	v.rate = Rate(v.amount) // both count hundredths
	v.whole = int(v.amount / Euro)
	return v, nil
}

var officialRules = sync.OnceValue(func() *rules {
	r, err := readRules(officialRulesCSV)
	if err != nil {
		panic("rules.csv: " + err.Error()) // the file is part of the program and tested
	}
	return r
})

func readRules(csv string) (*rules, error) {
	format := law.Format[ruleValue]{Key: []string{"rule"}, Parse: parseRule, Resolve: law.Catalogue().Resolve}
	records, err := format.Read(strings.NewReader(csv))
	if err != nil {
		return nil, err
	}
	ids := map[string]ruleID{}
	for id, name := range ruleNames {
		ids[name] = ruleID(id)
	}
	var r rules
	for _, rec := range records {
		id, ok := ids[rec.Key[0]]
		if !ok {
			return nil, rowError(rec.Line, "rule", telehealth.Unknown, rec.Key[0], "a rule that the program uses")
		}
		r[id].Key = rec.Key[0]
		r[id].Rows = append(r[id].Rows, rec.Row)
	}
	for id := range ruleTariff {
		if len(r[id].Rows) == 0 {
			return nil, &telehealth.FieldError{Code: telehealth.Missing, Field: ruleNames[id], Want: "a row, rule " + strconv.Itoa(int(id))}
		}
	}
	return &r, nil
}

// at returns the row of a rule on that day, or nil when it did not hold.
func (r *rules) at(id ruleID, day telehealth.Date) *law.Row[ruleValue] { return r[id].At(day) }
