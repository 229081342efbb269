// Compare reads the answers of examples/quota and those of DuckDB about one file:
//
//	compare quota.json duckdb.json
//
// It prints what both found, or the first answer on which they differ.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// An answer is what both programs count. The last two are the filter's alone.
type answer struct {
	Practitioner  string
	Specialty     string
	Year          int
	Remote, Total int64
	Cap           int64
	Within        bool
}

// counted leaves out what DuckDB does not say.
func (a answer) counted() answer {
	a.Cap, a.Within = 0, false
	return a
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: compare quota.json duckdb.json")
		os.Exit(2)
	}
	found, err := compare(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
	fmt.Printf("both found %d practitioner-years, %d acts, %d of them remote, %d years above the cap\n",
		found.years, found.acts, found.remote, found.above)
}

type sums struct{ years, acts, remote, above int64 }

func compare(filter, duckdb string) (s sums, err error) {
	a, err := open(filter)
	if err != nil {
		return s, err
	}
	b, err := open(duckdb)
	if err != nil {
		return s, err
	}
	for {
		mine, endA := next(a)
		theirs, endB := next(b)
		switch {
		case endA == io.EOF && endB == io.EOF:
			return s, nil
		case endA != nil || endB != nil:
			return s, fmt.Errorf("answer %d: %w", s.years+1, errors.Join(endA, endB))
		case mine.counted() != theirs:
			return s, fmt.Errorf("answer %d: %+v by the filter, %+v by DuckDB", s.years+1, mine, theirs)
		case mine.Within != (100*theirs.Remote <= mine.Cap*theirs.Total):
			return s, fmt.Errorf("answer %d: the filter's verdict is not that of DuckDB's numbers, %+v", s.years+1, mine)
		}
		s.years, s.acts, s.remote = s.years+1, s.acts+mine.Total, s.remote+mine.Remote
		if !mine.Within {
			s.above++
		}
	}
}

func open(name string) (*json.Decoder, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return json.NewDecoder(bufio.NewReaderSize(f, 1<<20)), nil
}

func next(d *json.Decoder) (a answer, err error) {
	err = d.Decode(&a)
	return a, err
}
