package wire

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Two quotes are found wherever they stand, and nothing else is taken for them.
func TestIndexTwoQuotes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		text := make([]byte, rng.IntN(60))
		for i := range text {
			text[i] = `"a"#!:,{`[rng.IntN(8)]
		}
		require.Equal(t, strings.Index(string(text), `""`), indexTwoQuotes(text), "%s", text)
	}
}
