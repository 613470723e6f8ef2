"""Runs Python programs for the oracle: one JSON job a line on standard input.

Each program runs in a process of its own, forked from this one, so that the
interpreter starts once. What it starts is started: the engine that it finds on
its PATH is a program that writes down its arguments. What it hands to a shell is
written down by an audit hook, and run all the same.
"""

import argparse, asyncio, atexit, contextlib, copy, dataclasses, enum, functools, itertools  # noqa: loaded once for all programs
import json
import os
import pathlib, re, shlex, shutil, string  # noqa
import signal
import subprocess
import sys
import types
import typing  # noqa


NOT_RUN = 117  # how a process ends that could not begin with its program; no engine ends so


def recorder(path):
    def hook(event, args):
        text = None
        if event == "subprocess.Popen" and list(args[1][:2]) == ["/bin/sh", "-c"]:
            text = args[1][2]
        elif event == "os.system":
            text = args[0]
        if text is not None:
            with open(path, "ab") as f:
                f.write(os.fsencode(text) + b"\0")

    return hook


def prepare(job):
    os.setpgid(0, 0)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.chdir(job["dir"])
    os.environ.clear()
    os.environ.update(job["env"])
    sys.argv = ["program.py", *job["args"]]
    sys.path[0] = job["dir"]
    sys.dont_write_bytecode = True
    sys.addaudithook(recorder(os.path.join(job["dir"], "texts")))


def run(job):
    signal.setitimer(signal.ITIMER_PROF, job["seconds"])
    signal.setitimer(signal.ITIMER_REAL, 4 * job["seconds"])
    main = types.ModuleType("__main__")
    main.__file__ = "program.py"
    sys.modules["__main__"] = main
    with open("program.py", encoding="utf-8") as f:
        text = f.read()
    try:
        exec(compile(text, "program.py", "exec"), main.__dict__)
    except BaseException as e:
        with open(os.path.join(job["dir"], "ended"), "w") as f:
            f.write(repr(e))
    atexit._run_exitfuncs()


def serve():
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            status = NOT_RUN
            try:
                prepare(job := json.loads(line))
                status = 0
                run(job)
            finally:
                os._exit(status)
        _, status = os.waitpid(pid, 0)
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        print("not run" if os.waitstatus_to_exitcode(status) == NOT_RUN else "done", flush=True)


serve()
