package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What packages outside the standard library start is read, and what only speaks
// of it is not.
func TestPythonLibraries(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"import sh\nsh.docker('run', '-d', 'img')", []string{"a.py:2 -d img"}},
		{"from sh import docker\ndocker.run('img', 'cmd')", []string{"a.py:2 img cmd"}},
		{"import sh\nsh.docker('run', ['--rm', 'img'], None, 'cmd', _bg=True)", []string{"a.py:2 --rm img cmd"}},
		{"import sh\nsh.docker('run', 'img', x_y='z', q=True, flag=True, no=False)", []string{"a.py:2 img --x-y=z ~sh.docker('run', 'img', x_y='z', q=True, flag=True, no=False… --flag"}},
		{"import sh\nsh.Command('docker')('run', 'img')", []string{"a.py:2 img"}},
		{"import sh\nd = sh.docker.bake('run', '--rm')\nd('img')", []string{"a.py:3 --rm img"}},
		{"import sh\nd = sh.docker.bake('-D')\nd.run('img')", []string{"a.py:3 docker -D run img"}},
		{"import sh\nsh.sudo('docker', 'run', 'img')", []string{"a.py:2 img"}},
		{"from plumbum import local\nlocal['docker']['run', '--rm', 'img']()", []string{"a.py:2 --rm img"}},
		{"from plumbum import local, FG\nlocal['docker']['run', '--rm', 'img'] & FG", []string{"a.py:2 --rm img"}},
		{"from plumbum.cmd import docker, sudo\ndocker('run', 'img')\nsudo[docker['run', 'two']]()\ndocker['run']['three'].run_fg()", []string{"a.py:2 img", "a.py:3 two", "a.py:4 three"}},
		{"from plumbum import local\nlocal.cmd.docker('run', 'img')", []string{"a.py:2 img"}},
		{"from plumbum.cmd import docker\ndocker['run', 'img']", []string{}},
		{"from invoke import task\n@task\ndef go(c, name='x'):\n  c.run(f'docker run --rm {name}')", []string{"a.py:4 --rm ~name"}},
		{"from invoke import task\n@task(pre=[])\ndef go(ctx):\n  ctx.sudo('docker run img')", []string{"a.py:4 img"}},
		{"from invoke import Context\nContext().run('docker run img')", []string{"a.py:2 img"}},
		{"from fabric import Connection\nwith Connection('h') as c:\n  c.run('docker run img')", []string{"a.py:3 img"}},
		{"from fabric import Connection\ndef deploy(c: Connection):\n  c.run('docker run img')", []string{"a.py:3 img"}},
		{"import paramiko\ns = paramiko.SSHClient()\ns.connect('h')\ns.exec_command('docker run img')", []string{"a.py:4 img"}},
		{"import pexpect\npexpect.spawn('docker', ['run', 'img'])\npexpect.run('docker run two')", []string{"a.py:2 img", "a.py:3 two"}},
		{"import delegator\ndelegator.run('docker run img')", []string{"a.py:2 img"}},
		{"import trio\nasync def f(): await trio.run_process(['docker', 'run', 'img'])", []string{"a.py:2 img"}},
		{"import anyio\nasync def f():\n  await anyio.run_process('docker run img')\n  async with await anyio.open_process(['docker', 'run', 'two']) as p: pass", []string{"a.py:3 img", "a.py:4 two"}},
		{"import tenacity, subprocess\n@tenacity.retry\ndef go(): subprocess.run(['docker', 'run', 'img'])", []string{"a.py:3 img"}},
		{"import retry.api, subprocess\nretry.api.retry_call(subprocess.run, fargs=[['docker', 'run', 'img']], fkwargs={'check': True})", []string{"a.py:2 img"}},
		{"import docker, concurrent.futures as cf\nc = docker.from_env()\ncf.ThreadPoolExecutor().submit(c.containers.run, 'img', remove=True)", []string{"a.py:3 --rm img"}},

		{"import asyncio\nasync def f():\n  await asyncio.get_running_loop().subprocess_exec(P, 'docker', 'run', 'img')", []string{"a.py:3 img"}},
		{"import subprocess\nclass P(subprocess.Popen): pass\nP(['docker', 'run', 'img'])", []string{"a.py:3 img"}},
		{"import subprocess\nclass P(subprocess.Popen):\n  def __init__(self, image): super().__init__(['docker', 'run', image])\nP('img')", []string{"a.py:3 <a.py:4 img"}},

		{"import subprocess\n'''docker run img'''\nprint('docker run img')", []string{}},
		{"import logging, subprocess\nlogging.info('docker run %s', ['docker', 'run', 'img'])", []string{}},
		{"import argparse, subprocess\nargparse.ArgumentParser(description='docker run img').add_argument('--x', help='docker run img')", []string{}},
		{"from unittest import mock\nimport subprocess\nwith mock.patch('subprocess.run') as m:\n  m.assert_called_with(['docker', 'run', 'img'])", []string{}},
		{"from unittest.mock import MagicMock\nimport subprocess\nm = MagicMock(spec=subprocess.Popen)\nm(['docker', 'run', 'img'])", []string{}},
		{"import subprocess\nassert subprocess.run.call_args == (['docker', 'run', 'img'],)", []string{}},
		{"import subprocess\nexpected = ['docker', 'run', 'img']\nassert expected", []string{}},
	} {
		r := readProject(New(Options{}), []File{{Name: "a.py", Text: []byte(c.text)}}, 1)
		assert.Equal(t, c.want, passages(r.Launches), c.text)
		assert.Empty(t, r.Problems, c.text)
		assert.Empty(t, r.Unknown, c.text)
	}
}

// A function that may start what it is handed is counted, and so is a program
// whose name is not known.
func TestPythonCounts(t *testing.T) {
	for text, unknown := range map[string]int{
		"import subprocess, helpers\nhelpers.call(subprocess.run, ['docker', 'run', 'img'])": 1,
		"import subprocess, helpers\nhelpers.watch(subprocess.run)  # docker":                1,
		"import subprocess, helpers\nhelpers.launch(['docker', 'run', 'img'])":               1,
		"import subprocess, helpers\nhelpers.print_all(['docker', 'run', 'img'])":            0,
		"import subprocess, json\njson.dumps(['docker', 'run', 'img'])":                      0,
		"import subprocess\nout = []\nout.append(['docker', 'run', 'img'])":                  0,
		"import subprocess\ndef f(runner): runner.start(['docker', 'run', 'img'])":           1,
		"import functools, subprocess\nfunctools.wraps(subprocess.run)  # docker":            0,
		"import subprocess, settings\nexec(settings.DOCKER)":                                 1,
		"import sh, settings\nsh.Command(settings.TOOL)('run', 'img')  # docker":             1,
	} {
		r := readProject(New(Options{}), []File{{Name: "a.py", Text: []byte(text)}}, 1)
		assert.Len(t, r.Unknown, unknown, text)
	}
}
