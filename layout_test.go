package telehealth_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bags are names that say nothing, and so attract everything.
var bags = []string{
	"util", "utils", "common", "types", "helper", "helpers", "model", "models", "misc", "shared", "base",
}

func TestNoPackageIsABag(t *testing.T) {
	for path, file := range goFiles(t) {
		name := strings.TrimSuffix(file.Name.Name, "_test")
		folder := filepath.Base(filepath.Dir(path))
		assert.NotContains(t, bags, name, "%s: name the concept, not the drawer", path)
		assert.NotContains(t, bags, folder, "%s: name the concept, not the drawer", path)
	}
}

// With an init function the meaning of a program depends on its list of imports.
// Tables are read once, when first asked for, by sync.OnceValue.
func TestNoInit(t *testing.T) {
	for path, file := range goFiles(t) {
		for _, decl := range file.Decls {
			f, isFunc := decl.(*ast.FuncDecl)
			assert.False(t, isFunc && f.Recv == nil && f.Name.Name == "init", "%s has an init function", path)
		}
	}
}

// goFiles parses every Go file of the module, tests too.
func goFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	files, parsed := token.NewFileSet(), map[string]*ast.File{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		skipped := []string{"testdata", "vendor"} // as the go command does
		if err != nil || entry.IsDir() {
			hidden := len(entry.Name()) > 1 && strings.ContainsAny(entry.Name()[:1], "._")
			if err == nil && (hidden || slices.Contains(skipped, entry.Name())) {
				return fs.SkipDir
			}
			return err
		}
		if filepath.Ext(path) == ".go" {
			parsed[path], err = parser.ParseFile(files, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		}
		return err
	})
	require.NoError(t, err)
	require.Greater(t, len(parsed), 10, "the walk begins at the root of the module")
	return parsed
}
