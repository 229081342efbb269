package acts

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The rows in any order, cut into files anywhere, give the same bytes.
func TestOrderDoesNotMatter(t *testing.T) {
	rows := acts(30_000, 500) // several blocks
	body := strings.SplitAfter(strings.TrimSuffix(rows, "\n"), "\n")[1:]
	body[len(body)-1] += "\n"
	want, _ := ask(t, rows)
	require.NotEmpty(t, want)
	first := strings.SplitAfterN(rows, "\n", 2)[0]
	r := rand.New(rand.NewPCG(3, 4)) // a repeatable order
	for range 3 {
		r.Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
		cut := r.IntN(len(body))
		parts := []File{{"a", strings.NewReader(first + strings.Join(body[cut:], ""))}, {"b", strings.NewReader(first + strings.Join(body[:cut], ""))}}
		result, err := Reader{}.Read(context.Background(), parts...)
		require.NoError(t, err)
		var got strings.Builder
		require.NoError(t, result.WriteJSON(&got, quota.Cap{}))
		require.True(t, want == got.String(), "the order of the rows shows in the answers")
	}
}

func TestReadersThatContradictThemselves(t *testing.T) {
	day := telehealth.MustParseDate("2026-06-30")
	for _, c := range []struct {
		reader Reader
		field  string
		code   telehealth.ErrorCode
		reason string
	}{
		{Reader{Year: 26}, "year", telehealth.ErrorOutOfRange, "no such year"},
		{Reader{Year: 10_000}, "year", telehealth.ErrorOutOfRange, "no date has it"},
		{Reader{Forecast: AtPace}, "at", telehealth.ErrorMissing, "nothing to forecast without a day"},
		{Reader{At: day, Year: 2025}, "year", telehealth.ErrorContradiction, "another year than that of the day"},
		{Reader{At: day, Forecast: "seasonal"}, "forecast", telehealth.ErrorUnknown, "no such forecast"},
	} {
		require.NotEmpty(t, c.reason)
		result, err := c.reader.Read(context.Background(), File{"in", strings.NewReader(header)})
		assert.Nil(t, result, c.reason)
		field, isField := errors.AsType[*telehealth.FieldError](err)
		require.True(t, isField, c.reason)
		assert.Equal(t, []any{c.code, c.field}, []any{field.Code, field.Field}, c.reason)
	}
}

// A named file is opened when its turn comes; what cannot be read costs no other file.
func TestFilesByName(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.csv")
	require.NoError(t, os.WriteFile(name, []byte(header+good), 0o600))
	result, err := Reader{}.Read(context.Background(), File{Name: name}, File{Name: name + ".absent"}, File{}, File{Name: name})
	require.NoError(t, err)
	assert.Equal(t, Rows{Read: 2, Counted: 2}, result.Rows)
	require.Len(t, result.Unread, 2)
	assert.ErrorIs(t, result.Unread[0], os.ErrNotExist)
	assert.Equal(t, name+".absent: no such file or directory", result.Unread[0].Error(), "the name once")
	assert.True(t, strings.HasPrefix(result.Unread[1].Error(), "file: "), "the zero file has no name")
	none, err := Reader{}.Read(context.Background())
	require.NoError(t, err)
	assert.Equal(t, Rows{}, none.Rows)
	for range none.Years() {
		t.Fatal("no file, no year")
	}
}

// endless is a file that cancels what reads it, and goes on.
type endless struct {
	cancel context.CancelFunc
	rows   int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rows++; e.rows > 10 {
		e.cancel()
	}
	if e.rows == 1 {
		return copy(p, header), nil
	}
	return copy(p, strings.Repeat(good, 1+len(p)/len(good))), nil
}

// idle is a broken reader that never says that it ends.
type idle struct{}

func (idle) Read([]byte) (int, error) { return 0, nil }

func TestReadIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	result, err := Reader{}.Read(ctx, File{"in", &endless{cancel: cancel}})
	assert.Nil(t, result)
	assert.ErrorIs(t, err, context.Canceled)
	again, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Reader{}.Read(again, File{"in", io.MultiReader()})
	assert.ErrorIs(t, err, context.Canceled, "also before the first file")
	stuck := read(t, Reader{}, io.MultiReader(strings.NewReader(header+good), idle{}))
	assert.Equal(t, Rows{Read: 1, Counted: 1}, stuck.Rows)
	assert.ErrorIs(t, stuck.Unread[0], io.ErrNoProgress, "not for ever")
}

// Progress tells the lines so far, the header among them.
func TestProgressTellsLines(t *testing.T) {
	var told []int64
	r := Reader{Progress: func(lines int64) { told = append(told, lines) }}
	text := header + strings.Repeat(good, 100_000) // several blocks
	_, err := r.Read(context.Background(), File{"a", strings.NewReader(text)}, File{"b", strings.NewReader(header + good)})
	require.NoError(t, err)
	require.Greater(t, len(told), 3)
	assert.IsIncreasing(t, told)
	assert.EqualValues(t, 100_003, told[len(told)-1])
}
