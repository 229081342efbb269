// Generate writes acts for examples/quota to the standard output:
//
//	generate [-rows 50000000] [-practitioners 100000] [-years 3]
//
// Equal flags give equal bytes.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/secteur2/telehealth/benchmarks/acts"
)

func main() {
	var f acts.File
	flag.Int64Var(&f.Rows, "rows", 50_000_000, "how many acts")
	flag.IntVar(&f.Practitioners, "practitioners", 100_000, "of how many doctors")
	flag.IntVar(&f.Years, "years", 3, "in how many years, the last 2026")
	flag.Parse()
	if err := f.Write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
