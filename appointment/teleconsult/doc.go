// Package teleconsult answers two questions of law: may this appointment be a
// reimbursed teleconsultation, and is this tool fit for one.
//
// A [Case] is what is known of the appointment, and [Case.Eligible] its answer: each
// condition met, refused or to be decided, with the text it rests on. A [Tool] is a
// tool for video that the register knows, a [Platform] what the maker of any other
// declares; both answer with a [Fitness]. [ToolAt] finds the tool that serves a host.
//
// What is not known is never taken for granted. The package knows neither calendars
// nor bookings, and no money.
package teleconsult
