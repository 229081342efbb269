package main

import (
	"bytes"
	"encoding/json"
	"io"
	"runtime"
	"strconv"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/quota"
)

// An answer is one year of one practitioner on the wire.
type answer struct {
	Practitioner string               `json:"practitioner"`
	Specialty    telehealth.Specialty `json:"specialty"`
	Year         int                  `json:"year"`
	Policy       quota.Policy         `json:"policy"`
	Remote       int64                `json:"remote"`
	Total        int64                `json:"total"`
	Share        string               `json:"share"`
	Cap          int                  `json:"cap"`
	Within       bool                 `json:"within"`
	Room         *int64               `json:"room"` // null without a cap
	Debt         int64                `json:"debt"`
	Readings     struct {
		Text                reading `json:"text"`
		OwnPatientsExcluded reading `json:"own-patients-excluded"`
	} `json:"readings"`
	Projection *projection `json:"projection,omitempty"`
}

type reading struct {
	Remote int64  `json:"remote"`
	Total  int64  `json:"total"`
	Share  string `json:"share"`
	Within bool   `json:"within"`
	Room   *int64 `json:"room"`
	Debt   int64  `json:"debt"`
}

// A verdict is a judgement and, for the year of -at, where it is going.
type verdict struct {
	quota.Judgement
	specialty telehealth.Specialty // that judges
	end       *quota.Projection
}

// judge judges an entry, with the chosen reading at the top where it is in dispute.
func (o *options) judge(e *entry) (v verdict, err error) {
	if year := e.newest().period.year(); o.foresees(year) {
		v, err = o.foresee(e)
	} else {
		v.specialty = e.newest().judgedBy()
		v.Judgement, err = o.cap(v.specialty).Judge(year, e.all())
	}
	return v, err
}

func (o *options) cap(s telehealth.Specialty) quota.Cap {
	return quota.Cap{Specialty: s, Choices: o.rules, Reading: o.reading}
}

// foresee judges what is done, and the end of the year, each by its own specialty.
func (o *options) foresee(e *entry) (verdict, error) {
	now, end := o.judging(e).judgedBy(), e.newest().judgedBy()
	p, err := o.cap(end).Project(o.outlook(e))
	v := verdict{p.Now, now, &p}
	if err == nil && now != end {
		v.Judgement, err = o.cap(now).Judge(o.at.Year(), e.done())
	}
	return v, err
}

func answerOf(e *entry, v *verdict) answer {
	a, top := e.newest(), readingOf(v.Position)
	w := answer{
		Practitioner: a.practitioner, Specialty: v.specialty, Year: v.Year, Policy: v.Policy,
		Remote: top.Remote, Total: top.Total, Share: top.Share, Cap: v.Limit,
		Within: top.Within, Room: top.Room, Debt: top.Debt,
	}
	w.Readings.Text = readingOf(v.Readings[quota.ReadingText])
	w.Readings.OwnPatientsExcluded = readingOf(v.Readings[quota.ReadingOwnPatientsExcluded])
	if v.end != nil {
		w.Projection = projectionOf(v.end, v.Reading)
	}
	return w
}

func readingOf(p quota.Position) reading {
	r := reading{Remote: p.Remote, Total: p.Total, Share: percent(p.Share()), Within: p.Within, Debt: p.Debt}
	if p.Room != quota.Unlimited {
		r.Room = &p.Room
	}
	return r
}

// percent writes basis points: 1234 is "12.34".
func percent(points int64) string {
	text := strconv.AppendInt(make([]byte, 0, len("100.00")), points/100, 10)
	return string(append(text, '.', byte('0'+points%100/10), byte('0'+points%10)))
}

// write writes an answer for each entry, in their order.
func (o *options) write(out io.Writer, accounts []*account) error {
	if o.table {
		return o.writeTable(out, accounts)
	}
	const atOnce = 512 // accounts, so that memory does not grow with them
	parts := make(chan chan part, 2*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(parts)
		for len(accounts) > 0 {
			n := doctors(accounts, atOnce)
			some := accounts[:n]
			accounts = accounts[n:]
			done := make(chan part, 1)
			select {
			case parts <- done:
			case <-stop:
				return
			}
			go func() { done <- o.encode(some) }()
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

func (o *options) encode(accounts []*account) part {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	for e := range o.entries(accounts) {
		v, err := o.judge(e)
		if err == nil {
			err = encoder.Encode(answerOf(e, &v))
		}
		if err != nil {
			return part{err: err}
		}
	}
	return part{text: text.Bytes()}
}
