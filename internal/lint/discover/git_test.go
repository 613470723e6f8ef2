package discover

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFoldersThatGitCannotOpenAreProblems(t *testing.T) {
	complaints := "warning: could not open directory 'data/db/': Permission denied\n" +
		"warning: something else\n" +
		"warning: could not open directory 'x': Permission denied\n"
	assert.Equal(t, []Problem{
		{Name: "data/db", Message: "a folder, not opened: permission denied"},
		{Name: "x", Message: "a folder, not opened: permission denied"},
	}, unopened(complaints))
}

func TestGitIsNotPointedElsewhere(t *testing.T) {
	env := gitEnv([]string{"HOME=/home/x", "GIT_DIR=/elsewhere", "GIT_CONFIG_COUNT=1", "LC_ALL=de_DE"})
	assert.Equal(t, []string{"HOME=/home/x", "GIT_CONFIG_COUNT=1", "LC_ALL=de_DE", "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"}, env)
}
