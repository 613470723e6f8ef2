package parser

import (
	"io/fs"
	"slices"
)

// Options adjusts a Parser. The zero value reads what a file says by itself.
type Options struct {
	// Engines are variables that hold an engine, as the source writes them:
	// $RUNTIME.
	Engines []string
	// Cap bounds the scenarios of one context of a launch; 0 means 64.
	Cap int
	// Project is the tree that holds the files which programs name. nil: none
	// can be read.
	Project fs.FS
}

// Parser finds the launches of files. It does not change once it is made, so it
// is safe for concurrent use.
type Parser struct {
	options  Options
	wrappers map[string]wrapper
	inside   wrapper
	sdk      map[string]sdkOption

	sdkConnect map[string]sdkOption

	needles []string // what a launch begins with, in any language
}

// New makes a parser.
func New(options Options) *Parser {
	options.Engines = slices.Clone(options.Engines)
	return &Parser{
		options: options, wrappers: wrappers(), inside: inside(), sdk: sdkOptions(), sdkConnect: sdkConnectOptions(),
		needles: needles(options.Engines),
	}
}

// File is a text to read. Name is its slash path, relative to the root of the
// run; its kind is told from it and from how Text begins.
type File struct {
	Name string
	Text []byte
}

// Result is what a file holds: its launches and its connections by line and column,
// what could not be read, and what was passed over, each place once.
type Result struct {
	Launches    []Launch
	Connections []Launch
	Problems    []Problem
	Unsettled
}

// maxBytes bounds a file: programs that people write stay far below it.
const maxBytes = 4 << 20

// File reads one file. Whatever keeps it, or a part of it, from being read is a
// problem of the result. A file of no known kind holds nothing.
func (p *Parser) File(f File) Result {
	files := p.fileset()
	files.texts = map[string][]byte{f.Name: f.Text}
	return p.read(f, surroundings{files: files})
}

func (p *Parser) fileset() fileset { return fileset{tree: p.options.Project} }

// kindOf is the front end that reads a file; ok is false where none does.
func kindOf(f File) (kind Kind, ok bool) {
	return Detect(f.Name, f.Text[:min(len(f.Text), headBytes)])
}

// read reads a file that is no Python program.
func (p *Parser) read(f File, around surroundings) Result {
	kind, ok := kindOf(f)
	if !ok {
		return Result{}
	}
	if problem := refuse(f); problem != nil {
		return Result{Problems: []Problem{*problem}}
	}
	if kind == KindWorkflow {
		return p.workflow(f, around)
	}
	return p.shell(f, around)
}

// refuse tells what is no program of a human size.
func refuse(f File) *Problem {
	if len(f.Text) > maxBytes {
		return &Problem{File: f.Name, Line: 1, Column: 1, Kind: ProblemLimit, Message: "the file is larger than 4 MiB"}
	}
	if at := slices.Index(f.Text, 0); at >= 0 {
		pos := positionIn(string(f.Text), at)
		return &Problem{File: f.Name, Line: pos.Line, Column: pos.Column, Kind: ProblemRead, Message: "the file is no text: it holds a NUL byte"}
	}
	return nil
}
