//go:build !linux

package postgresstore

import "testing"

// fill needs a limit of another process's files, which Linux has.
func fill(t *testing.T) (*Store, func(error) bool, func()) {
	t.Skip("no way to fill the disk of the server")
	return nil, nil, nil
}
