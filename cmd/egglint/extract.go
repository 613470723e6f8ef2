package main

import (
	"context"
	"io"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/report"
)

// runExtract prints the launches of a project as found.
func runExtract(c command, sys system, args []string) (int, error) {
	var source sourceFlags
	var view viewFlags
	flags := newFlags(c, sys)
	source.register(flags)
	view.register(flags, "text", "json")
	if err := parse(flags, args); err != nil {
		return 0, err
	}
	files, err := view.files()
	if err != nil {
		return 0, err
	}
	s, err := openSession(sys, source, flags.Args())
	if err != nil {
		return 0, err
	}
	defer s.close()
	found, err := s.extract(context.Background())
	if err != nil {
		return 0, err
	}
	return exitClean, view.show(sys, files, launchesView{found, &view}.render)
}

// launchesView shows what was found, without any judgement.
type launchesView struct {
	found lint.Extraction
	view  *viewFlags
}

// render implements renderer.
func (v launchesView) render(format string, coloured bool, to io.Writer) error {
	launches := report.Launches{Document: v.found.Document, Sources: v.found.Sources}
	if format == "json" {
		return launches.JSON(to)
	}
	return launches.Text(to, v.view.text(coloured))
}
