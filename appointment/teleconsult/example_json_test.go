package teleconsult_test

import (
	"encoding/json"
	"fmt"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment/teleconsult"
)

// A form that names a fact in a way of its own is refused, and told which.
func ExampleCase_UnmarshalJSON() {
	for _, text := range []string{
		`{"date": "2026-03-02", "attending": "yes", "sickNote": {"days": 2}}`,
		`{"date": "2026-03-02", "Attending": "yes"}`,
		`{"date": "2026-03-02", "attending": "perhaps"}`,
		`{"date": "2026-03-02", "date": "2026-03-03"}`,
	} {
		var c teleconsult.Case
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(c.Attending, c.SickNote.Days)
	}
	// Output:
	// yes 2
	// Attending: unknown: "Attending", expected a name of the format, spelled as it is there
	// attending: unknown: "perhaps", expected one of "yes", "no"
	// date: contradiction: "given twice", expected each name once
}

// An answer is kept in a file, and read years later as it was given.
func ExampleAssessment_UnmarshalJSON() {
	given, err := teleconsult.Tool("skype").Assess(telehealth.MustParseDate("2025-05-05"))
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := json.Marshal(given)
	if err != nil {
		fmt.Println(err)
		return
	}
	var read teleconsult.Assessment
	if err := json.Unmarshal(file, &read); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(read.Tool, read.Date, read.Verdict, read.Text("en") == given.Text("en"))
	// Output: skype 2025-05-05 refused true
}

// The declaration of a maker is a form, and the names are those of the fields.
func ExamplePlatform_UnmarshalJSON() {
	var p teleconsult.Platform
	fmt.Println(json.Unmarshal([]byte(`{"hds": "yes", "hdsV2": "yes", "certified": "2025-03-02"}`), &p))
	fmt.Println(p.HDSv2, p.Certified)
	fmt.Println(json.Unmarshal([]byte(`{"hds-v2": "yes"}`), &p))
	// Output:
	// <nil>
	// yes 2025-03-02
	// hds-v2: unknown: "hds-v2", expected a name of the format, spelled as it is there
}
