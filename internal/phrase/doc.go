// Package phrase writes euros, percents, dates and sentences for people, in
// French, English, Italian and Hebrew, numbers the texts that a report cites, and
// tells whether what people wrote says anything.
//
// It is the only package that imports golang.org/x/text, and it asks it for one
// thing: which of the four languages a reader understands. x/text carries the
// locale data of 2017 (CLDR 32), which puts the euro sign before the amount in
// French, groups the digits of years, and knows nothing of exact decimals. The
// strings of this package are those of ICU 78 with CLDR 48, written by hand and
// tested against what Intl printed.
//
// # Invisible characters
//
// Amounts hold no-break spaces (U+00A0, U+202F) and, in Hebrew, direction marks
// (U+200E, U+200F). They look like a space, or like nothing, and do not compare
// equal to either.
//
// Everything here but the [Footnotes] of one report is a pure function of its
// arguments and safe for concurrent use.
package phrase
