package syntax

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// firstString is the value of the first string in the tree.
func firstString(m *Module) (value string) {
	found := false
	Inspect(m, func(n Node) bool {
		if c, ok := n.(*Constant); ok && !found {
			value, found = c.Value, true
		}
		return true
	})
	return value
}

func TestEncodings(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"UTF-8", "'ä'", "ä"},
		{"byte order mark", "\xEF\xBB\xBF'ä'", "ä"},
		{"byte order mark and declaration", "\xEF\xBB\xBF# coding: utf-8\n'ä'", "ä"},
		{"Latin-1", "# -*- coding: latin-1 -*-\n'\xE4'", "ä"},
		{"in the second line", "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n'\xA4'", "€"},
		{"behind a blank line", "\n# coding=cp1252\n'\x80'", "€"},
		{"Cyrillic", "# coding: KOI8_R\n'\xC1'", "а"},
		{"too late", "\n\n# coding: latin-1\n'a'", "a"},
		{"behind code", "a\n# coding: latin-1\n'ä'", "ä"},
		{"ASCII", "# coding: us-ascii\n'a'", "a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m, problems := Parse("", []byte(test.src))
			require.Empty(t, problems)
			assert.Equal(t, test.want, firstString(m))
		})
	}
}

func TestUnreadableText(t *testing.T) {
	for _, src := range []string{
		"a = '\xFF'", "a = f'\xFF'", "a = '\x00'", "\xFF = 1", "# coding: no-such\na", "# coding: ascii\n'ä'",
		"\xEF\xBB\xBF# coding: latin-1\na", "# coding: utf-16\na", "# coding: shift_jis\na",
	} {
		m, problems := Parse("", []byte(src))
		assert.NotEmpty(t, problems, "%q", src)
		assert.Equal(t, "Bad", outline(m.Body), "%q", src)
	}
}

func TestPlaceOfForeignByte(t *testing.T) {
	_, problems := Parse("", []byte("# coding: ascii\n\n'ä'"))
	require.Len(t, problems, 1)
	assert.Equal(t, Pos{18, 3, 2}, problems[0].Pos)
}

func TestTooLarge(t *testing.T) {
	m, problems := Parse("", make([]byte, maxBytes+1))
	require.Len(t, problems, 1)
	assert.True(t, problems[0].Limit)
	assert.Equal(t, "Bad", outline(m.Body))
}

// TestLineEnds reads one program with every kind of line end, and a form feed.
func TestLineEnds(t *testing.T) {
	src := "\f# c\nif a:\n\f\tb = '''x\ny''' + \\\n  '\\\nz'\n\nc\n"
	want, problems := Parse("", []byte(src))
	require.Empty(t, problems)
	for _, end := range []string{"\r\n", "\r"} {
		got, problems := Parse("", []byte(strings.ReplaceAll(src, "\n", end)))
		require.Empty(t, problems)
		assert.Equal(t, Dump(want), Dump(got))
		assert.Equal(t, "# c", got.Comments[0].Text)
	}
}

func TestComments(t *testing.T) {
	m, problems := Parse("", []byte("#!a\nb = [ # c\n  1, # d\n]\nif b: # e\n  # f\n  pass\n#g"))
	require.Empty(t, problems)
	var texts []string
	for _, c := range m.Comments {
		texts = append(texts, c.Text)
		assert.Equal(t, c.Text, m.Source(c))
	}
	assert.Equal(t, []string{"#!a", "# c", "# d", "# e", "# f", "#g"}, texts)
	assert.Equal(t, Pos{10, 2, 7}, m.Comments[1].Pos())
}

func TestPlacesWithMark(t *testing.T) {
	m, _ := Parse("", []byte("\xEF\xBB\xBFä = 'b'"))
	assert.Equal(t, "ä = 'b'", string(m.Text))
	value := m.Body[0].(*Assign).Value
	assert.Equal(t, Pos{5, 1, 6}, value.Pos())
	assert.Equal(t, "'b'", m.Source(value))
}
