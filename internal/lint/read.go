package lint

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/egglint/egg/internal/lint/discover"
	"github.com/egglint/egg/parser"
)

const (
	// SizeLimit is the largest file that is read, in bytes. Programs that people
	// write stay far below it.
	SizeLimit = 4 << 20
	// headSize is how much of a file its kind is told from, in bytes.
	headSize = 1 << 10
)

// Recognise tells whether some front end reads a file, by its name and the bytes
// it begins with. It knows a name that tells by itself from an empty head.
type Recognise func(name string, head []byte) bool

// reading is what became of one file. Its zero value is a file that is none of
// our business.
type reading struct {
	text     []byte
	readable bool            // a front end takes text
	foreign  bool            // none does, and text may speak of launches all the same
	unknown  bool            // asked for by name, and no front end takes it
	problem  *parser.Problem // it cannot be read
}

// reader reads files of one tree.
type reader struct {
	tree      Tree
	recognise Recognise
}

// read reads one file. What cannot be opened is a problem whatever it is called:
// it could be a script.
func (r reader) read(file discover.File) reading {
	info, err := r.tree.Stat(file.Name)
	if err != nil {
		return r.unreachable(file, err)
	}
	if !info.Mode().IsRegular() {
		return r.irregular(file, info)
	}
	text, known, err := r.load(file.Name)
	switch {
	case err != nil:
		return notRead(file.Name, parser.ProblemRead, "%v", cause(err))
	case !known && file.Given:
		return reading{unknown: true}
	case !known:
		return reading{text: text, foreign: text != nil}
	default:
		return judge(file.Name, text)
	}
}

// unreachable sorts out a name that leads to no file: deleted meanwhile, a link
// that leads nowhere or out of the root, or not to be read.
func (r reader) unreachable(file discover.File, failure error) reading {
	info, err := r.tree.Lstat(file.Name)
	if errors.Is(err, fs.ErrNotExist) && !file.Given {
		return reading{}
	}
	link := err == nil && info.Mode()&fs.ModeSymlink != 0
	switch {
	case link && !file.Given && !r.recognise(file.Name, nil):
		return reading{}
	case link:
		return notRead(file.Name, parser.ProblemRead, "a link, not followed: %v", cause(failure))
	default:
		return notRead(file.Name, parser.ProblemRead, "%v", cause(failure))
	}
}

// irregular sorts out folders (behind a link), pipes, sockets and devices. To
// open a pipe could wait for ever.
func (r reader) irregular(file discover.File, info fs.FileInfo) reading {
	if info.IsDir() || !file.Given && !r.recognise(file.Name, nil) {
		return reading{}
	}
	return notRead(file.Name, parser.ProblemRead, "no regular file")
}

// load reads a file, up to one byte past the limit: of a kind that no front end takes
// only what is a text, and not for people.
func (r reader) load(name string) (text []byte, known bool, err error) {
	file, err := r.tree.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, headSize))
	if err != nil {
		return nil, false, err
	}
	known = r.recognise(name, head)
	if !known && (parser.Prose(name) || bytes.IndexByte(head, 0) >= 0) {
		return nil, false, nil
	}
	rest, err := io.ReadAll(io.LimitReader(file, SizeLimit+1-int64(len(head))))
	if !known && (err != nil || len(head)+len(rest) > SizeLimit) {
		return nil, false, nil // only a mention could be missed
	}
	return append(head, rest...), known, err
}

// judge refuses what is no program of a human size.
func judge(name string, text []byte) reading {
	if len(text) > SizeLimit {
		return notRead(name, parser.ProblemLimit, "larger than %d MiB", SizeLimit>>20)
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		r := notRead(name, parser.ProblemRead, "no text: it holds a NUL byte")
		r.problem.Line, r.problem.Column = position(text, at)
		return r
	}
	return reading{text: text, readable: true}
}

// position counts lines and columns, from 1, up to an offset.
func position(text []byte, offset int) (line, column int) {
	before := text[:offset]
	return bytes.Count(before, []byte("\n")) + 1, offset - bytes.LastIndexByte(before, '\n')
}

func notRead(name string, kind parser.ProblemKind, format string, args ...any) reading {
	return reading{problem: &parser.Problem{File: name, Line: 1, Column: 1, Kind: kind, Message: fmt.Sprintf(format, args...)}}
}
