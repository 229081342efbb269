package billing

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
	ruleEveningFrom
	ruleEveningTo
	ruleTimeUrgent
	ruleTimeSupplement
	ruleTimeAsk
	ruleRateNormal
	ruleRateMinor
	ruleSurcharge
	ruleSurchargeDerived
	ruleSurchargeCeiling
	ruleRateAlsaceMoselle
	ruleRateExam
	ruleRatePrevention
	ruleRateTeleExpertise
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
	ruleHeavyOutside
	ruleHeavyLocal
	ruleHeavyAmount
	ruleHeavyThreshold
	ruleDirect
	ruleDirectRefused
	rulePathwayExempt
	ruleParticipation
	ruleParticipationDay
	ruleParticipationYear
	ruleParticipationAdult
	ruleParticipationMinor
	ruleParticipationExempt
	ruleParticipationMilitary
	ruleParticipationEpidemic
	ruleParticipationTeleExpertise
	ruleParticipationSmall
	ruleParticipationLimited
	ruleParticipationDeferred
	ruleThirdPartyDue
	rulePatientAdult
	ruleExcessFree
	ruleExcessOPTAM
	ruleExcessDemand
	ruleExcessOutside
	ruleExcessOutsideOver
	ruleExcessForbidden
	ruleInformation
	ruleExcessNone
	ruleExcessAuthority
	ruleComplement
	ruleComplementLeast
	ruleComplementOutside
	ruleComplementFree
	ruleComplementGap
	ruleComplementC2S
	ruleTariff // a row of tariffs.csv that is not sure; it has no row of its own
	ruleCount
)

var ruleNames = [ruleCount]string{
	ruleCoverage:                   "coverage",
	ruleUnchecked:                  "unchecked",
	ruleSector1:                    "scale.sector1",
	ruleOPTAM:                      "scale.optam",
	ruleOpposable:                  "scale.opposable",
	ruleOpposableC2S:               "scale.opposable.c2s",
	ruleOpposableAll:               "scale.opposable.all",
	ruleFree:                       "scale.free",
	ruleAuthority:                  "scale.authority",
	ruleActChosen:                  "act.chosen",
	ruleBaseFee:                    "base.fee",
	ruleCoordination:               "coordination",
	ruleCoordinationOutside:        "coordination.outside",
	ruleEveningFrom:                "time.evening.from",
	ruleEveningTo:                  "time.evening.to",
	ruleTimeUrgent:                 "time.urgent",
	ruleTimeSupplement:             "time.supplement",
	ruleTimeAsk:                    "time.ask",
	ruleRateNormal:                 "rate.normal",
	ruleRateMinor:                  "rate.minor",
	ruleSurcharge:                  "rate.surcharge",
	ruleSurchargeDerived:           "rate.surcharge.derived",
	ruleSurchargeCeiling:           "rate.surcharge.ceiling",
	ruleRateAlsaceMoselle:          "rate.alsace-moselle",
	ruleRateExam:                   "rate.exam",
	ruleRatePrevention:             "rate.prevention",
	ruleRateTeleExpertise:          "rate.tele-expertise",
	ruleRateContraception:          "rate.contraception",
	ruleContraceptionBelow:         "rate.contraception.below",
	ruleRateALD:                    "rate.ald",
	ruleRateMaternity:              "rate.maternity",
	ruleRateWorkInjury:             "rate.work-injury",
	ruleRateInvalidity:             "rate.invalidity",
	ruleRateMilitary:               "rate.military",
	ruleRateAME:                    "rate.ame",
	ruleRateC2S:                    "rate.c2s",
	ruleRateC2SOutside:             "rate.c2s.outside",
	ruleRateEpidemic:               "rate.epidemic",
	ruleRemoteOutside:              "rate.remote.outside",
	ruleHeavyOutside:               "heavy.outside",
	ruleHeavyLocal:                 "heavy.alsace-moselle",
	ruleHeavyAmount:                "heavy",
	ruleHeavyThreshold:             "heavy.threshold",
	ruleDirect:                     "pathway.direct",
	ruleDirectRefused:              "pathway.direct.refused",
	rulePathwayExempt:              "pathway.exempt",
	ruleParticipation:              "participation",
	ruleParticipationDay:           "participation.day",
	ruleParticipationYear:          "participation.year",
	ruleParticipationAdult:         "participation.adult",
	ruleParticipationMinor:         "participation.minor",
	ruleParticipationExempt:        "participation.exempt",
	ruleParticipationMilitary:      "participation.exempt.military",
	ruleParticipationEpidemic:      "participation.epidemic",
	ruleParticipationTeleExpertise: "participation.tele-expertise",
	ruleParticipationSmall:         "participation.small",
	ruleParticipationLimited:       "participation.limited",
	ruleParticipationDeferred:      "participation.deferred",
	ruleThirdPartyDue:              "third-party.due",
	rulePatientAdult:               "patient.adult",
	ruleExcessFree:                 "excess.free",
	ruleExcessOPTAM:                "excess.optam",
	ruleExcessDemand:               "excess.demand",
	ruleExcessOutside:              "excess.outside",
	ruleExcessOutsideOver:          "excess.outside.over",
	ruleExcessForbidden:            "excess.forbidden",
	ruleInformation:                "information",
	ruleExcessNone:                 "excess.none",
	ruleExcessAuthority:            "excess.authority",
	ruleComplement:                 "complement",
	ruleComplementLeast:            "complement.least",
	ruleComplementOutside:          "complement.outside",
	ruleComplementFree:             "complement.free",
	ruleComplementGap:              "complement.gap",
	ruleComplementC2S:              "complement.c2s",
	ruleTariff:                     "tariff",
}
