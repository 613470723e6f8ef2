package enginetest

import (
	"cmp"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
)

// AgreesOn holds the reader of concrete argvs to what a client made of one: it must
// refuse what the client refuses, for the same reason, and see the same image and
// command in the rest. It is true where both took the argv.
func AgreesOn(t *testing.T, argv []string, answer Answer) bool {
	t.Helper()
	reading, err := dockerflag.Read(argv)
	switch {
	case answer.Request != nil && byEngine(err):
		return false
	case answer.Request != nil:
		if !assert.NoError(t, err, "%q", argv) {
			return false
		}
		image, command := answer.Request.launched(t)
		assert.Equal(t, image, reading.Image, "%q", argv)
		assert.Equal(t, strings.Join(command, "\x00"), strings.Join(reading.Command, "\x00"), "%q", argv)
		return true
	case answer.Reason == Later && argv[0] != "docker":
		// What others refuse beyond the spelling of values is not known here.
	case answer.Reason != Elsewhere:
		if assert.Error(t, err, "%q: %s", argv, answer.Output) {
			reason, name := reasonOf(err)
			assert.Equal(t, answer.Reason, reason, "%q: %v: %s", argv, err, answer.Output)
			assert.Equal(t, canonical(argv[0], answer.Flag), canonical(argv[0], name), "%q: %v: %s", argv, err, answer.Output)
		}
	}
	return false
}

// launched is what a container is made of, an image or a folder, and its command.
func (r *Request) launched(t *testing.T) (image string, command []string) {
	t.Helper()
	var asked struct {
		Image, Rootfs string
		Cmd           []string // docker's
		Command       []string // podman's
	}
	require.NoError(t, json.Unmarshal(r.Body, &asked))
	return cmp.Or(asked.Image, asked.Rootfs), append(asked.Cmd, asked.Command...)
}

// byEngine holds for what the client takes and the engine refuses.
func byEngine(err error) bool {
	return err != nil && strings.Contains(err.Error(), "both are mounted on")
}

// canonical is the flag that a name is another spelling of.
func canonical(engine, name string) string {
	f, _ := dockerflag.FlagsOf(engine, "run").Long(name)
	return f.Canonical()
}

// reasonOf is the class of an error, and the flag that a client would name.
func reasonOf(err error) (Reason, string) {
	fault := err.(*dockerflag.Error)
	switch fault.Kind {
	case dockerflag.UnknownFlag:
		return UnknownFlag, ""
	case dockerflag.MissingValue:
		return MissingValue, ""
	case dockerflag.BadSyntax:
		return BadSyntax, ""
	case dockerflag.BadBoolean:
		return BadValue, fault.Flag
	case dockerflag.BadValue:
		if fault.Later {
			return Later, ""
		}
		return BadValue, fault.Flag
	case dockerflag.NoImage:
		return NoImage, ""
	case dockerflag.Contradicts, dockerflag.BadImage:
		return Later, ""
	}
	return "", ""
}
