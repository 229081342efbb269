package teleconsult_test

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

type findingCase struct {
	day     string
	changes []change
	rule    string
	verdict telehealth.Verdict
	reason  string
}

// with applies changes to the plain case.
func with(changes ...change) []change { return changes }

func findingCases() []findingCase {
	return slices.Concat(pathwayCases(), territoryCases(), visitCases(), phoneCases(), doctorCases(), sickNoteCases())
}

func specialty(s telehealth.Specialty) change {
	return func(c *teleconsult.Case) { c.Practitioner.Specialty = s }
}

func born(day string) change {
	return func(c *teleconsult.Case) { c.Birth = telehealth.MustParseDate(day) }
}

func lastVisit(day string) change {
	return func(c *teleconsult.Case) { c.LastVisit = telehealth.MustParseDate(day) }
}

func neverSeen(c *teleconsult.Case) { c.LastVisit, c.Seen = telehealth.Date{}, no }

func noVisitKnown(c *teleconsult.Case) { c.LastVisit = telehealth.Date{} }

func regulated(c *teleconsult.Case) { c.Regulated = yes }

func pathwayCases() []findingCase {
	met, open := telehealth.VerdictMet, telehealth.VerdictUndecided
	surgeon := func(f teleconsult.YesNo) change { return func(c *teleconsult.Case) { c.OralSurgeon = f } }
	urgent := func(c *teleconsult.Case) { c.Urgent = yes }
	detained := func(c *teleconsult.Case) { c.Detained = yes }
	resident := func(c *teleconsult.Case) { c.Resident = yes }
	child := with(outside, born("2010-03-02"))
	leap := with(outside, born("2008-02-29"))
	return []findingCase{
		{"2026-03-02", nil, "pathway.attending", met, "ameli: unless the doctor is the attending doctor"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Referred = yes }), "pathway.referred", met, "ameli: sent by the attending doctor"},
		{"2026-03-01", child, "pathway.child", met, "exception 1: the day before the 16th birthday"},
		{"2026-03-02", child, "pathway.outside", open, "on the 16th birthday a patient is no longer under 16"},
		{"2024-02-28", leap, "pathway.child", met, "born on 29 February, the day before"},
		{"2024-02-29", leap, "pathway.outside", open, "born on 29 February, a leap year"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Birth = telehealth.Date{} }), "pathway", open, "the age is not known"},
		{"2026-03-02", with(outside, specialty(telehealth.MedicalGynecology)), "pathway.direct", met, "exception 2: gynaecology"},
		{"2026-03-02", with(outside, specialty(telehealth.ObstetricsGynecology)), "pathway.direct", met, "exception 2: gynaecology"},
		{"2026-03-02", with(outside, specialty(telehealth.Ophthalmology)), "pathway.direct", met, "exception 2: ophthalmology"},
		{"2026-03-02", with(outside, specialty(telehealth.Stomatology)), "pathway.direct", met, "exception 2: stomatology"},
		{"2026-03-02", with(outside, specialty(telehealth.Psychiatry), born("2000-03-03")), "pathway.direct", met, "psychiatry, 25 years old"},
		{"2026-03-02", with(outside, specialty(telehealth.Psychiatry), born("2000-03-02")), "pathway.direct.old", open, "psychiatry, 26 years old: F17042 against ameli"},
		{"2026-03-02", with(outside, specialty(telehealth.Neuropsychiatry)), "pathway.direct.old", open, "neuropsychiatry, the same"},
		{"2026-03-02", with(outside, specialty(telehealth.Psychiatry), func(c *teleconsult.Case) { c.Birth = telehealth.Date{} }), "pathway", open, "the age is not known"},
		{"2026-03-02", with(outside, specialty(telehealth.Pediatrics)), "pathway.direct.old", open, "a paediatrician for an adult: listed, not open to the bill"},
		{"2026-03-02", with(outside, specialty(telehealth.OtherSpecialty), surgeon(yes)), "pathway.direct", met, "oral surgeons are listed, and other here"},
		{"2026-03-02", with(outside, specialty(telehealth.OtherSpecialty)), "pathway.outside", open, "another one that is not listed"},
		{"2026-03-02", with(outside, specialty(telehealth.OtherSpecialty), surgeon("")), "pathway", open, "an oral surgeon? not known"},
		{"2026-03-02", with(outside, specialty(telehealth.Dermatology), surgeon(yes)), "pathway.outside", open, "the specialty says what the doctor is"},
		{"2019-03-02", with(outside, specialty(telehealth.Pediatrics)), "pathway.direct", open, "the list of 2018 has no paediatricians"},
		{"2019-03-02", with(outside, specialty(telehealth.Pediatrics), born("2010-01-01")), "pathway.child", met, "a child needs no list"},
		{"2026-03-02", with(outside, specialty("")), "pathway", open, "the specialty is not known"},
		{"2026-03-02", with(outside, specialty(telehealth.Dermatology)), "pathway.outside", open, "dermatology is not on the list"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.HasAttending = no }), "pathway.none", met, "exception 3: no attending doctor"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Unavailable = yes }), "pathway.unavailable", met, "exception 3: not available in time"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Urgent = yes }), "pathway.urgent", met, "exception 4"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Detained = yes }), "pathway.detained", met, "exception 5"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Resident = yes }), "pathway.resident", met, "exception 6"},
		{"2026-03-02", with(outside, regulated), "pathway.regulated", met, "FMF, avenant 9: the SAS lifts the pathway"},
		{"2021-09-24", with(outside, regulated), "pathway.outside", open, "the SAS lifts nothing before avenant 9"},
		{"2022-01-04", with(outside, regulated), "pathway.regulated", open, "avenant 9 is published, the decision of 2021-12-07 not yet"},
		{"2022-01-05", with(outside, regulated), "pathway.regulated", met, "the decision of 2021-12-07 in the Journal officiel"},
		{"2022-01-04", with(outside, regulated, urgent), "pathway.urgent", met, "a settled exception goes before a disputed one"},
		{"2020-09-03", with(outside, urgent), "pathway.urgent", open, "of avenant 6 (2018) or of avenant 8 (2020): pages part"},
		{"2020-09-04", with(outside, urgent), "pathway.urgent", met, "avenant 8, the day after the Journal officiel"},
		{"2020-09-03", with(outside, detained), "pathway.detained", open, "avenant 8 is not in force yet"},
		{"2020-09-04", with(outside, detained), "pathway.detained", met, "avenant 8, the day after the Journal officiel"},
		{"2020-09-03", with(outside, resident), "pathway.resident", open, "avenant 8 is not in force yet"},
		{"2020-09-04", with(outside, resident), "pathway.resident", met, "avenant 8, the day after the Journal officiel"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Epidemic = yes }), "pathway.epidemic", open, "F34696, point 7, says no days"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Epidemic = "" }), "pathway", open, "whether F34696, point 7, applies is not known"},
		{"2020-03-09", with(outside, func(c *teleconsult.Case) { c.Epidemic = yes }), "pathway.outside", open, "no exception of an epidemic before its first decree"},
		{"2026-03-02", with(outside), "pathway.outside", open, "Conseil d'État 2019: refused; F34696: reimbursed less well"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Urgent = "" }), "pathway", open, "one exception is not known"},
	}
}

func territoryCases() []findingCase {
	met, refused, open := telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided
	zone := func(z teleconsult.CareZone) change { return func(c *teleconsult.Case) { c.CareZone = z } }
	without := func(c *teleconsult.Case) { c.Attending, c.HasAttending = no, no }
	noTeam := func(c *teleconsult.Case) { c.HasOrganisation = no }
	unknown := func(c *teleconsult.Case) { c.Near = "" }
	near := func(c *teleconsult.Case) { c.Near = yes }
	lost := func(c *teleconsult.Case) { c.Attending, c.Unavailable = no, yes }
	unborn := func(c *teleconsult.Case) { c.Birth = telehealth.Date{} }
	asked := func(c *teleconsult.Case) { c.Attending, c.HasAttending = "", "" }
	organised := func(f teleconsult.YesNo) change { return func(c *teleconsult.Case) { c.Organised = f } }
	return []findingCase{
		{"2026-03-02", nil, "territory.near", met, "near the home"},
		{"2019-03-02", nil, "territory.near", met, "near is enough whether or not it is required"},
		{"2019-03-02", with(far), "territory.early", open, "avenant 6, 8 or 9: which brought the territory is disputed"},
		{"2022-01-04", with(far), "territory.early", open, "the day before the decision of 2021-12-07 in the Journal officiel"},
		{"2022-01-05", with(far), "territory.outside", refused, "only a doctor of the same territory"},
		{"2022-01-05", with(far, unknown), "territory", open, "whether near is not known"},
		{"2023-03-02", with(far, zone(teleconsult.CareZoneUnderServed)), "territory.under-served", met, "avenant 9, under-served zone"},
		{"2023-03-02", with(far, zone(teleconsult.CareZonePriority)), "territory.under-served", met, "a ZIP is under-served"},
		{"2023-03-02", with(far, zone("")), "territory", open, "the zone is not known"},
		{"2023-03-02", with(far, without), "territory.without-attending", met, "avenant 9, general practice without attending doctor"},
		{"2023-03-02", with(far, without, specialty(telehealth.Cardiology)), "territory.outside", refused, "general practice alone"},
		{"2023-03-02", with(far, without, specialty("")), "territory", open, "general practice? not known"},
		{"2023-03-02", with(far, regulated), "territory.regulated", met, "avenant 9, sent by the SAS"},
		{"2024-06-21", with(far, zone(teleconsult.CareZoneUnderServed)), "territory.under-served", met, "the day before the 2024 agreement"},
		{"2024-06-22", with(far, zone(teleconsult.CareZoneUnderServed)), "territory.under-served", open, "convention 2024: in June or in December?"},
		{"2024-12-21", with(far, zone(teleconsult.CareZoneUnderServed)), "territory.under-served", open, "the last day of the six months"},
		{"2024-12-22", with(far, zone(teleconsult.CareZoneUnderServed)), "territory.outside", refused, "convention 2024: only ZIP"},
		{"2024-08-01", with(far), "territory.outside", refused, "no exception before or after"},
		{"2026-03-02", with(far), "territory.outside", refused, "no exception in any reading"},
		{"2026-03-02", with(far, unknown), "territory", open, "near is not known"},
		{"2026-03-02", with(far, zone(teleconsult.CareZonePriority)), "territory.exceptions", open, "one of the exceptions: cumulative or alternative?"},
		{"2026-03-02", with(far, noTeam), "territory.exceptions", open, "one of the exceptions: cumulative or alternative?"},
		{"2026-03-02", with(far, without), "territory.exceptions", open, "one of the exceptions: cumulative or alternative?"},
		{"2026-03-02", with(far, regulated), "territory.exceptions", open, "F34696 gives the SAS as an example, with the zone"},
		{"2026-03-02", with(far, zone(teleconsult.CareZonePriority), without), "territory.exceptions", open, "two of three"},
		{"2026-03-02", with(far, zone(teleconsult.CareZonePriority), noTeam, without), "territory.all", met, "all three: met in both readings"},
		{"2026-03-02", with(far, zone("")), "territory", open, "the zone is not known"},
		{"2026-03-02", with(far, without, near, organised(yes)), "territory.near", met, "the way of those without: an organisation"},
		{"2026-03-02", with(far, without, near, organised("")), "territory.organised", open, "an organisation? not known"},
		{"2026-03-02", with(far, without, near, noTeam), "territory.organisation", open, "near, and no organisation there: disputed"},
		{"2026-03-02", with(far, lost, near, organised(yes)), "territory.near", met, "an unavailable attending doctor: the same way"},
		{"2026-03-02", with(far, lost, near), "territory.organisation", open, "near, by no organisation: no text refuses it"},
		{"2026-03-02", with(far, lost, near, organised("")), "territory.organised", open, "an organisation? not known"},
		{"2026-03-02", with(far, lost, organised(yes)), "territory.organisation", open, "an organisation of the territory, a doctor who is far"},
		{"2026-03-02", with(far, lost, near, born("2015-01-01")), "territory.near", met, "a child is bound to no attending doctor"},
		{"2026-03-02", with(far, lost, near, specialty(telehealth.Ophthalmology)), "territory.near", met, "nor is anybody for direct access"},
		{"2026-03-02", with(far, lost, near, specialty(telehealth.Psychiatry)), "territory.unbound", open, "psychiatry, 56 years old: the texts part"},
		{"2026-03-02", with(far, without, near, unborn, organised("")), "territory.organised", open, "no age either: an organisation is enough"},
		{"2026-03-02", with(far, without, near, unborn), "territory.unbound", open, "by no organisation: the age would tell"},
		{"2026-03-02", with(far, without, near, unborn, organised(yes)), "territory.near", met, "whatever the age"},
		{"2026-03-02", with(far, near, asked, regulated), "territory.attending", open, "near: an attending doctor at hand is enough"},
		{"2023-03-02", with(far, without, near, unborn, organised("")), "territory.without-attending", met, "avenant 9 asks nothing of them"},
		{"2026-03-02", with(far, lost), "territory.outside", refused, "neither near nor by an organisation"},
		{"2023-03-02", with(far, lost, noTeam, organised("")), "territory.outside", refused, "by an organisation that is not there? no"},
		{"2019-03-02", with(far, lost, near), "territory.organisation", open, "avenant 6 had the organisations"},
		{"2023-03-02", with(far, without, near), "territory.without-attending", met, "avenant 9 asks nothing of the territory for them"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Unavailable = yes }), "territory.near", met, "by the attending doctor no other way is needed"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Referred, c.HasAttending, c.Unavailable = yes, "", "" }), "territory.near", met, "sent by the attending doctor: the same"},
	}
}

func visitCases() []findingCase {
	met, refused, open := telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided
	row := func(f teleconsult.YesNo) change { return func(c *teleconsult.Case) { c.InARow = f } }
	epidemic := func(f teleconsult.YesNo) change { return func(c *teleconsult.Case) { c.Epidemic = f } }
	return []findingCase{
		{"2019-10-15", with(outside, lastVisit("2018-10-15")), "known", met, "avenant 6: within 12 months, to the day"},
		{"2019-10-15", with(outside, lastVisit("2018-10-14")), "known", refused, "a day more than 12 months"},
		{"2020-02-29", with(outside, lastVisit("2019-02-28")), "known", refused, "12 months end on 28 February"},
		{"2019-10-15", with(lastVisit("2018-11-01")), "known", met, "11 months and a half"},
		{"2019-10-15", with(outside, lastVisit("2018-09-30")), "known", refused, "13 months by the calendar, a later day of the month"},
		{"2019-10-15", with(lastVisit("2019-10-15")), "known", met, "seen on the day itself"},
		{"2019-10-15", with(outside, neverSeen), "known", refused, "never seen"},
		{"2019-10-15", with(neverSeen), "known", refused, "the attending doctor is there"},
		{"2019-10-15", with(outside, neverSeen, func(c *teleconsult.Case) { c.Unavailable = "" }), "known", open, "an attending doctor who is not available? not known"},
		{"2019-10-15", with(noVisitKnown), "known", open, "a visit? not known"},
		{"2019-10-15", with(noVisitKnown, func(c *teleconsult.Case) { c.Seen = yes }), "known", open, "seen, on a day not known"},
		{"2019-10-15", with(outside, neverSeen, func(c *teleconsult.Case) { c.Unavailable = yes }), "known.exception", open, "of avenant 6 already, or of avenant 8?"},
		{"2020-03-09", with(outside, neverSeen), "known", refused, "the day before the décret 2020-227 is in force"},
		{"2020-03-09", with(outside, neverSeen, epidemic(yes)), "known", refused, "the same for the infected"},
		{"2020-03-10", with(outside, neverSeen, epidemic(yes)), "known.epidemic", met, "décret 2020-227: with symptoms or infected"},
		{"2020-03-10", with(outside, neverSeen), "known.lifted", open, "for everybody? disputed"},
		{"2020-03-19", with(outside, neverSeen, epidemic(yes)), "known.epidemic", met, "the day before the second decree"},
		{"2020-03-20", with(outside, neverSeen, epidemic(yes)), "known.lifted", open, "the second decree: how far is disputed"},
		{"2020-05-04", nil, "known", met, "seen: met whether or not it is required"},
		{"2022-01-04", with(outside, neverSeen), "known.lifted", open, "suspended? disputed"},
		{"2022-01-05", with(outside, neverSeen), "known.lifted", open, "removed with the decision of 2021-12-07, or on 2022-03-31?"},
		{"2022-03-31", with(outside, neverSeen), "known.lifted", open, "the last disputed day"},
		{"2022-03-31", nil, "known", met, "seen: met whether or not it is required"},
		{"2022-04-01", with(outside, neverSeen), "known.lifted", met, "removed in every reading"},
		{"2026-03-02", nil, "alternation.seen", met, "seen before"},
		{"2021-10-01", nil, "alternation.seen", met, "seen: met from whichever day it is required"},
		{"2026-03-02", with(noVisitKnown, func(c *teleconsult.Case) { c.Seen = yes }), "alternation.seen", met, "seen, on a day not known"},
		{"2026-03-02", with(row("")), "alternation", open, "teleconsultations in a row? not known"},
		{"2026-03-02", with(noVisitKnown), "alternation", open, "a visit? not known"},
		{"2026-03-02", with(neverSeen), "alternation.first", open, "no 12 months any more: the doctor judges"},
		{"2026-03-02", with(row(yes)), "alternation.row", open, "no legal number: a warning"},
		{"2026-03-02", with(neverSeen, regulated), "alternation.regulated", met, "CSMF, convention 2024: the SAS exempts"},
		{"2024-06-21", with(neverSeen, regulated), "alternation.first", open, "no text for the SAS before the 2024 agreement"},
		{"2024-12-21", with(neverSeen, regulated), "alternation.regulated", open, "in June or in December?"},
		{"2024-12-22", with(neverSeen, regulated), "alternation.regulated", met, "in force in every reading"},
	}
}
