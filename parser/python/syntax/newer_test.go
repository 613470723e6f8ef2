package syntax

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestNewerSyntax covers what many interpreters are too old to compare with.
func TestNewerSyntax(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"3.14 except list", "try: pass\nexcept A, B.c: pass",
			"Try(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A'), Attribute(value=Name(id='B'), attr='c')]), name=None, body=[Pass()])], orelse=[], finalbody=[])"},
		{"3.14 except star list", "try: pass\nexcept* A, B: pass",
			"TryStar(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A'), Name(id='B')]), name=None, body=[Pass()])], orelse=[], finalbody=[])"},
		{"3.14 t-string", `t"a{x!r:>{w}}b"`,
			"Expr(value=TemplateStr(values=[Constant(value='a'), Interpolation(value=Name(id='x'), str='x', conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w'), conversion=-1, format_spec=None)])), Constant(value='b')]))"},
		{"3.14 t-strings joined", `t'{ (a) = }' rt"\d"`,
			`Expr(value=TemplateStr(values=[Constant(value=' (a) = '), Interpolation(value=Name(id='a'), str=' (a)', conversion=114, format_spec=None), Constant(value='\\d')]))`},
		{"3.13 defaults of type parameters", "type A[T: int = str, *Ts = *B, **P = [int]] = C",
			"TypeAlias(name=Name(id='A', ctx=Store()), type_params=[TypeVar(name='T', bound=Name(id='int'), default_value=Name(id='str')), TypeVarTuple(name='Ts', default_value=Starred(value=Name(id='B'))), ParamSpec(name='P', default_value=List(elts=[Name(id='int')]))], value=Name(id='C'))"},
		{"3.12 type parameters", "class A[T](B): pass",
			"ClassDef(name='A', bases=[Name(id='B')], keywords=[], body=[Pass()], decorator_list=[], type_params=[TypeVar(name='T', bound=None, default_value=None)])"},
		{"3.12 quotes in f-strings", `f'{a['b']}{'\n'.join(c)}'`,
			`Expr(value=JoinedStr(values=[FormattedValue(value=Subscript(value=Name(id='a'), slice=Constant(value='b')), conversion=-1, format_spec=None), FormattedValue(value=Call(func=Attribute(value=Constant(value='\n'), attr='join'), args=[Name(id='c')], keywords=[]), conversion=-1, format_spec=None)]))`},
		{"3.12 lines and comments in f-strings", "f'{a # }\n  }'",
			"Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a'), conversion=-1, format_spec=None)]))"},
		{"3.12 f-strings in f-strings", `f"{f"{f"{1}"}"}"`,
			"Expr(value=JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue(value=JoinedStr(values=[FormattedValue(value=Constant(value=1), conversion=-1, format_spec=None)]), conversion=-1, format_spec=None)]), conversion=-1, format_spec=None)]))"},
		{"3.11 star in an index", "a[*b]",
			"Expr(value=Subscript(value=Name(id='a'), slice=Tuple(elts=[Starred(value=Name(id='b'))])))"},
		{"3.11 star in an annotation", "def f(*args: *T): pass",
			"FunctionDef(name='f', args=arguments(posonlyargs=[], args=[], vararg=arg(arg='args', annotation=Starred(value=Name(id='T'))), kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[]), body=[Pass()], decorator_list=[], returns=None, type_params=[])"},
		{"3.10 with in parentheses", "with (a as b, c,): pass",
			"With(items=[withitem(context_expr=Name(id='a'), optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c'), optional_vars=None)], body=[Pass()])"},
		{"with an expression in parentheses", "with (yield a): pass",
			"With(items=[withitem(context_expr=Yield(value=Name(id='a')), optional_vars=None)], body=[Pass()])"},
		{"with a tuple as a name", "with (a, b) as c: pass",
			"With(items=[withitem(context_expr=Tuple(elts=[Name(id='a'), Name(id='b')]), optional_vars=Name(id='c', ctx=Store()))], body=[Pass()])"},
		{"3.10 match", "match a, *b:\n  case {'k': [x, *_], **r} | C(-1, y=2+3j) if x: pass",
			"Match(subject=Tuple(elts=[Name(id='a'), Starred(value=Name(id='b'))]), cases=[match_case(pattern=MatchOr(patterns=[MatchMapping(keys=[Constant(value='k')], patterns=[MatchSequence(patterns=[MatchAs(pattern=None, name='x'), MatchStar(name=None)])], rest='r'), MatchClass(cls=Name(id='C'), patterns=[MatchValue(value=UnaryOp(op=USub(), operand=Constant(value=1)))], kwd_attrs=['y'], kwd_patterns=[MatchValue(value=BinOp(left=Constant(value=2), op=Add(), right=Constant(value=3j)))])]), guard=Name(id='x'), body=[Pass()])])"},
		{"match as a name", "match(a).b[c] = 1",
			"Assign(targets=[Subscript(value=Attribute(value=Call(func=Name(id='match'), args=[Name(id='a')], keywords=[]), attr='b'), slice=Name(id='c'), ctx=Store())], value=Constant(value=1))"},
		{"match as an annotated name", "match: int = 1\ncase = type = 2",
			"AnnAssign(target=Name(id='match', ctx=Store()), annotation=Name(id='int'), value=Constant(value=1), simple=1)"},
		{"type as a name", "type(x).y = f()",
			"Assign(targets=[Attribute(value=Call(func=Name(id='type'), args=[Name(id='x')], keywords=[]), attr='y', ctx=Store())], value=Call(func=Name(id='f'), args=[], keywords=[]))"},
		{"star in a list", "[*f(1)]",
			"Expr(value=List(elts=[Starred(value=Call(func=Name(id='f'), args=[Constant(value=1)], keywords=[]))]))"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.want, shape(t, test.src))
		})
	}
}

// TestRefused covers what is near to valid syntax, and must not be read.
func TestRefused(t *testing.T) {
	for _, src := range []string{
		"print 'x'", "f() = 1", "a + 1 += 2", "(a, b): int", "del f()", "del *a", "x = yield = 1",
		"f(a=1, b)", "f(**a, *b)", "f(x for x in y, 1)", "f(x for x in y,)", "class A(x for x in y): pass",
		"def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(/, a): pass", "def f(**k, a): pass", "lambda a: int: a",
		"(*a)", "[*a for a in b]", "{**a for a in b}", "{*a: 1}", "{a := 1: 2}", "a if b", "a not b", "not = 1", "a b",
		"from a import b,", "from a import ()", "import a.b as c.d", "from . import a.b", "import .a",
		"try: pass", "try: pass\nexcept* : pass", "try: pass\nexcept A: pass\nexcept* B: pass",
		"try: pass\nexcept A, B as c: pass", "try: pass\nelse: pass\nfinally: pass",
		"match a:\n  case b.c(): pass\n  x", "match a:\n  case 1 + 2: pass", "match a:\n  case f'': pass", "match a:\n  case a as _: pass",
		"match a:\n  case C(a=1, 2): pass", "match a:\n  case (*a): pass", "match a:\n  case -a: pass", "match a:\n  case {a: 1}: pass",
		"'a' b'b'", "t'a' 'b'", "f'a' t'b'", "b'ä'", "f'{}'", "f'{a!x}'", "f'{a! r}'", "f'{a'", "f'}'", "f'{a:{b}'", "f'{a b}'", "f'{lambda: 1}'",
		`'\x1'`, `'\u123'`, `'\U00110000'`, `'\N{NO SUCH NAME}'`, `'\N'`, "'a\nb'", "'''a",
		"01", "1__0", "1_", "0x", "0b2", "1a", "1e", "0_x1", "08", "$a", "a?", "a !b", "€ = 1", "x = 1 \\", "x = \\ 1", "a = 1 \\\n",
		"(", ")", "(]", "a[*b:c]", "a[]", "a.1", "a..b", "@a\nb = 1", "@a b\ndef c(): pass", "async x", "async def", "if a:\nb", "if a\n  b", " a",
		"if a:\n\tb\n        c", "if a:\n    b\n  c", "x: int: str", "x += 1 = 2", "global a.b", "nonlocal", "raise from a", "return yield", "assert", "a, b := 1",
		"type A", "type A = ", "type A[T: int = ] = B", "type A[] = B", "def f[**P: int](): pass", "pass a", "for a b in c: pass", "for f() in c: pass", "while: pass",
		"with a as f(): pass", "with (a as b): pass; (", "with: pass", "[x for x]", "(yield a, b for a in c)", "a = *b = 1 +",
	} {
		m, problems := Parse("", []byte(src))
		require.NotEmpty(t, problems, src)
		require.True(t, hasBad(m), src)
	}
}
