package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWrite(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	var out strings.Builder
	require.NoError(t, write(&out, fstest.MapFS{
		"a/a.go": file("// Package a is first.\npackage a\n\n// T is a|b. It is more.\ntype T int\n\n// M does.\nfunc (T) M() {}\n"),
		"a/a_test.go": file("package a_test\n\nimport \"fmt\"\n\nfunc Example() { fmt.Println() }\n\n" +
			"func ExampleT() { fmt.Println() }\n\n" +
			"// One way. Or another.\nfunc ExampleT_M_two_ways() { fmt.Println() }\n"),
		"b/b.go":          file("package b\n"), // without a test
		"testdata/c/c.go": file("package c is not read"),
		".d/d.go":         file("package d is not read"),
	}))
	_, table, found := strings.Cut(out.String(), "## telehealth/a\n\n")
	require.True(t, found, out.String())
	assert.Equal(t, "| shows | how |\n|---|---|\n"+
		"| [a](../a/a_test.go) | Package a is first. |\n"+
		"| [T](../a/a_test.go) | T is a\\|b. |\n"+
		"| [T.M, two ways](../a/a_test.go) | One way. |\n", table)
	assert.Contains(t, out.String(), "3 examples,")

	assert.Error(t, write(&out, fstest.MapFS{"a/a.go": file("package"), "a/a_test.go": file("package a")}))
}
