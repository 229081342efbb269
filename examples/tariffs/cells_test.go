package main

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func list[S ~string](cell string) (names []S) {
	for name := range strings.SplitSeq(cell, "|") {
		names = append(names, S(name))
	}
	return names
}

func TestDoctors(t *testing.T) {
	all := telehealth.Specialties()
	for _, c := range []struct {
		reason   string
		of       []telehealth.Specialty
		want, fr string
	}{
		{"one doctor", list[telehealth.Specialty]("general-practice"), "general practice", "médecine générale"},
		{"two, in the order of the library", list[telehealth.Specialty]("geriatrics|general-practice"),
			"general practice, geriatrics", "médecine générale, gériatrie"},
		{"the word of the tables", list[telehealth.Specialty]("specialist"), "specialists", "spécialistes"},
		{"with the general practitioner", list[telehealth.Specialty]("general-practice|specialist"), "all doctors", "tous les médecins"},
		{"a named specialist adds nothing to all of them", list[telehealth.Specialty]("specialist|cardiology"), "specialists", "spécialistes"},
		{"all but a few", append(all[:3:3], all[6:]...),
			"all doctors except psychiatry, neuropsychiatry, neurology", "tous les médecins sauf psychiatrie, neuropsychiatrie, neurologie"},
		{"the general practitioner is no exception among specialists", append(all[1:3:3], all[6:]...),
			"specialists except psychiatry, neuropsychiatry, neurology", "spécialistes sauf psychiatrie, neuropsychiatrie, neurologie"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, english.doctorsOf(c.of), c.reason)
		assert.Equal(t, c.fr, french.doctorsOf(c.of), c.reason)
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct{ reason, of, want string }{
		{"one", "mayotte", "Mayotte"},
		{"the short list is shorter than the exceptions", "guadeloupe|martinique", "Guadeloupe, Martinique"},
		{"three of five still are", "guyane|reunion|mayotte", "Guyane, La Réunion, Mayotte"},
		{"all five", "guadeloupe|martinique|guyane|reunion|mayotte", "overseas departments"},
		{"four: the fifth is what matters", "martinique|guyane|guadeloupe|reunion", "overseas departments except Mayotte"},
		{"with metropolitan France", "guadeloupe|martinique|guyane|reunion|mayotte|metropole", "metropolitan France, overseas departments"},
		{"the collectivities are no departments", "saint-martin|saint-barthelemy|alsace-moselle", "Alsace-Moselle, Saint-Martin, Saint-Barthélemy"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, english.placeOf(list[telehealth.Territory](c.of)), c.reason)
	}
}

func TestSectors(t *testing.T) {
	for _, c := range []struct{ reason, of, want string }{
		{"the tariff of sector 1", "opposable", "sector 1, OPTAM, or sector 2 without excess"},
		{"the free fees", "free", "sector 2 outside OPTAM with an excess"},
		{"the tariff of authority", "authority", "outside the agreement"},
		{"both scales of the agreement, in any order", "free|opposable", "sectors 1 and 2"},
		{"every scale", "opposable|free|authority", "sectors 1 and 2; outside the agreement"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, english.sectorOf(list[billing.Scale](c.of)), c.reason)
	}
	given := list[billing.Scale]("opposable|free")
	english.sectorOf(given)
	assert.Equal(t, list[billing.Scale]("opposable|free"), given, "the row is left as it was")
}

func TestAges(t *testing.T) {
	for _, c := range []struct{ reason, of, want, fr string }{
		{"no band", "", "all", "tous"},
		{"both ends are included: a child of five is under six", "0-5", "under 6", "moins de 6 ans"},
		{"between", "2-15", "2 to 15", "2 à 15 ans"},
		{"nobody is older than the tables", "81-120", "81 and over", "81 ans et plus"},
		{"a band that holds everybody", "0-120", "all", "tous"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, english.agesOf(c.of), c.reason)
		assert.Equal(t, c.fr, french.agesOf(c.of), c.reason)
	}
}

func TestEuros(t *testing.T) {
	for _, c := range []struct {
		reason   string
		row      billing.Row
		want, fr string
	}{
		{"an amount", billing.Row{State: billing.RowInForce, Amount: 2650}, "26.50", "26,50"},
		{"nothing is an amount too", billing.Row{State: billing.RowInForce}, "0.00", "0,00"},
		{"a repeal is not zero euros", billing.Row{State: billing.RowEnded}, "ended", "supprimée"},
		{"nor is an amount that nobody found", billing.Row{State: billing.RowUnknown}, "amount not found", "montant non trouvé"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, english.euros(&c.row), c.reason)
		assert.Equal(t, c.fr, french.euros(&c.row), c.reason)
	}
}

func TestEscape(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"a bar would open another cell", "a|b", `a\|b`},
		{"so would one behind a backslash", `a\|b`, `a\\\|b`},
		{"emphasis, code, HTML, entities", "*a* _b_ `c` <d> &e; ~f~", "\\*a\\* \\_b\\_ \\`c\\` \\<d\\> \\&e; \\~f\\~"},
		{"brackets would end a link", "[1]", `\[1\]`},
		{"a new line would end the row", "a\nb\u00a0c\u202fd", "a b c d"},
		{"accents and marks of French stay", "d'après « l'avenant 9 » : 42,50 €", "d'après « l'avenant 9 » : 42,50 €"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, escape(c.text), c.reason)
	}
}

func TestSlug(t *testing.T) {
	for _, c := range []struct{ reason, heading, want string }{
		{"a hyphen for each space, accents stay", "CS: consultation du spécialiste", "cs-consultation-du-spécialiste"},
		{"no apostrophe, no comma", "CTE: repérage d'un trouble, l'autre", "cte-repérage-dun-trouble-lautre"},
		{"digits and hyphens stay", "TE2: quasi-urgence 24 h", "te2-quasi-urgence-24-h"},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, slug(c.heading), c.reason)
	}
}
