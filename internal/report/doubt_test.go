package report

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func TestEveryDoubtIsTold(t *testing.T) {
	for _, kind := range parser.DoubtKinds() {
		told := doubts[kind]
		assert.NotEmpty(t, told.noun, kind)
		assert.NotEmpty(t, told.note, kind)
		assert.NotEmpty(t, told.mend, kind)
	}
	assert.Len(t, doubts, len(parser.DoubtKinds()))
}
