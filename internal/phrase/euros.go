package phrase

// Euros returns an amount in cents as euros: 123450 gives "1 234,50 €" in
// French and "€1,234.50" in English, with the spaces of the package doc. It
// writes every int64, and always two decimals.
func Euros(l Language, cents int64) string {
	return string(AppendEuros(nil, l, cents))
}

// AppendEuros appends what [Euros] returns.
func AppendEuros(b []byte, l Language, cents int64) []byte {
	n := notationOf(l)
	size := magnitude(cents)
	b = append(b, n.euroLead...)
	if cents < 0 {
		b = append(b, n.minus...)
	}
	b = append(b, n.euroOpen...)
	b = n.appendWhole(b, size/100)
	b = n.appendHundredths(b, size%100)
	return append(b, n.euroEnd...)
}
