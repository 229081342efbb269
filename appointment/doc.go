// Package appointment is the schedule of a French medical practice: its hours by
// the clock on the wall, its free slots and its bookings. Whether an appointment may be
// a reimbursed teleconsultation is the question of package teleconsult below.
//
// # Slots are computed
//
// A [Calendar] says when a practitioner sees patients, a [VisitType] what a patient
// comes for. A [Query] over both yields the free [Slot]s, and says why any other
// instant is not one. Nothing is stored but the bookings.
//
// # The rule of the clock
//
// Hours are what the clock on the wall shows. An instant is within 09:00 to 12:00
// when the clock of the practice then shows a time from 09:00 on and before 12:00:
// every interval is half-open. So an hour that does not exist, as 02:30 on
// 2025-03-30 in Paris, is never open, and one that comes twice, as 02:30 on
// 2025-10-26, is open twice. Durations are time that passes: a visit of 30 minutes
// takes 30 minutes on every day.
//
// # Bookings survive
//
// An [Agenda] is all bookings of a practice: holds that end, series, a waitlist
// with offers, deadlines. It judges one command after the other and keeps what was
// done as [Event]s in a [Store] of the practice's own, so that nothing is booked
// twice, also by several processes, and nothing acknowledged is lost. A refusal
// names every reason; a person may force most of them, and the reason is recorded.
//
// # No hidden clock
//
// The caller passes the present instant wherever it matters.
package appointment
