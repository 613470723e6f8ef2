package report

import "github.com/egglint/egg/parser"

// doubted is how a kind of doubts is told: counted in the summary, noted with its
// place, and what to do about it.
type doubted struct{ noun, note, mend string }

var doubts = map[parser.DoubtKind]doubted{
	parser.DoubtCommand: {
		"unknown command", "a command that is not known, and that could start a container",
		"write its name out, or name the variable under engines: in " + configuration + " where it holds an engine"},
	parser.DoubtSubcommand: {
		"unknown subcommand", "an engine is started, and what it is to do is not known: it could be run",
		"write the subcommand out"},
	parser.DoubtProgram: {
		"unknown program", "a program is run of which the text is not known, and that could start a container",
		"keep the program in a file of the project that egg reads, or pass it as a text that is written out"},
	parser.DoubtHanded: {
		"indirect launch", "a command line that starts a container is handed to what egg does not follow",
		"start it from a script that egg reads, or look at it yourself: no policy has seen it"},
	parser.DoubtRenamed: {
		"renamed engine", "an engine gets another name here, and what is started by that name is not seen",
		"call the engine by its own name"},
	parser.DoubtLibrary: {
		"unread library call", "a call of a library that starts a container, and that egg does not read",
		"start it by the engine's command line or docker's own library, or look at it yourself: no policy has seen it"},
	parser.DoubtRunner: {
		"runner container", "the runner of the workflow starts this container, with options of its own",
		"start it by docker run in a step where policies are to see it"},
	parser.DoubtLimit: {
		"unfollowed file", "this file is too much to follow, and speaks of no engine itself",
		"split it, or exclude it where it starts no container"},
}

const configuration = ".egglint.yaml"

// doubtCounts counts doubts by kind, in their order.
func doubtCounts(unknown map[parser.DoubtKind]int) []string {
	var out []string
	for _, kind := range parser.DoubtKinds() {
		out = append(out, count(unknown[kind], doubts[kind].noun))
	}
	return out
}

// ByKind counts doubts.
func ByKind(all []parser.Doubt) map[parser.DoubtKind]int {
	out := map[parser.DoubtKind]int{}
	for _, d := range all {
		out[d.Kind]++
	}
	return out
}
