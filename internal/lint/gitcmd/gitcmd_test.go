package gitcmd

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestGitIsNotPointedElsewhere(t *testing.T) {
	env := environment([]string{"HOME=/home/x", "GIT_DIR=/elsewhere", "GIT_CONFIG_COUNT=1", "LC_ALL=de_DE"})
	assert.Equal(t, []string{
		"HOME=/home/x", "GIT_CONFIG_COUNT=1", "LC_ALL=de_DE",
		"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1",
	}, env)
}
