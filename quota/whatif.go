package quota

// Allows reports whether n more teleconsultations with other patients fit; 0 asks
// whether the position is within, and a negative n whether it is once so many are
// taken back. It reads Remote, Total and Cap, divides nothing and allocates nothing.
// The zero Position has no cap and allows any number.
func (p Position) Allows(n int64) bool {
	return p.uncapped() || clamped(n)*int64(percent-p.Cap) <= p.spare()
}

// clamped bounds n where nothing changes any more: the spare of a year is within
// 2^50, and 2^56 acts move it by at least 2^56 and by less than 2^63.
func clamped(n int64) int64 {
	const most = 1 << 56
	return min(max(n, -most), most)
}

// With returns the position after more acts in the same reading: teleconsultations
// that the cap counts, and acts in person. Negative numbers take acts back; neither
// sum may leave 0 to 2^40. A [Meter] answers faster. From the zero Position it starts
// a year without a cap.
func (p Position) With(video, inPerson int64) Position {
	cap := p.Cap
	if cap == 0 {
		cap = percent
	}
	return place(p.Remote+video, p.Total+video+inPerson, cap)
}
