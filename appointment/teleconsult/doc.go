// Package teleconsult answers two questions of law: may this appointment be a
// reimbursed teleconsultation, and is this tool fit for one.
//
// A [Case] is the appointment as the law asks about it, and [Case.Eligible] answers.
// Each condition is met, refused or to be decided, with the text it rests on. A [Tool]
// is a tool for video that the register knows, a [Platform] the declaration of any
// other; both answer with an [Assessment]. [ToolAt] finds the tool that serves a host.
//
// Nothing unknown is ever taken for granted. The package knows neither calendars nor
// bookings, and no money.
//
// Every answer reads the JSON that it writes, strictly; so do the questions.
//
// # Glossary
//
//   - Assessment: évaluation d'un outil, its verdict on one day
//   - CareZone: zone sous-dense, of the health agency (ARS); the first of them is the
//     ZIP, zone d'intervention prioritaire
//   - Case: cas, the appointment as the law asks about it
//   - Eligibility: éligibilité à la prise en charge, may it be reimbursed
//   - Finding: constat, one rule applied to one question
//   - Force: force obligatoire, whether a rule binds or recommends
//   - Platform: plateforme, as its maker declares it
//   - SickNote: arrêt de travail
//   - Tool: outil de téléconsultation, an entry of the register
//   - ToolFact: fait établi par une source, one property of a tool from a day on
//   - YesNo: oui ou non, or not known
package teleconsult
