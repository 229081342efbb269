package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/secteur2/telehealth/appointment"
)

// Storm has four agendas over one history, and 64 goroutines that book, move and
// cancel on the same day. Afterwards no two bookings overlap, all that was
// acknowledged is there, nothing else is, and the versions have no gap.
func Storm(t *testing.T, create func(t *testing.T) (open func() appointment.Store)) {
	open := create(t)
	weather(t, open(), open, 64)
}

const (
	agendas = 4
	tries   = 12 // of each goroutine
	slots   = 48 // of the day
)

func weather(t *testing.T, honest appointment.Store, open func() appointment.Store, goroutines int) {
	list := make([]*appointment.Agenda, agendas)
	for i := range list {
		list[i] = enter(t, open)
	}
	var (
		group  sync.WaitGroup
		actors = make([]actor, goroutines)
	)
	for i := range actors {
		a := &actors[i]
		*a = actor{name: fmt.Sprint("actor-", i), agenda: list[i%agendas], random: rand.New(rand.NewPCG(uint64(i), 7))}
		group.Go(func() {
			for n := range tries {
				a.try(t, n)
			}
		})
	}
	group.Wait()
	verify(t, History(t, honest, 0), actors)
	for i, a := range list {
		again(t, func() error { return a.Sync(t.Context()) })
		for _, other := range list[:i] {
			agree(t, a, other)
		}
	}
}

// agree: what everybody read is the same for everybody.
func agree(t *testing.T, a, b *appointment.Agenda) {
	for i := range doctors {
		doctor := fmt.Sprint("dr-", i)
		one, two := a.Bookings(doctor, time.Time{}, time.Time{}), b.Bookings(doctor, time.Time{}, time.Time{})
		if !reflect.DeepEqual(one, two) {
			t.Errorf("two agendas over one store differ about %s", doctor)
		}
	}
}

// enter opens an agenda, again if need be: a faulty store fails here too.
func enter(t *testing.T, open func() appointment.Store) (a *appointment.Agenda) {
	again(t, func() (err error) {
		a, err = appointment.Open(t.Context(), Practice(), open())
		return err
	})
	return a
}

// again asks until no fault is injected. Each time more is read, so it ends.
func again(t *testing.T, do func() error) {
	err := errFault
	for n := 0; n < 1000 && errors.Is(err, errFault); n++ {
		err = do()
	}
	must(t, err)
}

// An actor knows what became of its bookings: of each, one state that it must be
// in, or two where the outcome of the last command is unknown.
type actor struct {
	name   string
	agenda *appointment.Agenda
	random *rand.Rand
	known  [][]state
	ids    []string
}

type state struct {
	status appointment.Status // "" is not there
	start  time.Time
}

// try books one time, and may move it or cancel it.
func (a *actor) try(t *testing.T, n int) {
	id := fmt.Sprintf("%s/%d", a.name, n)
	entry := appointment.Provenance{By: a.name, At: base}
	r := appointment.Request{
		ID: id, Practitioner: fmt.Sprint("dr-", a.random.IntN(doctors)),
		Visit: []string{"visit", "scan"}[a.random.IntN(2)], Start: a.time(),
	}
	before := state{}
	after := state{appointment.StatusBooked, r.Start}
	_, err := a.agenda.Book(t.Context(), entry, r)
	may := outcome(t, err, before, after)
	if err == nil {
		switch before = after; a.random.IntN(3) {
		case 0:
			after.status = appointment.StatusCancelled
			_, err = a.agenda.Cancel(t.Context(), entry, id)
			may = outcome(t, err, before, after)
		case 1:
			after.start = a.time()
			_, err = a.agenda.Reschedule(t.Context(), entry, appointment.Request{ID: id, Start: after.start})
			may = outcome(t, err, before, after)
		}
	}
	a.ids, a.known = append(a.ids, id), append(a.known, may)
}

// time is one of the day after, which is open to all.
func (a *actor) time() time.Time {
	return base.Truncate(24 * time.Hour).Add(24*time.Hour + time.Duration(a.random.IntN(slots))*visit)
}

// outcome is where a command may have led.
func outcome(t *testing.T, err error, before, after state) []state {
	var refusal *appointment.RefusalError
	switch {
	case err == nil:
		return []state{after}
	case errors.As(err, &refusal):
		return []state{before}
	case errors.Is(err, appointment.ErrNotStored): // a fault, or a store that others kept busy
		return []state{before}
	case errors.Is(err, errFault):
		return []state{before, after}
	default:
		t.Errorf("a command failed: %v", err)
		return []state{before, after}
	}
}
