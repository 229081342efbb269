package appointment

// A ledger is what the events of a history add up to. Only [ledger.apply] changes
// it, so that a history read again makes the same ledger.
type ledger struct {
	version int64
	records map[string][]Event // of each booking; the last has it as it is
	index   index
	holds   turns // and offers, by their end
	waiting turns // the waitlist, by its beginning
}

func (l *ledger) get(id string) (Booking, bool) {
	events := l.records[id]
	if len(events) == 0 {
		return Booking{}, false
	}
	return events[len(events)-1].Booking, true
}

func (l *ledger) apply(e Event) {
	b := e.Booking
	if old, ok := l.get(b.ID); ok {
		l.index.remove(&old)
		switch old.Status {
		case StatusPending:
			l.holds.remove(turn{old.Until, old.ID})
		case StatusWaitlisted:
			l.waiting.remove(turn{old.Wish.Since, old.ID})
		}
	}
	if l.records == nil {
		l.records = map[string][]Event{}
	}
	events := append(l.records[b.ID], e)
	l.records[b.ID] = events
	l.version = e.Version
	l.index.add(&events[len(events)-1].Booking)
	switch b.Status {
	case StatusPending:
		l.holds.add(turn{b.Until, b.ID})
	case StatusWaitlisted:
		l.waiting.add(turn{b.Wish.Since, b.ID})
	}
}
