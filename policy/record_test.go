package policy

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRecord(t *testing.T) {
	for _, test := range []struct {
		word string
		want []string
	}{
		{"a=1, b=2 ,c", []string{"a=1", "b=2", "c"}},
		{`"a=1","b=2,3",c`, []string{"a=1", "b=2,3", "c"}},
		{`"a=""1"""`, []string{`a="1"`}},
		{`a=$x,"b=$y,$z",$w`, []string{"a=$x", "b=$y,$z", "$w"}},
		{"a,,", []string{"a", "", ""}},
	} {
		t.Run(test.word, func(t *testing.T) {
			w := word(test.word)
			fields, ok := record(&w)
			require.True(t, ok)
			texts := make([]string, len(fields))
			for i, field := range fields {
				texts[i] = field.Text
			}
			assert.Equal(t, test.want, texts)
		})
	}
}

func TestWhatIsNoRecord(t *testing.T) {
	for _, text := range []string{"", `a"b`, `"a`, `"a"b,c`, `"$x`, "a\x00,$x", "a\n$x"} {
		w := word(text)
		_, ok := record(&w)
		assert.False(t, ok, "%q", text)
	}
}

func TestMountThatIsNoRecordMountsAnything(t *testing.T) {
	s := scenario(t, "docker", "run", "--mount", `type=bind,"src=/data`, "egg-sandbox")
	sources, targets := mountedPaths(mountsOf(&s))
	require.Len(t, sources, 1)
	require.Len(t, targets, 1)
	assert.False(t, known(sources[0]))
	assert.False(t, known(targets[0]))
}
