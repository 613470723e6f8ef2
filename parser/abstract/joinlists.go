package abstract

// JoinLists is a where c holds and b where it does not. What both have in common
// stands in the result once, so that a list does not double with each branch
// that changes it. The laws of [Join] hold on what the lists unfold to.
func JoinLists[T Listed[T]](s *Space, c Guard, a, b Sequence[T]) Sequence[T] {
	switch {
	case c == Always:
		return a
	case c == Never:
		return b
	}
	var out Sequence[T]
	i, j := 0, 0
	for _, m := range common(a, b) {
		out = append(out, differing(s, c, a[i:m.a], b[j:m.b])...)
		out = append(out, a[m.a])
		i, j = m.a+1, m.b+1
	}
	return append(out, differing(s, c, a[i:], b[j:])...)
}

// differing joins stretches that have nothing in common. Two words that stand
// for each other become one: f(c ? a : b).
func differing[T Listed[T]](s *Space, c Guard, a, b Sequence[T]) Sequence[T] {
	if len(a) == 1 && len(b) == 1 && plain(a[0]) && plain(b[0]) && a[0].Origin == b[0].Origin {
		e := a[0]
		e.Word = Join(s, c, a[0].Word, b[0].Word)
		return Sequence[T]{e}
	}
	return append(a.Under(s, c), b.Under(s, s.Not(c))...)
}

// plain tells whether e is one word, and always there.
func plain[T Listed[T]](e Entry[T]) bool { return e.When == Always && len(e.Word) > 0 }

// match is a pair of places, in one list and in another, of the same element.
type match struct{ a, b int }

// common pairs elements of a with the same ones of b, in the order of both.
func common[T Listed[T]](a, b Sequence[T]) []match {
	var out []match
	head := 0
	for head < len(a) && head < len(b) && a[head].stands(b[head]) {
		out = append(out, match{head, head})
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].stands(b[len(b)-1-tail]) {
		tail++
	}
	for _, m := range longest(a[head:len(a)-tail], b[head:len(b)-tail]) {
		out = append(out, match{head + m.a, head + m.b})
	}
	for ; tail > 0; tail-- {
		out = append(out, match{len(a) - tail, len(b) - tail})
	}
	return out
}

// maxPairs bounds the work of finding what two lists have in common.
const maxPairs = 1 << 16

// longest pairs up the longest sequence that a and b have in common; nothing,
// where they are too long to find it.
func longest[T Listed[T]](a, b Sequence[T]) []match {
	if len(a)*len(b) > maxPairs {
		return nil
	}
	length := commonLengths(a, b)
	var out []match
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].stands(b[j]):
			out = append(out, match{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// commonLengths says for each i and j how long the longest common sequence of
// a[i:] and b[j:] is.
func commonLengths[T Listed[T]](a, b Sequence[T]) [][]int {
	length := make([][]int, len(a)+1)
	length[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		length[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i].stands(b[j]) {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	return length
}

// stands tells whether e can stand for o where the list of either is taken. What
// was written elsewhere stands apart, though it be the same, for findings name
// the place; two unknown words are one, for only one of the lists comes about.
func (e Entry[T]) stands(o Entry[T]) bool {
	if e.Origin != o.Origin {
		return false
	}
	return e.unknown() && o.unknown() && e.When == o.When || e.Same(o)
}

// unknown tells whether e is one word of which nothing is known.
func (e Entry[T]) unknown() bool { return e.Gap == nil && e.Repeat == nil && len(e.Word) == 0 }
