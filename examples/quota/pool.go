package main

// A pool holds values by their number. They stay where they are, and there is one
// allocation for many of them. The first, 0, is nobody's.
type pool[T any] struct {
	chunks []*[chunk]T
	n      uint32
}

// open returns the number of a new value.
func (p *pool[T]) open() (at uint32) {
	p.n = max(p.n, 1)
	at = p.n
	p.n++
	if int(at/chunk) == len(p.chunks) {
		p.chunks = append(p.chunks, new([chunk]T))
	}
	return at
}

func (p *pool[T]) at(at uint32) *T { return &p.chunks[at/chunk][at%chunk] }
