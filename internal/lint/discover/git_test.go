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
