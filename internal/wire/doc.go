// Package wire is the one law of the module's JSON. Every public type that has a
// JSON form reads it through [Read], so that all of them refuse the same mistakes
// with the same words, and no mistake is read as something else in silence.
//
// A text is refused for an unknown name, a name in another letter case, a name
// twice, a value of the wrong kind, an empty text, bytes that are no UTF-8, more
// after the value, and more than [MaxBytes].
//
// Null for a member is the same as no member. Null alone is the zero value: what is read
// takes the place of what was there, and nothing of an earlier line is left.
//
// The package fences off github.com/go-json-experiment/json, the forerunner of the
// second encoding/json. Public types keep the methods of the first one.
package wire
