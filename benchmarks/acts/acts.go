// Package acts makes up acts: a file as a country's doctors would give it to
// examples/quota, the same bytes on every machine.
package acts

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"

	"github.com/secteur2/telehealth"
)

// Header is the first line of the file.
const Header = "practitioner,specialty,date,code,own_patient,assisted\n"

// A File is how much there is to write. The zero File is a header.
type File struct {
	Rows          int64
	Practitioners int
	Years         int // the last of them is lastYear
}

const lastYear = 2026

// A practice is what the doctors of one specialty do, as often as it is listed.
type practice struct {
	specialty telehealth.Specialty
	own       int // percent of the acts that are with own patients
	keys      []telehealth.Code
}

// practices: one in six acts or so is remote, so that many years are near the cap.
var practices = [...]practice{
	{telehealth.GeneralPractice, 70, []telehealth.Code{"G", "G", "G", "GS", "G", "VG", "TCG", "TCG", "MD", "RQD"}},
	{telehealth.GeneralPractice, 70, []telehealth.Code{"G", "G", "GS", "GS", "G", "VG", "V", "TCG", "MEG", "MD"}},
	{telehealth.Psychiatry, 0, []telehealth.Code{"CNPSY", "CNPSY", "CNPSY", "TCS", "TCS", "TE2", "MCS"}},
	{telehealth.Dermatology, 0, []telehealth.Code{"CS", "CS", "CS", "APC", "TCS", "TE2", "MCS", "MPC"}},
	{telehealth.Pediatrics, 30, []telehealth.Code{"CS", "CS", "COE", "CS", "TCS", "MEP", "MPC"}},
	{telehealth.Cardiology, 0, []telehealth.Code{"CSC", "CSC", "CS", "APC", "TC", "MCS"}},
}

// Keys returns every letter key that a file may hold, each once.
func Keys() (keys []telehealth.Code) {
	seen := map[telehealth.Code]bool{}
	for _, p := range practices {
		for _, key := range p.keys {
			if !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// Write writes the file. Its rows are in no order, which is the hardest for who
// adds them up.
func (f File) Write(out io.Writer) error {
	w := bufio.NewWriterSize(out, 1<<20)
	w.WriteString(Header)
	if f.Rows > 0 && (f.Practitioners < 1 || f.Years < 1) {
		return fmt.Errorf("%d practitioners and %d years cannot have %d rows", f.Practitioners, f.Years, f.Rows)
	}
	days := f.days()
	r := rand.New(rand.NewPCG(1, 2))
	for range f.Rows {
		n := r.IntN(f.Practitioners)
		p := &practices[n%len(practices)]
		row := append(w.AvailableBuffer(), 'P')
		row = strconv.AppendInt(row, int64(10_000_000+n*97), 10)
		row = append(append(row, ','), p.specialty...)
		row = append(append(row, ','), days[r.IntN(len(days))]...)
		row = append(append(row, ','), p.keys[r.IntN(len(p.keys))]...)
		row = strconv.AppendBool(append(row, ','), r.IntN(100) < p.own)
		row = strconv.AppendBool(append(row, ','), r.IntN(8) == 0)
		if _, err := w.Write(append(row, '\n')); err != nil {
			return err
		}
	}
	return w.Flush()
}

// days writes every day of the years.
func (f File) days() (days []string) {
	first, _ := telehealth.NewDate(lastYear-f.Years+1, 1, 1)
	last, _ := telehealth.NewDate(lastYear, 12, 31)
	for n := range last.DaysSince(first) + 1 {
		days = append(days, first.AddDays(n).String())
	}
	return days
}
