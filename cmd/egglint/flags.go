package main

import (
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/egglint/egg/internal/lint"
	"github.com/egglint/egg/internal/lint/directive"
	"github.com/egglint/egg/internal/report"
	"github.com/egglint/egg/policy"
)

// viewFlags say how results are shown; every command that shows some has them.
type viewFlags struct {
	format  *choice
	outputs []string
	colour  *choice
	quiet   bool
	verbose bool
}

// registerForms adds the flags for the forms that findings have.
func (v *viewFlags) registerForms(flags *pflag.FlagSet) {
	var names []string
	for _, form := range report.Forms() {
		names = append(names, form.Name)
	}
	v.register(flags, names[0], names[1:]...)
}

// formsKey is where the flag --output keeps the formats that it takes.
const formsKey = "forms"

// shows tells whether the result is shown in one of some forms.
func (v *viewFlags) shows(files []output, forms ...string) bool {
	return slices.Contains(forms, v.format.value) ||
		slices.ContainsFunc(files, func(o output) bool { return slices.Contains(forms, o.format) })
}

// register adds the flags, for some formats beside the one that is the default.
func (v *viewFlags) register(flags *pflag.FlagSet, format string, others ...string) {
	v.format = newChoice(format, others...)
	v.colour = newChoice("auto", "always", "never")
	flags.Var(v.format, "format", "format on standard output")
	flags.StringArrayVar(&v.outputs, "output", nil, "write a file as well, as `FORMAT=FILE` (repeatable)")
	_ = flags.SetAnnotation("output", formsKey, v.format.allowed) // there is such a flag
	flags.BoolVarP(&v.quiet, "quiet", "q", false, "no summary and no notes")
	flags.BoolVarP(&v.verbose, "verbose", "v", false, "show what was passed over as well")
	flags.Var(v.colour, "color", "colours in text on standard output")
}

// text is how the text form is to look.
func (v *viewFlags) text(coloured bool) report.TextOptions {
	return report.TextOptions{Paint: report.Colours(coloured), Quiet: v.quiet, All: v.verbose}
}

// coloured tells whether text on standard output is to be coloured.
func (v *viewFlags) coloured(sys system) bool {
	if v.colour.value != "auto" {
		return v.colour.value == "always"
	}
	return terminal(sys.stdout) && sys.env("NO_COLOR") == "" && sys.env("TERM") != "dumb"
}

// files reads the --output flags.
func (v *viewFlags) files() ([]output, error) {
	var all []output
	for _, text := range v.outputs {
		format, file, ok := strings.Cut(text, "=")
		if !ok || file == "" || file == "-" {
			return nil, usagef("--output %s: it is FORMAT=FILE (--format is for standard output)", text)
		}
		if !slices.Contains(v.format.allowed, format) {
			return nil, usagef("--output %s: the format is one of %s", text, strings.Join(v.format.allowed, ", "))
		}
		if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
			return nil, usagef("--output %s: there is no folder %s", text, filepath.Dir(file))
		}
		all = append(all, output{format: format, file: file})
	}
	return all, nil
}

// sourceFlags say what is read.
type sourceFlags struct {
	config    string
	stdinName string
	jobs      int
	progress  bool
	trust     string // a revision; "": the working tree is trusted
	own       ownFlags
}

func configFlag(flags *pflag.FlagSet, file *string) {
	flags.StringVar(file, "config", "", "the configuration `FILE`, instead of the project's "+configName)
}

// registerConfig registers what says which rules there are.
func (s *sourceFlags) registerConfig(flags *pflag.FlagSet) {
	configFlag(flags, &s.config)
	s.own.register(flags)
}

func (s *sourceFlags) register(flags *pflag.FlagSet) {
	configFlag(flags, &s.config)
	flags.StringVar(&s.stdinName, "stdin-name", "", "the `NAME` that standard input has in the project, where PATH is -")
	flags.IntVarP(&s.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "files read at once")
	flags.BoolVar(&s.progress, "progress", false, "say on standard error what the run does")
}

func (s *sourceFlags) check(paths []string) error {
	if s.jobs < 1 {
		return usagef("--jobs %d: at least one", s.jobs)
	}
	if s.stdinName != "" && !slices.Contains(paths, "-") {
		return usagef("--stdin-name names standard input, and no PATH is -")
	}
	return nil
}

// policyFlags change what the configuration says about policies.
type policyFlags struct {
	failOn, unproven *choice
	strict           bool
	packs, rules     []string
}

func (p *policyFlags) register(flags *pflag.FlagSet) {
	p.failOn = unset("error", "warning", "never")
	p.unproven = unset("error", "warning", "ignore")
	flags.Var(p.failOn, "fail-on", "the least severity that fails the run")
	flags.Var(p.unproven, "unproven", "severity of what cannot be proven about a sandbox")
	flags.BoolVar(&p.strict, "strict", false, "take nothing for granted: what rests on an assumption about a sandbox is unproven")
	flags.StringArrayVar(&p.packs, "pack", nil, "set a pack, as `NAME=error|warning|off` (repeatable)")
	flags.StringArrayVar(&p.rules, "rule", nil, "set a rule, as `ID=error|warning|off` (repeatable)")
}

// apply lays the flags over the configuration of a session, which is known to be
// valid.
func (p *policyFlags) apply(s *session) error {
	s.strict = p.strict
	config := &s.config
	if p.failOn.value != "" {
		config.FailOn = lint.FailOn(p.failOn.value)
	}
	if err := setSeverity(&config.Unproven.Sandbox, p.unproven.value); err != nil {
		return err
	}
	var err error
	if config.Packs, err = overlay("pack", config.Packs, p.packs); err != nil {
		return err
	}
	if config.Rules, err = overlay("rule", config.Rules, p.rules); err != nil {
		return err
	}
	if err := config.Validate(); err != nil {
		return usagef("--pack or --rule: %w", err)
	}
	return nil
}

// overlay reads flags of the form KEY=SEVERITY over what the configuration has.
func overlay(flag string, base map[string]policy.Severity, texts []string) (map[string]policy.Severity, error) {
	all := maps.Clone(base)
	if all == nil {
		all = map[string]policy.Severity{}
	}
	for _, text := range texts {
		key, value, ok := strings.Cut(text, "=")
		if !ok || key == "" || value == "" {
			return nil, usagef("--%s %s: it is KEY=error, KEY=warning or KEY=off", flag, text)
		}
		severity := all[key]
		if err := setSeverity(&severity, value); err != nil {
			return nil, usagef("--%s %s: %w", flag, text, err)
		}
		all[key] = severity
	}
	return all, nil
}

// setSeverity reads a severity; an empty text leaves it as it is.
func setSeverity(severity *policy.Severity, text string) error {
	if text == "" {
		return nil
	}
	return severity.UnmarshalText([]byte(text))
}

// ignoreFlags say which findings do not count.
type ignoreFlags struct {
	none     bool
	now      directive.Day
	baseline string
	write    bool
}

func (i *ignoreFlags) register(flags *pflag.FlagSet) {
	flags.BoolVar(&i.none, "no-ignore", false, "suppressions do not count")
	flags.TextVar(&i.now, "now", directive.Day(""), "the `DATE` on which suppressions are looked at, as YYYY-MM-DD, instead of today")
	flags.StringVar(&i.baseline, "baseline", "", "a `FILE` with findings that are known and do not count")
	flags.BoolVar(&i.write, "write-baseline", false, "write what is found to the file of --baseline, and know it from then on")
}
