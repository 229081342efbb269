package billing

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The golden list of all pairs of letter keys that may not stand on one bill, one a line
// with the rule, and keys that stand alone. Every pair of the table is tried both ways:
// one that goes missing and one that is new are both seen.
func TestAllPairsOfExclusions(t *testing.T) {
	keys := slices.Sorted(maps.Keys(tabled(t)))
	alone := map[telehealth.Code]bool{}
	var list strings.Builder
	for _, key := range keys {
		if slices.ContainsFunc(keys, func(other telehealth.Code) bool { return other != key && excluding(key, other) == nil }) {
			continue
		}
		alone[key] = true
		list.WriteString(string(key) + " * " + strings.Join(excluding(key, "no key"), " ") + "\n")
	}
	for i, one := range keys {
		for _, other := range keys[i+1:] {
			rules := excluding(one, other)
			require.Equal(t, rules, excluding(other, one), "%s and %s: both ways", one, other)
			if rules != nil && !alone[one] && !alone[other] {
				list.WriteString(string(one) + " " + string(other) + " " + strings.Join(rules, " ") + "\n")
			}
		}
	}
	const file = "testdata/exclusions.txt"
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		require.NoError(t, os.WriteFile(file, []byte(list.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), list.String(), "a pair changed; if a text says so: go test ./billing -update, and read the diff")
}
