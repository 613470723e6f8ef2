package parser

import "slices"

// Schema names the version of the launch document.
const Schema = "egg.launches.v1"

// Document is what one run of the reader found: the launches, the connections, what
// could not be read, and how much was seen.
type Document struct {
	Schema      string    `json:"schema"`
	Launches    []Launch  `json:"launches"`
	Connections []Launch  `json:"connections"` // told like launches, with the [Ends] of each scenario
	Problems    []Problem `json:"problems"`
	Stats       Stats     `json:"stats"`
	Unsettled
}

// Starts are the launches and, behind them, the connections.
func (d Document) Starts() []Launch { return slices.Concat(d.Launches, d.Connections) }

// Unsettled is what a run passed over, in order.
type Unsettled struct {
	Unreachable []Place `json:"unreachable"` // launches that no run can reach
	Unknown     []Doubt `json:"unknown"`     // what could start a container, and is not known well enough
	Unread      []Place `json:"unread"`      // texts that read like a launch, in languages that are not read
}

// Stats counts what a run saw.
type Stats struct {
	Files       int `json:"files"`
	Launches    int `json:"launches"`
	Connections int `json:"connections"`
	Scenarios   int `json:"scenarios"`
	Gaps        int `json:"gaps"`
	Problems    int `json:"problems"`
	Unreachable int `json:"unreachable"`
	Unknown     int `json:"unknown"`
	Unread      int `json:"unread"`
}

// Problem is a place that could not be read, or not as it is meant.
type Problem struct {
	File    string      `json:"file"`
	Line    int         `json:"line"`
	Column  int         `json:"column"`
	Kind    ProblemKind `json:"kind"`
	Message string      `json:"message"`
}

// ProblemKind says why a place could not be read.
type ProblemKind string

// The kinds of problems.
const (
	ProblemSyntax   ProblemKind = "syntax"   // the file is not in its language
	ProblemRead     ProblemKind = "read"     // the file cannot be opened or is no text
	ProblemLimit    ProblemKind = "limit"    // too large, too deep, or too much work
	ProblemInternal ProblemKind = "internal" // a fault of egg

	// A language that is not read, in a place that speaks of containers.
	ProblemUnsupported ProblemKind = "unsupported"

	// A launch that ends at a backslash which is meant to continue it: it is read as
	// far as it goes.
	ProblemContinuation ProblemKind = "continuation"
)

// Span is a stretch of a file: lines and columns start at 1, columns count
// bytes, and the end is exclusive.
type Span struct {
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
}

// Place is a span in a named file.
type Place struct {
	File string `json:"file"`
	Span Span   `json:"span"`
}

// Launch is one place in a repository that starts a container: one site and one
// written engine word.
type Launch struct {
	ID       string   `json:"id"` // 16 hex digits, stable when lines move
	File     string   `json:"file"`
	Span     Span     `json:"span"`
	Language Language `json:"language"`
	Function string   `json:"function"`
	Exec     *Place   `json:"exec,omitempty"` // where the process starts, when that is not the span
	// ImageAt is where the image is written, where every scenario has it from one
	// place, as a word of the command itself, and no assumption is in that.
	ImageAt    *Place     `json:"imageAt,omitempty"`
	Engine     string     `json:"engine"`     // docker, podman, nerdctl, finch or unknown
	Subcommand string     `json:"subcommand"` // run or create; of a connection, [Connect]
	Builder    bool       `json:"builder"`    // the argv comes out of egg's own builder
	Complete   bool       `json:"complete"`   // false when the cap on scenarios was hit
	Scenarios  []Scenario `json:"scenarios"`
}

// IsConnection tells a connection from what starts a container. It has no image, no
// command and no environment.
func (l Launch) IsConnection() bool { return l.Subcommand == Connect }

// Language is the kind of source in which a launch was written.
type Language string

// The languages of launches.
const (
	LanguageShell    Language = "shell"
	LanguagePython   Language = "python"
	LanguageWorkflow Language = "workflow"
	LanguageArgv     Language = "argv"
)

// Scenario is one argv that a launch can have, and when it has it.
type Scenario struct {
	Via         []Call            `json:"via"`
	When        []Condition       `json:"when"`
	Argv        []Element         `json:"argv"`
	Flags       []Flag            `json:"flags"`
	Env         map[string]EnvVar `json:"env"`
	EnvOpen     bool              `json:"envOpen"` // an env file or a gap may add more
	Image       *Word             `json:"image"`   // nil: cannot be told
	Command     []Element         `json:"command"`
	Connects    *Ends             `json:"connects,omitempty"` // of a connection; nil: it is a launch
	Gaps        []GapRef          `json:"gaps"`
	Assumptions []string          `json:"assumptions"`
	EnvFiles    []EnvFile         `json:"envFiles,omitempty"` // the files of --env-file that were read
}

// EnvFile is a file of --env-file, and the variables that it gives where nothing else
// does.
type EnvFile struct {
	Arg  int               `json:"arg"`  // index in argv of the option
	File string            `json:"file"` // slash path, relative to the root of the run
	Env  map[string]EnvVar `json:"env"`
}

// Call is one step on the way to a launch.
type Call struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Name string `json:"name,omitempty"` // the function that is called
}

// Condition is the outcome of one choice.
type Condition struct {
	Text    string `json:"text"`
	Outcome string `json:"outcome"`
	File    string `json:"file"`
	Line    int    `json:"line"`
}

// Element is one element of an argv pattern. Exactly one field is set.
type Element struct {
	Word     *Word     `json:"word,omitempty"`
	Gap      *Gap      `json:"gap,omitempty"`
	Repeat   []Element `json:"repeat,omitempty"`
	Optional []Element `json:"optional,omitempty"`
}

// Gap stands for any number of unknown arguments.
type Gap struct {
	Source string `json:"source"`
	Line   int    `json:"line"`
	Why    string `json:"why,omitempty"`
	As     *Word  `json:"as,omitempty"` // set where the reading takes the gap for one word
}

// Word is exactly one argument.
type Word struct {
	Text  string `json:"text"`  // as it reads in the source: holes by their source text
	Known bool   `json:"known"` // no part is a hole
	Parts []Part `json:"parts"` // none: the empty string
}

// Part is a literal or a hole; Hole is empty for a literal. The same hole id in
// one launch is the same string at run time. Shared is set where the string names a
// container that is launched and one that is connected, in one run of a program: there
// it is the same for all.
type Part struct {
	Literal string `json:"literal,omitempty"`
	Hole    string `json:"hole,omitempty"`
	Shared  string `json:"shared,omitempty"`
	Source  string `json:"source,omitempty"`
	Kind    string `json:"kind,omitempty"` // environment, parameter, call, command, loop or expression
}

// Presence says whether a flag or variable is there in every run of a scenario.
type Presence string

// The presences.
const (
	PresenceAlways   Presence = "always"
	PresenceMaybe    Presence = "maybe"    // inside an optional
	PresenceRepeated Presence = "repeated" // inside a repeat
)

// Flag is one flag as the engine reads it.
type Flag struct {
	Name     string   `json:"name"`  // long and canonical, no dashes
	Value    *Word    `json:"value"` // nil: a boolean flag without a value
	Arg      int      `json:"arg"`   // index in argv
	Presence Presence `json:"presence"`
}

// EnvVar is what is known of one variable of the container.
type EnvVar struct {
	Value    *Word    `json:"value"` // nil: taken from the caller's environment
	Presence Presence `json:"presence"`
}

// GapRef points at a gap of an argv.
type GapRef struct {
	Arg    int    `json:"arg"`
	Source string `json:"source"`
	Why    string `json:"why"`
	Line   int    `json:"line"`
}
