package workflow_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzScripts: whatever the file, there is no panic, every position is in the
// file, every expression is in its text, and its filler is.
func FuzzScripts(f *testing.F) {
	for _, seed := range []string{
		"jobs: {a: {steps: [{run: x}]}}",
		"jobs:\n  a:\n    env: {A: &v 1}\n    steps:\n      - run: >+2\n           a ${{ b }}\n\n          c\n        env: {B: *v}\n",
		"runs: {steps: [{run: \"a\\\n b\\x41\", shell: sh}]}",
		"x: &x {<<: *x}\njobs: {<<: [*x]}\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		scripts, problems := readAll(text)
		for _, p := range problems {
			require.Positive(t, p.Line)
			require.Positive(t, p.Column)
			require.NotEmpty(t, p.Message)
		}
		for _, s := range scripts {
			for i := range len(s.Text) + 1 {
				line, column := s.Pos(i)
				require.Positive(t, line)
				require.Positive(t, column)
				require.LessOrEqual(t, line, len(text)+1)
			}
			end := 0
			for _, e := range s.Exprs {
				require.LessOrEqual(t, end, e.Start)
				require.Len(t, e.Source, e.End-e.Start)
				require.Regexp(t, "^x+$", s.Text[e.Start:e.End])
				end = e.End
			}
		}
	})
}
