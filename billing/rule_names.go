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
	ruleOpposableAll
	ruleFree
	ruleFreeAbove
	ruleAuthority
	ruleActChosen
	ruleAnswered
	ruleLeftOut
	ruleBaseFee
	ruleCoordination
	ruleCoordinationAway
	ruleCoordinationAME
	ruleEveningFrom
	ruleEveningTo
	ruleTimeUrgent
	ruleTimeCall
	ruleTimeSupplement
	ruleTimeAsk
	ruleRateNormal
	ruleRateMinor
	ruleSurcharge
	ruleSurchargeDerived
	ruleSurchargeCeiling
	ruleSurchargeCeilingGeneral
	ruleSurchargeMayotte
	ruleRateAlsaceMoselle
	ruleRateExam
	ruleRatePrevention
	ruleRateTeleExpertise
	ruleRateContraception
	ruleRateALD
	ruleRateMaternity
	ruleRateWorkInjury
	ruleRateInvalidity
	ruleRateMilitary
	ruleRateAbortion
	ruleRateAbusedMinor
	ruleRateDonor
	ruleRateFollowUp
	ruleRateInfertility
	ruleRateMilitaryPension
	ruleRateNewborn
	ruleRatePrenatal
	ruleRateTerrorism
	ruleRateAME
	ruleRateC2S
	ruleRateEpidemic
	ruleRemoteOutside
	ruleHeavyLocal
	ruleHeavyAmount
	ruleHeavyThreshold
	ruleDirect
	ruleDirectRefused
	rulePathwayExempt
	rulePathwayProtocol
	ruleExemptSerialCare
	ruleExemptSequence
	ruleExemptStandIn
	ruleExemptOnDuty
	ruleExemptAddiction
	ruleExemptMilitary
	ruleExemptGenetics
	ruleExemptUniversity
	ruleExemptNurse
	ruleExemptMidwife
	ruleExemptDeparted
	ruleExemptNewDoctor
	ruleExemptUnderserved
	ruleExemptRefused
	ruleAMEMayotte
	ruleParticipation
	ruleParticipationDay
	ruleParticipationYear
	ruleParticipationYearEuros
	ruleParticipationNumber
	ruleParticipationRecovered
	ruleParticipationAdult
	ruleParticipationMinor
	ruleParticipationEpidemic
	ruleParticipationTeleExpertise
	ruleParticipationSmall
	ruleParticipationActs
	ruleParticipationLimited
	ruleParticipationDeferred
	ruleThirdPartyOutside
	rulePatientAdult
	ruleExcessFree
	ruleExcessOPTAM
	ruleExcessDemand
	ruleExcessOutside
	ruleExcessOutsideOver
	ruleInformation
	ruleExcessNone
	ruleExcessAuthority
	ruleComplement
	ruleComplementLeast
	ruleComplementOutside
	ruleComplementFree
	ruleComplementGap
	ruleComplementC2S
	ruleForeign
	ruleAmountGiven
	ruleTravelPlain
	ruleTravelMountain
	ruleTravelFoot
	ruleTravelNear
	ruleComplementC2SOutside
	readingDirect
	readingHeavy
	readingSheet
	readingCeiling
	readingGeneral
	readingProtocol
	readingEpidemic
	readingCoordination
	readingC2S
	ruleTariff // a row of tariffs.csv that is not sure; it has no row of its own

	// The rules of the covers. Each has rows for some covers, as third-party.due.ald;
	// a cover without one is not concerned.
	ruleCoverRate           // the percentage that the fund pays
	ruleCoverFrom           // completed years, from which
	ruleCoverBelow          // completed years, below which
	ruleCoverDays           // days after the birth, up to which
	ruleOpposableCover      // the opposable scale, before every patient had it
	ruleParticipationExempt // no participation
	ruleThirdPartyDue       // the patient need not advance the fund's part
	ruleExcessForbidden     // no excess
	ruleExcessPaid          // the fund pays the excess
	ruleCoverAlone          // no contract beside it

	ruleCoverDay // a cover before its first row; its text is that of the row
	ruleCount

	firstCoverRule = ruleCoverRate
	coverRules     = ruleCoverDay - firstCoverRule
)

// ruleTable has the name of every rule in rules.csv and the kind of its note.
var ruleTable = [ruleCount]struct {
	name string
	kind NoteKind
}{
	ruleCoverage:                   {"coverage", NoteReason},
	ruleUnchecked:                  {"unchecked", NoteDoubt},
	ruleSector1:                    {"scale.sector1", NoteReason},
	ruleOPTAM:                      {"scale.optam", NoteReason},
	ruleOpposable:                  {"scale.opposable", NoteReason},
	ruleOpposableAll:               {"scale.opposable.all", NoteReason},
	ruleFree:                       {"scale.free", NoteReason},
	ruleFreeAbove:                  {"scale.free.above", NoteDoubt},
	ruleAuthority:                  {"scale.authority", NoteReason},
	ruleActChosen:                  {"act.chosen", NoteReason},
	ruleAnswered:                   {"supplements.answered", NoteReason},
	ruleLeftOut:                    {"supplements.left-out", NoteReason},
	ruleBaseFee:                    {"base.fee", NoteReason},
	ruleCoordination:               {"coordination", NoteReason},
	ruleCoordinationAway:           {"coordination.away", NoteReason},
	ruleCoordinationAME:            {"coordination.ame", NoteDoubt},
	ruleEveningFrom:                {"time.evening.from", NoteReason},
	ruleEveningTo:                  {"time.evening.to", NoteReason},
	ruleTimeUrgent:                 {"time.urgent", NoteDoubt},
	ruleTimeCall:                   {"time.call", NoteDoubt},
	ruleTimeSupplement:             {"time.supplement", NoteReason},
	ruleTimeAsk:                    {"time.ask", NoteDoubt},
	ruleRateNormal:                 {"rate.normal", NoteReason},
	ruleRateMinor:                  {"rate.minor", NoteReason},
	ruleSurcharge:                  {"rate.surcharge", NoteReason},
	ruleSurchargeDerived:           {"rate.surcharge.derived", NoteDoubt},
	ruleSurchargeCeiling:           {"rate.surcharge.ceiling", NoteReason},
	ruleSurchargeCeilingGeneral:    {"rate.surcharge.ceiling.general-practice", NoteDoubt},
	ruleSurchargeMayotte:           {"rate.surcharge.mayotte", NoteReason},
	ruleRateAlsaceMoselle:          {"rate.alsace-moselle", NoteReason},
	ruleRateExam:                   {"rate.exam", NoteReason},
	ruleRatePrevention:             {"rate.prevention", NoteReason},
	ruleRateTeleExpertise:          {"rate.tele-expertise", NoteReason},
	ruleRateContraception:          {"rate.contraception", NoteReason},
	ruleRateALD:                    {"rate.ald", NoteReason},
	ruleRateMaternity:              {"rate.maternity", NoteReason},
	ruleRateWorkInjury:             {"rate.work-injury", NoteReason},
	ruleRateInvalidity:             {"rate.invalidity", NoteReason},
	ruleRateMilitary:               {"rate.military", NoteReason},
	ruleRateAbortion:               {"rate.abortion", NoteReason},
	ruleRateAbusedMinor:            {"rate.abused-minor", NoteReason},
	ruleRateDonor:                  {"rate.donor", NoteReason},
	ruleRateFollowUp:               {"rate.follow-up", NoteReason},
	ruleRateInfertility:            {"rate.infertility", NoteReason},
	ruleRateMilitaryPension:        {"rate.military-pension", NoteReason},
	ruleRateNewborn:                {"rate.newborn", NoteReason},
	ruleRatePrenatal:               {"rate.prenatal", NoteReason},
	ruleRateTerrorism:              {"rate.terrorism", NoteReason},
	ruleRateAME:                    {"rate.ame", NoteReason},
	ruleRateC2S:                    {"rate.c2s", NoteReason},
	ruleRateEpidemic:               {"rate.epidemic", NoteReason},
	ruleRemoteOutside:              {"rate.remote.outside", NoteReason},
	ruleHeavyLocal:                 {"heavy.alsace-moselle", NoteReason},
	ruleHeavyAmount:                {"heavy", NoteReason},
	ruleHeavyThreshold:             {"heavy.threshold", NoteReason},
	ruleDirect:                     {"pathway.direct", NoteReason},
	ruleDirectRefused:              {"pathway.direct.refused", NoteRefused},
	rulePathwayExempt:              {"pathway.exempt", NoteReason},
	rulePathwayProtocol:            {"pathway.protocol", NoteReason},
	ruleExemptSerialCare:           {"pathway.exempt.serial-care", NoteReason},
	ruleExemptSequence:             {"pathway.exempt.sequence", NoteReason},
	ruleExemptStandIn:              {"pathway.exempt.stand-in", NoteReason},
	ruleExemptOnDuty:               {"pathway.exempt.on-duty", NoteReason},
	ruleExemptAddiction:            {"pathway.exempt.addiction", NoteReason},
	ruleExemptMilitary:             {"pathway.exempt.military", NoteReason},
	ruleExemptGenetics:             {"pathway.exempt.genetics", NoteReason},
	ruleExemptUniversity:           {"pathway.exempt.university", NoteReason},
	ruleExemptNurse:                {"pathway.exempt.nurse", NoteReason},
	ruleExemptMidwife:              {"pathway.exempt.midwife", NoteReason},
	ruleExemptDeparted:             {"pathway.exempt.departed", NoteReason},
	ruleExemptNewDoctor:            {"pathway.exempt.new-doctor", NoteReason},
	ruleExemptUnderserved:          {"pathway.exempt.underserved", NoteReason},
	ruleExemptRefused:              {"pathway.exempt.refused", NoteRefused},
	ruleAMEMayotte:                 {"cover.ame.mayotte", NoteReason},
	ruleParticipation:              {"participation", NoteReason},
	ruleParticipationDay:           {"participation.day", NoteReason},
	ruleParticipationYear:          {"participation.year", NoteReason},
	ruleParticipationYearEuros:     {"participation.year.euros", NoteReason},
	ruleParticipationNumber:        {"participation.number", NoteDoubt},
	ruleParticipationRecovered:     {"participation.recovered", NoteReason},
	ruleParticipationAdult:         {"participation.adult", NoteReason},
	ruleParticipationMinor:         {"participation.minor", NoteReason},
	ruleParticipationEpidemic:      {"participation.epidemic", NoteReason},
	ruleParticipationTeleExpertise: {"participation.tele-expertise", NoteReason},
	ruleParticipationSmall:         {"participation.small", NoteReason},
	ruleParticipationActs:          {"participation.acts", NoteReason},
	ruleParticipationLimited:       {"participation.limited", NoteReason},
	ruleParticipationDeferred:      {"participation.deferred", NoteReason},
	ruleThirdPartyOutside:          {"third-party.outside", NoteReason},
	rulePatientAdult:               {"patient.adult", NoteDoubt},
	ruleExcessFree:                 {"excess.free", NoteReason},
	ruleExcessOPTAM:                {"excess.optam", NoteReason},
	ruleExcessDemand:               {"excess.demand", NoteReason},
	ruleExcessOutside:              {"excess.outside", NoteReason},
	ruleExcessOutsideOver:          {"excess.outside.over", NoteDoubt},
	ruleInformation:                {"information", NoteDuty},
	ruleExcessNone:                 {"excess.none", NoteRefused},
	ruleExcessAuthority:            {"excess.authority", NoteReason},
	ruleComplement:                 {"complement", NoteReason},
	ruleComplementLeast:            {"complement.least", NoteReason},
	ruleComplementOutside:          {"complement.outside", NoteReason},
	ruleComplementFree:             {"complement.free", NoteReason},
	ruleComplementGap:              {"complement.gap", NoteReason},
	ruleComplementC2S:              {"complement.c2s", NoteReason},
	ruleTravelPlain:                {"travel.plain", NoteReason},
	ruleTravelMountain:             {"travel.mountain", NoteReason},
	ruleTravelFoot:                 {"travel.foot", NoteDoubt},
	ruleTravelNear:                 {"travel.near", NoteReason},
	ruleAmountGiven:                {"amount.given", NoteDoubt},
	ruleForeign:                    {"foreign", NoteDoubt},
	ruleComplementC2SOutside:       {"complement.c2s.outside", NoteDoubt},
	readingDirect:                  {"reading.direct", NoteDoubt},
	readingHeavy:                   {"reading.heavy", NoteDoubt},
	readingSheet:                   {"reading.sheet", NoteDoubt},
	readingCeiling:                 {"reading.ceiling", NoteDoubt},
	readingGeneral:                 {"reading.general-practice", NoteDoubt},
	readingProtocol:                {"reading.protocol", NoteDoubt},
	readingEpidemic:                {"reading.epidemic", NoteDoubt},
	readingCoordination:            {"reading.coordination", NoteDoubt},
	readingC2S:                     {"reading.c2s", NoteDoubt},
	ruleTariff:                     {"tariff", NoteDoubt},
	ruleCoverRate:                  {"rate", NoteReason},
	ruleCoverFrom:                  {"cover.from", NoteRefused},
	ruleCoverBelow:                 {"cover.below", NoteRefused},
	ruleCoverDays:                  {"cover.days", NoteRefused},
	ruleOpposableCover:             {"scale.opposable.cover", NoteReason},
	ruleParticipationExempt:        {"participation.exempt", NoteReason},
	ruleThirdPartyDue:              {"third-party.due", NoteDuty},
	ruleExcessForbidden:            {"excess.forbidden", NoteRefused},
	ruleExcessPaid:                 {"excess.paid", NoteReason},
	ruleCoverAlone:                 {"complement.alone", NoteReason},
	ruleCoverDay:                   {"cover.day", NoteRefused},
}
