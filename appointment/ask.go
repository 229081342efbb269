package appointment

import (
	"errors"
	"fmt"
	"iter"
	"runtime"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// ErrCap says that a command was not done because [Practice.Cap] panicked, or ended
// its goroutine.
var ErrCap = errors.New("the Cap of the practice did not return")

// ask calls the caller's Cap on a goroutine of its own, for a command is judged
// among others: whatever Cap does must befall that command alone.
func (r *roster) ask(b Booking, booked iter.Seq[Booking]) (d quota.Decision, err error) {
	err = ErrCap
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() {
			if v := recover(); v != nil {
				err = fmt.Errorf("%w: %s", ErrCap, panicked(v))
			}
		}()
		d, err = r.Cap(b, booked)
	}()
	<-done
	return d, err
}

// asked is the teleconsultation that Cap hears of.
func (r *roster) asked(b Booking, day telehealth.Date) Booking {
	b = b.clone()
	b.Mode = telehealth.ModeVideo
	if b.Start.IsZero() {
		year, month, n := day.YMD()
		b.Start = stored(time.Date(year, month, n, 12, 0, 0, 0, r.zones[b.Practitioner]))
	}
	return b
}

// panicked tells what a panic was about, but not what was in it: that may be of a
// patient.
func panicked(v any) string {
	if err, ok := v.(runtime.Error); ok {
		return "panic: " + err.Error()
	}
	return fmt.Sprintf("panic with a %T", v)
}
