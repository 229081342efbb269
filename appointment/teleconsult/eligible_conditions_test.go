package teleconsult_test

import (
	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

func phoneCases() []findingCase {
	met, refused, open := telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided
	again := func(c *teleconsult.Case) { c.ByPhone = yes }
	phone := func(broadband, device, group teleconsult.YesNo) change {
		return func(c *teleconsult.Case) {
			byPhone(c)
			c.HasBroadband, c.HasDevice, c.PhoneGroup = broadband, device, group
		}
	}
	return []findingCase{
		{"2026-03-02", nil, "transmission.video", met, "avenant 6: by video"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Mode = "" }), "transmission", open, "video or telephone? not known"},
		{"2020-04-03", with(byPhone), "transmission.phone", refused, "the day before the minister allowed it"},
		{"2020-04-04", with(byPhone), "transmission.phone", open, "announced on 2020-04-04, no text yet"},
		{"2020-07-10", with(byPhone), "transmission.phone", met, "the last day of the first period"},
		{"2020-07-11", with(byPhone), "transmission.phone", refused, "the first period is over"},
		{"2020-10-14", with(byPhone), "transmission.phone", refused, "before mid-October"},
		{"2020-10-15", with(byPhone), "transmission.phone", open, "mid-October or December: disputed"},
		{"2020-12-20", with(byPhone), "transmission.phone", open, "the décret 2020-1623 is published, in force on the next day"},
		{"2020-12-21", with(byPhone), "transmission.phone", met, "décret 2020-1623"},
		{"2021-06-01", with(byPhone), "transmission.phone", met, "the last day of the décret 2021-13"},
		{"2021-06-02", with(byPhone), "transmission.phone", refused, "Espace infirmier: ended, when others went on to 2021-09-30"},
		{"2021-09-30", with(byPhone), "transmission.phone", refused, "the last day of the other derogations"},
		{"2026-11-24", with(byPhone), "transmission.phone", refused, "video alone today"},
		{"2020-04-22", with(byPhone), "transmission.phone", open, "the day before the décret 2020-459 in the Journal officiel"},
		{"2020-04-23", with(byPhone), "transmission.phone", met, "décret 2020-459, its notice: on the day of publication"},
		{"2026-06-27", with(byPhone), "transmission.page", open, "F34696 of 2026: by video or by telephone"},
		{"2020-05-04", with(phone(no, yes, no)), "transmission.broadband", met, "décret 2020-459: no broadband is enough alone"},
		{"2020-05-04", with(phone(no, "", "")), "transmission.broadband", met, "whatever else is not known"},
		{"2020-05-04", with(phone(yes, no, yes)), "transmission.device", met, "no device, in one of the four groups"},
		{"2020-05-04", with(phone(yes, no, no)), "transmission.equipment", refused, "no device, in none of the groups"},
		{"2020-05-04", with(phone(yes, yes, yes)), "transmission.equipment", refused, "who can use video must"},
		{"2020-05-04", with(phone(yes, no, "")), "transmission.equipment", open, "the group is not known"},
		{"2020-05-04", with(phone("", yes, yes)), "transmission.equipment", open, "broadband? not known"},
		{"2020-05-04", with(phone("", no, yes)), "transmission.device", met, "one of the two is enough"},
		{"2021-03-15", with(phone(no, yes, no)), "transmission.broadband", met, "décret 2021-13, the same"},
		{"2021-03-15", with(phone(yes, no, no)), "transmission.equipment", refused, "décret 2021-13, the same"},
		{"2021-02-17", with(byPhone), "transmission.first", met, "the first of the month, limited or not"},
		{"2021-03-12", with(byPhone, again), "transmission.month", open, "the décret 2021-271 is published, in force on the next day"},
		{"2021-03-13", with(byPhone, again), "transmission.month", refused, "décret 2021-271: one a month"},
		{"2021-03-13", with(byPhone, func(c *teleconsult.Case) { c.ByPhone = "" }), "transmission.month", open, "not known"},
	}
}

func doctorCases() []findingCase {
	met, refused, open := telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided
	sector := func(s telehealth.Sector) change { return func(c *teleconsult.Case) { c.Practitioner.Sector = s } }
	act := func(code telehealth.Code) change { return func(c *teleconsult.Case) { c.Act = code } }
	return []findingCase{
		{"2026-03-02", with(sector(telehealth.Sector2)), "agreement", met, "sector 2 is within the agreement"},
		{"2026-03-02", with(sector(telehealth.SectorOutsideAgreement)), "agreement", refused, "teleconsultations are those of the agreement"},
		{"2026-03-02", with(sector("")), "agreement", open, "the sector is not known"},
		{"2026-03-02", with(act("TCG")), "act.remote", met, "NGAP 14.9.3"},
		{"2026-03-02", with(act("TCS")), "act.remote", met, "UNCAM decision of 2023-08-07"},
		{"2026-03-02", with(act("APC")), "act.refused", refused, "diffuse.info 2020, djibe 2026: not at a distance"},
		{"2026-03-02", with(act("CCX")), "act.refused", refused, "complex consultation"},
		{"2026-03-02", with(act("CCE")), "act.refused", refused, "very complex consultation"},
		{"2026-03-02", with(act("APY")), "act.refused", refused, "a psychiatrist's one-off opinion"},
		{"2026-03-02", with(act("APU")), "act.refused", refused, "a professor's one-off opinion"},
		{"2026-03-02", with(act("C2")), "act.refused", refused, "a one-off opinion before APC"},
		{"2026-03-02", with(act("CSO")), "act.refused", refused, "djibe: CCX on the bill"},
		{"2026-03-02", with(act("CSE")), "act.refused", refused, "djibe: CCX on the bill"},
		{"2026-03-02", with(act("ASE")), "act.refused", refused, "djibe: CCX on the bill"},
		{"2026-03-02", with(act("MPH")), "act.refused", refused, "djibe: CCE on the bill"},
		{"2026-03-02", with(act("CTE")), "act.refused", refused, "a very complex one, CCE on the bill"},
		{"2026-03-02", with(act("MCX")), "act.refused", refused, "the supplement of a complex one"},
		{"2026-03-02", with(act("V")), "act.visit", refused, "a visit"},
		{"2026-03-02", with(act("VG")), "act.visit", refused, "a visit"},
		{"2026-03-02", with(act("VGS")), "act.visit", refused, "a visit"},
		{"2026-03-02", with(act("APV")), "act.visit", refused, "a one-off opinion on a visit"},
		{"2026-03-02", with(act("TE2")), "act.expertise", refused, "between doctors, without the patient"},
		{"2026-03-02", with(act("RQD")), "act.expertise", refused, "the demand of one"},
		{"2026-03-02", with(act("COE")), "act.other", open, "a compulsory examination: no text was found"},
		{"2026-03-02", with(act("XYZ")), "act.other", open, "an unknown letter key"},
		{"2026-03-02", nil, "consent", met, "NGAP 14.9.3: informed and consents beforehand"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Consents = no }), "consent", refused, "NGAP 14.9.3"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Consents = "" }), "consent", open, "not known"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Suitable = no }), "suitable", refused, "the doctor alone decides"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Suitable = "" }), "suitable", open, "the doctor has not decided"},
		{"2026-03-02", nil, "identity", met, "ameli 2018: known patient or ADRi"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Identified = no }), "identity", open, "bills without the card exist: no text refuses"},
		{"2026-03-02", with(func(c *teleconsult.Case) { c.Identified = "" }), "identity", open, "not known"},
	}
}

func sickNoteCases() []findingCase {
	met, refused, open := telehealth.VerdictMet, telehealth.VerdictRefused, telehealth.VerdictUndecided
	note := func(n teleconsult.SickNote) change {
		return func(c *teleconsult.Case) { c.SickNote = &n }
	}
	first := func(days int) change { return note(teleconsult.SickNote{Days: days, Prolongs: no, Abroad: no}) }
	longer := func(days, before int, impossible teleconsult.YesNo) change {
		return note(teleconsult.SickNote{Days: days, Before: before, Prolongs: yes, Impossible: impossible, Abroad: no})
	}
	return []findingCase{
		{"2023-12-31", with(outside, first(30)), "sick-note.free", met, "the day before LFSS 2024 is in force"},
		{"2024-01-01", with(outside, first(4)), "sick-note.limit", refused, "LFSS 2024, article 65: 3 days"},
		{"2024-02-27", with(outside, first(3)), "sick-note.limit", met, "3 days are allowed"},
		{"2026-03-02", with(outside, first(4)), "sick-note.limit", refused, "4 are not, from a doctor who is not the attending doctor"},
		{"2026-03-02", with(first(4)), "sick-note.attending", met, "the attending doctor is excepted"},
		{"2026-03-02", with(outside, func(c *teleconsult.Case) { c.Attending = "" }, first(4)), "sick-note.limit", open, "the attending doctor? not known"},
		{"2026-03-02", with(outside, longer(1, 2, no)), "sick-note.limit", met, "2 days and 1 more are 3"},
		{"2026-03-02", with(outside, longer(1, 3, no)), "sick-note.limit", refused, "3 days and 1 more are 4"},
		{"2026-03-02", with(outside, longer(1, 3, yes)), "sick-note.impossible", met, "a prolongation, when no visit in person is possible"},
		{"2026-03-02", with(outside, longer(1, 3, "")), "sick-note.limit", open, "the impossibility is not known"},
		{"2026-03-02", with(outside, longer(1, 0, no)), "sick-note.limit", open, "the days before are not known"},
		{"2026-03-02", with(outside, longer(3, 0, no)), "sick-note.limit", refused, "whatever is prolonged has a day at least"},
		{"2026-03-02", with(outside, note(teleconsult.SickNote{Days: 4, Prolongs: no, Impossible: yes})), "sick-note.limit", refused, "the impossibility excuses a prolongation alone"},
		{"2026-03-02", with(outside, note(teleconsult.SickNote{Days: 4, Impossible: yes})), "sick-note.limit", open, "a prolongation? not known"},
		{"2026-03-02", with(outside, note(teleconsult.SickNote{Days: 4, Impossible: no})), "sick-note.limit", refused, "too long, new or not"},
		{"2026-03-02", with(outside, note(teleconsult.SickNote{Days: 2, Impossible: no})), "sick-note.limit", open, "a prolongation? not known"},
		{"2026-03-02", with(outside, note(teleconsult.SickNote{Days: 1, Before: 3, Impossible: no})), "sick-note.limit", refused, "days before say that it prolongs"},
		{"2026-08-31", with(first(400)), "sick-note.attending", met, "no ceiling before LFSS 2026, article 81"},
		{"2026-09-01", with(first(28)), "sick-note.least", met, "a month at least, the shortest"},
		{"2026-09-01", with(first(29)), "sick-note.ceiling", open, "the decree was not found"},
		{"2026-09-01", with(longer(59, 3, no)), "sick-note.least", met, "a prolongation: two months at least"},
		{"2026-09-01", with(longer(60, 3, no)), "sick-note.ceiling", open, "the decree was not found"},
		{"2026-09-01", with(note(teleconsult.SickNote{Days: 59, Abroad: no})), "sick-note.ceiling", open, "a prolongation? not known"},
		{"2026-09-01", with(note(teleconsult.SickNote{Days: 28, Abroad: no})), "sick-note.least", met, "within both"},
		{"2025-03-01", with(first(1)), "sick-note.abroad", met, "LFSS 2025, article 54"},
		{"2025-03-01", with(note(teleconsult.SickNote{Days: 1, Abroad: yes})), "sick-note.abroad", refused, "mainly abroad: none, whatever its days"},
		{"2025-03-01", with(note(teleconsult.SickNote{Days: 1})), "sick-note.abroad", open, "not known"},
	}
}
