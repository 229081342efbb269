package appointment_test

import (
	"slices"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

type findingCase struct {
	day     string
	changes []change
	rule    string
	verdict appointment.Verdict
	reason  string
}

// with applies changes to the plain case.
func with(changes ...change) []change { return changes }

func findingCases() []findingCase {
	return slices.Concat(pathwayCases(), territoryCases(), visitCases(), phoneCases(), doctorCases(), sickNoteCases())
}

func specialty(s telehealth.Specialty) change {
	return func(c *appointment.Case) { c.Practitioner.Specialty = s }
}

func born(day string) change {
	return func(c *appointment.Case) { c.Birth = telehealth.MustParseDate(day) }
}

func lastVisit(day string) change {
	return func(c *appointment.Case) { c.LastVisit = telehealth.MustParseDate(day) }
}

func neverSeen(c *appointment.Case) { c.LastVisit, c.Seen = telehealth.Date{}, no }

func noVisitKnown(c *appointment.Case) { c.LastVisit = telehealth.Date{} }

func regulated(c *appointment.Case) { c.Regulated = yes }

func pathwayCases() []findingCase {
	met, refused, open := appointment.Met, appointment.Refused, appointment.Undecided
	child := with(outside, born("2010-03-02"))
	leap := with(outside, born("2008-02-29"))
	return []findingCase{
		{"2026-03-02", nil, "pathway.attending", met, "ameli: unless the doctor is the attending doctor"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Referred = yes }), "pathway.referred", met, "ameli: sent by the attending doctor"},
		{"2026-03-01", child, "pathway.child", met, "exception 1: the day before the 16th birthday"},
		{"2026-03-02", child, "pathway.outside", refused, "on the 16th birthday a patient is no longer under 16"},
		{"2024-02-28", leap, "pathway.child", met, "born on 29 February, the day before"},
		{"2024-02-29", leap, "pathway.outside", refused, "born on 29 February, a leap year"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Birth = telehealth.Date{} }), "pathway", open, "the age is not known"},
		{"2026-03-02", with(outside, specialty(telehealth.MedicalGynecology)), "pathway.direct", met, "exception 2: gynaecology"},
		{"2026-03-02", with(outside, specialty(telehealth.ObstetricsGynecology)), "pathway.direct", met, "exception 2: gynaecology"},
		{"2026-03-02", with(outside, specialty(telehealth.Ophthalmology)), "pathway.direct", met, "exception 2: ophthalmology"},
		{"2026-03-02", with(outside, specialty(telehealth.Stomatology)), "pathway.direct", met, "exception 2: stomatology"},
		{"2026-03-02", with(outside, specialty(telehealth.Psychiatry), born("2000-03-03")), "pathway.direct", met, "psychiatry, 25 years old"},
		{"2026-03-02", with(outside, specialty(telehealth.Psychiatry), born("2000-03-02")), "pathway.direct.old", open, "psychiatry, 26 years old: F17042 against ameli"},
		{"2026-03-02", with(outside, specialty(telehealth.Neuropsychiatry)), "pathway.direct.old", open, "neuropsychiatry, the same"},
		{"2026-03-02", with(outside, specialty(telehealth.Psychiatry), func(c *appointment.Case) { c.Birth = telehealth.Date{} }), "pathway", open, "the age is not known"},
		{"2026-03-02", with(outside, specialty(telehealth.Pediatrics)), "pathway.direct.old", open, "a paediatrician for an adult: listed, not open to the bill"},
		{"2026-03-02", with(outside, specialty(telehealth.OtherSpecialty)), "pathway.direct", open, "oral surgeons are listed, and other here"},
		{"2026-03-02", with(outside, specialty("")), "pathway", open, "the specialty is not known"},
		{"2026-03-02", with(outside, specialty(telehealth.Dermatology)), "pathway.outside", refused, "dermatology is not on the list"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.NoAttending = yes }), "pathway.none", met, "exception 3: no attending doctor"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Unavailable = yes }), "pathway.unavailable", met, "exception 3: not available in time"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Urgent = yes }), "pathway.urgent", met, "exception 4"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Detained = yes }), "pathway.detained", met, "exception 5"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Resident = yes }), "pathway.resident", met, "exception 6"},
		{"2026-03-02", with(outside, regulated), "pathway.regulated", met, "FMF, avenant 9: the SAS lifts the pathway"},
		{"2021-09-24", with(outside, regulated), "pathway.outside", refused, "the SAS lifts nothing before avenant 9"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Epidemic = yes }), "pathway.epidemic", open, "F34696, point 7, says no days"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Epidemic = "" }), "pathway", open, "whether F34696, point 7, applies is not known"},
		{"2020-03-09", with(outside, func(c *appointment.Case) { c.Epidemic = yes }), "pathway.outside", refused, "no exception of an epidemic before its first decree"},
		{"2026-03-02", with(outside), "pathway.outside", refused, "no exception: reimbursement refused, Conseil d'État 2019"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Urgent = "" }), "pathway", open, "one exception is not known"},
	}
}

func territoryCases() []findingCase {
	met, refused, open := appointment.Met, appointment.Refused, appointment.Undecided
	zone := func(z appointment.CareZone) change { return func(c *appointment.Case) { c.Zone = z } }
	without := func(c *appointment.Case) { c.Attending, c.NoAttending = no, yes }
	noTeam := func(c *appointment.Case) { c.NoOrganisation = yes }
	unknown := func(c *appointment.Case) { c.Near = "" }
	return []findingCase{
		{"2026-03-02", nil, "territory", met, "near the home"},
		{"2019-03-02", nil, "territory", met, "near is near before any text"},
		{"2019-03-02", with(far), "territory", open, "no text of the territory before avenant 9"},
		{"2022-01-04", with(far), "territory", open, "the day before the decision of 2021-12-07 in the Journal officiel"},
		{"2022-01-05", with(far), "territory", refused, "only a doctor of the same territory"},
		{"2022-01-05", with(far, unknown), "territory", open, "whether near is not known"},
		{"2023-03-02", with(far, zone(appointment.UnderServed)), "territory.under-served", met, "avenant 9, under-served zone"},
		{"2023-03-02", with(far, zone(appointment.Priority)), "territory.under-served", met, "a ZIP is under-served"},
		{"2023-03-02", with(far, zone("")), "territory", open, "the zone is not known"},
		{"2023-03-02", with(far, without), "territory.without-attending", met, "avenant 9, general practice without attending doctor"},
		{"2023-03-02", with(far, without, specialty(telehealth.Cardiology)), "territory", refused, "general practice alone"},
		{"2023-03-02", with(far, without, specialty("")), "territory", open, "general practice? not known"},
		{"2023-03-02", with(far, regulated), "territory.regulated", met, "avenant 9, sent by the SAS"},
		{"2024-06-21", with(far, zone(appointment.UnderServed)), "territory.under-served", met, "the day before the 2024 agreement"},
		{"2024-06-22", with(far, zone(appointment.UnderServed)), "territory", refused, "convention 2024: only ZIP"},
		{"2026-03-02", with(far), "territory", refused, "no exception in any reading"},
		{"2026-03-02", with(far, unknown), "territory", open, "near is not known"},
		{"2026-03-02", with(far, zone(appointment.Priority)), "territory.exceptions", open, "one of the exceptions: cumulative or alternative?"},
		{"2026-03-02", with(far, noTeam), "territory.exceptions", open, "one of the exceptions: cumulative or alternative?"},
		{"2026-03-02", with(far, without), "territory.exceptions", open, "one of the exceptions: cumulative or alternative?"},
		{"2026-03-02", with(far, regulated), "territory.exceptions", open, "F34696 gives the SAS as an example, with the zone"},
		{"2026-03-02", with(far, zone(appointment.Priority), without), "territory.exceptions", open, "two of three"},
		{"2026-03-02", with(far, zone(appointment.Priority), noTeam, without), "territory.exceptions", met, "all three: met in both readings"},
		{"2026-03-02", with(far, zone("")), "territory", open, "the zone is not known"},
	}
}

func visitCases() []findingCase {
	met, refused, open := appointment.Met, appointment.Refused, appointment.Undecided
	row := func(c *appointment.Case) { c.InARow = 3 }
	return []findingCase{
		{"2019-10-15", with(outside, lastVisit("2018-10-15")), "known", met, "avenant 6: within 12 months, to the day"},
		{"2019-10-15", with(outside, lastVisit("2018-10-14")), "known", refused, "a day more than 12 months"},
		{"2020-02-29", with(outside, lastVisit("2019-02-28")), "known", refused, "12 months end on 28 February"},
		{"2019-10-15", with(lastVisit("2018-11-01")), "known", met, "11 months and a half"},
		{"2019-10-15", with(outside, lastVisit("2018-09-30")), "known", refused, "13 months by the calendar, a later day of the month"},
		{"2019-10-15", with(lastVisit("2019-10-15")), "known", met, "seen on the day itself"},
		{"2019-10-15", with(outside, neverSeen), "known", refused, "never seen"},
		{"2019-10-15", with(neverSeen), "known", open, "an attending doctor who is not available? not known"},
		{"2019-10-15", with(noVisitKnown), "known", open, "a visit? not known"},
		{"2019-10-15", with(noVisitKnown, func(c *appointment.Case) { c.Seen = yes }), "known", open, "seen, on a day not known"},
		{"2019-10-15", with(outside, neverSeen, func(c *appointment.Case) { c.Unavailable = yes }), "known.exception", open, "avenant 8 wrote the exception later"},
		{"2020-03-09", with(outside, neverSeen), "known", refused, "the day before the décret 2020-227 is in force"},
		{"2020-03-10", with(outside, neverSeen), "known.lifted", met, "décret 2020-227: suspended"},
		{"2022-01-04", with(outside, neverSeen), "known.lifted", met, "still suspended"},
		{"2022-01-05", with(outside, neverSeen), "known.lifted", met, "decision of 2021-12-07: removed"},
		{"2022-04-01", with(outside, neverSeen), "known.lifted", met, "removed in every reading"},
		{"2026-03-02", nil, "alternation", met, "seen before"},
		{"2026-03-02", with(noVisitKnown, func(c *appointment.Case) { c.Seen = yes }), "alternation", met, "seen, on a day not known"},
		{"2026-03-02", with(noVisitKnown), "alternation", open, "a visit? not known"},
		{"2026-03-02", with(neverSeen), "alternation.first", open, "no 12 months any more: the doctor judges"},
		{"2026-03-02", with(row), "alternation.row", open, "no legal number: a warning"},
		{"2026-03-02", with(neverSeen, regulated), "alternation.regulated", met, "CSMF, convention 2024: the SAS exempts"},
		{"2024-06-21", with(neverSeen, regulated), "alternation.first", open, "no text for the SAS before the 2024 agreement"},
	}
}

func phoneCases() []findingCase {
	met, refused, open := appointment.Met, appointment.Refused, appointment.Undecided
	phone := func(c *appointment.Case) {
		c.Mode, c.NoVideo, c.Excepted, c.ByPhone = telehealth.Phone, yes, yes, no
	}
	again := func(c *appointment.Case) { c.ByPhone = yes }
	return []findingCase{
		{"2026-03-02", nil, "transmission.video", met, "avenant 6: by video"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Mode = "" }), "transmission", open, "video or telephone? not known"},
		{"2020-04-03", with(phone), "transmission.phone", refused, "the day before the minister allowed it"},
		{"2020-04-04", with(phone), "transmission.phone", met, "announced on 2020-04-04"},
		{"2020-07-10", with(phone), "transmission.phone", met, "the last day of the first period"},
		{"2020-07-11", with(phone), "transmission.phone", refused, "the first period is over"},
		{"2020-10-14", with(phone), "transmission.phone", refused, "before mid-October"},
		{"2020-10-15", with(phone), "transmission.phone", open, "mid-October or December: disputed"},
		{"2020-12-20", with(phone), "transmission.phone", open, "the décret 2020-1623 is published, in force on the next day"},
		{"2020-12-21", with(phone), "transmission.phone", met, "décret 2020-1623"},
		{"2021-06-01", with(phone), "transmission.phone", met, "the last day of the décret 2021-13"},
		{"2021-06-02", with(phone), "transmission.phone", refused, "no text was found for later days"},
		{"2026-11-24", with(phone), "transmission.phone", refused, "video alone today"},
		{"2020-05-04", with(phone), "transmission.equipment", met, "no broadband or no device"},
		{"2020-05-04", with(phone, func(c *appointment.Case) { c.NoVideo = no }), "transmission.equipment", refused, "who can use video must"},
		{"2020-05-04", with(phone, func(c *appointment.Case) { c.NoVideo = "" }), "transmission.equipment", open, "not known"},
		{"2020-05-04", with(phone), "transmission.group", met, "one of the four groups"},
		{"2020-05-04", with(phone, func(c *appointment.Case) { c.Excepted = no }), "transmission.group", refused, "none of the four groups"},
		{"2020-05-04", with(phone, func(c *appointment.Case) { c.Excepted = "" }), "transmission.group", open, "not known"},
		{"2021-02-17", with(phone), "transmission.month", met, "the first of the month"},
		{"2021-03-11", with(phone, again), "transmission.month", open, "the first day of the limit is disputed"},
		{"2021-03-12", with(phone, again), "transmission.month", refused, "décret 2021-271: one a month"},
		{"2021-03-12", with(phone, func(c *appointment.Case) { c.ByPhone = "" }), "transmission.month", open, "not known"},
	}
}

func doctorCases() []findingCase {
	met, refused, open := appointment.Met, appointment.Refused, appointment.Undecided
	sector := func(s telehealth.Sector) change { return func(c *appointment.Case) { c.Practitioner.Sector = s } }
	act := func(code telehealth.Code) change { return func(c *appointment.Case) { c.Act = code } }
	return []findingCase{
		{"2026-03-02", with(sector(telehealth.Sector2)), "agreement", met, "sector 2 is within the agreement"},
		{"2026-03-02", with(sector(telehealth.NotConventioned)), "agreement", refused, "teleconsultations are those of the agreement"},
		{"2026-03-02", with(sector("")), "agreement", open, "the sector is not known"},
		{"2026-03-02", with(act("TCG")), "act.remote", met, "NGAP 14.9.3"},
		{"2026-03-02", with(act("TCS")), "act.remote", met, "UNCAM decision of 2023-08-07"},
		{"2026-03-02", with(act("APC")), "act.refused", refused, "diffuse.info 2020, djibe 2026: not at a distance"},
		{"2026-03-02", with(act("CCX")), "act.refused", refused, "complex consultation"},
		{"2026-03-02", with(act("CCE")), "act.refused", refused, "very complex consultation"},
		{"2026-03-02", with(act("APY")), "act.other", open, "a psychiatrist's opinion: no text was found"},
		{"2026-03-02", with(act("XYZ")), "act.other", open, "an unknown letter key"},
		{"2026-03-02", nil, "consent", met, "NGAP 14.9.3: informed and consents beforehand"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Consents = no }), "consent", refused, "NGAP 14.9.3"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Consents = "" }), "consent", open, "not known"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Suitable = no }), "suitable", refused, "the doctor alone decides"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Suitable = "" }), "suitable", open, "the doctor has not decided"},
		{"2026-03-02", nil, "identity", met, "ameli 2018: known patient or ADRi"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Identified = no }), "identity", open, "bills without the card exist: no text refuses"},
		{"2026-03-02", with(func(c *appointment.Case) { c.Identified = "" }), "identity", open, "not known"},
	}
}

func sickNoteCases() []findingCase {
	met, refused, open := appointment.Met, appointment.Refused, appointment.Undecided
	note := func(n appointment.SickNote) change {
		return func(c *appointment.Case) { c.SickNote = &n }
	}
	first := func(days int) change { return note(appointment.SickNote{Days: days, Prolongs: no, Abroad: no}) }
	longer := func(days, before int, impossible appointment.Fact) change {
		return note(appointment.SickNote{Days: days, Before: before, Prolongs: yes, Impossible: impossible, Abroad: no})
	}
	return []findingCase{
		{"2023-12-31", with(outside, first(30)), "sick-note.free", met, "the day before LFSS 2024 is in force"},
		{"2024-01-01", with(outside, first(4)), "sick-note.limit", refused, "LFSS 2024, article 65: 3 days"},
		{"2024-02-27", with(outside, first(3)), "sick-note.limit", met, "3 days are allowed"},
		{"2026-03-02", with(outside, first(4)), "sick-note.limit", refused, "4 are not, from a doctor who is not the attending doctor"},
		{"2026-03-02", with(first(4)), "sick-note.attending", met, "the attending doctor is excepted"},
		{"2026-03-02", with(outside, func(c *appointment.Case) { c.Attending = "" }, first(4)), "sick-note.limit", open, "the attending doctor? not known"},
		{"2026-03-02", with(outside, longer(1, 2, no)), "sick-note.limit", met, "2 days and 1 more are 3"},
		{"2026-03-02", with(outside, longer(1, 3, no)), "sick-note.limit", refused, "3 days and 1 more are 4"},
		{"2026-03-02", with(outside, longer(1, 3, yes)), "sick-note.impossible", met, "a prolongation, when no visit in person is possible"},
		{"2026-03-02", with(outside, longer(1, 3, "")), "sick-note.limit", open, "the impossibility is not known"},
		{"2026-03-02", with(outside, longer(1, 0, no)), "sick-note.limit", open, "the days before are not known"},
		{"2026-03-02", with(outside, longer(3, 0, no)), "sick-note.limit", refused, "whatever is prolonged has a day at least"},
		{"2026-03-02", with(outside, note(appointment.SickNote{Days: 4, Prolongs: no, Impossible: yes})), "sick-note.limit", refused, "the impossibility excuses a prolongation alone"},
		{"2026-03-02", with(outside, note(appointment.SickNote{Days: 4, Impossible: yes})), "sick-note.limit", open, "a prolongation? not known"},
		{"2026-03-02", with(outside, note(appointment.SickNote{Days: 4, Impossible: no})), "sick-note.limit", refused, "too long, new or not"},
		{"2026-03-02", with(outside, note(appointment.SickNote{Days: 2, Impossible: no})), "sick-note.limit", open, "a prolongation? not known"},
		{"2026-03-02", with(outside, note(appointment.SickNote{Days: 1, Before: 3, Impossible: no})), "sick-note.limit", refused, "days before say that it prolongs"},
		{"2025-02-28", with(first(1)), "sick-note.abroad", met, "LFSS 2025, article 54"},
		{"2025-02-28", with(note(appointment.SickNote{Days: 1, Abroad: yes})), "sick-note.abroad", refused, "mainly abroad: none, whatever its days"},
		{"2025-02-28", with(note(appointment.SickNote{Days: 1})), "sick-note.abroad", open, "not known"},
	}
}
