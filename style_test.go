package telehealth_test

import (
	"go/ast"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Two names that differ by a capital are one name to whoever speaks of them.
func TestNamesDifferByMoreThanCapitals(t *testing.T) {
	seen := map[string]string{}
	for path, file := range goFiles(t) {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, name := range declared(file) {
			key := filepath.Dir(path) + ": " + strings.ToLower(name)
			if other, twice := seen[key]; twice {
				assert.Equal(t, other, name, "%s: two names that differ only by capitals: say what each is", filepath.Dir(path))
			}
			seen[key] = name
		}
	}
}

// Whatever can be called from outside says what it is.
func TestExportedNamesAreDocumented(t *testing.T) {
	for path, file := range goFiles(t) {
		if strings.HasSuffix(path, "_test.go") || file.Name.Name == "main" {
			continue
		}
		for _, decl := range file.Decls {
			for name, doc := range documented(decl) {
				assert.NotNil(t, doc, "%s: %s has no comment", path, name)
			}
		}
	}
}

// declared are the names of a file that the whole package sees, methods behind their type.
func declared(file *ast.File) (list []string) {
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			list = append(list, receiver(d)+d.Name.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					list = append(list, s.Name.Name)
				case *ast.ValueSpec:
					for _, name := range s.Names {
						list = append(list, name.Name)
					}
				}
			}
		}
	}
	return slices.DeleteFunc(list, func(name string) bool { return name == "_" || name == "init" })
}

// receiver is the type of a method with a dot, "" of a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	if star, pointer := of.(*ast.StarExpr); pointer {
		of = star.X
	}
	if generic, is := of.(*ast.IndexExpr); is {
		of = generic.X
	}
	if name, is := of.(*ast.Ident); is {
		return name.Name + "."
	}
	return ""
}

// documented are the exported names of a declaration with their comments. The names of
// one group of constants or variables may share one.
func documented(decl ast.Decl) map[string]*ast.CommentGroup {
	list := map[string]*ast.CommentGroup{}
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if of := receiver(d); d.Name.IsExported() && (of == "" || ast.IsExported(of)) {
			list[of+d.Name.Name] = d.Doc
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() {
					list[s.Name.Name] = first(s.Doc, d.Doc)
				}
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() {
						list[name.Name] = first(s.Doc, s.Comment, d.Doc)
					}
				}
			}
		}
	}
	return list
}

func first(groups ...*ast.CommentGroup) *ast.CommentGroup {
	for _, g := range groups {
		if g != nil {
			return g
		}
	}
	return nil
}

// fields are those of the structs of a file, and the methods of its interfaces, behind
// their type.
func fields(file *ast.File) (list []string) {
	ast.Inspect(file, func(node ast.Node) bool {
		spec, is := node.(*ast.TypeSpec)
		if !is {
			return true
		}
		var of *ast.FieldList
		switch t := spec.Type.(type) {
		case *ast.StructType:
			of = t.Fields
		case *ast.InterfaceType:
			of = t.Methods
		default:
			return true
		}
		for _, field := range of.List {
			for _, name := range field.Names {
				list = append(list, spec.Name.Name+"."+name.Name)
			}
		}
		return true
	})
	return list
}

// Whoever speaks French finds the word of every exported noun in the glossary.
func TestGlossary(t *testing.T) {
	files := goFiles(t)
	text := files["doc.go"].Doc.Text()
	_, glossary, found := strings.Cut(text, "Glossary of names")
	assert.True(t, found)
	glossary = strings.Join(strings.Fields(glossary), " ")
	for path, file := range files {
		if strings.HasSuffix(path, "_test.go") || !isPublic(path) {
			continue
		}
		_, words, found := strings.Cut(glossary, " - "+file.Name.Name+": ")
		assert.True(t, found, "a package without a line in the glossary of doc.go: %s", file.Name.Name)
		words, _, _ = strings.Cut(words, " - ")
		for _, name := range declared(file) {
			if ast.IsExported(name) && isType(file, name) {
				assert.Contains(t, " "+words, " "+name+" (", "%s: no French word of %s in the glossary of doc.go", path, name)
			}
		}
	}
}

// isPublic reports whether a file is of a package that users import.
func isPublic(path string) bool {
	path = filepath.ToSlash(path)
	for _, apart := range []string{"examples/", "benchmarks/", "cmd/", "appointment/storetest/"} {
		if strings.HasPrefix(path, apart) {
			return false
		}
	}
	return !strings.Contains(path, "internal/")
}

func isType(file *ast.File, name string) (is bool) {
	ast.Inspect(file, func(node ast.Node) bool {
		spec, found := node.(*ast.TypeSpec)
		is = is || found && spec.Name.Name == name
		return !is
	})
	return is
}
