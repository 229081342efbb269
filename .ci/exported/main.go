// Exported counts the exported names of each public package of a checkout: types,
// functions, methods of exported types, constants and variables. Fields do not count.
//
//	go run ./.ci/exported [folder]
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// Counts are of types, functions, methods, constants and variables.
type counts [5]int

func (c counts) sum() (n int) {
	for _, of := range c {
		n += of
	}
	return n
}

func main() {
	folder := "."
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	packages := map[string]*counts{}
	if err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if base := d.Name(); name != "." && (strings.ContainsAny(base[:1], "._") ||
			slices.Contains([]string{"testdata", "internal", "examples", "benchmarks", "cmd"}, base)) {
			return fs.SkipDir
		}
		return count(packages, folder, name)
	}); err != nil {
		fmt.Fprintln(os.Stderr, "exported:", err)
		os.Exit(1)
	}
	var all counts
	fmt.Printf("%-28s %6s %6s %6s %6s %6s %6s\n", "package", "types", "funcs", "meths", "consts", "vars", "all")
	var names []string
	for name := range packages {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		c := packages[name]
		for i, n := range c {
			all[i] += n
		}
		print(path.Join("telehealth", name), *c)
	}
	print("all", all)
}

func print(name string, c counts) {
	fmt.Printf("%-28s %6d %6d %6d %6d %6d %6d\n", name, c[0], c[1], c[2], c[3], c[4], c.sum())
}

// count adds the package of a folder, if it has one.
func count(packages map[string]*counts, folder, name string) error {
	files, err := fs.Glob(os.DirFS(folder), path.Join(name, "*.go"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path.Join(folder, file), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if packages[name] == nil {
			packages[name] = new(counts)
		}
		for _, decl := range parsed.Decls {
			packages[name].add(decl)
		}
	}
	return nil
}

func (c *counts) add(decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		switch {
		case !d.Name.IsExported():
		case d.Recv == nil:
			c[1]++
		case ast.IsExported(receiver(d.Recv.List[0].Type)):
			c[2]++
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() {
					c[0]++
				}
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() && d.Tok == token.CONST {
						c[3]++
					} else if name.IsExported() {
						c[4]++
					}
				}
			}
		}
	}
}

// receiver is the name of the type of a method.
func receiver(of ast.Expr) string {
	switch t := of.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}
