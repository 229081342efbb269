package billing_test

import (
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every row that the public tables and other pages print is run through Price:
// the facts in the first columns must give the amounts in the last ones. The
// reason of a row is the address of its page.
func TestPublishedExamples(t *testing.T) {
	for _, row := range readExamples(t, "testdata/published.csv") {
		t.Run(row["id"], func(t *testing.T) {
			require.NotEmpty(t, row["reason"])
			bill, err := billing.Price(row.consultation(t))
			if row["note"] == "not-covered" {
				bad, ok := errors.AsType[*telehealth.FieldError](err)
				require.True(t, ok, "a day before the tables must not get a bill: %v", err)
				assert.Equal(t, telehealth.ErrorNotCovered, bad.Code)
				return
			}
			require.NoError(t, err)
			assert.Positive(t, row.compare(t, &bill), "a row that compares nothing proves nothing")
		})
	}
}

// Some pages contradict themselves, or the tariffs of their day. Here our value
// stands in the expected columns and what the page printed in the last one.
func TestPublishedContradictions(t *testing.T) {
	for _, row := range readExamples(t, "testdata/contradictions.csv") {
		t.Run(row["id"], func(t *testing.T) {
			require.NotEmpty(t, row["reason"])
			require.NotEmpty(t, row["published"], "the printed value must be named")
			bill, err := billing.Price(row.consultation(t))
			require.NoError(t, err)
			assert.Positive(t, row.compare(t, &bill))
		})
	}
}

type example map[string]string

func readExamples(t *testing.T, file string) []example {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	cells, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var rows []example
	for _, line := range cells[1:] {
		row := example{}
		for i, name := range cells[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	require.NotEmpty(t, rows)
	return rows
}

// coversOf reads the covers of a cell, as the wire spells them.
func coversOf(t *testing.T, cell string) (c billing.Covers) {
	t.Helper()
	require.NoError(t, c.UnmarshalJSON([]byte(strconv.Quote(cell))))
	return c
}

func (row example) consultation(t *testing.T) billing.Consultation {
	t.Helper()
	c := billing.Consultation{
		ID:   row["id"],
		Date: telehealth.MustParseDate(row["date"]),
		Act:  telehealth.Code(row["act"]),
		Mode: telehealth.Mode(row["mode"]),
		Practitioner: telehealth.Practitioner{
			Specialty: telehealth.Specialty(row["specialty"]),
			Sector:    telehealth.Sector(row["sector"]),
			OPTAM:     row["optam"] == "true",
		},
		Patient: billing.Patient{Scheme: billing.Scheme(row["scheme"]), Cover: coversOf(t, row["cover"])},
		Pathway: telehealth.Pathway(row["pathway"]),
	}
	if row["birth"] != "" {
		c.Patient.Birth = telehealth.MustParseDate(row["birth"])
	}
	if row["fee"] != "" {
		c.Fee = new(amount(t, row["fee"]))
	}
	if row["letter"] != "" {
		c.Letter = new(row["letter"] == "true")
	}
	switch row["supplements"] {
	case "":
	case "-":
		c.Supplements = []telehealth.Code{}
	default:
		for code := range strings.SplitSeq(row["supplements"], "|") {
			c.Supplements = append(c.Supplements, telehealth.Code(code))
		}
	}
	if row["guarantee"] != "" {
		g, err := strconv.Atoi(row["guarantee"])
		require.NoError(t, err)
		c.Complement = billing.Complement{Guarantee: g, Responsible: true}
	}
	return c
}

// compare checks every expected column that is filled and returns how many.
func (row example) compare(t *testing.T, b *billing.Bill) (n int) {
	t.Helper()
	for column, got := range map[string]string{
		"base": b.Base().String(), "rate": b.Rate().String(), "gross": b.Gross().String(),
		"participation": b.Participation.String(), "reimbursed": b.Reimbursed().String(),
		"complement": b.Complement.String(), "patient": b.Patient().String(),
	} {
		if want := row[column]; want != "" {
			assert.Equal(t, want, got, "%s, %s", column, row["note"])
			n++
		}
	}
	return n
}

func amount(t *testing.T, s string) billing.Amount {
	t.Helper()
	a, err := billing.ParseAmount(s)
	require.NoError(t, err)
	return a
}
