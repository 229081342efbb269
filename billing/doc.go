// Package billing prices one consultation: the letter keys, the reimbursement
// base, what Assurance Maladie pays, what the complementary insurance and the
// patient pay, and why, with the text of each number.
//
// [Price] takes the facts as a [Consultation] and returns a [Bill]. It is a
// pure function of its argument and of the dated tables in this package: no
// clock, no configuration. [ReadTariffs] adds rows to the tables, for an
// amendment that this version does not know.
//
// # Order of operations
//
// For every line, in this order:
//
//  1. The base is the tariff of the letter key for that doctor on that day, and
//     never more than the fee (article R160-22 of the Code de la sécurité
//     sociale).
//  2. The rate is 70 %, or what the patient's situation makes of it (articles
//     L160-13, R160-5).
//  3. The gross reimbursement is rate × base, rounded to the cent, halves away
//     from zero, line by line. Outside the care pathway the surcharge is taken off:
//     40 % of the base, within the ceiling of the bill (articles L162-5-3, R160-6).
//  4. The co-payment is base − gross. It is not rounded on its own.
//
// Then, for the consultation:
//
//  5. When the tariffs of the consultation add up to 120 € or more, a flat sum
//     replaces the co-payment (articles L160-14, R160-16).
//  6. The flat participation (participation forfaitaire) is taken once, within
//     the caps of the day and of the year, and never below zero.
//  7. The fund pays gross − participation.
//  8. The complementary insurance pays the co-payment at the normal rate, and
//     the excess as far as the contract guarantees it.
//  9. The patient keeps the rest: fee − fund − complementary insurance.
//
// # Two tariffs for one doctor
//
// A sector 2 doctor outside OPTAM who charges no more than the sector 1 tariff
// of the act (tarif opposable) is priced on the sector 1 letter keys. One euro
// more and the lower base of the free fees applies: for a gynaecologist 23 €.
//
// # Around a bill
//
// [Tariffs.Suggest] judges every letter key for an encounter. An [Account] carries the
// participation of one patient from act to act. [Tariffs.Quote], [Tariffs.Correct],
// [Compare] and [Tariffs.WhatIf] look before the visit, after a mistake, and across.
// [Bill.Claim] is what a claim engine asks for, and [Tariffs.PriceAll] prices
// many rows at once.
//
// # What stays out
//
// Amounts of technical acts (CCAM), the electronic claim (SESAM-Vitale) and the letter
// keys without a row in tariffs.csv. The caller may give their lines: [ForeignLine]. An act that cannot be priced is an error,
// never a zero.
package billing
