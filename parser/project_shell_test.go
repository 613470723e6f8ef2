package parser

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
)

func TestShellProjects(t *testing.T) {
	for name, c := range map[string]struct {
		files string
		want  []string
	}{
		"a function that two scripts call is left to them": {`
-- a.sh --
. ./lib.sh
start one
-- b.sh --
source lib.sh
start two
-- lib.sh --
start() { docker run "$1"; }
`, []string{"lib.sh:1 <a.sh:2 one", "lib.sh:1 <b.sh:2 two"}},

		"a function that nobody calls": {`
-- a.sh --
. ./lib.sh
start one
-- lib.sh --
start() { docker run "$1"; }
stop() { docker run --rm "$1"; }
`, []string{"lib.sh:1 <a.sh:2 one", "lib.sh:2 --rm $1"}},

		"functions that call each other over two files": {`
-- a.sh --
. ./b.sh
ping() { docker run one; pong; }
-- b.sh --
. ./a.sh
pong() { docker run two; ping; }
`, []string{
			"a.sh:2 one", "a.sh:2 <a.sh:2 <b.sh:2 one", "a.sh:2 <b.sh:2 one",
			"b.sh:2 <a.sh:2 two", "b.sh:2 two", "b.sh:2 <b.sh:2 <a.sh:2 two",
		}},

		"what a file starts itself, and where it is sourced": {`
-- a.sh --
IMAGE=img
. ./lib.sh
-- lib.sh --
docker run "$IMAGE"
`, []string{"lib.sh:1 <a.sh:2 img", "lib.sh:1 $IMAGE"}},

		"the folder of the script": {`
-- scripts/a.sh --
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
ROOT="$(cd "$SCRIPT_DIR/.." && pwd)"
source "$SCRIPT_DIR/../lib/one.sh"
. "${0%/*}/two.sh"
. "$ROOT/three.sh"
. "$(git rev-parse --show-toplevel)/lib/four.sh"
docker run $ONE $TWO $THREE $FOUR -v "$ROOT:/src" img
-- lib/one.sh --
ONE=--one
-- scripts/two.sh --
TWO=--two
-- two.sh --
TWO=--wrong
-- three.sh --
THREE=--three
-- lib/four.sh --
FOUR=--four
`, []string{"scripts/a.sh:7 --one --two --three --four -v $(cd \"$SCRIPT_DIR/..\" && pwd):/src img"}},

		"a path from where the program is started": {`
-- scripts/a.sh --
. lib/one.sh
. ./two.sh
docker run $ONE $TWO img
-- lib/one.sh --
ONE=--one
-- scripts/two.sh --
TWO=--two
`, []string{"scripts/a.sh:3 --one --two img"}},

		"one that two files could mean": {`
-- scripts/a.sh --
. ./env.sh
docker run $FLAG img
-- scripts/env.sh --
FLAG=--one
-- env.sh --
FLAG=--two
`, []string{"scripts/a.sh:2 --one img [./env.sh is scripts/env.sh: true]", "scripts/a.sh:2 --two img [./env.sh is scripts/env.sh: false]"}},

		"after a change of folder": {`
-- scripts/a.sh --
cd "$(dirname "$0")/.." || exit 1
. ./env.sh
docker run $FLAG img
-- scripts/env.sh --
FLAG=--wrong
-- env.sh --
FLAG=--right
`, []string{"scripts/a.sh:3 --right img"}},

		"a file that sources what is beside it": {`
-- bin/run --
#!/bin/bash
. "$(dirname "$(realpath "$0")")/../lib/all.sh"
start img
-- lib/all.sh --
HERE=$(dirname "${BASH_SOURCE[0]}")
for name in one two; do . "$HERE/$name.sh"; done
-- lib/one.sh --
start() { docker run $TWO "$1"; }
-- lib/two.sh --
TWO=--two
`, []string{"lib/one.sh:1 <bin/run:3 --two img"}},

		"a script of zsh": {`
-- bin/a.zsh --
. "${0:A:h}/b.zsh"
source ${0:h:h}/c.zsh
docker run $ONE $TWO img
-- bin/b.zsh --
ONE=--one
-- c.zsh --
TWO=--two
`, []string{"bin/a.zsh:3 --one --two img"}},

		"a step of a workflow": {`
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: |
          . scripts/lib.sh
          start one
-- scripts/lib.sh --
start() { docker run "$1"; }
`, []string{"scripts/lib.sh:1 <.github/workflows/ci.yml:8 one"}},

		"steps that start in folders": {`
-- .github/workflows/ci.yml --
on: push
defaults: {run: {working-directory: sub}}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: . ./env.sh; docker run $FLAG one
      - run: . ./env.sh; docker run $FLAG two
        working-directory: ./other/
      - run: . "$GITHUB_WORKSPACE/env.sh"; docker run $FLAG three
      - run: . ./env.sh; docker run $FLAG four
        working-directory: ${{ matrix.folder }}
-- env.sh --
FLAG=--root
-- sub/env.sh --
FLAG=--sub
-- other/env.sh --
FLAG=--other
`, []string{
			".github/workflows/ci.yml:7 --sub one", ".github/workflows/ci.yml:8 --other two",
			".github/workflows/ci.yml:10 --root three", ".github/workflows/ci.yml:11 ~$FLAG four",
		}},

		"a text that a Python program runs": {`
-- a.py --
import subprocess
subprocess.run(". ./lib.sh; start one", shell=True)  # docker
-- lib.sh --
start() { docker run "$1"; }
`, []string{"lib.sh:1 <a.py:2 one"}},

		"tests of bats": {`
-- tests/run.bats --
@test "starts" {
  run start one
  [ "$status" -eq 0 ]
  docker run "$IMAGE" "$output"
}
setup() { load helper; IMAGE=two; }
@test "starts again" { FLAG=--rm; run -1 start three; }
teardown() { docker run last; }
-- tests/helper.bash --
. "$BATS_TEST_DIRNAME/../lib.sh"
-- lib.sh --
start() { docker run $FLAG "$1"; }
`, []string{
			"lib.sh:1 <tests/run.bats:2 ~$FLAG one", "lib.sh:1 <tests/run.bats:7 --rm three",
			"tests/run.bats:4 two $output", "tests/run.bats:8 <tests/run.bats:1 last", "tests/run.bats:8 <tests/run.bats:7 last",
		}},

		"a library that can be run": {`
-- a.sh --
. ./lib.sh
start one
-- lib.sh --
#!/usr/bin/env bash
start() { docker run "$1"; }
if [[ "${BASH_SOURCE[0]}" == "${0}" ]]; then start "$@"; fi
`, []string{"lib.sh:2 <a.sh:2 one", "lib.sh:2 <lib.sh:3 $1"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := readProject(New(Options{}), archived(c.files), 2)
			assert.Empty(t, r.Problems)
			assert.Equal(t, c.want, passages(r.Launches))
		})
	}
}

// A file that is not of the run is read from the tree around it.
func TestSourcingFromTheTree(t *testing.T) {
	tree := fstest.MapFS{"lib/one.inc": {Data: []byte("ONE=--one\n")}, "lib/.two.inc": {Data: []byte("ONE=--two\n")}}
	files := archived(`
-- a.sh --
for f in lib/*.inc; do . "$f"; done
docker run $ONE img
`)
	p := New(Options{Project: tree})
	assert.Equal(t, []string{"a.sh:2 --one img"}, passages(readProject(p, files, 1).Launches))
	assert.Equal(t, []string{"a.sh:2 --one img"}, passages(p.File(files[0]).Launches))
}
