package postgresstore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/secteur2/telehealth"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A name in Hebrew has no place in Latin 9, and would fail the bookings beside it.
func TestOpenRefusesADatabaseThatCannotKeepEveryText(t *testing.T) {
	at := place(t)
	db, err := pgx.Connect(t.Context(), at)
	require.NoError(t, err)
	defer db.Close(context.Background())
	name := fmt.Sprintf("telehealth_narrow_%x", rand.Uint64())
	_, err = db.Exec(t.Context(), "CREATE DATABASE "+name+" ENCODING 'LATIN9' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
	require.NoError(t, err)
	t.Cleanup(func() { statement(t, at, "DROP DATABASE "+name) })
	narrow, err := url.Parse(at)
	require.NoError(t, err)
	narrow.Path = "/" + name
	_, err = Open(t.Context(), narrow.String(), "practice")
	var field *telehealth.FieldError
	require.True(t, errors.As(err, &field), "%v", err)
	assert.Equal(t, "server_encoding", field.Field)
	assert.Equal(t, "LATIN9", field.Value)
}
