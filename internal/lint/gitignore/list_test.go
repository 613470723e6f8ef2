package gitignore_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/internal/lint/gitignore"
)

func TestExcludes(t *testing.T) {
	tests := []struct {
		name     string
		patterns string
		yes, no  []string
	}{
		{"a bare name matches at any depth", "build", []string{"build", "a/build", "a/build/x"}, []string{"builds", "a/rebuild"}},
		{"a slash binds to the folder of the list", "/a/b", []string{"a/b", "a/b/c"}, []string{"x/a/b", "a"}},
		{"a slash in the middle binds too", "a/b", []string{"a/b"}, []string{"x/a/b"}},
		{"a trailing slash means folders", "out/", []string{"out/x", "a/out/x"}, []string{"out"}},
		{"a star stays in its folder", "a/*.sh", []string{"a/x.sh"}, []string{"a/b/x.sh"}},
		{"two stars in front cross folders", "**/x", []string{"x", "a/x", "a/b/x"}, []string{"ax"}},
		{"two stars in the middle cross folders", "a/**/x", []string{"a/x", "a/b/c/x"}, []string{"b/x"}},
		{"two stars at the end mean what is inside", "a/**", []string{"a/x", "a/b/c"}, []string{"a", "b/a/x"}},
		{"two stars beside text are one", "a/b**", []string{"a/bc"}, []string{"x/a/b"}},
		{"a question mark is one character", "a?c", []string{"abc"}, []string{"ac", "a/c"}},
		{"a class", "[a-c]x", []string{"ax", "cx"}, []string{"dx"}},
		{"a negated class never matches a slash", "a[!b]c", []string{"axc"}, []string{"abc", "a/c"}},
		{"a named class", "v[[:digit:]]", []string{"v1"}, []string{"vx"}},
		{"an escaped letter is that letter", `[\d\-]x`, []string{"dx", "-x"}, []string{"1x"}},
		{"a bracket as a member", "[]]x", []string{"]x"}, []string{"x"}},
		{"a later pattern takes back", "*.sh\n!keep.sh", []string{"a.sh"}, []string{"keep.sh"}},
		{"nothing in an ignored folder is taken back", "a/\n!a/keep.sh", []string{"a/keep.sh"}, nil},
		{"comments and blanks", "# x\n\n  \nx", []string{"x"}, []string{"# x"}},
		{"escapes", `\#x` + "\n" + `\!y` + "\n" + `a\*`, []string{"#x", "!y", "a*"}, []string{"ab"}},
		{"trailing blanks", "x  \ny\\ ", []string{"x", "y "}, []string{"x  ", "y"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list, errs := gitignore.Parse(strings.Split(test.patterns, "\n"))
			require.Empty(t, errs)
			for _, file := range test.yes {
				assert.True(t, list.Excludes(file), "excludes %q", file)
			}
			for _, file := range test.no {
				assert.False(t, list.Excludes(file), "excludes %q", file)
			}
		})
	}
}

func TestMalformedPatternsAreNamedAndLeftOut(t *testing.T) {
	list, errs := gitignore.Parse([]string{"[ab", `x\`, "good"})
	require.Len(t, errs, 2)
	assert.ErrorContains(t, errs[0], `pattern "[ab": a [ without its ]`)
	assert.ErrorContains(t, errs[1], `a backslash at the end`)
	assert.True(t, list.Excludes("good"))
	assert.False(t, list.Excludes("a"))
}

func TestZeroListIsSilent(t *testing.T) {
	assert.Equal(t, gitignore.Silent, gitignore.List{}.Match("x", false))
}

// FuzzExcludes checks that whatever is ignored by itself is excluded, and that
// no pattern upsets the matcher.
func FuzzExcludes(f *testing.F) {
	f.Add("a/**/[!b]*.sh\n!c", "a/x/d.sh")
	f.Add("[[:alpha:]-z]\\ ", "b ")
	f.Fuzz(func(t *testing.T, patterns, path string) {
		list, _ := gitignore.Parse(strings.Split(patterns, "\n"))
		if list.Match(path, false) == gitignore.Ignored {
			assert.True(t, list.Excludes(path))
		}
	})
}
