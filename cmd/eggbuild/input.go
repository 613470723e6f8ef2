package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/egglint/egg/builder"
)

// auto asks for a free address instead of naming one.
const auto = "auto"

// readSandbox puts together the file, the flags and the token, and finds an
// address where one is asked for.
func readSandbox(o options, sys system) (builder.Sandbox, error) {
	spec, err := readSpec(o.spec, sys)
	if err != nil {
		return builder.Sandbox{}, err
	}
	if err := overlay(&spec, o); err != nil {
		return builder.Sandbox{}, err
	}
	if name := text(o.flags, "session-token-file"); name != "" {
		if spec.SessionToken, err = readToken(name, sys); err != nil {
			return builder.Sandbox{}, err
		}
	}
	return resolve(spec, sys)
}

// resolve reads the values of the spec. The engine is asked for an address only
// when nothing else is wrong.
func resolve(spec builder.Spec, sys system) (builder.Sandbox, error) {
	wantsAddress := spec.ContainerIP == auto
	if wantsAddress {
		spec.ContainerIP = ""
	}
	sandbox, err := spec.Sandbox()
	if err != nil {
		return builder.Sandbox{}, &usageError{err}
	}
	if wantsAddress {
		sandbox.IP, err = freeAddress(sandbox, sys.output)
	}
	return sandbox, err
}

// readToken reads the one line of a token file. An empty file is an error: a
// launch without its token would start all the same.
func readToken(name string, sys system) (string, error) {
	data, err := readInput(name, sys)
	if err != nil {
		return "", usagef("session_token (--session-token-file): %w", err)
	}
	token := strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r")
	switch {
	case token == "":
		return "", usagef("session_token (--session-token-file): %s holds no token", name)
	case strings.ContainsAny(token, "\r\n"):
		return "", usagef("session_token (--session-token-file): %s holds more than one line", name)
	}
	return token, nil
}

// maxInput is more than any sandbox needs: 1 MiB.
const maxInput = 1 << 20

// readInput reads a file, or standard input for `-`.
func readInput(name string, sys system) ([]byte, error) {
	from := io.NopCloser(sys.stdin)
	if name != "-" {
		file, err := sys.open(name)
		if err != nil {
			return nil, err
		}
		from = file
	}
	defer func() { _ = from.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(from, maxInput+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > maxInput {
		return nil, fmt.Errorf("%s is larger than %d bytes", name, maxInput)
	}
	return data, nil
}
