package workflow

import (
	"cmp"
	"path"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// maxWork bounds what aliases can multiply. The unit is a byte of text.
const maxWork = 32 << 20

// entryWork is the work of an entry: of a list, a mapping or an environment.
const entryWork = 64

// reader walks one file.
type reader struct {
	name     string
	src      *source
	work     int // what may still be spent
	scripts  []Script
	found    []Value
	problems []Problem
	scalars  map[*yaml.Node]text   // a scalar behind aliases is decoded once
	mappings map[*yaml.Node]fields // as is a mapping
}

func newReader(name string, src *source) *reader {
	return &reader{
		name: name, src: src, work: maxWork,
		scalars: map[*yaml.Node]text{}, mappings: map[*yaml.Node]fields{},
	}
}

// spend takes n bytes of work; false when none are left.
func (r *reader) spend(n int) bool {
	if r.work < 0 {
		return false
	}
	if r.work -= n; r.work >= 0 {
		return true
	}
	r.problems = append(r.problems, Problem{
		Line: 1, Column: 1, Limit: true, Message: "too many entries, or aliases that multiply them",
	})
	return false
}

// entry spends the work of n entries.
func (r *reader) entry(n int) bool { return r.spend(n * entryWork) }

func (r *reader) problem(n *yaml.Node, message string) {
	line, column := r.src.pos(r.src.offset(n.Line, n.Column))
	r.problemAt(line, column, message)
}

func (r *reader) problemAt(line, column int, message string) {
	if r.entry(1) {
		r.problems = append(r.problems, Problem{Line: line, Column: column, Message: message})
	}
}

// sorted returns the problems in the order of the file, each once.
func (r *reader) sorted() []Problem {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(r.problems)
}

// frame is what holds for the steps of a job, or of an action.
type frame struct {
	job   string
	env   []EnvVar
	shell shell
	when  []Condition

	folder string // as written
}

// file reads a workflow or an action; their keys tell which it is.
func (r *reader) file(root *yaml.Node) {
	top := r.fields(root, path.Base(r.name))
	if runs := top.get("runs"); runs != nil {
		inside := r.fields(runs, "runs")
		r.steps(inside.get("steps"), "runs.steps", frame{shell: shell{text: "bash"}})
		r.values(inside)
	}
	outer := frame{
		env:   r.env(nil, top.get("env"), "env"),
		shell: r.shell(r.dig(top, "defaults", "run", "shell"), shell{}),

		folder: plain(r.dig(top, "defaults", "run", "working-directory")),
	}
	for _, job := range r.fields(top.get("jobs"), "jobs") {
		r.job(job, outer)
	}
}

func (r *reader) job(job field, outer frame) {
	what := "jobs." + job.key
	fs := r.fields(job.value, what)
	own := r.shell(r.dig(fs, "defaults", "run", "shell"), outer.shell)
	r.values(fs)
	r.steps(fs.get("steps"), what+".steps", frame{
		job:   job.key,
		env:   r.env(outer.env, fs.get("env"), what+".env"),
		shell: own.orDefault(r.labels(fs.get("runs-on"))),
		when:  r.condition(nil, fs.get("if"), what+".if"),

		folder: cmp.Or(plain(r.dig(fs, "defaults", "run", "working-directory")), outer.folder),
	})
}

// steps reads the steps of a job in their order: one can change what those
// after it are given.
func (r *reader) steps(n *yaml.Node, what string, f frame) {
	for i, item := range r.items(n, what) {
		if !r.entry(1) {
			return
		}
		number := strconv.Itoa(i + 1)
		fs := r.fields(item, what+"["+number+"]")
		r.step(fs, what+"["+number+"]", number, f)
		f.env = forget(f.env, plain(fs.get("run")))
	}
}

func (r *reader) step(fs fields, what, number string, f frame) {
	r.values(fs)
	program, ok := r.scalar(fs.get("run"), what+".run")
	if !ok {
		return
	}
	own := r.shell(fs.get("shell"), f.shell)
	r.scripts = append(r.scripts, Script{
		Text:    program.value,
		Exprs:   program.exprs,
		Shell:   own.text,
		Command: own.command(),
		Env:     r.env(f.env, fs.get("env"), what+".env"),
		Job:     f.job,
		Step:    cmp.Or(plain(fs.get("name")), plain(fs.get("id")), number),
		If:      r.condition(f.when, fs.get("if"), what+".if"),
		Folder:  cmp.Or(plain(fs.get("working-directory")), f.folder),
		Line:    r.lineOf(fs, "run"),
		text:    program,
	})
}

// lineOf is the line of a key.
func (r *reader) lineOf(fs fields, key string) int {
	for _, f := range fs {
		if f.key == key {
			line, _ := r.src.pos(r.src.offset(f.at.Line, f.at.Column))
			return line
		}
	}
	return 0
}

// condition adds an `if:` to those from outside.
func (r *reader) condition(outer []Condition, n *yaml.Node, what string) []Condition {
	n = resolve(n)
	if isNull(n) {
		return outer
	}
	if n.Kind != yaml.ScalarNode {
		r.problem(n, what+" is not a text")
		return outer
	}
	line, column := r.src.pos(r.src.content(n))
	return append(slices.Clone(outer), Condition{Text: unwrap(n.Value), Line: line, Column: column})
}
