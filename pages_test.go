package telehealth_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var allPages = flag.Bool("pages", false,
	"run the commands of the pages, and the programs of modules of their own: they take minutes and databases")

// A page is a document that people copy from. What stands in its fences is run as it
// stands: a program in Go, followed by what it prints, or commands of a shell.
type page struct {
	path     string
	programs []program
	commands []command
}

// A program is a whole one, with package and imports. Where a text follows, the
// program prints that; where none does, the program only has to build.
type program struct {
	line         int
	source, want string
	printed      bool // a text follows
}

// A command is a fence of a shell, or a span of a sentence that begins like one.
type command struct {
	line   int
	script string
	notRun string // the reason of the mark before a fence, or on the line of a span
}

var (
	fence = regexp.MustCompile("^```([a-z]*)$")
	mark  = regexp.MustCompile(`<!-- not run: (.*?) -->`)
	span  = regexp.MustCompile("`((?:go (?:run|test|doc|get|install|vet)|cd|\\./|\\.\\./|\\.ci/|benchmarks/quota)[^`]* [^`]*)`")
)

// pages are those of the module, and of the modules in folders below.
func pages(t *testing.T) (list []page) {
	t.Helper()
	for _, pattern := range []string{"*.md", "docs/*.md", "*/README.md", "*/*/README.md"} {
		paths, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			list = append(list, readPage(t, path, string(text)))
		}
	}
	require.NotEmpty(t, list)
	return list
}

func readPage(t *testing.T, path, text string) page {
	t.Helper()
	p := page{path: path}
	language, reason, begin := "", "", 0 // of the fence that is open; begin is 0 outside
	var body strings.Builder
	afterProgram := false
	for i, line := range strings.Split(text, "\n") {
		opens := fence.FindStringSubmatch(line)
		switch {
		case begin > 0 && line == "```":
			switch language {
			case "go":
				p.programs = append(p.programs, program{line: begin, source: body.String()})
			case "text":
				if last := len(p.programs) - 1; afterProgram {
					p.programs[last].want, p.programs[last].printed = body.String(), true
				}
			case "sh":
				p.commands = append(p.commands, command{begin, body.String(), reason})
			case "json", "sql", "csv":
			default:
				assert.Fail(t, "a fence without a known language", "%s:%d: %q: go, text, sh, json, sql or csv", path, begin, language)
			}
			afterProgram = language == "go"
			begin, reason = 0, ""
			body.Reset()
		case begin > 0:
			body.WriteString(line + "\n")
		case opens != nil:
			language, begin = opens[1], i+1
		default:
			found := mark.FindStringSubmatch(line)
			if found != nil {
				reason = found[1]
			} else if line != "" {
				reason = ""
			}
			for _, s := range span.FindAllStringSubmatch(line, -1) {
				p.commands = append(p.commands, command{i + 1, s[1] + "\n", reason})
			}
		}
	}
	assert.Zero(t, begin, "%s: a fence is not closed", path)
	return p
}

// module is the folder of the module to which a page belongs, where its commands are
// meant to be typed.
func (p *page) module() string {
	folder := filepath.Dir(p.path)
	for folder != "." {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		folder = filepath.Dir(folder)
	}
	return folder
}

// Whoever copies a program from a page has one that builds and prints what the page
// says.
func TestProgramsOfPages(t *testing.T) {
	run := 0
	for _, p := range pages(t) {
		for _, program := range p.programs {
			if p.module() != "." && !*allPages {
				continue // it needs more than the library does
			}
			run++
			t.Run(fmt.Sprintf("%s:%d", p.path, program.line), func(t *testing.T) {
				formatted, err := format.Source([]byte(program.source))
				require.NoError(t, err)
				assert.Equal(t, string(formatted), program.source, "formatted by gofmt")
				assert.Contains(t, program.source, "package main\n", "a whole program, with package and imports")
				file := filepath.Join(t.TempDir(), "main.go")
				require.NoError(t, os.WriteFile(file, formatted, 0o644))
				built := filepath.Join(filepath.Dir(file), "built.exe")
				execute(t, p.module(), "go", "build", "-o", built, file)
				if program.printed {
					assert.Equal(t, program.want, execute(t, filepath.Dir(file), built))
				}
			})
		}
	}
	assert.GreaterOrEqual(t, run, 3, "the README begins with programs")
}

var benchmark = regexp.MustCompile(`-bench `)

// Whoever types a command of a page gets no error. A mark says of a command that it is
// not run here, and why. Benchmarks are run once. The commands see a copy of the
// repository, for some of them write files.
func TestCommandsOfPages(t *testing.T) {
	folder := ""
	if *allPages {
		folder = copied(t)
	}
	for _, p := range pages(t) {
		for _, c := range p.commands {
			t.Run(fmt.Sprintf("%s:%d", p.path, c.line), func(t *testing.T) {
				switch {
				case c.notRun != "":
					t.Skip("not run: " + c.notRun)
				case !*allPages:
					t.Skip("run with -pages")
				}
				script := benchmark.ReplaceAllString(c.script, "-short -benchtime 1x -bench ")
				t.Log(script)
				out := execute(t, filepath.Join(folder, p.module()), "bash", "-e", "-o", "pipefail", "-c", script)
				if tail := strings.Split(out, "\n"); testing.Verbose() {
					t.Log(strings.Join(tail[:min(len(tail), 5)], "\n"))
				}
			})
		}
	}
}

// copied is a copy of the repository, without its history.
func copied(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		to := filepath.Join(folder, path)
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path == ".git":
			return fs.SkipDir
		case entry.IsDir():
			return os.MkdirAll(to, 0o755)
		case !entry.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, info.Mode().Perm())
	})
	require.NoError(t, err)
	return folder
}

func execute(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = folder
	var out, trouble bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &trouble
	require.NoError(t, cmd.Run(), "%s\n%s", trouble.String(), out.String())
	return out.String()
}

var named = regexp.MustCompile("`\\*?((?:[a-z0-9]+\\.)?[A-Z]\\w*(?:\\.[A-Z]\\w*)?)[^`\\w.][^`]*`|`\\*?((?:[a-z0-9]+\\.)?[A-Z]\\w*(?:\\.[A-Z]\\w*)?)`")

// A name of Go on a page is one of the code. Words in capitals alone, as letter keys
// and acronyms, are not taken for names.
func TestNamesOfPages(t *testing.T) {
	known, packages := map[string]bool{}, map[string]bool{}
	for _, file := range goFiles(t) {
		packages[file.Name.Name] = true
		for _, name := range append(declared(file), fields(file)...) {
			_, last, _ := strings.Cut(name, ".")
			known[name], known[last], known[file.Name.Name+"."+name] = true, true, true
		}
	}
	for _, p := range pages(t) {
		text, err := os.ReadFile(p.path)
		require.NoError(t, err)
		now, _, _ := strings.Cut(string(text), "\n### Renamed\n") // behind it stand the names of before
		for i, line := range strings.Split(now, "\n") {
			for _, found := range named.FindAllStringSubmatch(line, -1) {
				name := found[1] + found[2]
				first, _, qualified := strings.Cut(name, ".")
				if name == strings.ToUpper(name) || qualified && first == strings.ToLower(first) && !packages[first] {
					continue
				}
				assert.True(t, known[name], "%s:%d: %s is no name of the code", p.path, i+1, name)
			}
		}
	}
}
