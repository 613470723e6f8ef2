package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A text that is written to a file is a program where the file is called like one,
// or is run.
func TestWrittenPrograms(t *testing.T) {
	for program, want := range map[string][]string{
		"cat >run.sh <<E\ndocker run $A\nE":                                 {"docker run ~$A"},
		"cat <<'E' >run.sh\ndocker run $A\nE":                               {"docker run ~$A"},
		"A=img; cat >run.sh <<E\ndocker run --rm $A\nE":                     {"docker run --rm img"},
		"A=img; cat >run.sh <<E\ndocker run --rm \\$A\nE":                   {"docker run --rm ~$A"},
		"tee run.sh <<E\ndocker run img\nE":                                 {"docker run img"},
		"sudo tee /usr/local/bin/x.sh >/dev/null <<E\ndocker run img\nE":    {"docker run img"},
		"cat <<E | sudo tee x.sh\ndocker run img\nE":                        {"docker run img"},
		"echo 'docker run img' >\"$D/run.sh\"":                              {"docker run img"},
		"printf '#!/bin/sh\\ndocker run img\\n' >run; chmod +x run":         {"docker run img"},
		"cat >\"$F\" <<E\ndocker run img\nE\nchmod 755 \"$F\"":              {"docker run img"},
		"cat >run <<E\ndocker run img\nE\nbash ./run":                       {"docker run img"},
		"cat >run <<E\ndocker run img\nE\n./run":                            {"docker run img"},
		"cat >run.sh <<E\ndocker run img\nE\nchmod +x run.sh; ./run.sh arg": {"docker run img"},
		"cat >run.py <<E\n#!/usr/bin/python3\nE\nchmod +x run.py":           {},
		"cat >notes <<E\ndocker run img\nE":                                 {},
		"cat <<E\ndocker run img\nE":                                        {},
		"cat >notes.sh <<E\nIt's how\nE":                                    {},
	} {
		var got []string
		for _, l := range readShell(t, program+"\n").Launches {
			got = append(got, elementsText(l.Scenarios[0].Argv))
		}
		assert.ElementsMatch(t, want, got, program)
	}
}

// What is piped to a shell is a program of its own.
func TestPipedPrograms(t *testing.T) {
	for _, program := range []string{
		"echo 'docker run img' | bash",
		"echo -n docker run img | sudo sh",
		"printf '%s\\n' 'docker run img' | bash -s a",
		"printf 'cd /\\ndocker run img\\n' | ssh host",
		"cat <<E | bash\ndocker run img\nE",
		"cat <<E | ssh host bash\ndocker run img\nE",
		"echo -e 'cd /\\ndocker run img' | sh",
	} {
		r := readShell(t, program+"\n")
		if assert.Len(t, r.Launches, 1, program) {
			assert.Equal(t, "docker run img", elementsText(r.Launches[0].Scenarios[0].Argv), program)
		}
	}
	for _, program := range []string{"echo 'docker run img' | cat", "echo 'docker run img' | bash <file", "generate | bash"} {
		assert.Empty(t, readShell(t, program+"\n").Launches, program)
	}
}
