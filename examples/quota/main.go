// Quota is a filter: acts in as CSV, where each doctor's years stand against the
// cap on teleconsultations out, one JSON object a line.
//
//	quota [-year 2026] [-policy auto] [-reading text] [-format json] [-lang fr]
//	      [-at 2026-06-30 [-forecast pace]] [file ...]
//
// It reads the files as one, or standard input when there is none or the file is
// "-". [acts.Standing] says what an answer has, and package acts what a file holds, by
// which specialty a year is judged, and how -forecast foresees the year of -at. Of a
// fund's derogations the filter knows none: [quota.Cap] takes them.
//
// With -reading own-patients-excluded the numbers at the top are those of that reading
// in the years that convention-2024 judges: before it the reading was not in dispute.
// The table has one more line for 2024, the same year under the other agreement.
//
// A row that cannot be read is reported on standard error with its file and line, and
// the run goes on; so is a file that cannot. A year that several specialties could judge
// is a note, by the line of its answer: messages never hold a cell. The last line sums
// up what became of all, unless every row counted. The exit status is 0 when every row
// was read, 1 when one was not or a file not to its end, 2 for a wrong command line.
package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/secteur2/telehealth/quota/acts"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses, as people and scripts expect them.
const (
	ok     = 0
	failed = 1
	usage  = 2
)

// options is the command line once it is understood.
type options struct {
	acts.Reader
	by    quota.Cap
	table bool
	lang  string
	files []string
}

// run is the program with everything it touches as arguments, so that tests can
// call it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return ok
	case err != nil:
		return usage
	}
	progress := newProgress(stderr)
	o.Progress = progress.show
	result, err := o.Read(context.Background(), o.inputs(stdin)...)
	progress.clear()
	report := report{out: stderr}
	if err != nil {
		report.fail(err)
		return failed
	}
	report.faults(result)
	if err := o.write(stdout, result); err != nil {
		report.fail(err)
	}
	report.answers(&o, result)
	report.summary(result)
	if report.failed {
		return failed
	}
	return ok
}

// inputs are the files of the command line.
func (o *options) inputs(stdin io.Reader) (files []acts.File) {
	for _, name := range o.files {
		if name == "-" {
			files = append(files, acts.File{Name: "standard input", In: stdin})
		} else {
			files = append(files, acts.File{Name: name})
		}
	}
	return files
}

func (o *options) write(stdout io.Writer, result *acts.Result) error {
	out := bufio.NewWriterSize(stdout, 64<<10)
	var err error
	if o.table {
		err = result.WriteTable(out, o.by, o.lang)
	} else {
		err = result.WriteJSON(out, o.by)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// parse reads the command line. What is wrong with it has been said on stderr
// when it returns an error.
func parse(args []string, stderr io.Writer) (o options, err error) {
	flags := flag.NewFlagSet("quota", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: quota [flags] [file ...]")
		flags.PrintDefaults()
	}
	policy := flags.String("policy", "auto", "what judges: `auto|avenant-9|convention-2024`; auto begins the convention\nwith 2025, convention-2024 with 2024, avenant-9 never")
	reading := flags.String("reading", string(quota.ReadingText), "whose numbers stand at the top of an answer: `text|own-patients-excluded`; the text's in\nyears that convention-2024 does not judge")
	format := flags.String("format", "json", "`json|table`")
	flags.IntVar(&o.Year, "year", 0, "only this civil `year`; 0 for all")
	forecast := flags.String("forecast", "", "how the acts after -at are foreseen: `pace|last-year|booked` (default pace)")
	flags.Func("at", "`day` whose year is foreseen, 2026-06-30: rows after it are appointments", func(text string) (err error) {
		o.At, err = telehealth.ParseDate(text)
		return err
	})
	flags.StringVar(&o.lang, "lang", "fr", "language of the table, as a BCP 47 `tag`; French for one that is not spoken")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.files = flags.Args()
	if len(o.files) == 0 {
		o.files = []string{"-"}
	}
	o.Forecast = acts.Method(*forecast)
	if err = cmp.Or(o.choose(*policy, *reading, *format), o.Check()); err != nil {
		fmt.Fprintln(stderr, "quota:", err)
		flags.Usage()
	}
	return o, err
}

// choose understands the flags that take one of a few words.
func (o *options) choose(policy, reading, format string) error {
	const firstOfConvention, never = 2024, 10_000
	switch policy {
	case "auto":
	case string(quota.PolicyAgreement2024):
		o.by.Choices.FirstYear2024 = firstOfConvention
	case string(quota.PolicyAmendment9):
		o.by.Choices.FirstYear2024 = never
	default:
		return fmt.Errorf("unknown policy %q, expected auto, avenant-9 or convention-2024", policy)
	}
	switch o.by.Reading = quota.Reading(reading); o.by.Reading {
	case quota.ReadingText, quota.ReadingOwnPatientsExcluded:
	default:
		return fmt.Errorf("unknown reading %q, expected text or own-patients-excluded", reading)
	}
	if o.table = format == "table"; !o.table && format != "json" {
		return fmt.Errorf("unknown format %q, expected json or table", format)
	}
	return nil
}
