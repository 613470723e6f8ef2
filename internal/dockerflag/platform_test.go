package dockerflag

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What only newer clients take stands here; the rest is asked of the client.
func TestPlatforms(t *testing.T) {
	f, ok := Run().Long("platform")
	require.True(t, ok)
	for value, taken := range map[string]bool{
		"windows(10.0.17763)/amd64": true, "windows(10.0)": true, "linux()": true, "linux/a.b": true, "macos": true,
		"amd64(10)": false, "linux(10/amd64": false, "linux(a b)": false, "a=b": false, "(10)": false,
	} {
		assert.Equal(t, taken, f.CheckValue(value) == nil, value)
	}
}
