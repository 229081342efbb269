package appointment

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/internal/wire"
)

// A VisitType is what a patient comes for and how much time it takes. Durations
// are whole minutes. The zero VisitType lacks its Duration.
type VisitType struct {
	Ref      string        `json:"ref,omitzero"`             // the caller's name for it
	Duration time.Duration `json:"durationMinutes,omitzero"` // of the visit itself, up to 24 hours
	Modes    Modes         `json:"modes,omitzero"`           // in which it may take place; the zero set is in person
	// Before and After are kept free around the visit for the practitioner and
	// whatever the visit needs. They may lie outside the hours: those say when
	// patients are seen. Buffers of two visits do not overlap.
	Before time.Duration `json:"beforeMinutes,omitzero"`
	After  time.Duration `json:"afterMinutes,omitzero"`
	// Step is from one start to the next, in time that passes, counted anew from the
	// beginning of each Hours; 0 is Duration.
	Step time.Duration `json:"stepMinutes,omitzero"`
	// Notice is how long before its start a visit can be booked at the latest; 0 is
	// until it begins.
	Notice time.Duration `json:"noticeMinutes,omitzero"`
	// Horizon is how many days ahead it can be booked, today being 0 days; 0 is no
	// bound.
	Horizon int `json:"horizonDays,omitzero"`
	// Capacity is how many patients come at once; 0 is one. Bookings with the same
	// practitioner, visit type and start are one group, and share what it needs.
	Capacity int `json:"capacity,omitzero"`
	// CancelBefore is how long before its start it can be cancelled or moved at the
	// latest.
	CancelBefore time.Duration `json:"cancelBeforeMinutes,omitzero"`
	// Needs are rooms or devices shared with other practitioners; the visit takes
	// one of each.
	Needs []Need `json:"needs,omitzero"`
}

// A Need is met by any one of these resources, the first that is free; a group
// keeps the one that it has. A resource is in one Need of a visit type at most.
//
// A resource has no calendar and no absence of its own. While it is under repair, it
// is booked: by a booking that takes it With, of a visit type that needs that
// resource alone, with a practitioner who stands for the workshop.
type Need []string

// A visitForm is a visit type as JSON has it, its lengths in minutes.
type visitForm struct {
	plainVisit
	Duration     int64 `json:"durationMinutes,omitzero"`
	Before       int64 `json:"beforeMinutes,omitzero"`
	After        int64 `json:"afterMinutes,omitzero"`
	Step         int64 `json:"stepMinutes,omitzero"`
	Notice       int64 `json:"noticeMinutes,omitzero"`
	CancelBefore int64 `json:"cancelBeforeMinutes,omitzero"`
}

type plainVisit VisitType // without the methods

// MarshalJSON writes the visit type, its lengths as whole minutes. One that a [Query]
// could not take is a *[telehealth.FieldError].
func (v VisitType) MarshalJSON() ([]byte, error) {
	if err := v.check(); err != nil {
		return nil, err
	}
	f := visitForm{plainVisit: plainVisit(v)}
	err := inMinutes(
		minutes{"durationMinutes", v.Duration, &f.Duration}, minutes{"beforeMinutes", v.Before, &f.Before},
		minutes{"afterMinutes", v.After, &f.After}, minutes{"stepMinutes", v.Step, &f.Step},
		minutes{"noticeMinutes", v.Notice, &f.Notice}, minutes{"cancelBeforeMinutes", v.CancelBefore, &f.CancelBefore},
	)
	if err != nil {
		return nil, err
	}
	return wire.Write(f)
}

// UnmarshalJSON reads what [VisitType.MarshalJSON] writes. What a [Query] could not take
// is a *[telehealth.FieldError], and v stays as it was.
func (v *VisitType) UnmarshalJSON(data []byte) error {
	return wire.Form(data, v, func(f *visitForm) (read VisitType, err error) {
		read = VisitType(f.plainVisit)
		for _, length := range [...]struct {
			field   string
			to      *time.Duration
			minutes int64
		}{
			{"durationMinutes", &read.Duration, f.Duration}, {"beforeMinutes", &read.Before, f.Before},
			{"afterMinutes", &read.After, f.After}, {"stepMinutes", &read.Step, f.Step},
			{"noticeMinutes", &read.Notice, f.Notice}, {"cancelBeforeMinutes", &read.CancelBefore, f.CancelBefore},
		} {
			if *length.to, err = ofMinutes(length.field, length.minutes); err != nil {
				return read, err
			}
		}
		return read, read.check()
	})
}

func (v *VisitType) check() error {
	if v.Duration == 0 {
		return wire.Error(telehealth.ErrorMissing, "durationMinutes", "", "how long the visit takes")
	}
	for _, length := range [...]struct {
		field string
		d     time.Duration
	}{
		{"durationMinutes", v.Duration}, {"beforeMinutes", v.Before}, {"afterMinutes", v.After}, {"stepMinutes", v.Step},
		{"noticeMinutes", v.Notice}, {"cancelBeforeMinutes", v.CancelBefore},
	} {
		switch {
		case length.d < 0:
			return wire.Error(telehealth.ErrorOutOfRange, length.field, length.d.String(), wantLength)
		case length.d%time.Minute != 0:
			return wire.Error(telehealth.ErrorMalformed, length.field, length.d.String(), wantLength)
		}
	}
	switch {
	case v.Duration > maxVisit:
		return wire.Error(telehealth.ErrorOutOfRange, "durationMinutes", v.Duration.String(), "at most 24h")
	case !utf8.ValidString(v.Ref):
		return wire.Error(telehealth.ErrorMalformed, "ref", "", wantUTF8)
	case !v.Modes.known():
		return wire.Error(telehealth.ErrorUnknown, "modes", strconv.Itoa(int(v.Modes)), wantMode)
	case v.Horizon < 0:
		return wire.Error(telehealth.ErrorOutOfRange, "horizonDays", strconv.Itoa(v.Horizon), "days from today on, 0 for no bound")
	case v.Capacity < 0:
		return wire.Error(telehealth.ErrorOutOfRange, "capacity", strconv.Itoa(v.Capacity), "patients, 0 for one")
	}
	return v.checkNeeds()
}

func (v *VisitType) checkNeeds() error {
	if len(v.Needs) == 0 {
		return nil
	}
	seen := map[string]bool{}
	for i, need := range v.Needs {
		path := "needs[" + strconv.Itoa(i) + "]"
		if len(need) == 0 {
			return wire.Error(telehealth.ErrorMissing, path, "", "a resource that meets the need")
		}
		for _, resource := range need {
			if !utf8.ValidString(resource) {
				return wire.Error(telehealth.ErrorMalformed, path, "", wantUTF8)
			}
			if resource == "" {
				return wire.Error(telehealth.ErrorMissing, path, "", "the reference of each resource")
			}
			if seen[resource] {
				return wire.Error(telehealth.ErrorContradiction, path, resource, "each resource once, in one need")
			}
			seen[resource] = true
		}
	}
	return nil
}

// checkStored accepts visits whose bookings every store keeps.
func (v VisitType) checkStored() error {
	if len(v.Needs) > maxWith {
		return wire.Error(telehealth.ErrorOutOfRange, "needs", strconv.Itoa(len(v.Needs)), "at most "+strconv.Itoa(maxWith))
	}
	for _, resource := range slices.Concat(v.Needs...) {
		if err := checkGiven("needs", resource, true); err != nil {
			return err
		}
	}
	return firstError(checkGiven("ref", v.Ref, true), checkBuffer("beforeMinutes", v.Before), checkBuffer("afterMinutes", v.After))
}
