// Duckdb counts the file of acts with DuckDB, as examples/quota does:
//
//	duckdb [-threads 2] acts.csv answers.json
//
// The answers are one JSON object a practitioner and year, in that order. They lack
// the verdicts, which are no work for a database.
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"strings"

	_ "github.com/duckdb/duckdb-go/v2"

	"github.com/secteur2/telehealth/benchmarks/acts"
	"github.com/secteur2/telehealth/quota"
)

func main() {
	threads := flag.Int("threads", 2, "as many as the filter may use processors")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: duckdb [-threads 2] acts.csv answers.json")
		os.Exit(2)
	}
	if err := count(*threads, flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, "duckdb:", err)
		os.Exit(1)
	}
}

func count(threads int, from, to string) error {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // settings are of a connection
	for _, statement := range []string{
		fmt.Sprintf("SET threads = %d", threads),
		"SET preserve_insertion_order = false", // DuckDB's own advice for large files
		query(from, to),
	} {
		if _, err := db.ExecContext(context.Background(), statement); err != nil {
			return err
		}
	}
	return nil
}

// query states everything that DuckDB would otherwise look for in the file: the
// dialect, the types, that there are no quotes. It reads the file once.
func query(from, to string) string {
	return fmt.Sprintf(`
COPY (
	SELECT practitioner, any_value(specialty) AS specialty, year(date) AS year,
		count(*) FILTER (NOT own_patient AND code IN (%s)) AS remote,
		count(*) FILTER (code NOT IN (%s)) AS total
	FROM read_csv(%s, header = true, auto_detect = false, delim = ',', quote = '', escape = '',
		parallel = true, columns = {
			'practitioner': 'VARCHAR', 'specialty': 'VARCHAR', 'date': 'DATE', 'code': 'VARCHAR',
			'own_patient': 'BOOLEAN', 'assisted': 'BOOLEAN'
		})
	WHERE code NOT IN (%s)
	GROUP BY practitioner, year
	ORDER BY practitioner, year
) TO %s (FORMAT json)`, list(remote), list(request), literal(from), list(supplement), literal(to))
}

// remote: under the 2024 agreement, a teleconsultation with another doctor's patient.
func remote(c quota.Count) bool { return c.Video > 0 }

// request: a request for tele-expertise is an act, yet not of the total.
func request(c quota.Count) bool { return c.Requests > 0 }

// supplement: no act at all.
func supplement(c quota.Count) bool { return c == quota.Count{} }

// list writes the letter keys of the file that are so, for an act with another
// doctor's patient.
func list(so func(quota.Count) bool) string {
	var keys []string
	for _, key := range acts.Keys() {
		if c, _ := quota.CountOf(quota.Act{Code: key}); so(c) {
			keys = append(keys, literal(string(key)))
		}
	}
	return strings.Join(keys, ", ")
}

func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
