package python_test

// modules are helpers that stand in files of their own.
var modules = []helper{
	{gives: givesList, calls: []string{"m_§f.make(§v)", "m_§f.make(m_§f.NAME)", "[m_§f.NAME, *m_§f.FLAGS]", "m_§f.FLAGS"}, text: `
# file m_§f.py
    import os
    NAME = ‹"const"|os.path.join("x", "y")›
    FLAGS = ["-m"]
    ‹if §t == "a": NAME = "odd"|pass|FLAGS += ["-n"]›
    def make(x, more=FLAGS):
        ‹more = [*more, NAME]|FLAGS.append(x)|global NAME; NAME = x›
        return [x, *more]
import m_§f`},
	{gives: givesList, calls: []string{"make_§f(§v)", "[NAME_§f]", "[§f.NAME, *§f.make(§v)]"}, text: `
# file p_§f/__init__.py
    from .consts import NAME
    from .sub.build import make
    __all__ = ["make"]
# file p_§f/consts.py
    NAME = §t
    OTHER = [NAME, "o"]
# file p_§f/sub/__init__.py
# file p_§f/sub/build.py
    from .. import consts
    from ..consts import OTHER
    def make(x):
        return [x, consts.NAME, *OTHER]
import p_§f as §f
from p_§f import NAME as NAME_§f, make as make_§f`},
	// constants that another module changes
	{gives: givesNothing, calls: []string{"c_§f.MODE = §v\nu_§f.start(§v)", "c_§f.FLAGS.append(§v)\nu_§f.start(§v)", "u_§f.set_mode(§v)\nL += c_§f.FLAGS\na = c_§f.MODE", "u_§f.start(§v)", "if §c: c_§f.MODE = §v\nu_§f.start(§v)", "setattr(c_§f, \"MODE\", §v)\nu_§f.start(§v)"}, text: `
# file c_§f.py
    MODE = "default"
    FLAGS = []
# file u_§f.py
    import subprocess
    import c_§f
    from c_§f import FLAGS, MODE as FIRST
    def set_mode(x):
        c_§f.MODE = x
        FLAGS.append("set")
    def start(x):
        subprocess.run(["docker", "run", "site§#", c_§f.MODE, FIRST, x, *FLAGS])
import c_§f, u_§f`},
	{gives: givesNothing, calls: []string{"start_§f(§v)", "start_§f(§v, extra=§w)", "import s_§f as late\nlate.start(§v)", "Runner_§f().start(§v)"}, text: `
# file s_§f.py
    import subprocess as sp
    PREFIX = ["docker", "run", "site§#"]
    def start(x, extra=()):
        cmd = [*PREFIX, x]
        cmd += extra
        return sp.run(cmd).returncode
    class Runner:
        prefix = PREFIX
        def start(self, x):
            sp.run([*self.prefix, x, "runner"])
    class _Private: pass
    if __name__ == "__main__":
        start("main")
from s_§f import start as start_§f, Runner as Runner_§f`},
	{gives: givesText, calls: []string{"get_§f(§v)", "get_§f(\"a\")", "DEFAULT_§f"}, text: `
# file w_§f.py
    DEFAULT_§f = "wd"
    _hidden = "hid"
    state = {"last": DEFAULT_§f}
    def get_§f(key):
        last, state["last"] = state["last"], key
        return last + _hidden
from w_§f import *`},
	{gives: givesText, calls: []string{"§f(§v)"}, text: `
# file n_§f/__init__.py
# file n_§f/mod.py
    ‹try:
        import not_there_at_all
    except ImportError:
        not_there_at_all = None
    |›VALUE = §t
    def value(x):
        from n_§f import other
        return other.wrap(x) + VALUE
# file n_§f/other.py
    from . import mod
    def wrap(x):
        return "(" + x + ")"
def §f(x):
    import n_§f.mod
    return n_§f.mod.value(x)`},
}
