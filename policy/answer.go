package policy

// answer is what can be said of a question about all runs of a scenario.
type answer int

// The answers. The zero value is unknown: what nobody decided is not known.
const (
	unknown answer = iota
	no
	yes
)

// anyOf is yes where one is, and no only where all are.
func anyOf[T any](items []T, ask func(T) answer) answer {
	result := no
	for _, item := range items {
		switch ask(item) {
		case yes:
			return yes
		case unknown:
			result = unknown
		}
	}
	return result
}

func decide(truth bool) answer {
	if truth {
		return yes
	}
	return no
}
