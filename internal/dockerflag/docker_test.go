package dockerflag_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/dockerflag"
	"github.com/egglint/egg/internal/enginetest"
)

// The real client is asked what it makes of random argvs. The reader must refuse
// what the client refuses, for the same reason, and see the same image and command
// in the rest.
func TestReaderAgreesWithDocker(t *testing.T) {
	enginetest.Hold(t, func(argv []string, answer enginetest.Answer) bool { return agree(t, argv, answer) })
}

// agree is true where both took the argv.
func agree(t *testing.T, argv []string, answer enginetest.Answer) bool {
	reading, err := dockerflag.Read(argv)
	switch {
	case answer.Request != nil && byEngine(err):
		return false
	case answer.Request != nil:
		if !assert.NoError(t, err, "%q", argv) {
			return false
		}
		var asked struct {
			Image string
			Cmd   []string
		}
		require.NoError(t, json.Unmarshal(answer.Request.Body, &asked))
		assert.Equal(t, asked.Image, reading.Image, "%q", argv)
		assert.Equal(t, strings.Join(asked.Cmd, "\x00"), strings.Join(reading.Command, "\x00"), "%q", argv)
		return true
	case answer.Reason != enginetest.Elsewhere:
		if assert.Error(t, err, "%q: %s", argv, answer.Output) {
			reason, name := reasonOf(err)
			assert.Equal(t, string(answer.Reason)+" "+answer.Flag, string(reason)+" "+name, "%q: %v: %s", argv, err, answer.Output)
		}
	}
	return false
}

// byEngine holds for what the client takes and the engine refuses.
func byEngine(err error) bool {
	return err != nil && strings.Contains(err.Error(), "both are mounted on")
}

// reasonOf is the class of an error, and the flag that a client would name.
func reasonOf(err error) (enginetest.Reason, string) {
	fault := err.(*dockerflag.Error)
	switch fault.Kind {
	case dockerflag.UnknownFlag:
		return enginetest.UnknownFlag, ""
	case dockerflag.MissingValue:
		return enginetest.MissingValue, ""
	case dockerflag.BadSyntax:
		return enginetest.BadSyntax, ""
	case dockerflag.BadBoolean:
		return enginetest.BadValue, fault.Flag
	case dockerflag.BadValue:
		if fault.Later {
			return enginetest.Later, ""
		}
		return enginetest.BadValue, fault.Flag
	case dockerflag.NoImage:
		return enginetest.NoImage, ""
	case dockerflag.Contradicts, dockerflag.BadImage:
		return enginetest.Later, ""
	}
	return "", ""
}
