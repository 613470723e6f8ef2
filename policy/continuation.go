package policy

// BrokenContinuation is the catalogue entry of the rule that is about how a
// launch is written: its argv does not show what was left behind.
func BrokenContinuation() Rule {
	return Rule{
		ID:       "EGG306",
		Name:     "broken-continuation",
		Title:    "A backslash continues the command line",
		Pack:     "argv",
		Severity: SeverityError,
		Why: "A backslash continues a line only where the line ends right behind it. Behind it a blank, " +
			"or a comment, ends the command, and so does a line of its own that is empty or a comment. " +
			"The container is started without the flags on the lines below, which are commands of their own.",
		Bad:        "docker run -d \\  # detached\n  --dns 0.0.0.0 \\\n  egg-sandbox",
		Good:       "# detached\ndocker run -d \\\n  --dns 0.0.0.0 \\\n  egg-sandbox",
		Mend:       "let the line end right behind the backslash, and move comments above the command",
		References: []string{"https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html"},
	}
}
