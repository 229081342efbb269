// Quota is a filter: acts in as CSV, where each doctor's years stand against the
// cap on teleconsultations out, one JSON object a line.
//
//	quota [-year 2026] [-policy auto] [-reading text] [-format json] [-lang fr]
//	      [-at 2026-06-30 [-forecast pace]] [file ...]
//
// It reads the files as one, or standard input when there is none or the file is
// "-". The first line of each is the header, in this order:
//
//		practitioner,specialty,date,code,own_patient[,assisted]
//
//	  - practitioner: a reference of the caller's own, in UTF-8, at most 256 bytes; one
//	    that begins or ends with a blank, or with a character that shows nothing, is
//	    refused, for it would be another doctor
//	  - specialty: a name of the library, as general-practice or psychiatry
//	  - date: a day, 2026-03-02
//	  - code: an NGAP letter key, as G or TCG, or a technical act (CCAM), as JQQM010;
//	    supplements are skipped, they are no acts
//	  - own_patient: the practitioner is the patient's attending doctor (médecin traitant)
//	  - assisted: a professional was at the patient's side; empty is no
//
// The last two are true, false, 1, 0, oui, non, yes, no, vrai or faux, in any case
// of letters. A date as 02/03/2026 is refused: whether it is 2 March or 3 February,
// no program can tell.
//
// Technical acts count as acts in person. That is a choice, and disputed, for the
// texts do not say which acts the cap is a share of: who reads them otherwise leaves
// those rows out. There is no column of ids, so that a row which is there twice
// counts twice; [quota.Ledger] refuses an act whose id it holds. Nor does the filter
// know the derogations that a fund grants to one doctor: [quota.Cap] takes them.
//
// Semicolons in place of commas, quotes, carriage returns and a byte order mark
// are accepted, as spreadsheets write them. A row is a line of at most 1 MiB: a
// line break inside quotes is not read, so that a lost quote costs one row.
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
// Memory is that of the practitioners and their years, some hundred bytes each, on every
// processor. With -at each practitioner takes some two bytes more at most for every day
// to come and each of the eight kinds of act that are booked, on every processor too; a
// day with more than 255 acts of one kind takes a few bytes more.
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
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
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
	year    int // 0 for all
	rules   quota.Choices
	reading quota.Reading
	table   bool
	lang    string
	files   []string

	at       telehealth.Date // zero foresees nothing
	forecast forecast
	agenda   *agenda // once the rows are read
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
	report := report{out: stderr}
	counts := newCounter(o.year, o.split(), newProgress(stderr))
	for _, name := range o.files {
		if err := counts.file(name, stdin); err != nil {
			report.file(err)
		}
	}
	accounts, rows := counts.close()
	o.agenda = counts.agenda()
	report.refused(&rows, o.files)
	out := bufio.NewWriterSize(stdout, 64<<10)
	if err := o.write(out, accounts); err != nil {
		report.fail(err)
	} else if err := out.Flush(); err != nil {
		report.fail(err)
	}
	report.answers(&o, accounts)
	report.summary(&rows)
	if report.failed {
		return failed
	}
	return ok
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
	flags.IntVar(&o.year, "year", 0, "only this civil `year`; 0 for all")
	forecast := flags.String("forecast", "", "how the acts after -at are foreseen: `pace|last-year|booked` (default pace)")
	flags.Func("at", "`day` whose year is foreseen, 2026-06-30: rows after it are appointments", func(text string) (err error) {
		o.at, err = telehealth.ParseDate(text)
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
		o.rules.FirstYear2024 = firstOfConvention
	case string(quota.PolicyAmendment9):
		o.rules.FirstYear2024 = never
	default:
		return fmt.Errorf("unknown policy %q, expected auto, avenant-9 or convention-2024", policy)
	}
	switch o.reading = quota.Reading(reading); o.reading {
	case quota.ReadingText, quota.ReadingOwnPatientsExcluded:
	default:
		return fmt.Errorf("unknown reading %q, expected text or own-patients-excluded", reading)
	}
	if o.table = format == "table"; !o.table && format != "json" {
		return fmt.Errorf("unknown format %q, expected json or table", format)
	}
	if o.year != 0 && (o.year < 1583 || o.year > 9999) {
		return fmt.Errorf("year %d, expected one from 1583 to 9999", o.year)
	}
	return nil
}
