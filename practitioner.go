package telehealth

// A Practitioner is what the law needs to know of a doctor: no name, no
// number. The zero Practitioner is incomplete, for Specialty and Sector have no
// default; its territory is metropolitan France.
type Practitioner struct {
	Specialty Specialty `json:"specialty,omitzero"`
	Sector    Sector    `json:"sector,omitzero"`
	// OPTAM is true for a sector 2 doctor who signed the contract of moderated
	// fees (option pratique tarifaire maîtrisée).
	OPTAM     bool      `json:"optam,omitzero"`
	Territory Territory `json:"territory,omitzero"`
}

// UnmarshalJSON reads what package json writes of a practitioner. An unknown name, another
// letter case, a name twice, a wrong kind of value, an empty text and text behind the
// value are a *[FieldError], and p stays as it was. Null is the zero Practitioner.
func (p *Practitioner) UnmarshalJSON(data []byte) error {
	var read Practitioner
	err := readMembers(data, func(name string) any {
		switch name {
		case "specialty":
			return &read.Specialty
		case "sector":
			return (*string)(&read.Sector)
		case "optam":
			return &read.OPTAM
		case "territory":
			return (*string)(&read.Territory)
		}
		return nil
	})
	if err == nil {
		*p = read
	}
	return err
}

// A Sector is the doctor's place in the national agreement (convention
// médicale). The zero Sector is unknown and is refused where it matters.
type Sector string

// The sectors.
const (
	Sector1                Sector = "1"    // bound to the tariffs of the agreement
	Sector2                Sector = "2"    // free fees (honoraires libres), with OPTAM or outside
	SectorOutsideAgreement Sector = "none" // outside the agreement, often called sector 3
)
