// Tariffs prints the tables of the library as a page that a doctor can read:
// every letter key with its history, and the text of every amount.
//
// The page of the repository is written from its root by
//
//	go run ./examples/tariffs > docs/tariffs.md
//
// With -lang fr the same page is in French. It is Markdown; the same tables
// always give the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/secteur2/telehealth/billing"
)

// The exit statuses, as people and scripts expect them.
const (
	ok     = 0
	failed = 1
	usage  = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is main with its surroundings as arguments.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("tariffs", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: tariffs [-lang fr|en]")
		flags.PrintDefaults()
	}
	lang := flags.String("lang", english.lang, "language of the page, `fr|en`; the acts keep their French names")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return ok
	} else if err != nil {
		return usage
	}
	w := wordsOf(*lang)
	if w == nil || flags.NArg() > 0 {
		fmt.Fprintf(stderr, "tariffs: no file is read, and the languages are fr and en, got -lang %s %q\n", *lang, flags.Args())
		return usage
	}
	if _, err := io.WriteString(stdout, write(billing.Official(), w)); err != nil {
		fmt.Fprintln(stderr, "tariffs:", err)
		return failed
	}
	return ok
}
