package shell_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/oracletest"
	"github.com/egglint/egg/parser/shell"
)

// leftOut is what a problem says of the lines that are not read.
var leftOut = regexp.MustCompile(`lines? ([-0-9, ]+) left out`)

// TestDamagedPrograms puts lines that cannot be read into random programs, and
// holds what is told of the rest to runs with another line there.
func TestDamagedPrograms(t *testing.T) {
	for _, line := range []string{") ( A B C N T", "}; if (( echo 'A B C N T"} {
		t.Run(line, func(t *testing.T) {
			newOracle(t, "bash", shell.Bash).Damaged(t, oracletest.Programs()/50+1, oracletest.Damage{
				Line: line,
				Instead: []string{
					":", "A=changed B= C='x y' N= T=; export A", "L=(changed --flag); M=(); set -- changed",
					"f0() { A=changed; L+=(more); }; f1() { f0; exit; }; set +e", "eval 'N=n; trap A=trapped DEBUG'",
				},
				Lost: func(a *oracletest.Analysis) []int {
					var lost []int
					for _, p := range a.Problems {
						if m := leftOut.FindStringSubmatch(p); m != nil {
							lost = append(lost, oracletest.Lines(t, m[1])...)
						}
					}
					return lost
				},
			})
		})
	}
}

func TestTellsOnceWhatIsLost(t *testing.T) {
	a := analyse(oracletest.Files{programFile: "echo\n) (\nfor x in $Y; do\neval '( )'\n) )\ndone\n"}, shell.Bash)
	require.Len(t, a.Problems, 2)
	require.Contains(t, a.Problems[0], "lines 2-3, 5-6 left out")
	require.Contains(t, a.Problems[1], "line 4 left out")
}
