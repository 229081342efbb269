// Package acts counts files of acts: CSV in, where each doctor's years stand against
// the cap on teleconsultations out.
//
// A [Reader] reads any number of files into a [Result], which yields a [Year] for each
// practitioner and civil year. A Year has the counts that package quota judges, and
// [Result.WriteJSON] and [Result.WriteTable] write what it says of them.
//
// # The files
//
// The first line of each file is the header, in this order:
//
//		practitioner,specialty,date,code,own_patient[,assisted]
//
//	  - practitioner: a reference of the caller's own, in UTF-8, at most 256 bytes; one
//	    with a blank around it, or with a character that shows nothing, is refused,
//	    for it would be another doctor
//	  - specialty: a name of the library, as general-practice or psychiatry, or its code
//	    of Assurance Maladie or of TRE_R38, as 01 or SM54
//	  - date: a day, 2026-03-02
//	  - code: an NGAP letter key, as G or TCG, or a technical act (CCAM), as JQQM010;
//	    supplements are skipped, they are no acts
//	  - own_patient: the practitioner is the patient's attending doctor (médecin traitant)
//	  - assisted: a professional was at the patient's side; empty is no
//
// The last two are true, false, 1, 0, oui, non, yes, no, vrai or faux, in any case
// of letters. A date as 02/03/2026 is refused: whether it is 2 March or 3 February,
// no program can tell.
//
// Technical acts count as acts in person. That is a choice, and disputed, for the
// texts do not say which acts the cap is a share of. To read them otherwise, leave
// those rows out. There is no column of ids, so that a row which is there twice
// counts twice; [quota.Ledger] refuses an act whose id it holds.
//
// Semicolons in place of commas, quotes, carriage returns and a byte order mark
// are accepted, as spreadsheets write them. A row is a line of at most 1 MiB: a
// line break inside quotes is not read, so that a lost quote costs one row.
//
// # What is refused
//
// A row that cannot be read is refused and the rest is counted. So is a file, as one
// in UTF-16 or compressed. A [Fault] says where and why, and never holds a cell.
//
// # Which specialty judges
//
// A practitioner with two specialties in one year is judged by the one of the latest
// date, of one day by the one that [telehealth.Specialties] has first.
// [Year.SpecialtiesText] says so.
//
// # The rest of a year
//
// With [Reader.At], the rows of that day's year are what is known on the evening of the
// day: acts done up to it, appointments after it. What is done is judged by the
// specialty of the latest date up to the day, the end of the year by that of the latest
// appointment. Of each kind, no fewer acts come than are booked; see [Method].
//
// # Memory
//
// Memory is that of the practitioners and their years, some hundred bytes each, on every
// processor. With [Reader.At] each practitioner takes some two bytes more at most for
// every day to come and each of the eight kinds of act that are booked, on every
// processor too. A day with more than 255 acts of one kind takes a few bytes more.
// The order of the rows, the cut into files and the number of processors change no
// result.
package acts
