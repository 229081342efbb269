package storetest_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wanted names the broken store of which the tests are run in a process of their own.
const wanted = "TELEHEALTH_BROKEN_STORE"

type create = func(t *testing.T) (open func() appointment.Store)

// brokenStores have one fault each, and the test that is there to find it.
var brokenStores = []struct {
	name, found string
	suite       func(*testing.T, create)
	create      create
}{
	{"forgets a field", "RoundTrip", storetest.Test, one(fault{append: changed(noLink)})},
	{"mends a text", "RoundTrip", storetest.Test, one(fault{append: changed(trimmed)})},
	{"cuts a link", "RoundTrip", storetest.Test, one(fault{append: changed(cutLink)})},
	{"cuts a list", "RoundTrip", storetest.Test, one(fault{append: changed(cutWith)})},
	{"does not know upper case", "RoundTrip", storetest.Test, one(fault{append: changed(lowerCase)})},
	{"keeps the first hundred of a batch", "Long", storetest.Test, one(fault{append: upToHundred})},
	{"reads a hundred events", "Long", storetest.Test, one(fault{read: onePage(100)})},
	{"reads a thousand events", "Long", storetest.Test, one(fault{read: onePage(1000)})},
	{"reads two thousand events", "Long", storetest.Test, one(fault{read: onePage(2000)})},
	{"reads backwards", "Order", storetest.Test, one(fault{read: backwards})},
	{"takes the last writer's", "Conflict", storetest.Test, one(fault{append: lastWins})},
	{"takes the last writer's in a race", "Race", storetest.Test, one(fault{append: lastWins})},
	{"renumbers what has a hole", "Gaps", storetest.Test, one(fault{append: lastWins})},
	{"calls a version that is not there a conflict", "Gaps", storetest.Test, one(fault{append: ahead})},
	{"writes half a batch", "AllOrNone", storetest.Test, one(fault{append: oneByOne})},
	{"calls a refusal a conflict", "TooLarge", storetest.Test, one(fault{append: conflicts})},
	{"keeps a history for each handle", "TwoHandles", storetest.Test, apart},
	{"does not hear that a context ended", "ContextEnded", storetest.Test, one(fault{append: deaf})},
	{"leaves a reader's cursor open", "ReadStopped", storetest.Test, one(fault{append: locked, read: leaks})},
	{"loses what it acknowledged", "", storetest.Storm, one(fault{append: loses})},
	{"loses what it acknowledged, among faults", "", storetest.Faults, one(fault{append: loses})},
	{"stores nothing, and says so", "", storetest.Storm, one(fault{append: refuses})},
	{"books twice", "", storetest.Storm, one(fault{append: lastWins})},
	{"forgets its newest batch when it is opened", "Crash", durable(flaw{forgets: true}), nil},
	{"leaves half a batch when it is killed", "Crash", durable(flaw{tears: true}), nil},
	{"seems to be there when it is closed", "Closed", durable(flaw{silent: true}), nil},
	{"writes half of what is called off", "CalledOff", durable(flaw{halves: true}), nil},
	{"reads one page", "Pages", durable(flaw{page: 100}), nil},
	{"takes damage for the end", "Damaged", durable(flaw{skips: true}), nil},
	{"makes room on a full disk", "Full", durable(flaw{sheds: true}), nil},
}

func durable(f flaw) func(*testing.T, create) {
	return func(t *testing.T, _ create) { storetest.Durable(t, folders(f)) }
}

// TestBrokenStores runs the tests on stores that must not pass them: a conformance
// test that finds nothing holds nobody to anything.
func TestBrokenStores(t *testing.T) {
	if name := os.Getenv(wanted); name != "" {
		for _, b := range brokenStores {
			if b.name == name {
				b.suite(t, b.create)
			}
		}
		return
	}
	self, err := os.Executable()
	require.NoError(t, err)
	for _, b := range brokenStores {
		t.Run(b.name, func(t *testing.T) {
			pattern := "^TestBrokenStores$"
			if b.create == nil { // the test alone that is to find it
				pattern += "/^" + b.found + "$"
			}
			tests := exec.CommandContext(t.Context(), self, "-test.run="+pattern, "-test.short", "-test.timeout=5m")
			tests.Env = append(os.Environ(), wanted+"="+b.name)
			output, err := tests.CombinedOutput()
			assert.Error(t, err, "a store that %s passed", b.name)
			found := "--- FAIL: TestBrokenStores"
			if b.found != "" {
				found += "/" + b.found
			}
			assert.Contains(t, string(output), found+" ")
			assert.NotContains(t, string(output), "panic:", "found, not stumbled over")
		})
	}
}

// one gives all handles the same broken store.
func one(f fault) create {
	return func(*testing.T) func() appointment.Store {
		s := &broken{fault: f}
		return func() appointment.Store { return s }
	}
}
