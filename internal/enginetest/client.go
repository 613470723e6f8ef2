// Package enginetest asks the real client of the engine what it makes of a command
// line: a fake engine on a socket of its own records what it is asked for. No
// engine is needed. Tests in several packages hold what they read to it.
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
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// Request is the container that an engine was asked to make.
type Request struct {
	Query url.Values
	Body  json.RawMessage
}

// fake answers a client. It keeps the last request and refuses to fulfil it.
type fake struct {
	sync.Mutex
	last *Request
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Api-Version", "1.50")
	w.Header().Set("Ostype", "linux")
	if !strings.HasSuffix(r.URL.Path, "/containers/create") {
		return
	}
	if body, err := io.ReadAll(r.Body); err == nil {
		f.Lock()
		f.last = &Request{Query: r.URL.Query(), Body: body}
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

// Client is docker's client before a fake engine. It answers one question at a
// time.
type Client struct {
	path, dir string
	engine    *fake
}

// NewClient makes a client that lives as long as the test. Without docker the test
// is skipped; with CI=true it fails.
func NewClient(t testing.TB) *Client {
	t.Helper()
	path, err := exec.LookPath("docker")
	if err != nil {
		require.Empty(t, os.Getenv("CI"), "CI runs without the docker client: the reader is not held to it")
		t.Skip("no docker client here: the reader is not held to it")
	}
	dir, err := os.MkdirTemp("", "egg") // t.TempDir is too long for a socket's path
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	listener, err := net.Listen("unix", filepath.Join(dir, "s"))
	require.NoError(t, err)
	c := &Client{path: path, dir: dir, engine: new(fake)}
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
	{"requires at least 1 argument", NoImage},
	{"is not a TTY", Elsewhere},
	{"panic: ", Elsewhere},
	{"notary", Elsewhere},
	{"no such file or directory", Elsewhere},
}

var faulty = regexp.MustCompile(`invalid argument "(?s:.*)" for "(?:-\w, )?--([\w-]+)" flag`)

// Ask gives the client an argv, whose first word is not looked at.
func (c *Client) Ask(argv []string) Answer {
	cmd := exec.Command(c.path, argv[1:]...)
	cmd.Dir = c.dir
	cmd.Env = []string{"HOME=" + c.dir, "DOCKER_CONFIG=" + c.dir, "DOCKER_HOST=unix://" + filepath.Join(c.dir, "s")}
	output, _ := cmd.CombinedOutput()
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

// Help is what the client prints of a subcommand's flags.
func (c *Client) Help(t testing.TB, subcommand string) string {
	t.Helper()
	text, err := exec.Command(c.path, subcommand, "--help").Output()
	require.NoError(t, err)
	return string(text)
}
