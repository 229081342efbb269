package appointment

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A command that was taken back is not done, and one that was taken is not back.
func TestWithdraw(t *testing.T) {
	var q queue
	one, two := &command{}, &command{}
	assert.True(t, q.join(one), "the first leads")
	assert.False(t, q.join(two))
	assert.True(t, q.withdraw(one))
	assert.Equal(t, []*command{two}, q.take())
	assert.False(t, q.withdraw(two))
	assert.True(t, q.idle())
}
