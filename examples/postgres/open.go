package postgresstore

import (
	"context"
	_ "embed"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/secteur2/telehealth"
)

//go:embed schema.sql
var schema string

// schemaVersion is what schema.sql writes into the database.
const schemaVersion = 1

// Open connects to a PostgreSQL database and makes the tables where there are none,
// in the first schema of the search path. A database may have several agendas, each
// with a name. Without a name, for tables of a newer version of this package, and for
// a database whose encoding is not UTF8, the error is a *[telehealth.FieldError]. The URL is one of pgx, which adds
// pool_max_conns and the like to what PostgreSQL knows. The context is for opening
// alone.
func Open(ctx context.Context, url, agenda string) (*Store, error) {
	if agenda == "" {
		return nil, &telehealth.FieldError{Code: telehealth.ErrorMissing, Field: "agenda", Want: "a name of the caller's own"}
	}
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err // without the password
	}
	// A server that was restarted leaves dead connections: none of them costs a
	// booking.
	config.ShouldPing = func(context.Context, pgxpool.ShouldPingParams) bool { return true }
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	if err := pgx.BeginFunc(ctx, pool, migrate(ctx)); err != nil {
		pool.Close()
		return nil, fmt.Errorf("open the database: %w", err)
	}
	return &Store{pool: pool, agenda: agenda}, nil
}

// migrate makes the tables, or checks their version. Who opens the database at the
// same time does so one after the other.
func migrate(ctx context.Context) func(pgx.Tx) error {
	return func(tx pgx.Tx) error {
		if err := checkEncoding(ctx, tx); err != nil {
			return err
		}
		var fresh bool
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock(hashtextextended('telehealth_schema', 0))"); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, "SELECT to_regclass('telehealth_schema') IS NULL").Scan(&fresh); err != nil {
			return err
		}
		if fresh {
			_, err := tx.Exec(ctx, schema)
			return err
		}
		var version int
		if err := tx.QueryRow(ctx, "SELECT version FROM telehealth_schema").Scan(&version); err != nil {
			return err
		}
		if version != schemaVersion {
			return &telehealth.FieldError{
				Code: telehealth.ErrorOutOfRange, Field: "telehealth_schema.version", Value: strconv.Itoa(version),
				Want: strconv.Itoa(schemaVersion) + "; a newer program made the tables",
			}
		}
		return nil
	}
}

// checkEncoding refuses a database that cannot keep every text: one booking that it
// does not take would fail those that are stored with it.
func checkEncoding(ctx context.Context, tx pgx.Tx) error {
	var encoding string
	if err := tx.QueryRow(ctx, "SHOW server_encoding").Scan(&encoding); err != nil {
		return err
	}
	if encoding != "UTF8" {
		return &telehealth.FieldError{
			Code: telehealth.ErrorOutOfRange, Field: "server_encoding", Value: encoding, Want: "UTF8",
		}
	}
	return nil
}
