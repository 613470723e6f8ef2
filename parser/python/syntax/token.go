package syntax

// kind tells tokens apart.
type kind uint8

const (
	tokError kind = iota // what no token can be made of; its message is in lexer.problems; none follows in its line
	tokEOF
	tokNewline
	tokIndent
	tokDedent
	tokName
	tokNumber
	tokString
	tokStringStart // of an f-string or t-string, with the quotes
	tokStringText  // a part of one that is text
	tokStringEnd   // its closing quotes
	tokExclamation // before a conversion

	tokLParen
	tokRParen
	tokLBracket
	tokRBracket
	tokLBrace
	tokRBrace
	tokComma
	tokColon
	tokSemicolon
	tokDot
	tokEllipsis
	tokArrow
	tokColonEqual
	tokEqual

	// Binary operators, in the order of BinaryOperator.
	tokPlus
	tokMinus
	tokStar
	tokAt
	tokSlash
	tokPercent
	tokDoubleStar
	tokLeftShift
	tokRightShift
	tokPipe
	tokCaret
	tokAmpersand
	tokDoubleSlash

	// Their assignments, in the same order.
	tokPlusEqual
	tokMinusEqual
	tokStarEqual
	tokAtEqual
	tokSlashEqual
	tokPercentEqual
	tokDoubleStarEqual
	tokLeftShiftEqual
	tokRightShiftEqual
	tokPipeEqual
	tokCaretEqual
	tokAmpersandEqual
	tokDoubleSlashEqual

	tokTilde
	// Comparisons of one token, in the order of CompareOperator.
	tokEqEqual
	tokNotEqual
	tokLess
	tokLessEqual
	tokGreater
	tokGreaterEqual

	kwFalse
	kwNone
	kwTrue
	kwAnd
	kwAs
	kwAssert
	kwAsync
	kwAwait
	kwBreak
	kwClass
	kwContinue
	kwDef
	kwDel
	kwElif
	kwElse
	kwExcept
	kwFinally
	kwFor
	kwFrom
	kwGlobal
	kwIf
	kwImport
	kwIn
	kwIs
	kwLambda
	kwNonlocal
	kwNot
	kwOr
	kwPass
	kwRaise
	kwReturn
	kwTry
	kwWhile
	kwWith
	kwYield
	kindCount
)

// token is one token, from its first byte to before end.
type token struct {
	kind     kind
	pos, end Pos
}

// keyword is the kind of a word: a keyword's, or tokName.
func keyword(word string) kind {
	switch word {
	case "False":
		return kwFalse
	case "None":
		return kwNone
	case "True":
		return kwTrue
	case "and":
		return kwAnd
	case "as":
		return kwAs
	case "async":
		return kwAsync
	case "await":
		return kwAwait
	case "else":
		return kwElse
	case "for":
		return kwFor
	case "from":
		return kwFrom
	case "if":
		return kwIf
	case "in":
		return kwIn
	case "is":
		return kwIs
	case "lambda":
		return kwLambda
	case "not":
		return kwNot
	case "or":
		return kwOr
	case "yield":
		return kwYield
	}
	return statementKeyword(word)
}

// statementKeyword is the kind of a keyword that only a statement or a clause
// begins with, or follows `async` or `from` in one: none stands in brackets.
func statementKeyword(word string) kind {
	switch word {
	case "assert":
		return kwAssert
	case "break":
		return kwBreak
	case "class":
		return kwClass
	case "continue":
		return kwContinue
	case "def":
		return kwDef
	case "del":
		return kwDel
	case "elif":
		return kwElif
	case "except":
		return kwExcept
	case "finally":
		return kwFinally
	case "global":
		return kwGlobal
	case "import":
		return kwImport
	case "nonlocal":
		return kwNonlocal
	case "pass":
		return kwPass
	case "raise":
		return kwRaise
	case "return":
		return kwReturn
	case "try":
		return kwTry
	case "while":
		return kwWhile
	case "with":
		return kwWith
	}
	return tokName
}

// single is the kind of an operator of one byte.
var single = [128]kind{
	'(': tokLParen, ')': tokRParen, '[': tokLBracket, ']': tokRBracket, '{': tokLBrace, '}': tokRBrace,
	',': tokComma, ':': tokColon, ';': tokSemicolon, '.': tokDot, '=': tokEqual,
	'+': tokPlus, '-': tokMinus, '*': tokStar, '@': tokAt, '/': tokSlash, '%': tokPercent,
	'|': tokPipe, '^': tokCaret, '&': tokAmpersand, '~': tokTilde, '<': tokLess, '>': tokGreater,
	'!': tokExclamation,
}

// doubled is the kind of an operator whose byte stands twice.
var doubled = [kindCount]kind{
	tokStar: tokDoubleStar, tokSlash: tokDoubleSlash, tokLess: tokLeftShift, tokGreater: tokRightShift,
}

// equalled is the kind of an operator with = behind it.
var equalled = [kindCount]kind{
	tokColon: tokColonEqual, tokEqual: tokEqEqual, tokExclamation: tokNotEqual,
	tokLess: tokLessEqual, tokGreater: tokGreaterEqual,
	tokPlus: tokPlusEqual, tokMinus: tokMinusEqual, tokStar: tokStarEqual, tokAt: tokAtEqual,
	tokSlash: tokSlashEqual, tokPercent: tokPercentEqual, tokDoubleStar: tokDoubleStarEqual,
	tokLeftShift: tokLeftShiftEqual, tokRightShift: tokRightShiftEqual, tokPipe: tokPipeEqual,
	tokCaret: tokCaretEqual, tokAmpersand: tokAmpersandEqual, tokDoubleSlash: tokDoubleSlashEqual,
}

// class tells by its first byte how a token is read.
type class uint8

const (
	classStrange class = iota
	classWord
	classDigit
	classQuote
	classNewline
	classHash
	classOpen
	classClose
	classDot
	classOperator
)

var classes = func() (c [256]class) {
	set := func(k class, bytes string) {
		for i := range len(bytes) {
			c[bytes[i]] = k
		}
	}
	set(classWord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
	for b := 0x80; b < 0x100; b++ {
		c[b] = classWord
	}
	set(classDigit, "0123456789")
	set(classQuote, `'"`)
	set(classNewline, "\r\n")
	set(classHash, "#")
	set(classOpen, "([{")
	set(classClose, ")]}")
	set(classDot, ".")
	set(classOperator, ",:;=+-*@/%|^&~<>!")
	return c
}()
