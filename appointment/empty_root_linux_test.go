package appointment_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// everyZone prints the hour in every territory at one instant of the summer.
const everyZone = `package main

import (
	"fmt"
	"os"
	"time"

	"github.com/secteur2/telehealth"
	"github.com/secteur2/telehealth/appointment"
)

func main() {
	if _, err := os.Stat("/usr"); err == nil {
		panic("there is more than the program")
	}
	at := time.Date(2026, time.July, 1, 12, 0, 0, 0, time.UTC)
	for _, territory := range telehealth.Territories() {
		zone, err := appointment.ZoneOf(territory)
		if err != nil {
			panic(err)
		}
		fmt.Println(territory, at.In(zone).Format("15:04"))
	}
}
`

// A program whose root folder has nothing in it but itself, as in the smallest
// container, knows the clocks of all territories, and books.
func TestInAnEmptyRoot(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	for _, c := range []struct{ reason, source, want string }{
		{"the zones themselves", everyZone, "metropole 14:00\nalsace-moselle 14:00\nguadeloupe 08:00\nmartinique 08:00\n" +
			"guyane 09:00\nreunion 16:00\nmayotte 15:00\nsaint-martin 08:00\nsaint-barthelemy 08:00\n"},
		{"the agenda of the first page", programOf(t, string(readme), "appointment.Open("), "Public holiday: Easter Monday\n"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			assert.Equal(t, c.want, runAlone(t, c.source))
		})
	}
}

// programOf is the program of a page that has a text in it.
func programOf(t *testing.T, page, text string) string {
	t.Helper()
	for part := range strings.SplitSeq(page, "```go\n") {
		if source, _, ok := strings.Cut(part, "```"); ok && strings.Contains(source, text) {
			return source
		}
	}
	require.Fail(t, "no program has "+text)
	return ""
}

// runAlone builds a program and runs it where there is nothing else.
func runAlone(t *testing.T, source string) string {
	t.Helper()
	dir, root := t.TempDir(), t.TempDir()
	file := filepath.Join(dir, "main.go")
	require.NoError(t, os.WriteFile(file, []byte(source), 0o600))
	build := exec.Command("go", "build", "-o", filepath.Join(root, "program"), file)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	run := exec.Command("/program")
	run.Dir, run.Env = "/", []string{} // no ZONEINFO, no GOROOT
	run.SysProcAttr = &syscall.SysProcAttr{Chroot: root}
	if os.Geteuid() != 0 { // as root of a namespace of its own
		run.SysProcAttr.Cloneflags = syscall.CLONE_NEWUSER
		run.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		run.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	out, err = run.CombinedOutput()
	if os.IsPermission(err) {
		t.Skip("this machine lets nobody change the root folder: " + err.Error())
	}
	require.NoError(t, err, "%s", out)
	return string(out)
}
