package acts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A radiologist's day: without the technical acts one video would be half of it.
func TestTechnicalActs(t *testing.T) {
	out, result := ask(t, strings.Replace(header, "\n", ",assisted\n", 1)+`a,other,2026-03-02,JQQM010,no,no
a,other,2026-03-02,"DEQP003",yes,no
a,other,2026-03-02,ZBQK002,no,yes
a,other,2026-03-02,CS,no,no
a,other,2026-03-02,TC,no,no
`)
	assert.Equal(t, Rows{Read: 5, Counted: 5}, result.Rows, "every row counts")
	a := answers(t, out)[0]
	assert.Equal(t, []int64{1, 5}, []int64{a.Remote, a.Total}, "all are in person")
	assert.EqualValues(t, 4, a.Readings.OwnPatientsExcluded.Total, "one is with an own patient")
}

// The CCAM has thousands of codes: all count alike, and none takes memory.
func TestManyTechnicalCodes(t *testing.T) {
	m := cells{codes: map[string]*letterKey{}}
	for i := range 5_000 { // more than the memo holds
		code := fmt.Sprintf("%c%c%c%c%03d", 'A'+i%26, 'A'+i/26%26, 'A'+i%7, 'A'+i%11, i%1000)
		unit, wrong := m.unit([][]byte{[]byte(code), []byte("VRAI")})
		require.Nil(t, wrong, code)
		require.Equal(t, quota.Count{InPersonOwn: 1}, unit.Count, code)
		unit, wrong = m.unit([][]byte{[]byte("TCG"), []byte("faux")})
		require.Nil(t, wrong)
		require.Equal(t, quota.Count{Video: 1}, unit.Count, "letter keys keep their own meaning")
	}
	assert.Len(t, m.codes, 2, "TCG, and all technical acts together")
}
