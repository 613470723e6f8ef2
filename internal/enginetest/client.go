// Package enginetest asks the real clients of engines what they make of a command
// line: a fake engine on a socket of its own records what it is asked for. No
// engine is needed. What is read of a command line is held to it.
package enginetest

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// Request is the container that an engine was asked to make, or to connect.
type Request struct {
	Path  string
	Query url.Values
	Body  json.RawMessage
}

// fake answers a client. It has any image, keeps the last request and refuses to
// fulfil it.
type fake struct {
	sync.Mutex
	last    *Request
	version string // what podman's client asks of its engine: its own version
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Api-Version", "1.50")
	w.Header().Set("Libpod-Api-Version", f.version)
	w.Header().Set("Ostype", "linux")
	switch {
	case strings.HasSuffix(r.URL.Path, "/images/pull"):
		_, _ = io.WriteString(w, `{"images":["0"],"id":"0"}`)
	case strings.HasSuffix(r.URL.Path, "/containers/create"), strings.HasSuffix(r.URL.Path, "/connect"):
		f.record(w, r)
	}
}

func (f *fake) record(w http.ResponseWriter, r *http.Request) {
	if body, err := io.ReadAll(r.Body); err == nil {
		f.Lock()
		f.last = &Request{Path: r.URL.Path, Query: r.URL.Query(), Body: body}
		f.Unlock()
	}
	w.WriteHeader(http.StatusBadRequest)
	_, _ = io.WriteString(w, `{"message":"recorded"}`)
}

func (f *fake) take() *Request {
	f.Lock()
	defer f.Unlock()
	last := f.last
	f.last = nil
	return last
}

// Client is an engine's client before a fake engine. It answers one question at a
// time.
type Client struct {
	name, path, dir string
	engine          *fake
}

// NewClient makes a client that lives as long as the test. Without the program the
// test is skipped; with CI=true it fails for docker.
func NewClient(t testing.TB, name string) *Client {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		require.False(t, name == "docker" && os.Getenv("CI") != "", "CI runs without the docker client: the reader is not held to it")
		t.Skipf("no %s here: the reader is not held to it", name)
	}
	dir, err := os.MkdirTemp("", "egg") // t.TempDir is too long for a socket's path
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	c := &Client{name: name, path: path, dir: dir, engine: new(fake)}
	c.engine.version = c.version(t) // before there is a socket, on which older clients would wait for an answer
	listener, err := net.Listen("unix", filepath.Join(dir, "s"))
	require.NoError(t, err)
	server := &http.Server{Handler: c.engine}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return c
}

// Answer is what the client makes of a command line.
type Answer struct {
	Request *Request // nil: it refused the command line
	Reason  Reason   // why
	Flag    string   // the long name of the flag at fault, where it is told
	Output  string
}

// Reason is a class of refusals.
type Reason string

// The reasons. Later is a refusal once all flags were read; Elsewhere is one that
// lies in the surroundings and not in the words.
const (
	UnknownFlag  Reason = "unknown flag"
	MissingValue Reason = "missing value"
	BadSyntax    Reason = "bad syntax"
	BadValue     Reason = "bad value"
	NoImage      Reason = "no image"
	Later        Reason = "later"
	Elsewhere    Reason = "elsewhere"
)

// reasons are the words by which a client tells them.
var reasons = []struct {
	text   string
	reason Reason
}{
	{"unknown flag", UnknownFlag},
	{"unknown shorthand flag", UnknownFlag},
	{"flag needs an argument", MissingValue},
	{"bad flag syntax", BadSyntax},
	{`invalid argument "`, BadValue},
	{"requires at least 1 arg", NoImage},
	{"is not a TTY", Elsewhere},
	{"panic: ", Elsewhere},
	{"notary", Elsewhere},
	{"no such file or directory", Elsewhere},
}

var faulty = regexp.MustCompile(`invalid argument "(?s:.*)" for "(?:-\w, )?--([\w-]+)" flag`)

// Ask gives the client an argv, whose first word is not looked at.
func (c *Client) Ask(argv []string) Answer {
	output, _ := c.command(argv[1:]...).CombinedOutput()
	a := Answer{Request: c.engine.take(), Output: string(output)}
	if a.Request != nil {
		return a
	}
	a.Reason = Later
	for _, r := range reasons {
		if strings.Contains(a.Output, r.text) {
			a.Reason = r.reason
			break
		}
	}
	if m := faulty.FindStringSubmatch(a.Output); m != nil {
		a.Flag = m[1]
	}
	return a
}

// command is one call of the client, with no configuration but the fake engine.
func (c *Client) command(words ...string) *exec.Cmd {
	socket := "unix://" + filepath.Join(c.dir, "s")
	env := []string{"HOME=" + c.dir, "DOCKER_CONFIG=" + c.dir, "DOCKER_HOST=" + socket}
	if c.name == "podman" {
		words = append([]string{"--remote", "--url", socket}, words...)
		env = env[:1]
	}
	cmd := exec.Command(c.path, words...)
	cmd.Dir, cmd.Env = c.dir, env
	return cmd
}

// Help is what the client prints of a subcommand's flags.
func (c *Client) Help(t testing.TB, subcommand string) string {
	t.Helper()
	text, err := c.command(append(strings.Fields(subcommand), "--help")...).Output()
	require.NoError(t, err)
	return string(text)
}

var numbers = regexp.MustCompile(`\d+\.\d+\.\d+`)

// version is the version of the client.
func (c *Client) version(t testing.TB) string {
	t.Helper()
	text, err := c.command("--version").Output() // docker version 28.2.2, build …
	require.NoError(t, err)
	version := numbers.Find(text)
	require.NotNil(t, version, "%s", text)
	return string(version)
}

// follows tells whether the reader agrees with the client everywhere: of an older
// one only that is asked in which it is like the newer.
func (c *Client) follows(t testing.TB) bool {
	t.Helper()
	major, _, _ := strings.Cut(c.engine.version, ".")
	version, err := strconv.Atoi(major)
	require.NoError(t, err)
	return c.name == "docker" && version >= 28
}
