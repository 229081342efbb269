package phrase

// Percent returns a rate in basis points, hundredths of a percent: 7000 gives
// "70 %" in French and "70%" elsewhere, with the space of the package doc. It
// writes as many decimals as needed, at most two: 11750 gives 117.5.
func Percent(l Language, basisPoints int) string {
	n := notationOf(l)
	size := magnitude(int64(basisPoints))
	var b []byte
	if basisPoints < 0 {
		b = append(b, n.minus...)
	}
	b = n.appendWhole(b, size/100)
	if hundredths := size % 100; hundredths != 0 {
		b = n.appendHundredths(b, hundredths)
		if hundredths%10 == 0 {
			b = b[:len(b)-1] // 117.5, not 117.50
		}
	}
	return string(append(b, n.percent...))
}
