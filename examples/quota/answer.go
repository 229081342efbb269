package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"

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
}

type reading struct {
	Remote int64  `json:"remote"`
	Total  int64  `json:"total"`
	Share  string `json:"share"`
	Within bool   `json:"within"`
	Room   *int64 `json:"room"`
	Debt   int64  `json:"debt"`
}

// judge judges an account, with the chosen reading at the top.
func (o *options) judge(a *account) (quota.Judgement, error) {
	j, err := quota.Judge(int(a.year), specialties[a.specialty], a.count, o.rules)
	if err != nil {
		return j, err
	}
	j.Reading, j.Position = o.reading, j.Readings[o.reading]
	return j, nil
}

func answerOf(a *account, j *quota.Judgement) answer {
	top := readingOf(j.Position)
	w := answer{
		Practitioner: a.practitioner, Specialty: specialties[a.specialty], Year: j.Year, Policy: j.Policy,
		Remote: top.Remote, Total: top.Total, Share: top.Share, Cap: j.Cap,
		Within: top.Within, Room: top.Room, Debt: top.Debt,
	}
	w.Readings.Text = readingOf(j.Readings[quota.ByText])
	w.Readings.OwnPatientsExcluded = readingOf(j.Readings[quota.OwnPatientsExcluded])
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
func percent(points int64) string { return fmt.Sprintf("%d.%02d", points/100, points%100) }

// write writes an answer for each account, in their order.
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
		for first := 0; first < len(accounts); first += atOnce {
			done := make(chan part, 1)
			select {
			case parts <- done:
			case <-stop:
				return
			}
			some := accounts[first:min(first+atOnce, len(accounts))]
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
	for _, a := range accounts {
		j, err := o.judge(a)
		if err == nil {
			err = encoder.Encode(answerOf(a, &j))
		}
		if err != nil {
			return part{err: err}
		}
	}
	return part{text: text.Bytes()}
}
