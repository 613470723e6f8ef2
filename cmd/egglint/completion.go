package main

import (
	"embed"
	"fmt"
	"strings"

	"github.com/egglint/egg/internal/report"
)

//go:embed completion
var completionScripts embed.FS

// shells are those that there is a script for.
func shells() []string { return []string{"bash", "zsh", "fish"} }

const completionNotes = `bash: source <(egglint completion bash), in ~/.bashrc
zsh:  source <(egglint completion zsh), in ~/.zshrc behind compinit
fish: egglint completion fish >~/.config/fish/completions/egglint.fish
`

// runCompletion prints the script that makes a shell complete command lines of egglint;
// the script asks this program again, with --words, for each word.
func runCompletion(c command, sys system, args []string) (int, error) {
	var words bool
	flags := newFlags(c, sys)
	flags.SetInterspersed(false)
	flags.BoolVar(&words, "words", false, "print what the last of the arguments can become")
	_ = flags.MarkHidden("words") // there is such a flag
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	if words {
		for _, candidate := range (completer{sys}).candidates(flags.Args()) {
			fmt.Fprintln(sys.stdout, report.Printable(candidate))
		}
		return exitClean, nil
	}
	if flags.NArg() == 1 {
		if script, err := completionScripts.ReadFile("completion/egglint." + flags.Arg(0)); err == nil {
			_, err := sys.stdout.Write(script)
			return exitClean, err
		}
	}
	return 0, usagef("completion takes one of %s", strings.Join(shells(), ", "))
}
