package storetest_test

import (
	"testing"

	"github.com/secteur2/telehealth/appointment"
	"github.com/secteur2/telehealth/appointment/storetest"
)

func memory(*testing.T) func() appointment.Store {
	s := new(storetest.Memory)
	return func() appointment.Store { return s }
}

func TestMemory(t *testing.T) { storetest.Test(t, memory) }
func TestStorm(t *testing.T)  { storetest.Storm(t, memory) }
func TestFaults(t *testing.T) { storetest.Faults(t, memory) }
