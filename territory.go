package telehealth

// A Territory is where the practice stands: it decides tariffs and holidays.
// The zero Territory is metropolitan France outside Alsace-Moselle.
type Territory string

// The territories.
const (
	Metropole       Territory = "metropole"
	AlsaceMoselle   Territory = "alsace-moselle"
	Guadeloupe      Territory = "guadeloupe"
	Martinique      Territory = "martinique"
	Guyane          Territory = "guyane"
	Reunion         Territory = "reunion"
	Mayotte         Territory = "mayotte"
	SaintMartin     Territory = "saint-martin"
	SaintBarthelemy Territory = "saint-barthelemy"
)

// Territories returns every territory the library knows, metropolitan France first.
func Territories() []Territory {
	return []Territory{
		Metropole, AlsaceMoselle, Guadeloupe, Martinique, Guyane, Reunion,
		Mayotte, SaintMartin, SaintBarthelemy,
	}
}
