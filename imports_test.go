package telehealth_test

import (
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/secteur2/telehealth"

// imports is the design as a graph: every package of the module, and what it
// imports beyond the standard library. Tests may import more.
var imports = map[string][]string{
	// The shared words: whoever imports them gets nothing else.
	module: {},
	// Dated tables know days and texts, not amounts and not languages.
	module + "/internal/law": {module, module + "/internal/wire"},
	// Holidays fence off rickar/cal: everybody else asks for a civil day.
	module + "/internal/holiday": {
		module, module + "/internal/law", module + "/internal/phrase", module + "/internal/wire", "github.com/rickar/cal/v2",
	},
	// Sentences fence off x/text: nobody else matches languages.
	module + "/internal/phrase": {module, "golang.org/x/text/language"},
	// One law for JSON fences off the package that reads it: nobody else meets it.
	module + "/internal/wire": {
		module, "github.com/go-json-experiment/json", "github.com/go-json-experiment/json/jsontext",
	},
	// What every type with a JSON form must pass; only tests import it.
	module + "/internal/wire/wiretest": {
		module, module + "/internal/wire", "github.com/go-json-experiment/json/jsontext",
		"github.com/stretchr/testify/assert", "github.com/stretchr/testify/require",
	},
	// The one package that computes money, and so the one with decimals.
	module + "/billing": {
		module, module + "/internal/holiday", module + "/internal/law", module + "/internal/phrase", module + "/internal/wire",
		"github.com/shopspring/decimal",
	},
	// What stores must pass: no third party enters the tests of who writes one.
	module + "/appointment/storetest": {module, module + "/appointment"},
	// Counting knows no money: what it shares with billing is in the root.
	module + "/quota": {module, module + "/internal/law", module + "/internal/phrase", module + "/internal/wire"},
	// Files of acts to counts: it knows the CSV, and quota what the counts mean.
	module + "/quota/acts": {module, module + "/internal/phrase", module + "/internal/wire", module + "/quota"},
	// The schedule counts its teleconsultations, and knows no money.
	module + "/appointment": {
		module, module + "/appointment/internal/timeline", module + "/internal/holiday", module + "/internal/phrase",
		module + "/internal/wire", module + "/quota",
	},
	// The half-open period and its algebra: numbers alone.
	module + "/appointment/internal/timeline": {},
	// May this be a reimbursed teleconsultation, is this tool fit for one: law alone.
	module + "/appointment/teleconsult": {
		module, module + "/internal/law", module + "/internal/phrase", module + "/internal/wire",
	},
	// The index of the examples is a tool of the repository: it reads, and knows nothing.
	module + "/internal/index": {},
	// The examples are what a user can write: public packages only.
	module + "/examples/practice": {
		module, module + "/appointment", module + "/appointment/teleconsult", module + "/billing", module + "/quota",
	},
	module + "/examples/price":   {module, module + "/billing"},
	module + "/examples/tariffs": {module, module + "/billing"},
	module + "/examples/quota":   {module, module + "/quota", module + "/quota/acts"},
}

func TestImports(t *testing.T) {
	got := listImports(t)
	for _, pkg := range slices.Sorted(maps.Keys(got)) {
		want, known := imports[pkg]
		if !assert.True(t, known, "%s is a new package: which one concept is it, could an existing package "+
			"hold it, and who may import it? Then write it in the map above.", pkg) {
			continue
		}
		for _, edge := range got[pkg] {
			assert.True(t, slices.Contains(want, edge), "%s now imports %s: does the knowledge belong in this "+
				"package? A new third party is a promise to every user; an edge between packages joins two "+
				"concepts for good. If it is meant, write it in the map above.", pkg, edge)
		}
		for _, edge := range want {
			assert.True(t, slices.Contains(got[pkg], edge), "%s no longer imports %s: good, if the "+
				"concept moved and was not copied. Take it out of the map above.", pkg, edge)
		}
	}
	for pkg := range imports {
		_, exists := got[pkg]
		assert.True(t, exists, "%s is gone: who took over its concept? "+
			"Take it out of the map above.", pkg)
	}
}

// Whoever gives a program away gives the licences of what it contains too.
func TestNotices(t *testing.T) {
	notices, err := os.ReadFile("NOTICES")
	require.NoError(t, err)
	for pkg, list := range imports {
		for _, path := range list {
			if strings.HasPrefix(path, module) || pkg == module+"/internal/wire/wiretest" {
				continue // ours, or for tests alone
			}
			said := slices.ContainsFunc(strings.Split(string(notices), "\n"), func(line string) bool {
				name, titled := strings.CutPrefix(line, "== ")
				return titled && strings.HasPrefix(path+"/", name+"/")
			})
			assert.True(t, said, "%s is in every program: its licence belongs in NOTICES", path)
		}
	}
}

// listImports asks the go command rather than the parser, for it knows which
// files are built. The cache of test results cannot see what that command reads:
// the tests of layout_test.go open every Go file, so a new import reruns this one.
func listImports(t *testing.T) map[string][]string {
	t.Helper()
	const format = `{{.ImportPath}}:{{range .Imports}} {{.}}{{end}}`
	cmd := exec.Command("go", "list", "-f", format, "./...")
	var trouble strings.Builder
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	require.NoError(t, err, trouble.String())
	got := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		pkg, list, found := strings.Cut(strings.TrimSpace(line), ":")
		require.True(t, found, line)
		got[pkg] = []string{}
		for _, path := range strings.Fields(list) {
			if !isStandard(path) {
				got[pkg] = append(got[pkg], path)
			}
		}
	}
	require.NotEmpty(t, got)
	return got
}

// isStandard relies on the rule of the go command that the first element of a
// path outside the standard library has a dot. "C" has none: cgo must not pass.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return path != "C" && !strings.Contains(first, ".")
}

func TestIsStandard(t *testing.T) {
	for _, c := range []struct {
		reason, path string
		want         bool
	}{
		{"a package of one element", "time", true},
		{"a package within another", "encoding/csv", true},
		{"a dot after the first element is no host", "internal/v1.2", true},
		{"a third party", "github.com/shopspring/decimal", false},
		{"close to the standard library, but a module with versions", "golang.org/x/text/language", false},
		{"the module itself", module, false},
		{"cgo: the library must build without a C compiler", "C", false},
	} {
		require.NotEmpty(t, c.reason)
		assert.Equal(t, c.want, isStandard(c.path), c.reason)
	}
}
