package law_test

import (
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGroup(t *testing.T) {
	format := law.Format[string]{
		Key: []string{"rule", "of"}, Parse: func(cell string) (string, error) { return cell, nil },
		Resolve: func(string) (telehealth.Source, bool) { return telehealth.Source{ID: "text"}, true },
	}
	records, err := format.Read(strings.NewReader(`rule,of,from,value,source,confidence
a,x,2020-01-01,1,text,sure
b,,2021-01-01,2,text,sure
a,x,2022-01-01,3,text,sure
`))
	require.NoError(t, err)
	all := law.Group(records, func(cells []string) [2]string { return [2]string(cells) })
	require.Len(t, all, 2, "a and b")
	a, b := all[[2]string{"a", "x"}], all[[2]string{"b", ""}]
	assert.Equal(t, "a, x", a.Key, "it names the key in errors")
	assert.Equal(t, "1", a.At(telehealth.MustParseDate("2021-12-31")).Value, "the rows of a key keep their order, others between them or not")
	assert.Equal(t, "3", a.At(telehealth.MustParseDate("2022-01-01")).Value, "the day of the change")
	assert.Len(t, b.Rows, 1, "a row of its own")
	missing := all[[2]string{"c", ""}]
	assert.Nil(t, missing.At(telehealth.MustParseDate("2026-01-01")), "a key that no row has covers no day")

	records, err = law.Format[string]{Key: []string{"rule"}, Parse: format.Parse, Resolve: format.Resolve}.
		Read(strings.NewReader("rule,from,value,source,confidence\na,2020-01-01,1,text,sure\n"))
	require.NoError(t, err)
	assert.Contains(t, law.Group(records, law.First), "a", "one key column needs no key of the caller's own")
}
