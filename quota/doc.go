// Package quota counts a doctor's acts at a distance and judges them against the
// cap on a civil year: 20 % since avenant 9, other rules since the 2024 agreement.
//
// A [Count] is how many acts of each kind were done; [CountOf] classifies one act by
// its letter key. A [Cap] is what one practitioner is held to, with three verbs.
// [Cap.Judge] tells where a count stands: the share, whether it is within the cap, how
// many more teleconsultations fit (room), and how many acts in person would cure an
// excess (debt). The unit is the act, never the fee, and a
// supplement is no act.
//
// # Two readings
//
// Since the 2024 agreement funds and doctors read the denominator differently: all
// acts of the year, or only those with patients whose attending doctor the
// practitioner is not. A [Judgement] goes by the reading of the Cap, the text's
// unless it says otherwise, and reports the other.
//
// # The rest of the year
//
// [Cap.Project] foresees 31 December from what is done, what is booked, on its days where
// they are known, and a [Forecast]: where the year ends, when the cap is crossed, and
// how many of the acts to come may be teleconsultations. A [Ledger] gives the
// [Outlook] of a day. [Cap.Ask] answers a booking desk for one more of them, under
// one of three enforcements; what it refuses can be forced. Asking and adding to a
// [Ledger] must be one step under a lock of the caller's own.
//
// # Reports
//
// The Text of a [Judgement], a [Projection] and a [Decision] is for people: numbers,
// verdicts, choices and doubts with their texts, in four languages.
//
// # Many doctors
//
// An [Activity] is the acts of a country in memory: nine bytes an act. A [Census] counts
// them by doctor and civil year, fifty million in a tenth of a second, refuses bad
// rows by name without losing the good ones, and judges every doctor and year at
// once.
//
// # What is exact
//
// Verdicts compare integers and divide nothing: exactly 20 % is within, one act
// more is not. Room and debt are tight: one more breaks the cap, one fewer does
// not cure it.
package quota
