package teleconsult_test

import (
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// A patient of another doctor books a teleconsultation online. What nobody asked
// yet is to be decided; nothing is guessed.
func ExampleCase_Eligible() {
	c := teleconsult.Case{
		Date: telehealth.MustParseDate("2026-03-02"),
		Mode: telehealth.ModeVideo,
		Practitioner: telehealth.Practitioner{
			Specialty: telehealth.Ophthalmology, Sector: telehealth.Sector1,
		},
		Near: teleconsult.No, CareZone: teleconsult.CareZonePriority, // in a ZIP, far from the doctor
		Seen: teleconsult.Yes, InARow: teleconsult.No,
		Suitable: teleconsult.Yes, Identified: teleconsult.Yes,
	}
	e, err := c.Eligible()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Verdict)
	for _, f := range e.Findings {
		if f.Verdict != telehealth.VerdictMet {
			fmt.Println(f.Text("en"))
		}
	}
	// Output:
	// to-be-decided
	// Some exceptions of the 2024 agreement are there: is one enough, or are all needed?
	// The patient must be informed and consent before the teleconsultation
}

// Before 15 September 2018 the answer is no for who does not live in an institution,
// and it is an answer.
func ExampleEligibility_Text() {
	e, err := teleconsult.Case{
		Date: telehealth.MustParseDate("2018-09-14"), Resident: teleconsult.No,
	}.Eligible()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(e.Text("en"))
	// Output:
	// Teleconsultation of September 14, 2018: a person must decide
	//
	// - to be decided: In general no teleconsultation was reimbursed before September 15, 2018, but codes for nursing homes, long-term illness and an experiment existed: neither their first day nor their conditions were found (likely)
	//     Télémédecine, fiche de la documentation du SNDS (copie)
	//     https://github.com/Naamabak/sndc-documentations
}

// A sick note of five days, from a doctor who is not the attending doctor.
func ExampleFinding_Text() {
	e, err := teleconsult.Case{
		Date:      telehealth.MustParseDate("2026-03-02"),
		Attending: teleconsult.No,
		SickNote:  &teleconsult.SickNote{Days: 5, Prolongs: teleconsult.No},
	}.Eligible()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("note:", e.SickNote)
	for _, f := range e.SickNoteFindings {
		if f.Rule == "sick-note.limit" {
			fmt.Println(f.Verdict, f.Source.ID)
			fmt.Println(f.Text("en"))
		}
	}
	// Output:
	// note: refused
	// refused service-public-F34696
	// Sick note: at most 3 days, prolongation included
}
