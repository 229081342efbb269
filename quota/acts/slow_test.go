package acts

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"hash/maphash"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
	"github.com/stretchr/testify/require"
)

// A year is an account as a test compares it.
type year struct {
	practitioner string
	year         int
	specialty    telehealth.Specialty
	seen         int
	count        quota.Count
}

// sums is the same while it is counted, the slow way.
type sums map[[2]string]*struct {
	count  quota.Count
	latest map[telehealth.Specialty]telehealth.Date
}

// add counts one line with encoding/csv and the library. It reports whether the
// line is good.
func (s sums) add(line string, separator rune, cells int) bool {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma, r.FieldsPerRecord = separator, cells
	row, err := r.Read()
	if err != nil {
		return false
	}
	day, err := telehealth.ParseDate(row[2])
	code, specialty := telehealth.Code(row[3]), telehealth.Specialty(row[1])
	own, known := yesNo[strings.ToLower(row[4])]
	assisted := false
	if cells == 6 && known && row[5] != "" {
		assisted, known = yesNo[strings.ToLower(row[5])]
	}
	if err != nil || !known || code.Kind() == "" || row[0] == "" || len(row[0]) > 256 ||
		!utf8.ValidString(row[0]) || !refers(row[0]) ||
		!slices.Contains(telehealth.Specialties(), specialty) {
		return false
	}
	count, isAct := quota.CountOf(quota.Act{Code: code, OwnPatient: own, Assisted: assisted})
	if !isAct {
		return true
	}
	key := [2]string{row[0], strconv.Itoa(day.Year())}
	if s[key] == nil {
		s[key] = &struct {
			count  quota.Count
			latest map[telehealth.Specialty]telehealth.Date
		}{latest: map[telehealth.Specialty]telehealth.Date{}}
	}
	sum := s[key]
	sum.count = sum.count.Add(count)
	if day.After(sum.latest[specialty]) {
		sum.latest[specialty] = day
	}
	return true
}

// shapeless are blanks, controls and the characters of Unicode that show nothing, and
// that of damaged texts.
const shapeless = `[\s\p{Z}\p{Cc}\p{Cf}\x{34F}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{2065}\x{2800}\x{3164}` +
	`\x{FE00}-\x{FE0F}\x{FFA0}\x{FFF0}-\x{FFF8}\x{16FE4}\x{1D159}\x{E0000}-\x{E0FFF}\x{FFFD}]`

// A reference has none of them but single spaces inside, and something that shows.
var (
	unshown = regexp.MustCompile(shapeless)
	spaces  = regexp.MustCompile(`^ | $|  `)
	shown   = regexp.MustCompile(`[\pL\pN\pP\pS]`)
)

func refers(text string) bool {
	return !spaces.MatchString(text) && !unshown.MatchString(strings.ReplaceAll(text, " ", "")) && shown.MatchString(text)
}

func slowly(body string, separator rune, cells int) (years []year, bad []int64) {
	all, number := sums{}, int64(1)
	for line := range strings.Lines(body) {
		number++
		empty := line == "\n" || line == "\r\n" || line == "\r"
		if !empty && !all.add(line, separator, cells) {
			bad = append(bad, number)
		}
	}
	for key, s := range all {
		judged := slices.MinFunc(slices.Collect(maps.Keys(s.latest)), func(a, b telehealth.Specialty) int {
			return cmp.Or(s.latest[b].Compare(s.latest[a]),
				cmp.Compare(slices.Index(specialties, a), slices.Index(specialties, b)))
		})
		n, _ := strconv.Atoi(key[1])
		years = append(years, year{key[0], n, judged, len(s.latest), s.count})
	}
	slices.SortFunc(years, func(a, b year) int {
		return cmp.Or(cmp.Compare(a.practitioner, b.practitioner), cmp.Compare(a.year, b.year))
	})
	return years, bad
}

var yesNo = map[string]bool{
	"true": true, "1": true, "oui": true, "yes": true, "vrai": true,
	"false": false, "0": false, "non": false, "no": false, "faux": false,
}

// quickly counts the same rows as the program does.
func quickly(t *testing.T, text string, room int) (years []year, bad []int64) {
	w := newWorker(0, split{}, nil, maphash.MakeSeed())
	in := newInput(strings.NewReader(text), 0, func(int64) { t.Fatal("no line is so long") })
	b := &block{room: make([]byte, room)}
	for {
		err := in.next(b)
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		w.block(b)
	}
	for _, a := range w.ledger.sorted() {
		n := 0
		for s := range specialties {
			n += int(a.seen >> s & 1)
		}
		years = append(years, year{a.practitioner, a.period.year(), specialties[a.specialty], n, a.count})
	}
	for _, r := range w.first {
		bad = append(bad, r.line)
	}
	return years, bad
}

// FuzzRows: whatever the rows hold, the hand-made reader and encoding/csv with the
// library count the same and refuse the same lines.
func FuzzRows(f *testing.F) {
	f.Add(good, false, false)                                            // the ordinary row
	f.Add(good+strings.Replace(good, "psych", `"psych`, 1), true, false) // a quote that does not close
	f.Add(`"a,""b",psychiatry,2026-03-02,TCS,no`+"\r\n", false, false)   // quotes and a separator in quotes
	f.Add("a;psychiatry;2026-03-02;TCS;no;yes\n\n\r\n", true, true)      // semicolons, six cells, empty lines
	f.Add("a,psychiatry,2026-03-02,TCS,no,\n\u00a0a,psychiatry,2026-03-02,TCS,no,\na\t,psychiatry,2026-03-02,TCS,no,", false, true)
	f.Add("a,psychiatry,2026-03-02,TCS,no\r\r\n", false, false)              // a carriage return too many
	f.Add(`"a","psychiatry","2026-03-02","TCS","no"`+"\r\r\n", false, false) // the same, quoted
	f.Add(`"a","psychiatry","2026-03-02",TCS,"no"`+"\n"+`"a"b,psychiatry,2026-03-02,TCS,no`, false, false)
	f.Add("a,psychiatry,2026-03-31,G,no\na,neurology,2026-04-01,MCS,no\na,neurology,2026-03-31,TE2,1", false, false)
	f.Add("a,psychiatry,2026-03-31,JQQM010,VRAI\na,psychiatry,2026-03-31,JQQM0100,faux\na,psychiatry,2026-03-31,DEQP003,Faux", false, false)
	f.Add("\x00\x00\x00,psychiatry,\x00\x00\x00\x00\x00\x00\x00\x0001,\x00,0\n", false, false) // the key 0 of a memo
	f.Fuzz(func(t *testing.T, body string, semicolon, six bool) {
		head, separator, cells := header, ',', 5
		if six {
			head, cells = strings.Replace(head, "\n", ",assisted\n", 1), 6
		}
		if semicolon {
			head, separator = strings.ReplaceAll(head, ",", ";"), ';'
		}
		want, wantBad := slowly(body, separator, cells)
		for _, room := range []int{len(head) + len(body) + 2, len(head) + longest(body) + 2} { // one block, and many
			got, bad := quickly(t, head+body, room)
			require.Equal(t, want, got)
			require.Equal(t, wantBad[:min(len(wantBad), maxFirst)], bad)
		}
	})
}

func longest(text string) (n int) {
	for line := range bytes.Lines([]byte(text)) {
		n = max(n, len(line))
	}
	return n
}

// The same for rows that are mostly right, which a fuzzer seldom finds.
func TestFastIsSlow(t *testing.T) {
	text := acts(20_000, 5_000) // more accounts than the ledger begins with
	text = strings.ReplaceAll(text, "P00000977", `"P,977"`)
	text = strings.ReplaceAll(text, "-02-28,", "-02-31,")
	text = strings.NewReplacer(",GS,", ",JQQM010,", ",VG,true", ",DEQP003,VRAI", ",VG,false", ",DEQP003,Faux").Replace(text)
	long := strings.ReplaceAll(text, "\nP", "\n"+strings.Repeat("P", len(account{}.head)))             // alike in the head
	quoted := strings.NewReplacer("TCG", `"TCG"`, "TCS", `"TCS`, "true\n", "\"true\"\n").Replace(text) // TCS stays open
	for _, text := range []string{text, long, quoted} {
		head, body, _ := strings.Cut(text, "\n")
		want, wantBad := slowly(body, ',', 6)
		require.Greater(t, len(want), 5_000)
		got, bad := quickly(t, head+"\n"+body, 10_000)
		require.Equal(t, want, got)
		require.Equal(t, wantBad[:maxFirst], bad)
	}
}
