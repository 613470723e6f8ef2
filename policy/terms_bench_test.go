package policy

import "testing"

func BenchmarkTerms(b *testing.B) {
	l := launch(scenario(b, privateArgv()...))
	b.Run("scenario", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			scenarioTerm(&l.Scenarios[0], nil)
		}
	})
	b.Run("argv", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			argvTerm(&l, &l.Scenarios[0])
		}
	})
}
