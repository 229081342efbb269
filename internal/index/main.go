// Index writes docs/examples.md: every Example of the module and of the modules in
// folders below, by package, with what it shows and where it stands. Run it from the
// root of the repository:
//
//	go run ./internal/index > docs/examples.md
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

const module = "github.com/secteur2/telehealth"

func main() {
	if err := write(os.Stdout, os.DirFS(".")); err != nil {
		fmt.Fprintln(os.Stderr, "index:", err)
		os.Exit(1)
	}
}

// An entry is one Example.
type entry struct {
	name  string // of what it shows, as in Go
	shows string // a sentence
	file  string
}

// write writes the page of the repository.
func write(to io.Writer, repository fs.FS) error {
	folders, err := foldersOf(repository)
	if err != nil {
		return err
	}
	sections, all := strings.Builder{}, 0
	for _, folder := range folders {
		entries, err := entriesOf(repository, folder)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			continue
		}
		all += len(entries)
		fmt.Fprintf(&sections, "\n## %s\n\n| shows | how |\n|---|---|\n", path.Join(path.Base(module), folder))
		for _, e := range entries {
			fmt.Fprintf(&sections, "| [%s](../%s) | %s |\n", e.name, e.file, cell(e.shows))
		}
	}
	out := bufio.NewWriter(to)
	fmt.Fprintf(out, `# The examples

%d examples, each a short piece of Go that the tests run; a name leads to its file. `+
		`The page is generated; a change by hand would be lost. Write it anew with `+
		"`go run ./internal/index > docs/examples.md`.\n%s", all, sections.String())
	return out.Flush()
}

// foldersOf lists the folders that can hold a package, in order.
func foldersOf(repository fs.FS) (list []string, err error) {
	err = fs.WalkDir(repository, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return err
		case name != "." && (strings.ContainsAny(d.Name()[:1], "._") || d.Name() == "testdata"):
			return fs.SkipDir
		}
		list = append(list, name)
		return nil
	})
	return list, err
}

// entriesOf are those of one folder, in the order of the documentation.
func entriesOf(repository fs.FS, folder string) ([]entry, error) {
	set, files := token.NewFileSet(), []*ast.File{}
	paths, err := fs.Glob(repository, path.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	tests := 0
	for _, p := range paths {
		text, err := fs.ReadFile(repository, p)
		if err != nil {
			return nil, err
		}
		f, err := parser.ParseFile(set, p, text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(p, "_test.go") {
			tests++
		}
		files = append(files, f)
	}
	if tests == 0 || tests == len(files) {
		return nil, nil
	}
	pkg, err := doc.NewFromFiles(set, files, path.Join(module, folder))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", folder, err)
	}
	r := reader{pkg, set, nil}
	r.add("", pkg.Doc, pkg.Examples)
	r.functions("", pkg.Funcs)
	for _, t := range pkg.Types {
		r.add(t.Name, t.Doc, t.Examples)
		r.functions("", t.Funcs)
		r.functions(t.Name+".", t.Methods)
	}
	return r.entries, nil
}

type reader struct {
	pkg     *doc.Package
	set     *token.FileSet
	entries []entry
}

func (r *reader) functions(prefix string, list []*doc.Func) {
	for _, f := range list {
		r.add(prefix+f.Name, f.Doc, f.Examples)
	}
}

// add keeps the Examples of one name. An Example without a sentence of its own shows
// what the name stands for.
func (r *reader) add(name, text string, examples []*doc.Example) {
	for _, e := range examples {
		title := cmp.Or(name, r.pkg.Name)
		if e.Suffix != "" {
			title += ", " + strings.ReplaceAll(e.Suffix, "_", " ")
		}
		shows := r.pkg.Synopsis(cmp.Or(e.Doc, text))
		r.entries = append(r.entries, entry{title, shows, r.set.Position(e.Code.Pos()).Filename})
	}
}

// cell keeps a sentence in its column.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
