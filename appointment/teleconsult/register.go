package teleconsult

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/law"
	"github.com/secteur2/telehealth/internal/wire"
)

// An entry is one tool of the register.
type entry struct {
	tool           Tool
	name           string
	aliases, hosts []string
	series         []law.Series[YesNo] // one for each property, named by it
}

//go:embed tools.csv
var toolsCSV string

var register = sync.OnceValue(func() []entry {
	entries, err := readRegister(toolsCSV)
	if err != nil {
		panic("tools.csv: " + err.Error()) // the file is part of the program and tested
	}
	return entries
})

func readRegister(text string) ([]entry, error) {
	format := law.Format[string]{
		Key: []string{"tool", "property"}, Resolve: law.Catalogue().Resolve,
		Parse: func(cell string) (string, error) { return cell, nil },
	}
	records, err := format.Read(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	var entries []entry
	for _, rec := range records {
		tool := Tool(rec.Key[0])
		if n := len(entries); n == 0 || entries[n-1].tool != tool {
			entries = append(entries, entry{tool: tool})
		}
		if err := entries[len(entries)-1].add(rec); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// add takes one row. The names of a tool have no history: the last row counts.
func (e *entry) add(rec law.Record[string]) error {
	property := rec.Key[1]
	switch property {
	case "name":
		e.name = rec.Value
		return nil
	case "aliases":
		e.aliases = strings.Split(rec.Value, ";")
		return nil
	case "hosts":
		e.hosts = strings.Split(rec.Value, ";")
		return nil
	}
	claim := YesNo(rec.Value)
	if claim != "" && !slices.Contains(answers, claim) {
		return wire.Error(telehealth.ErrorUnknown, fmt.Sprintf("line %d, value", rec.Line), rec.Value, "yes, no or ?")
	}
	n := len(e.series)
	if n == 0 || e.series[n-1].Key != property {
		e.series = append(e.series, law.Series[YesNo]{Key: property})
		n++
	}
	e.series[n-1].Rows = append(e.series[n-1].Rows, law.Row[YesNo]{
		From: rec.From, Value: claim, State: rec.State, Source: rec.Source, Confidence: rec.Confidence,
	})
	return nil
}
