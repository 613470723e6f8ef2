package python

import (
	"strings"

	"github.com/egglint/egg/parser/python/syntax"
)

// libraryStarts are the functions of packages outside the standard library that
// start processes, by dotted name; () is the result of a call.
var libraryStarts = map[string]starter{
	"pexpect.spawn": {shell: true, words: true}, "pexpect.spawnu": {shell: true, words: true},
	"pexpect.run": {shell: true}, "pexpect.runu": {shell: true}, "pexpect.popen_spawn.PopenSpawn": {text: true},
	"ptyprocess.PtyProcess.spawn": {}, "psutil.Popen": {},
	"delegator.run": {text: true}, "envoy.run": {text: true}, "sarge.run": {text: true}, "sarge.capture_stdout": {text: true},
	"trio.run_process": {}, "trio.lowlevel.open_process": {},
	"anyio.run_process": {text: true}, "anyio.open_process": {text: true},
	"gevent.subprocess.run": {}, "gevent.subprocess.Popen": {}, "gevent.subprocess.call": {},
	"gevent.subprocess.check_call": {}, "gevent.subprocess.check_output": {},
	"commands.getoutput": {shell: true}, "commands.getstatusoutput": {shell: true}, "distutils.spawn.spawn": {},
	"invoke.run": {shell: true}, "invoke.sudo": {shell: true}, "fabric.run": {shell: true}, "fabric.api.run": shellOver,
	"fabric.api.local": {shell: true}, "fabric.api.sudo": shellOver,
	"invoke.Context().run": {shell: true}, "invoke.Context().sudo": {shell: true},
	"invoke.context.Context().run": {shell: true}, "invoke.context.Context().sudo": {shell: true},
	"fabric.Connection().run": shellOver, "fabric.Connection().sudo": shellOver, "fabric.Connection().local": {shell: true},
	"fabric.connection.Connection().run": shellOver, "fabric.connection.Connection().sudo": shellOver,
	"fabric.Group().run": shellOver, "fabric.SerialGroup().run": shellOver, "fabric.ThreadingGroup().run": shellOver,
	"paramiko.SSHClient().exec_command": shellOver, "paramiko.client.SSHClient().exec_command": shellOver,
	"asyncssh.connect().run": shellOver, "asyncssh.connect().create_process": shellOver,
}

// shellOver starts a shell on another machine, maybe: nothing is known of the
// environment there.
var shellOver = starter{shell: true, afresh: true}

// starterNamed is the function of a dotted name that starts processes.
func starterNamed(name string) (starter, bool) {
	if within, ok := strings.CutPrefix(name, "posix."); ok {
		name = "os." + within // what os takes its functions from
	}
	if s, ok := starts[name]; ok {
		return s, true
	}
	s, ok := libraryStarts[name]
	return s, ok
}

// taskContexts are what functions with a library's decorator get first.
var taskContexts = map[string]string{"invoke.task": "invoke.Context", "invoke.tasks.task": "invoke.Context", "fabric.task": "fabric.Connection"}

// noteTask notes it of functions that a decorator makes tasks.
func (in *interp) noteTask(f cases, decorator value) {
	kind, ok := taskContexts[strings.TrimSuffix(in.calleeOf(decorator), "()")]
	for _, c := range f {
		if ok && c.Value.kind == function {
			c.Value.obj.fn.context = kind
		}
	}
}

// madeBy is a value of which only the class is known.
func (in *interp) madeBy(class string, v value) value {
	in.cameBy[v.hole()] = step{value{kind: external, name: class}, "()"}
	return v
}

// typed is a parameter of which only what its annotation says is known.
func (in *interp) typed(st *state, o *object, p *syntax.Param, v value) value {
	d := o.fn
	if d.context != "" && len(d.params.Args) > 0 && p == d.params.Args[0] {
		return in.madeBy(d.context, v)
	}
	switch p.Annotation.(type) {
	case *syntax.Name, *syntax.Attribute:
		outer := in.file
		in.file = d.file
		t, _ := in.eval(st.clone(), o.scope, p.Annotation).One()
		in.file = outer
		if t.kind == external && strings.Contains(t.name, ".") {
			return in.madeBy(t.name, v)
		}
	}
	return v
}
