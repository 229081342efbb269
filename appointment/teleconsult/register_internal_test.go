package teleconsult

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
)

func TestReadRegisterRefuses(t *testing.T) {
	const header = "tool,property,from,value,source,confidence\n"
	for _, c := range []struct{ reason, text, field string }{
		{"no header", "", "line 1, header"},
		{"neither yes nor no", header + "zoom,hds,2018-09-15,maybe,library,likely\n", "line 2, value"},
		{"a source that is not in the catalogue", header + "zoom,hds,2018-09-15,yes,nowhere,likely\n", "line 2, source"},
		{"two rows of one day", header + "zoom,hds,2018-09-15,yes,library,likely\nzoom,hds,2018-09-15,no,library,likely\n", "line 3, from"},
	} {
		require.NotEmpty(t, c.reason)
		entries, err := readRegister(c.text)
		var bad *telehealth.FieldError
		require.ErrorAs(t, err, &bad, c.reason)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Empty(t, entries, c.reason)
	}
}
