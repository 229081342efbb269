package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/billing"
)

// A page is the Markdown written so far.
type page struct {
	strings.Builder
	*words
}

// A family is the letter keys of one kind, each with its rows.
type family struct {
	kind telehealth.Kind
	keys [][]billing.Row // by letter key, none empty
}

// write returns the whole page.
func write(t *billing.Tariffs, w *words) string {
	p := &page{words: w}
	fmt.Fprintf(p, w.introduction, t.CheckedUntil(), t.ValidUntil())
	p.shares(t)
	families := familiesOf(t)
	p.index(families)
	for _, f := range families {
		fmt.Fprintf(p, "\n## %s\n", w.kinds[f.kind])
		for _, rows := range f.keys {
			p.key(rows)
		}
	}
	return p.String()
}

// familiesOf relies on [billing.Tariffs.Rows] for the order of the keys, and on
// [telehealth.Kinds] for that of the families: a doctor looks for the act first.
func familiesOf(t *billing.Tariffs) (families []family) {
	byKind := map[telehealth.Kind][][]billing.Row{}
	for r := range t.Rows() {
		keys := byKind[r.Kind]
		if n := len(keys); n > 0 && keys[n-1][0].Code == r.Code {
			keys[n-1] = append(keys[n-1], r)
		} else {
			byKind[r.Kind] = append(keys, []billing.Row{r})
		}
	}
	for _, kind := range telehealth.Kinds() {
		if keys := byKind[kind]; len(keys) > 0 {
			families = append(families, family{kind, keys})
		}
	}
	return families
}

// shares counts the rows by the kind of text they rest on, the weightiest first.
func (p *page) shares(t *billing.Tariffs) {
	count, all, bind := map[telehealth.SourceKind]int{}, 0, 0
	for r := range t.Rows() {
		count[r.Source.Kind]++
		all++
		if r.Source.Kind.Binds() {
			bind++
		}
	}
	if all == 0 {
		return
	}
	fmt.Fprintf(p, "\n"+p.share+"\n\n", bind, all, 100*bind/all)
	for _, kind := range sourceKinds {
		if n := count[kind]; n > 0 {
			fmt.Fprintf(p, "- %s: %d\n", p.texts[kind], n)
		}
	}
}

// sourceKinds are in the order of their weight, a caller's own texts last.
var sourceKinds = []telehealth.SourceKind{
	telehealth.SourceCode, telehealth.SourceJournal, telehealth.SourceAgreement, telehealth.SourceOfficial,
	telehealth.SourceUnion, telehealth.SourceInsurer, telehealth.SourcePress, telehealth.SourceOther, telehealth.SourceLibrary, "",
}

func (p *page) index(families []family) {
	fmt.Fprintf(p, "\n## %s\n", p.contents)
	for _, f := range families {
		fmt.Fprintf(p, "\n**%s**\n\n", p.kinds[f.kind])
		for _, rows := range f.keys {
			code := rows[0].Code
			fmt.Fprintf(p, "- [%s](#%s) %s\n", escape(string(code)), slug(title(code)), escape(frenchName(code)))
		}
	}
}

// key writes one letter key. Its sources are numbered within it, so that a new
// text in one key leaves the rest of the page alone.
func (p *page) key(rows []billing.Row) {
	code := rows[0].Code
	fmt.Fprintf(p, "\n### %s\n\n", escape(title(code)))
	if name := billing.CodeName(code, p.lang); name != frenchName(code) {
		fmt.Fprintf(p, "*%s*\n\n", escape(name))
	}
	fmt.Fprintf(p, "| %s |\n|---|---|---|---|---|---:|---|---|\n", strings.Join(p.columns[:], " | "))
	var sources []telehealth.Source
	for i := range rows {
		r := &rows[i]
		n := slices.Index(sources, r.Source)
		if n < 0 {
			n = len(sources)
			sources = append(sources, r.Source)
		}
		cells := append(p.cells(r), fmt.Sprintf("[%d]", n+1))
		fmt.Fprintf(p, "| %s |\n", strings.Join(cells, " | "))
	}
	p.WriteByte('\n')
	for i, s := range sources {
		fmt.Fprintf(p, "%d. %s%s\n", i+1, link(s.Title, s.URL), p.kindOf(&s)+p.days(&s))
	}
}

// kindOf names what kind of text it is; a caller's own text has none.
func (p *page) kindOf(s *telehealth.Source) string {
	if s.Kind == "" {
		return ""
	}
	return ", " + p.texts[s.Kind]
}

// days says when a text appeared and when a person last read it.
func (p *page) days(s *telehealth.Source) (text string) {
	if !s.Published.IsZero() {
		text += fmt.Sprintf(", %s %s", p.published, s.Published)
	}
	if !s.Checked.IsZero() {
		text += fmt.Sprintf(", %s %s", p.checked, s.Checked)
	}
	return text
}

// title is the heading of a letter key. It is French in every language: the
// doctor knows the act by that name, and a link to it stays good.
func title(code telehealth.Code) string {
	if name := frenchName(code); name != "" {
		return string(code) + ": " + name
	}
	return string(code) // a key of the caller's own tables has no name
}

func frenchName(code telehealth.Code) string { return billing.CodeName(code, french.lang) }
