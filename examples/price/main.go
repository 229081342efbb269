// Price is a filter: consultations in, one JSON object a line, priced
// statements out, in the same order.
//
//	price [-lang fr] [file ...]
//
// It reads the files, or standard input when there is none or the file is "-".
// A line that cannot be priced is answered at its place with
//
//	{"id": ..., "error": {"code": ..., "field": ..., "message": ...}}
//
// and the run goes on; the exit status is then 1. Blank lines are skipped. Each
// answer is written as soon as its line has been read, so a program may keep the
// filter open and ask one question at a time.
//
// With -sources it prints the catalogue of texts that the statements cite, one
// JSON object a line, and ends.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/secteur2/telehealth/billing"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main with its surroundings as arguments. It returns the exit status: 0
// when every line was priced, 1 when one was not, 2 for a wrong command line.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("price", flag.ContinueOnError)
	flags.SetOutput(stderr)
	lang := flags.String("lang", "fr", "language of the notes, as a BCP 47 `tag`; French for one that is not spoken")
	sources := flags.Bool("sources", false, "print the texts that the statements cite, and end")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: price [-lang tag] [file ...]\n       price -sources")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return 0
		}
		return 2
	}
	if *sources {
		return printSources(stdout, stderr)
	}
	f := newFilter(*lang, stdout)
	status := 0
	for _, name := range inputs(flags.Args()) {
		if err := f.file(name, stdin); err != nil {
			fmt.Fprintln(stderr, "price:", shown(err))
			status = 1
		}
	}
	failed, err := f.close()
	if err != nil {
		fmt.Fprintln(stderr, "price:", shown(err))
	}
	if failed || err != nil {
		status = 1
	}
	return status
}

func inputs(args []string) []string {
	if len(args) == 0 {
		return []string{"-"}
	}
	return args
}

func printSources(stdout, stderr io.Writer) int {
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	for _, s := range billing.Sources() {
		if err := out.Encode(s); err != nil {
			fmt.Fprintln(stderr, "price:", shown(err))
			return 1
		}
	}
	return 0
}

// shown is an error as a terminal may have it: the name of a file can hold what would
// move the cursor or change the colours.
func shown(err error) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\n' {
			return r
		}
		return unicode.ReplacementChar
	}, err.Error())
}
