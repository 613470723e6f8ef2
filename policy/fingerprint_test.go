package policy

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

// contentOf is that of the only launch of a shell program.
func contentOf(t *testing.T, program string) string {
	t.Helper()
	r := parser.New(parser.Options{}).File(parser.File{Name: "a.sh", Text: []byte(program)})
	if !assert.Len(t, r.Launches, 1, program) {
		return ""
	}
	return Content(&r.Launches[0])
}

func TestContentStaysWhenLinesMoveAndChangesWithTheArgv(t *testing.T) {
	base := contentOf(t, "[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name \"$n\" x\n")
	assert.Equal(t, base, contentOf(t, "\n\n[ -n \"$X\" ] && a=--init\n# moved\ndocker run \\\n  --rm $a \\\n  --name \"$n\" x\n"))
	for _, changed := range []string{
		"[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name \"$n\" y\n",
		"[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name \"$m\" x\n",
		"[ -n \"$X\" ] && a=--init\ndocker run --rm $a --name '$n' x\n",
		"[ -n \"$X\" ] && a=--privileged\ndocker run --rm $a --name \"$n\" x\n",
		"docker run --rm --name \"$n\" x\n",
	} {
		assert.NotEqual(t, base, contentOf(t, changed), changed)
	}
}
