// Practice prints the bills of a medical practice: one table a day, then what
// Assurance Maladie, the complementary insurers and the patients pay. When the file
// has a schedule, the free times of the days to come follow, and every request for
// one with its answer: booked, booked with what is left to decide, or refused with
// every reason.
//
// Run it from the root of the repository:
//
//	go run ./examples/practice                          # testdata/practice.json, in French
//	go run ./examples/practice -lang en week.json       # or it, he
//	go run ./examples/practice -explain -only a-007     # one bill, with its reasons
//	make-week | go run ./examples/practice -            # from standard input
//
// The exit status is 0 when every appointment has a bill and every request an answer,
// also when the answer is no; 1 when one has not or the file could not be read; 2 when
// the command line was wrong.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

const defaultFile = "testdata/practice.json"

// The exit statuses, as people and scripts expect them.
const (
	ok     = 0
	failed = 1
	usage  = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options is the command line once it is understood.
type options struct {
	file    string
	words   *words
	explain bool
	only    string
}

// run is the program with everything it touches as arguments, so that tests
// can call it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return ok
	case err != nil:
		return usage
	}
	bills, answers, err := o.print(stdin, stdout)
	if err != nil {
		fmt.Fprintln(stderr, "practice:", shown(err))
		return failed
	}
	if bills > 0 {
		fmt.Fprintln(stderr, "practice: appointments without a bill:", bills)
	}
	if answers > 0 {
		fmt.Fprintln(stderr, "practice: requests without an answer:", answers)
	}
	if bills > 0 || answers > 0 {
		return failed
	}
	return ok
}

// parse reads the command line. What is wrong with it has been said on stderr
// when it returns an error.
func parse(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("practice", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintf(stderr, "usage: practice [flags] [file]\n\nfile is %s when absent, standard input when -\n\n", defaultFile)
		flags.PrintDefaults()
	}
	lang := flags.String("lang", "fr", "language of the report, `fr|en|it|he`")
	flags.BoolVar(&o.explain, "explain", false, "print the reasons under each bill")
	flags.StringVar(&o.only, "only", "", "print only the appointment with this `id`")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.file = defaultFile
	if flags.NArg() > 0 {
		o.file = flags.Arg(0)
	}
	if o.words, err = wordsOf(*lang); err == nil && flags.NArg() > 1 {
		err = fmt.Errorf("one file at most, after the flags, got %q", flags.Args())
	}
	if err != nil {
		fmt.Fprintln(stderr, "practice:", shown(err))
		flags.Usage()
	}
	return o, err
}

// print reads the practice and writes its report. It returns how many of the
// appointments and requests that it printed have no bill and no answer.
func (o *options) print(stdin io.Reader, stdout io.Writer) (bills, answers int, err error) {
	p, err := open(o.file, stdin)
	if err != nil {
		return 0, 0, err
	}
	visits := p.visits()
	var agenda *desk
	if o.only != "" {
		if visits = find(visits, o.only); len(visits) == 0 {
			return 0, 0, fmt.Errorf("no appointment %q in %s", o.only, o.file)
		}
	} else if p.Schedule != nil {
		if agenda, err = p.Schedule.plan(p.Doctors, visits); err != nil {
			return 0, 0, fmt.Errorf("%s: %w", nameOf(o.file), err)
		}
		answers = agenda.unanswered()
	}
	out := bufio.NewWriter(stdout)
	r := newReport(out, *o, p.Doctors, visits)
	r.plan = agenda
	r.write()
	return r.all.missing, answers, out.Flush()
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
