package acts

import (
	"io"
	"runtime"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
	"github.com/secteur2/telehealth/quota"
)

// A Standing is one year of one practitioner against the cap, as JSON has it. The zero
// Standing is nobody's, and is not read back.
type Standing struct {
	Practitioner string               `json:"practitioner,omitzero"`
	Specialty    telehealth.Specialty `json:"specialty,omitzero"` // that judges what is done
	Year         int                  `json:"year"`
	Policy       quota.Policy         `json:"policy,omitzero"`
	Remote       int64                `json:"remote"` // as the other numbers here, in the reading that decides
	Total        int64                `json:"total"`
	Share        string               `json:"share,omitzero"`
	Cap          int                  `json:"cap"` // percent, 100 where there is none
	Within       bool                 `json:"within"`
	Room         *int64               `json:"room"` // null without a cap
	Debt         int64                `json:"debt"`
	Readings     struct {
		Text                Numbers `json:"text"`
		OwnPatientsExcluded Numbers `json:"own-patients-excluded"`
	} `json:"readings"`
	Projection *Ending `json:"projection,omitempty"` // of the year of [Reader.At]
}

// Numbers are a [quota.Position] without its cap. The zero Numbers are of no acts.
type Numbers struct {
	Remote int64 `json:"remote"`
	Total  int64 `json:"total"`
	// Share is a percentage with two decimals, rounded down: "20.00" may be a little
	// above 20, and Within says so.
	Share  string `json:"share,omitzero"`
	Within bool   `json:"within"`
	Room   *int64 `json:"room"` // null without a cap
	Debt   int64  `json:"debt"`
}

// An Ending is the foreseen end of a year in the reading that decides, a
// [quota.Projection]. What is done is judged by [Year.Specialty], the end, and with it
// Crossing and Mix, by [Year.EndSpecialty]. The zero Ending is of no year.
type Ending struct {
	Day      telehealth.Date  `json:"day,omitzero"`
	Method   string           `json:"method,omitzero"`
	Interval string           `json:"interval,omitzero"`
	Expected Numbers          `json:"expected"`
	Low      Numbers          `json:"low"`
	High     Numbers          `json:"high"`
	Crossing *telehealth.Date `json:"crossing"` // the first day on whose evening the acts are above the cap, or null
	Mix      quota.Mix        `json:"mix"`
}

// UnmarshalJSON reads what is written of a Standing, strictly: any other text is a
// *[telehealth.FieldError], and a stays as it was.
func (a *Standing) UnmarshalJSON(data []byte) error {
	type plain Standing
	return wire.Replace(data, (*plain)(a), func(read *plain) error {
		if read.Practitioner == "" {
			return wire.Error(telehealth.ErrorMissing, "practitioner", "", "the practitioner's reference")
		}
		return nil
	})
}

// UnmarshalJSON reads the JSON form, strictly.
func (n *Numbers) UnmarshalJSON(data []byte) error {
	type plain Numbers
	return wire.Replace(data, (*plain)(n))
}

// UnmarshalJSON reads the JSON form, strictly.
func (e *Ending) UnmarshalJSON(data []byte) error {
	type plain Ending
	return wire.Replace(data, (*plain)(e))
}

// Standing judges a year as [Year.Judge] does.
func (y *Year) Standing(by quota.Cap) (Standing, error) {
	j, end, err := y.Judge(by)
	if err != nil {
		return Standing{}, err
	}
	top := numbersOf(j.Position)
	a := Standing{
		Practitioner: y.Practitioner, Specialty: y.Specialty, Year: y.Year, Policy: j.Policy,
		Remote: top.Remote, Total: top.Total, Share: top.Share, Cap: j.Limit,
		Within: top.Within, Room: top.Room, Debt: top.Debt,
	}
	a.Readings.Text = numbersOf(j.Readings[quota.ReadingText])
	a.Readings.OwnPatientsExcluded = numbersOf(j.Readings[quota.ReadingOwnPatientsExcluded])
	if end != nil {
		a.Projection = endingOf(end, j.Reading)
	}
	return a, nil
}

func numbersOf(p quota.Position) Numbers {
	n := Numbers{Remote: p.Remote, Total: p.Total, Share: percent(p.Share()), Within: p.Within, Debt: p.Debt}
	if p.Room != quota.Unlimited {
		n.Room = &p.Room
	}
	return n
}

// percent writes basis points: 1234 is "12.34".
func percent(points int64) string {
	text := strconv.AppendInt(make([]byte, 0, len("100.00")), points/100, 10)
	return string(append(text, '.', byte('0'+points%100/10), byte('0'+points%10)))
}

func endingOf(p *quota.Projection, reading quota.Reading) *Ending {
	e := &Ending{
		Day: p.Day, Method: p.Method, Interval: p.Interval, Mix: p.Mix[reading],
		Expected: numbersOf(p.Expected.Readings[reading]),
		Low:      numbersOf(p.Low.Readings[reading]),
		High:     numbersOf(p.High.Readings[reading]),
	}
	if day := p.Crossing[reading]; !day.IsZero() {
		e.Crossing = &day
	}
	return e
}

// WriteJSON writes the [Standing] of each year, one a line, in the order of
// [Result.Years]. The error is that of out, or of [Year.Judge].
func (r *Result) WriteJSON(out io.Writer, by quota.Cap) error {
	const atOnce = 512 // accounts, so that memory does not grow with them
	parts := make(chan chan part, 2*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(parts)
		for accounts := r.accounts; len(accounts) > 0; {
			n := doctors(accounts, atOnce)
			some := accounts[:n]
			accounts = accounts[n:]
			done := make(chan part, 1)
			select {
			case parts <- done:
			case <-stop:
				return
			}
			go func() { done <- r.encode(some, by) }()
		}
	}()
	for done := range parts {
		p := <-done
		if p.err != nil {
			return p.err
		}
		if _, err := out.Write(p.text); err != nil {
			return err
		}
	}
	return nil
}

// A part is the text of some answers.
type part struct {
	text []byte
	err  error
}

func (r *Result) encode(accounts []*account, by quota.Cap) (p part) {
	const usual = 512 // bytes of an answer that foresees nothing
	p.text = make([]byte, 0, usual*len(accounts))
	for e := range r.entries(accounts) {
		y := r.year(e)
		a, err := y.Standing(by)
		if err == nil {
			p.text, err = wire.Append(p.text, &a)
		}
		if err != nil {
			return part{err: err}
		}
		p.text = append(p.text, '\n')
	}
	return p
}
