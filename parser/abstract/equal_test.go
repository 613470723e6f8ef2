package abstract

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Where all holes have values, the question whether two texts are equal has the
// answer that their strings give; a question that stays open may have either.
func TestEqualTextsAgreesWithStrings(t *testing.T) {
	s := NewSpace()
	x, y := s.NewHole(Hole{Source: "$x"}), s.NewHole(Hole{Source: "$y"})
	texts := []Text{
		nil, Literal("a"), Literal("ab"), Unknown(x), Unknown(y),
		Concat(Literal("a"), Unknown(x)), Concat(Unknown(x), Literal("b")),
		Concat(Literal("a"), Unknown(x), Literal("b")), Concat(Unknown(x), Unknown(y)),
		Concat(Unknown(x), Literal("a"), Unknown(y)), Concat(Unknown(y), Unknown(x)),
	}
	values := []string{"", "a", "b", "ab"}
	for _, a := range texts {
		for _, b := range texts {
			guard := s.EqualTexts(a, b, Place{})
			for _, vx := range values {
				for _, vy := range values {
					fixed := s.And(s.Equal(x, vx, Place{}), s.Equal(y, vy, Place{}))
					world := s.Possible(s.And(fixed, guard))
					other := s.Possible(s.And(fixed, s.Not(guard)))
					equal := run(a, x, vx, vy) == run(b, x, vx, vy)
					assert.True(t, equal && world != Never || !equal && other != Never,
						"%s = %s where x is %q and y is %q", a.Source(), b.Source(), vx, vy)
				}
			}
		}
	}
}

func TestEqualTextsMissALiteral(t *testing.T) {
	s := NewSpace()
	setting := Concat(Unknown(s.NewHole(Hole{Source: "$k"})), Literal("="), Unknown(s.NewHole(Hole{Source: "$v"})))
	assert.Equal(t, Never, s.EqualTexts(setting, Literal("-d"), Place{}))
	assert.NotEqual(t, Never, s.EqualTexts(setting, Literal("-d=x"), Place{}))
}

// run is the string that t is where x and the other hole have these values.
func run(t Text, x *Hole, vx, vy string) string {
	var b strings.Builder
	for _, p := range t {
		switch p.Hole {
		case nil:
			b.WriteString(p.Literal)
		case x:
			b.WriteString(vx)
		default:
			b.WriteString(vy)
		}
	}
	return b.String()
}
