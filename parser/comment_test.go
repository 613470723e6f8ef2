package parser_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func commentsOf(name, text string) []string {
	comments, ok := parser.Comments(parser.File{Name: name, Text: []byte(text)})
	out := []string{}
	for _, c := range comments {
		out = append(out, fmt.Sprintf("%d:%d %s > %d-%d", c.Line, c.Column, c.Text, c.Above.First, c.Above.Last))
	}
	if !ok {
		out = append(out, "not read")
	}
	return out
}

func TestCommentsOfEveryLanguage(t *testing.T) {
	for _, test := range []struct {
		name, file, text string
		want             []string
	}{
		{"shell", "a.sh", "# one\n# two\ndocker run x # three\n", []string{"1:1 # one > 3-3", "2:1 # two > 3-3", "3:14 # three > 4-4"}},
		{"shell, in every nook", "a.sh", strings.Join([]string{
			"f() { # a", "  x # b", "  # c", "}", "if x; then # d", "  y", "else # e", "  z", "fi # f",
			"for i in 1; do # g", "  case $i in # h", "  a) x ;; # i", "  # j", "  esac", "done # k",
			"a=( # l", "  1 # m", "  # n", ")", "$( # o", "x # p", ")", "x | # q", "  y && # r", "  z",
		}, "\n"), []string{
			"1:7 # a > 2-2", "2:5 # b > 4-4", "3:3 # c > 4-4", "5:12 # d > 6-6", "7:6 # e > 8-8", "9:4 # f > 10-10",
			"10:16 # g > 11-11", "11:14 # h > 12-12", "12:11 # i > 14-14", "13:3 # j > 14-14", "15:6 # k > 16-16",
			"16:5 # l > 17-17", "17:5 # m > 19-19", "18:3 # n > 19-19", "20:4 # o > 21-21", "21:3 # p > 22-22",
			"23:5 # q > 24-24", "24:8 # r > 25-25",
		}},
		{"shell, no comments", "a.sh", "x '# a' \"# b\" c#d ${e#f} ${#g} $#\ncat <<E\n# h\nE\n", []string{}},
		{"shell, not to be read", "a.sh", "# one\nx 'two\n# three\n", []string{"not read"}},
		{"shell that only bash takes", "a.sh", "#!/bin/sh\na=(1) # two\n", []string{"1:1 #!/bin/sh > 2-2", "2:7 # two > 3-3"}},
		{"python", "a.py", "# one\nrun(  # two\n    'x')\n\"\"\"\n# three\n\"\"\"\ns = '# four'\n", []string{"1:1 # one > 2-2", "2:7 # two > 3-3"}},
		{"python, not to be read", "a.py", "x = 'one\n# two\n", []string{"not read"}},
		{"workflow", ".github/workflows/a.yml", strings.Join([]string{
			"# one", "jobs:", "  a:", "    runs-on: ubuntu-latest", "    steps:", "      # two", "      - name: 'x # three'",
			"        # four", "        run: |  # five", "          # six", "          docker run x", "          y '", "          # seven'",
			"      - run: docker run x # eight", "      - run: >", "          docker run", "          # nine", "          x",
			"      - shell: python", "        run: |", "          x = 1  # ten", "        env: {A: b#c} # eleven",
		}, "\n"), []string{
			"1:1 # one > 2-2", "6:7 # two > 7-7", "8:9 # four > 9-13", "9:17 # five > 9-13", "10:11 # six > 11-11",
			"14:27 # eight > 14-14", "17:11 # nine x > 18-18", "21:18 # ten > 22-22", "22:23 # eleven > 23-23",
		}},
		{"workflow, no YAML", "action.yml", "a: [\n# one\n", []string{"not read"}},
		{"no language that is read", "a.js", "# one\n", []string{"not read"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, commentsOf(test.file, test.text))
		})
	}
}
