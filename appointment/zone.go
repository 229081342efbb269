package appointment

import (
	"sync"
	"time"
	_ "time/tzdata" // a container with nothing in it has no zones, and neither has Windows

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// ZoneOf returns the zone of the clocks of a territory; the zero Territory is
// metropolitan France. The zones of the machine come first, for they are newer; those
// of the library serve where it has none. A territory that the library does not know
// is a *[telehealth.FieldError].
func ZoneOf(territory telehealth.Territory) (*time.Location, error) {
	name, ok := zoneName(territory)
	if !ok {
		return nil, wire.Error(telehealth.ErrorUnknown, "territory", string(territory), "one of telehealth.Territories")
	}
	return zones.load(name)
}

func zoneName(territory telehealth.Territory) (string, bool) {
	switch territory {
	case telehealth.Metropole, telehealth.AlsaceMoselle, "":
		return "Europe/Paris", true
	case telehealth.Guadeloupe:
		return "America/Guadeloupe", true
	case telehealth.Martinique:
		return "America/Martinique", true
	case telehealth.Guyane:
		return "America/Cayenne", true
	case telehealth.Reunion:
		return "Indian/Reunion", true
	case telehealth.Mayotte:
		return "Indian/Mayotte", true
	case telehealth.SaintMartin:
		return "America/Marigot", true
	case telehealth.SaintBarthelemy:
		return "America/St_Barthelemy", true
	default:
		return "", false
	}
}

// zones are those that were asked for.
var zones zoneCache

// A zoneCache loads each zone once, so that one zone is one pointer. What could not be
// loaded is tried again: a failure is of one zone, and may pass.
type zoneCache struct {
	mu    sync.Mutex
	known map[string]*time.Location
}

func (c *zoneCache) load(name string) (*time.Location, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if zone, ok := c.known[name]; ok {
		return zone, nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, wire.Error(telehealth.ErrorNotCovered, "zone", name, "zone data of this machine that can be read")
	}
	if c.known == nil {
		c.known = map[string]*time.Location{}
	}
	c.known[name] = zone
	return zone, nil
}

const wantZone = "a zone of the IANA, as Europe/Paris"

// zoneNamed returns the zone that the IANA calls so. That of the machine has no name.
func zoneNamed(name string) (*time.Location, error) {
	if name == "" || name == time.Local.String() {
		return nil, wire.Error(telehealth.ErrorUnknown, "zone", name, wantZone)
	}
	zone, err := zones.load(name)
	if err != nil {
		return nil, wire.Error(telehealth.ErrorUnknown, "zone", name, wantZone)
	}
	return zone, nil
}

// sameZone reports whether two zones show the same hour, winter and summer, of a
// century: a zone that somebody made up may have the name of another.
func sameZone(a, b *time.Location) bool {
	for year := 1970; year < 2070; year++ {
		for _, month := range [...]time.Month{time.January, time.July} {
			at := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
			_, x := at.In(a).Zone()
			if _, y := at.In(b).Zone(); x != y {
				return false
			}
		}
	}
	return true
}
