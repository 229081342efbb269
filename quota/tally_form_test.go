package quota_test

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// golden has a different number in every place, so that an exchange shows.
func golden(t testing.TB) quota.Tally {
	t.Helper()
	tally, err := quota.NewTally(
		quota.YearTally{Year: 2026,
			Done:    quota.Count{InPerson: 1, InPersonOwn: 2, Video: 30, VideoOwn: 40, Assisted: 5, AssistedOwn: 6, Expertise: 7, Requests: 8},
			Planned: quota.Count{InPerson: 9, InPersonOwn: 10, Video: 110, VideoOwn: 1200, Assisted: 13, AssistedOwn: 14, Expertise: 15, Requests: 16}, Supplements: 300},
		quota.YearTally{Year: 2025, Supplements: 1},
	)
	require.NoError(t, err)
	return tally
}

// Bytes written by one release are read by the next: these do not change without
// a new version, and the old one stays readable.
const (
	goldenBinary = "545101" + "02" +
		"e90f" + "0000000000000000" + "0000000000000000" + "01" +
		"ea0f" + "01021e2805060708" + "090a6eb0090d0e0f10" + "ac02"
	goldenJSON = `{"version":2,"years":[` +
		`{"year":2025,` +
		`"done":{"inPerson":0,"inPersonOwn":0,"video":0,"videoOwn":0,"assisted":0,"assistedOwn":0,"expertise":0,"requests":0},` +
		`"planned":{"inPerson":0,"inPersonOwn":0,"video":0,"videoOwn":0,"assisted":0,"assistedOwn":0,"expertise":0,"requests":0},` +
		`"supplements":1},` +
		`{"year":2026,` +
		`"done":{"inPerson":1,"inPersonOwn":2,"video":30,"videoOwn":40,"assisted":5,"assistedOwn":6,"expertise":7,"requests":8},` +
		`"planned":{"inPerson":9,"inPersonOwn":10,"video":110,"videoOwn":1200,"assisted":13,"assistedOwn":14,"expertise":15,"requests":16},` +
		`"supplements":300}]}`
)

func TestGoldenForms(t *testing.T) {
	want := golden(t)
	data, err := want.MarshalBinary()
	require.NoError(t, err)
	assert.Equal(t, goldenBinary, hex.EncodeToString(data))
	text, err := json.Marshal(want)
	require.NoError(t, err)
	assert.Equal(t, goldenJSON, string(text))

	var fromBinary, fromJSON quota.Tally
	require.NoError(t, fromBinary.UnmarshalBinary(data))
	require.NoError(t, json.Unmarshal(text, &fromJSON))
	assert.Equal(t, want, fromBinary)
	assert.Equal(t, want, fromJSON)

	var none quota.Tally
	data, err = none.MarshalBinary()
	require.NoError(t, err)
	assert.Equal(t, "TQ\x01\x00", string(data), "four bytes for no act")
	text, err = json.Marshal(none)
	require.NoError(t, err)
	assert.Equal(t, `{"version":2,"years":[]}`, string(text), "a list also when empty")
}

// row is a Tally of one year in bytes, well formed whatever the numbers.
func row(year uint64, numbers ...int64) []byte {
	b := binary.AppendUvarint([]byte("TQ\x01\x01"), year)
	for _, n := range append(numbers, make([]int64, 17-len(numbers))...) {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

func TestBinaryRefused(t *testing.T) {
	good, err := hex.DecodeString(goldenBinary)
	require.NoError(t, err)
	for _, c := range []struct {
		reason string
		data   []byte
		code   telehealth.ErrorCode
		field  string
	}{
		{"nothing", nil, telehealth.ErrorMalformed, "tally"},
		{"the mark alone", []byte("TQ"), telehealth.ErrorMalformed, "tally"},
		{"another mark", []byte("PK\x01\x00"), telehealth.ErrorMalformed, "tally"},
		{"version 0", []byte("TQ\x00\x00"), telehealth.ErrorUnknown, "version"},
		{"the version after this one", []byte("TQ\x02\x00"), telehealth.ErrorUnknown, "version"},
		{"one byte more", append(bytes.Clone(good), 0), telehealth.ErrorMalformed, "tally"},
		{"a promise of years that do not come", []byte("TQ\x01\xff\x7f"), telehealth.ErrorMalformed, "tally"},
		{"more years than there are", []byte("TQ\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), telehealth.ErrorMalformed, "tally"},
		{"a varint of two bytes for 0: two texts for one Tally", []byte("TQ\x01\x80\x00"), telehealth.ErrorMalformed, "tally"},
		{"an empty year: likewise", row(2026), telehealth.ErrorMalformed, "tally"},
		{"a year of no Date", row(20260, 1), telehealth.ErrorOutOfRange, "years[0].year"},
		{"-1 as a varint is absurd", row(2026, -1), telehealth.ErrorOutOfRange, "years[0].done.inPerson"},
		{"above 2^40", row(2026, 0, 1<<40+1), telehealth.ErrorOutOfRange, "years[0].done.inPersonOwn"},
		{"more assisted than teleconsultations", row(2026, 0, 0, 1, 0, 2), telehealth.ErrorOutOfRange, "years[0].done.assisted"},
		{"longer than any Tally", append(bytes.Clone(good), make([]byte, 1<<20)...), telehealth.ErrorOutOfRange, "tally.length"},
	} {
		tally := golden(t)
		requireField(t, tally.UnmarshalBinary(c.data), c.code, c.field, c.reason)
		assert.Equal(t, golden(t), tally, "%s: a refusal changes nothing", c.reason)
	}
	for n := range good {
		var tally quota.Tally
		requireField(t, tally.UnmarshalBinary(good[:n]), telehealth.ErrorMalformed, "tally", "cut anywhere")
	}
}

func TestTallyJSONRefused(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		code         telehealth.ErrorCode
		field        string
	}{
		{"no version", `{}`, telehealth.ErrorMissing, "version"},
		{"the version after this one, whatever else it has", `{"version":3,"weeks":[]}`, telehealth.ErrorUnknown, "version"},
		{"a misspelt count must not be read as none", `{"version":2,"years":[{"year":2026,"done":{"vidio":3}}]}`, telehealth.ErrorUnknown, "years[0].done.vidio"},
		{"the names of version 1 in version 2", `{"version":2,"years":[{"year":2026,"done":{"in_person":3}}]}`, telehealth.ErrorUnknown, "years[0].done.in_person"},
		{"the names of version 2 in version 1", `{"version":1,"years":[{"year":2026,"done":{"inPerson":3}}]}`, telehealth.ErrorUnknown, "years[0].done.inPerson"},
		{"half an act", `{"version":2,"years":[{"year":2026,"done":{"video":0.5}}]}`, telehealth.ErrorMalformed, "years[0].done.video"},
		{"beyond int64", `{"version":2,"years":[{"year":2026,"done":{"video":1e30}}]}`, telehealth.ErrorMalformed, "years[0].done.video"},
		{"negative", `{"version":2,"years":[{"year":2026,"done":{"video":-3}}]}`, telehealth.ErrorOutOfRange, "years[0].done.video"},
		{"absurd", `{"version":2,"years":[{"year":2026,"planned":{"video":1099511627777}}]}`, telehealth.ErrorOutOfRange, "years[0].planned.video"},
		{"absurd in version 1 too", `{"version":1,"years":[{"year":2026,"planned":{"video":1099511627777}}]}`, telehealth.ErrorOutOfRange, "years[0].planned.video"},
		{"a year twice", `{"version":2,"years":[{"year":2026,"supplements":1},{"year":2026,"supplements":1}]}`, telehealth.ErrorContradiction, "years"},
		{"a year without a number", `{"version":2,"years":[{"supplements":1}]}`, telehealth.ErrorOutOfRange, "years[0].year"},
		{"the years twice: one would be dropped", `{"version":1,"years":[{"year":2026,"done":{"video":1}}],"years":[{"year":2026,"done":{"in_person":5}}]}`, telehealth.ErrorContradiction, "years"},
		{"in the fourth year", `{"version":2,"years":[{},{},{},{"done":{"video":1,"video":2}}]}`, telehealth.ErrorContradiction, "years[3].done.video"},
		{"two versions", `{"version":1,"version":2}`, telehealth.ErrorContradiction, "version"},
		{"the long s for an s", `{"version":2,"years":[],"yearſ":[{"year":2026,"supplements":1}]}`, telehealth.ErrorUnknown, "yearſ"},
	} {
		tally := golden(t)
		err := json.Unmarshal([]byte(c.text), &tally)
		requireField(t, err, c.code, c.field, c.reason)
		assert.Less(t, len(err.Error()), 400, c.reason)
		assert.Equal(t, golden(t), tally, "%s: a refusal changes nothing", c.reason)
	}
}

func TestTallyJSONAccepted(t *testing.T) {
	var tally quota.Tally
	require.NoError(t, json.Unmarshal([]byte(`{"years":[{"year":2026,"done":{"video":1}},{"year":2024},{"year":2025,"supplements":2}],"version":2}`), &tally))
	want, err := quota.NewTally(quota.YearTally{Year: 2025, Supplements: 2}, quota.YearTally{Year: 2026, Done: quota.Count{Video: 1}})
	require.NoError(t, err)
	assert.Equal(t, want, tally, "any order, absent numbers are 0, empty years are left out")
}

// What the form before this one stored is read: a tally, and a ledger's lines.
func TestEarlierForms(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "tally-1.json"))
	require.NoError(t, err)
	var tally quota.Tally
	require.NoError(t, json.Unmarshal(text, &tally))
	assert.Equal(t, golden(t), tally)

	file, err := os.Open(filepath.Join("testdata", "ledger-1.ndjson"))
	require.NoError(t, err)
	defer file.Close()
	in := json.NewDecoder(file)
	var l quota.Ledger
	require.NoError(t, in.Decode(&tally))
	require.NoError(t, l.Merge(tally))
	for in.More() {
		var a quota.Act
		require.NoError(t, in.Decode(&a))
		require.NoError(t, l.Add(a))
	}
	year := l.Tally().Year(2026)
	assert.Equal(t, quota.Count{InPerson: 1, InPersonOwn: 1}, year.Done)
	assert.Equal(t, quota.Count{Video: 1, Assisted: 1}, year.Planned)
}

// The limits refuse no Tally that can exist, and forms survive a round trip, gob
// included.
func TestLargestTally(t *testing.T) {
	const n = 1 << 40
	most := quota.Count{InPerson: n, InPersonOwn: n, Video: n, VideoOwn: n, Assisted: n, AssistedOwn: n, Expertise: n, Requests: n}
	var years []quota.YearTally
	for y := 1583; y <= 9999; y++ {
		years = append(years, quota.YearTally{Year: y, Done: most, Planned: most, Supplements: n})
	}
	want, err := quota.NewTally(years...)
	require.NoError(t, err)
	data, err := want.MarshalBinary()
	require.NoError(t, err)
	text, err := json.Marshal(want)
	require.NoError(t, err)
	var a, b, c quota.Tally
	require.NoError(t, a.UnmarshalBinary(data))
	require.NoError(t, json.Unmarshal(text, &b))
	var stream bytes.Buffer
	require.NoError(t, gob.NewEncoder(&stream).Encode(want))
	require.NoError(t, gob.NewDecoder(&stream).Decode(&c))
	assert.True(t, want.Equal(a) && want.Equal(b) && want.Equal(c))
}

func TestFormsOfRandomTallies(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 200 {
		want := tallyOf(t, randomActs(rng, rng.IntN(300))...)
		data, err := want.MarshalBinary()
		require.NoError(t, err)
		text, err := json.Marshal(want)
		require.NoError(t, err)
		var a, b quota.Tally
		require.NoError(t, a.UnmarshalBinary(data))
		require.NoError(t, json.Unmarshal(text, &b))
		require.Equal(t, want, a)
		require.Equal(t, want, b)
	}
}

// Whatever the bytes, there is a Tally with exactly these bytes or a typed error.
func FuzzTallyBinary(f *testing.F) {
	good, _ := hex.DecodeString(goldenBinary)
	f.Add(good)
	f.Add([]byte{})                                 // nothing
	f.Add([]byte("TQ\x01\x00"))                     // no act
	f.Add([]byte("TQ\x02\x00"))                     // a version to come
	f.Add([]byte("TQ\x01\xff\xff\xff\xff\xff\x01")) // a promise of years
	f.Add([]byte("TQ\x01\x80\x00"))                 // a number longer than need be
	f.Fuzz(func(t *testing.T, data []byte) {
		var tally quota.Tally
		if err := tally.UnmarshalBinary(data); err != nil {
			var bad *telehealth.FieldError
			require.ErrorAs(t, err, &bad)
			require.Equal(t, quota.Tally{}, tally)
			return
		}
		again, err := tally.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, data, again)
	})
}
