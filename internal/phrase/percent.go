package phrase

// Percent returns a rate in basis points, hundredths of a percent: 7000 gives
// "70 %" in French and "70%" elsewhere, with the space of the package doc. It
// writes as many decimals as needed, at most two: 11750 gives 117.5.
func Percent(l Language, basisPoints int) string {
	return string(AppendPercent(nil, l, basisPoints))
}

// AppendPercent appends what [Percent] returns.
func AppendPercent(b []byte, l Language, basisPoints int) []byte {
	n := notationOf(l)
	b = n.appendUnits(b, int64(basisPoints))
	if hundredths := magnitude(int64(basisPoints)) % 100; hundredths != 0 {
		b = n.appendHundredths(b, hundredths)
		if hundredths%10 == 0 {
			b = b[:len(b)-1] // 117.5, not 117.50
		}
	}
	return append(b, n.percent...)
}

// Share is [Percent] with two decimals always, for columns: 2000 gives "20,00 %"
// in French.
func Share(l Language, basisPoints int64) string {
	n := notationOf(l)
	b := n.appendHundredths(n.appendUnits(nil, basisPoints), magnitude(basisPoints)%100)
	return string(append(b, n.percent...))
}

// appendUnits appends the sign and the whole percents of basis points.
func (n notation) appendUnits(b []byte, basisPoints int64) []byte {
	if basisPoints < 0 {
		b = append(b, n.minus...)
	}
	return n.appendWhole(b, magnitude(basisPoints)/100)
}
