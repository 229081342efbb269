package billing_test

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// goodRow is a row that is read.
const goodRow = "G,general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure\n"

var badTariffs = []struct {
	name, file string
	code       telehealth.ErrorCode
	field      string
	value      string
	reason     string
}{
	{"nothing", "", telehealth.ErrorMissing, "line 1, header", "", "an empty file is a mistake"},
	{"no header", goodRow, telehealth.ErrorMalformed, "line 1, header", strings.TrimSpace(goodRow), "the first row is not swallowed"},
	{"header of old", "code,amount\n", telehealth.ErrorMalformed, "line 1, header", "code,amount", "another table"},
	{"code empty", tariffHeader + ",general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, code", "", "a row for no key"},
	{"code long", tariffHeader + "ABCDEFGHIJKLMNOPQ,general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, code", "ABCDEFGHIJKLMNOPQ", "17 letters are no key"},
	{"specialty", tariffHeader + goodRow + "G,generalist,opposable,metropole,,2027-06-01,32.00,ngap-2bis,sure", telehealth.ErrorUnknown, "line 3, specialty", "generalist", "a word outside the vocabulary, on line 3"},
	{"specialty list", tariffHeader + "CS,cardiology|,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorUnknown, "line 2, specialty", "", "a bar without a name must not mean every specialist"},
	{"scale", tariffHeader + "G,general-practice,sector1,metropole,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorUnknown, "line 2, scale", "sector1", "not a column of the tariff"},
	{"territory", tariffHeader + "G,general-practice,opposable,paris,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorUnknown, "line 2, territory", "paris", "no territory"},
	{"territory empty", tariffHeader + "G,general-practice,opposable,,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorUnknown, "line 2, territory", "", "a table has no default"},
	{"ages", tariffHeader + "G,general-practice,opposable,metropole,under 6,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, ages", "under 6", "words"},
	{"ages reversed", tariffHeader + "G,general-practice,opposable,metropole,5-0,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, ages", "5-0", "an empty band"},
	{"ages open", tariffHeader + "G,general-practice,opposable,metropole,6-,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, ages", "6-", "both ends are written"},
	{"ages too high", tariffHeader + "G,general-practice,opposable,metropole,0-128,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, ages", "0-128", "would wrap an int8"},
	{"from", tariffHeader + "G,general-practice,opposable,metropole,,1/5/2027,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, from", "1/5/2027", "days are written one way"},
	{"from empty", tariffHeader + "G,general-practice,opposable,metropole,,,32.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, from", "", "a row without a day"},
	{"value comma", tariffHeader + `G,general-practice,opposable,metropole,,2027-05-01,"32,00",ngap-2bis,sure`, telehealth.ErrorMalformed, "line 2, value", "32,00", "the French comma"},
	{"value negative", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,-1.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, value", "-1.00", "a tariff below nothing"},
	{"value absurd", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,100000.00,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, value", "100000.00", "above what a claim carries"},
	{"value yes", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,yes,ngap-2bis,sure", telehealth.ErrorMalformed, "line 2, value", "yes", "a rule's value, not a tariff's"},
	{"source", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,32.00,my memory,sure", telehealth.ErrorUnknown, "line 2, source", "my memory", "every number knows its text"},
	{"source empty", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,32.00,,sure", telehealth.ErrorUnknown, "line 2, source", "", "the source is required"},
	{"source script", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,32.00,javascript:alert(1),sure", telehealth.ErrorUnknown, "line 2, source", "javascript:alert(1)", "an address of another kind"},
	{"confidence", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,high", telehealth.ErrorUnknown, "line 2, confidence", "high", "the marks of the reference are others"},
	{"confidence empty", tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,", telehealth.ErrorUnknown, "line 2, confidence", "", "no row lacks a mark"},
	{"the same row twice", tariffHeader + goodRow + goodRow, telehealth.ErrorContradiction, "line 3, from", "2027-05-01", "one row a day"},
	{"days unsorted", tariffHeader + goodRow + "G,general-practice,opposable,metropole,,2027-04-30,31.00,ngap-2bis,sure", telehealth.ErrorContradiction, "line 3, from", "2027-04-30", "rows stand in the order of their days"},
	{"the same day in another spelling", tariffHeader + "CS,cardiology|dermatology,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure\nCS,dermatology,opposable,metropole,,2027-05-01,33.00,ngap-2bis,sure", telehealth.ErrorContradiction, "line 3, from", "2027-05-01", "two rows for one cell under different lists"},
	{"a specialty twice", tariffHeader + "CS,cardiology|cardiology,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure", telehealth.ErrorContradiction, "line 2, specialty", "cardiology", "a row that meets itself"},
	{"too few cells", tariffHeader + "G,general-practice\n", telehealth.ErrorMalformed, "line 2, csv", "wrong number of fields", "a row cut off"},
	{"open quote", tariffHeader + "\"G,general-practice\n", telehealth.ErrorMalformed, "line 2, csv", `extraneous or missing " in quoted-field`, "no CSV"},
}

func TestReadTariffsRefuses(t *testing.T) {
	for _, c := range badTariffs {
		t.Run(c.name, func(t *testing.T) {
			require.NotEmpty(t, c.reason)
			tariffs, err := billing.ReadTariffs(strings.NewReader(c.file))
			require.Error(t, err, c.reason)
			assert.Nil(t, tariffs)
			bad := refusal(t, err)
			assert.Equal(t, c.code, bad.Code, c.reason)
			assert.Equal(t, c.field, bad.Field, c.reason)
			assert.Equal(t, c.value, bad.Value, c.reason)
		})
	}
}

// A comment and an empty line shift nothing: the number is that of the file.
func TestReadTariffsCountsCommentLines(t *testing.T) {
	_, err := billing.ReadTariffs(strings.NewReader("# my table\n" + tariffHeader + "# a reform\n\nG,x,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure"))
	require.Error(t, err)
	assert.Equal(t, "line 5, specialty", refusal(t, err).Field)
}

func TestReadTariffsIsBounded(t *testing.T) {
	_, err := billing.ReadTariffs(strings.NewReader(tariffHeader + strings.Repeat("# comment\n", 2<<20)))
	require.Error(t, err, "20 MB: the documented bound is 16 MiB")
	assert.Equal(t, telehealth.ErrorOutOfRange, refusal(t, err).Code)
}

// A row stands for every specialty in every scale of every territory that it names: what
// it expands to is bounded, and a name that stands twice is refused before it expands.
func TestReadTariffsBoundsWhatARowExpandsTo(t *testing.T) {
	row := func(specialty, scale, territory string) string {
		return "G," + specialty + "," + scale + "," + territory + ",,2027-05-01,32.00,ngap-2bis,sure\n"
	}
	many := func(name string) string { return strings.TrimSuffix(strings.Repeat(name+"|", 2000), "|") }
	for _, c := range []struct {
		row, field string
		code       telehealth.ErrorCode
		reason     string
	}{
		{row("general-practice", "opposable|free|opposable", "metropole"), "line 2, scale", telehealth.ErrorContradiction, "a scale twice"},
		{row("general-practice", "opposable", "mayotte|mayotte"), "line 2, territory", telehealth.ErrorContradiction, "a territory twice"},
		{row("specialist|specialist", "opposable", "mayotte"), "line 2, specialty", telehealth.ErrorContradiction, "every specialist twice"},
		{row(many("cardiology"), many("free"), many("metropole")), "line 2, specialty", telehealth.ErrorOutOfRange, "8,000,000,000 cells in 50 kB"},
	} {
		started := time.Now()
		_, err := billing.ReadTariffs(strings.NewReader(tariffHeader + c.row))
		bad := refusal(t, err)
		assert.Equal(t, c.field, bad.Field, c.reason)
		assert.Equal(t, c.code, bad.Code, c.reason)
		assert.Less(t, time.Since(started), 5*time.Second, c.reason)
	}

	all := strings.Join(wordsOf(telehealth.Specialties()), "|")
	places := strings.Join(wordsOf(telehealth.Territories()), "|")
	each := len(telehealth.Specialties()) * 3 * len(telehealth.Territories())
	file := func(cells int) string {
		var b strings.Builder
		b.WriteString(tariffHeader)
		for n := range cells / each {
			b.WriteString("G," + all + ",opposable|free|authority," + places + ",," +
				day("2027-05-01").AddDays(n).String() + ",32.00,ngap-2bis,sure\n")
		}
		for n := range cells % each { // one cell each
			b.WriteString("C,cardiology,opposable,metropole,," + day("2027-05-01").AddDays(n).String() + ",32.00,ngap-2bis,sure\n")
		}
		return b.String()
	}
	_, err := billing.ReadTariffs(strings.NewReader(file(100_000)))
	require.NoError(t, err, "the bound itself is good")
	_, err = billing.ReadTariffs(strings.NewReader(file(100_001)))
	assert.Equal(t, telehealth.ErrorOutOfRange, refusal(t, err).Code, "one more is not")
}

func wordsOf[S ~string](names []S) (words []string) {
	for _, n := range names {
		words = append(words, string(n))
	}
	return words
}

func TestReadTariffsPassesReadErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := billing.ReadTariffs(iotest.ErrReader(broken))
	assert.ErrorIs(t, err, broken, "a failing reader is not a bad table")
}

func FuzzReadTariffs(f *testing.F) {
	f.Add(tariffHeader)                                                                                      // a header alone
	f.Add("")                                                                                                // nothing
	f.Add(tariffHeader + "G,general-practice,opposable,metropole,,2027-05-01,32.00,ngap-2bis,sure")          // a reform
	f.Add(tariffHeader + "X1,specialist,free|authority,mayotte|reunion,0-5,2017-05-01,1.00,ngap-2bis,sure")  // lists and ages
	f.Add(tariffHeader + "G,general-practice,opposable,metropole,,2017-05-01,,ngap-2bis,sure")               // a repeal of an official row
	f.Add(tariffHeader + "MCS,specialist,opposable,metropole,,2026-01-01,?,http://x/,disputed")              // an amount not found
	f.Add(tariffHeader + "G,general-practice,opposable,metropole,0-127,2026-01-01,99999.99,ngap-2bis,sure")  // the bounds
	f.Add("# c\n" + tariffHeader + "\"G\nG\",general-practice,opposable,metropole,,2026-01-01,1,ngap-2bis,") // a key over two lines
	f.Add("\ufeff" + tariffHeader)                                                                           // a byte order mark
	questions := []billing.Consultation{seed("2026-03-02"), gpOn("2027-05-01"), gpOn("2018-01-01")}
	f.Fuzz(func(t *testing.T, file string) {
		tariffs, err := billing.ReadTariffs(strings.NewReader(file))
		if err != nil {
			checkTyped(t, err)
			return
		}
		for _, q := range questions {
			b, err := tariffs.Price(q)
			if err != nil {
				checkTyped(t, err)
			} else if b.Fee() != b.Reimbursed()+b.Complement+b.Patient() {
				t.Fatalf("the parts of %s do not come to the fee", b.Text("en"))
			}
		}
	})
}
