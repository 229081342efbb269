// Quota is a filter: acts in as CSV, where each doctor's years stand against the
// cap on teleconsultations out, one JSON object a line.
//
//	quota [-year 2026] [-policy auto] [-reading text] [-format json] [-lang fr]
//	      [-at 2026-06-30 [-forecast pace]] [file ...]
//
// It reads the files as one, or standard input when there is none or the file is
// "-". Package acts says what they hold: practitioner, specialty, date, code,
// own_patient and, where it is known, assisted. It does not know the derogations that a
// fund grants to one doctor: [quota.Cap] takes them.
//
// The answers are sorted by practitioner, byte by byte, then year: the order of
// the rows does not matter. Each has practitioner, specialty, year, policy, remote,
// total, share, cap, within, room, debt, and readings with the same numbers in
// both readings of the denominator. Share is in percent with two decimals, rounded
// down ("20.00" may be a little above 20; within says), cap a whole percentage, and
// room null where there is no cap.
//
// The numbers at the top are those of the text, or with -reading
// own-patients-excluded of that reading in the years that convention-2024 judges:
// before it the reading was not in dispute. The table has one more line for 2024,
// the same year under the other agreement.
//
// A practitioner with two specialties in one year is judged by the one of the
// latest date (of one day, by the one that the library lists first), and a note on
// standard error says so. It names the answer by its line, for messages never hold
// a practitioner's reference, nor any other cell. The table marks the row, as [1],
// and says so under it.
//
// With -at, the rows of that day's year are what is known on the evening of the day:
// acts done up to it, appointments after it. The answers of that year count what is
// done, and have one more field, projection, with the end of the year in the reading
// of the numbers at the top: day, method, interval, expected, low and high (each with
// remote, total, share, within, room, debt), crossing (the first day on whose evening
// the acts are above the cap, or null; expected may be within again, and the table then
// says so) and mix (acts, video, booked, safe), as quota.Cap.Project defines
// them. Other years are answered as without -at, and -year may only be the same. The
// acts to come, of each kind no fewer than the appointments, are by -forecast:
//
//   - pace: those done since 1 January go on at the same number a day
//   - last-year: as many as the practitioner did last year after the same month and
//     day (after 28 February where it had no 29th); a note counts those who have no
//     row of that year, and are foreseen at their pace
//   - booked: the appointments alone
//
// What is done is judged by the specialty of the latest date up to the day, the end
// of the year, and with it crossing and mix, by that of the latest appointment.
//
// A row that cannot be read is reported on standard error with its file and line,
// and the run goes on; so is a file that cannot, as one in UTF-16 or compressed. The
// last line sums up what became of all, unless every row counted. The exit status is
// 0 when every row was read, 1 when one was not or a file not to its end, 2 for a
// wrong command line.
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
	if err = cmp.Or(o.choose(*policy, *reading, *format), o.chooseForecast(*forecast)); err != nil {
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
	if o.Year != 0 && (o.Year < 1583 || o.Year > 9999) {
		return fmt.Errorf("year %d, expected one from 1583 to 9999", o.Year)
	}
	return nil
}

// chooseForecast understands what is to be foreseen.
func (o *options) chooseForecast(name string) error {
	switch o.Forecast = acts.Forecast(name); {
	case o.At.IsZero() && name != "":
		return errors.New("a forecast needs a day, expected -at")
	case o.At.IsZero():
		return nil
	case o.Year != 0 && o.Year != o.At.Year():
		return fmt.Errorf("year %d, expected that of -at, %d, or 0", o.Year, o.At.Year())
	}
	switch o.Forecast {
	case "", acts.AtPace, acts.AsLastYear, acts.BookedOnly:
		return nil
	}
	return fmt.Errorf("unknown forecast %q, expected pace, last-year or booked", name)
}
