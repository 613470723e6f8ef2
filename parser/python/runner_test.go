package python_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
	"github.com/egglint/egg/parser/python/syntax"
)

// fixtures is a file of tests, as pytest runs them.
const fixtures = `
import subprocess, pytest
from pytest import fixture as fix
@pytest.fixture
def base():
    return ["docker", "run", "site1"]
@fix(autouse=True)
def cmd(base):
    base.append("--rm")
    yield base
    base.append("torn down")
@pytest.fixture(scope="module")
def shared(): return ["docker", "run", "site2"]
def test_function(cmd, base):
    subprocess.run(["first", *cmd, "img"])
def test_other(shared):
    subprocess.run(["second", *shared])
class TestClass:
    def setup_method(self): self.image = "img"
    def test_method(self, base): subprocess.run(["third", *base, self.image])
    def helper(self, base): subprocess.run(["fourth", *base])
`

// What a test gets of fixtures and of what is set up before it is followed, where
// each test gets its own.
func TestFixturesAreHandedOver(t *testing.T) {
	tree, _ := syntax.Parse("test_it.py", []byte(fixtures))
	p := python.Program{File: "test_it.py", Text: fixtures, Project: project{"test_it.py": tree}}
	told := map[string]abstract.Exec{}
	python.Run(python.NewSpace(), p, func(e abstract.Exec) {
		first, _ := e.Argv[0].Word.One()
		told[first.Source()] = e
	})
	for name, want := range map[string]string{
		"first":  "first docker run site1 --rm img",
		"second": "second *shared",
		"third":  "third docker run site1 img",
		"fourth": "fourth *base",
	} {
		assert.Equal(t, want, shown(told[name].Argv), name)
	}
	assert.Contains(t, told["first"].Notes, "pytest hands over cmd")
	assert.Contains(t, told["third"].Notes, "setup_method is run before test_method")
}

// shown is an argv without choices, its gaps by their source.
func shown(l abstract.List) string {
	var words []string
	for _, e := range l {
		word, _ := e.Word.One()
		text := word.Source()
		if e.Gap != nil {
			text = e.Gap.Source
		}
		words = append(words, text)
	}
	return strings.Join(words, " ")
}
