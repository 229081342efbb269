package appointment

import (
	"sync"
	"time"

	"github.com/secteur2/telehealth"
)

// ZoneOf returns the zone of the clocks of a territory; the zero Territory is
// metropolitan France. A territory that the library does not know is a
// *[telehealth.FieldError], and so is a machine without zone data: a program that
// imports time/tzdata has its own.
func ZoneOf(territory telehealth.Territory) (*time.Location, error) {
	if territory == "" {
		territory = telehealth.Metropole
	}
	known, err := zones()
	if err != nil {
		return nil, err
	}
	zone, ok := known[territory]
	if !ok {
		return nil, fault(telehealth.ErrorUnknown, "territory", string(territory), "one of telehealth.Territories")
	}
	return zone, nil
}

// zones loads each zone once, so that one zone is one pointer.
var zones = sync.OnceValues(func() (map[telehealth.Territory]*time.Location, error) {
	names := map[telehealth.Territory]string{
		telehealth.Metropole:       "Europe/Paris",
		telehealth.Guadeloupe:      "America/Guadeloupe",
		telehealth.Martinique:      "America/Martinique",
		telehealth.Guyane:          "America/Cayenne",
		telehealth.Reunion:         "Indian/Reunion",
		telehealth.Mayotte:         "Indian/Mayotte",
		telehealth.SaintMartin:     "America/Marigot",
		telehealth.SaintBarthelemy: "America/St_Barthelemy",
	}
	known := make(map[telehealth.Territory]*time.Location, len(names)+1)
	for territory, name := range names {
		zone, err := loadZone(name)
		if err != nil {
			return nil, err
		}
		known[territory] = zone
	}
	known[telehealth.AlsaceMoselle] = known[telehealth.Metropole]
	return known, nil
})

func loadZone(name string) (*time.Location, error) {
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fault(telehealth.ErrorNotCovered, "zone", name, "zone data on this machine, or the import of time/tzdata")
	}
	return zone, nil
}
