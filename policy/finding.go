package policy

import "github.com/egglint/egg/parser"

// Verdict is what a rule says of a launch. A pass is no finding.
type Verdict string

// The verdicts that are findings.
const (
	VerdictFail     Verdict = "fail"
	VerdictUnproven Verdict = "unproven"
)

// Finding is one thing that a launch, or a file, does not live up to.
type Finding struct {
	Rule        string             `json:"rule"`
	Name        string             `json:"name"`
	Pack        string             `json:"pack"`
	Severity    Severity           `json:"severity"`
	Verdict     Verdict            `json:"verdict"`
	Message     string             `json:"message"`
	File        string             `json:"file"`
	Span        parser.Span        `json:"span"`
	Launch      string             `json:"launch"` // id of the launch, or of the connection; "" for a finding about a file or the whole run
	When        []parser.Condition `json:"when"`   // none: however the program decides
	Via         []parser.Call      `json:"via"`    // none: by any way, or at the top level
	Mend        string             `json:"mend"`
	Fingerprint string             `json:"fingerprint"`

	// OrWhen holds the other conditions under which the same is found.
	OrWhen [][]parser.Condition `json:"orWhen,omitempty"`
	// Insert is what to put into the launch to mend it, where that can be told to the
	// word.
	Insert *Insertion `json:"insert,omitempty"`
	// Flag is the option that the finding is about, where it is about one.
	Flag string `json:"flag,omitempty"`
	// Gap and Open are set on unproven launches: what stands in the way, and the
	// ids of the rules that it leaves open.
	Gap  *Obstacle `json:"gap,omitempty"`
	Open []string  `json:"open,omitempty"`
	// Assumptions are what the reading took for granted.
	Assumptions []string `json:"assumptions,omitempty"`
	// Suppression is set on a finding that does not count.
	Suppression *Suppression `json:"suppression,omitempty"`
}

// Suppression is why a finding does not count.
type Suppression struct {
	Kind   SuppressionKind `json:"kind"`
	File   string          `json:"file"` // where it stands
	Line   int             `json:"line,omitempty"`
	Reason string          `json:"reason,omitempty"`
	Until  string          `json:"until,omitempty"` // the last day on which it counts
}

// SuppressionKind tells what a suppression stands in.
type SuppressionKind string

// The kinds of suppressions.
const (
	SuppressedByComment       SuppressionKind = "comment"
	SuppressedByConfiguration SuppressionKind = "configuration"
	SuppressedByBaseline      SuppressionKind = "baseline"
)

// Insertion is words of the argv, and where they belong. Where one holds a `$` it is
// the shell's, between double quotes: such words are given for shell programs alone.
type Insertion struct {
	Words    []string `json:"words"`
	Position string   `json:"position"` // before-image
}

// insertionOf is the insertion of words, nil where there are none.
func insertionOf(words []string) *Insertion {
	if len(words) == 0 {
		return nil
	}
	return &Insertion{Words: words, Position: "before-image"}
}

// Obstacle is what stands in the way of a proof: a gap, which may hold any
// options, or a word whose value is not known.
type Obstacle struct {
	Kind   ObstacleKind `json:"kind"`
	Source string       `json:"source"` // as it reads in the source
	Why    string       `json:"why,omitempty"`
	Line   int          `json:"line,omitempty"` // 0: the line of the launch
}

// ObstacleKind tells a gap from a word, and from what a strict run does not take for
// granted.
type ObstacleKind string

// The kinds of obstacles.
const (
	ObstacleGap        ObstacleKind = "gap"
	ObstacleWord       ObstacleKind = "word"
	ObstacleAssumption ObstacleKind = "assumption"
)

// Result is what one evaluation found.
type Result struct {
	Findings      []Finding
	Assumed       []Rest // what passes by what the configuration assumes
	Sandboxes     int    // launches that are a sandbox in some scenario
	Unclassified  int    // launches of which it cannot be told
	UnprovenOther int    // gaps on launches that are no sandbox
}
