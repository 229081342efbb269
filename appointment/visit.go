package appointment

import "time"

// A VisitType is what a patient comes for and how much time it takes. Durations
// are whole minutes. The zero VisitType lacks its Duration.
type VisitType struct {
	Ref      string        // the caller's name for it
	Duration time.Duration // of the visit itself, up to 24 hours
	Modes    Modes         // in which it may take place; the zero set is in person
	// Before and After are kept free around the visit for the practitioner and
	// whatever the visit needs. They may lie outside the hours: those say when
	// patients are seen. Buffers of two visits do not overlap.
	Before, After time.Duration
	// Step is from one start to the next, in time that passes, counted anew from the
	// beginning of each Hours; 0 is Duration.
	Step time.Duration
	// Notice is how long before its start a visit can be booked at the latest; 0 is
	// until it begins.
	Notice time.Duration
	// Horizon is how many days ahead it can be booked, today being 0 days; 0 is no
	// bound.
	Horizon int
	// Capacity is how many patients come at once; 0 is one. Bookings with the same
	// practitioner, visit type and start are one group, and share what it needs.
	Capacity int
	// CancelBefore is how long before its start it can be cancelled or moved at the
	// latest.
	CancelBefore time.Duration
	// Needs are rooms or devices shared with other practitioners; the visit takes
	// one of each.
	Needs []Need
}

// A Need is met by any one of these resources, the first that is free; a group
// keeps the one that it has. A resource is in one Need of a visit type at most.
//
// A resource has no calendar and no absence of its own. While it is under repair, it
// is booked: by a booking that takes it With, of a visit type that needs that
// resource alone, with a practitioner who stands for the workshop.
type Need []string
