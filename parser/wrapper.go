package parser

import (
	"maps"
	"strings"

	"github.com/egglint/egg/internal/dockerflag"
)

// wrapper is a program that starts the program which its arguments name.
type wrapper struct {
	values   string // the flags that take a value, by letter or long name
	letters  string // the letters that take none
	verbs    string // what asks to start a program, where the first word says what to do
	operands int    // words before the command
	assigns  bool   // NAME=VALUE before the command sets its environment
	afresh   bool   // the command does not get the caller's environment
	appends  bool   // more arguments are put behind the command, or in place of a word
	texts    bool   // -c TEXT, or one word alone, is a program for a shell
	asks     string // letters with which nothing is started
	resets   string // letters with which the environment is emptied
	set      *dockerflag.Set
}

// wrappers is the table of such programs. Those that take a program's text have
// a table of their own.
func wrappers() map[string]wrapper {
	table := map[string]wrapper{
		"sudo":    {values: "u g h p C r t T U D R user group host prompt close-from role type command-timeout other-user chdir chroot", letters: "AbBEeHiKklNnPSsVv", assigns: true, afresh: true, asks: "elvV"},
		"doas":    {values: "u C", letters: "Lns", afresh: true},
		"env":     {values: "u C S unset chdir split-string", letters: "i0v", assigns: true, resets: "i"},
		"exec":    {values: "a", letters: "cl", resets: "c"},
		"command": {letters: "pvV", asks: "vV"},
		"builtin": {},
		"nohup":   {},
		"nice":    {values: "n adjustment"},
		"timeout": {values: "s k signal kill-after", letters: "v", operands: 1},
		"time":    {values: "f o format output", letters: "apv"},
		"gtime":   {values: "f o format output", letters: "apv"},
		"stdbuf":  {values: "i o e input output error"},
		"setsid":  {letters: "cfw"},
		"ionice":  {values: "c n class classdata", letters: "t"},
		"chrt":    {values: "T P D", letters: "abdfioRr", operands: 1},
		"taskset": {letters: "ac", operands: 1},
		"flock":   {values: "w E timeout conflict-exit-code", letters: "eFnosux", operands: 1},
		"xargs":   {values: "a d E I L n P s arg-file delimiter max-args max-chars max-lines max-procs", letters: "0oprtx", appends: true},
		"parallel": {values: "j a S N n L I C d P s colsep delay jobs joblog max-args max-procs results retries sshlogin tagstring timeout workdir wd",
			letters: "0kmqtuvX", appends: true, texts: true},
		"watch":    {values: "n interval", letters: "bcdegptwx", texts: true},
		"script":   {values: "c B E I O T m o command echo log-in log-io log-out log-timing logging-format output-limit", letters: "adefkpqr", operands: 1, texts: true},
		"screen":   {values: "S c e h p s t T", letters: "ADLOQRUXadilmnqrvwx"},
		"busybox":  {},
		"unbuffer": {letters: "p"},
		"winpty":   {},
		"chroot":   {values: "groups userspec", operands: 1},
		"nsenter":  {values: "t S G target setuid setgid", letters: "CFUZamnipruw"},
		"unshare":  {values: "R S G root setuid setgid", letters: "CTUcfimnpru"},
		"runuser":  {values: "u g G s w user group shell", letters: "fflmp"},
		"systemd-run": {values: "E H M p u G setenv host machine property unit description slice uid gid nice working-directory",
			letters: "dGPqrSt", afresh: true},
		"systemd-inhibit": {values: "what who why mode"},
		"caffeinate":      {values: "t w", letters: "dimsu"},
	}
	maps.Copy(table, further())
	maps.Copy(table, elsewhere())
	for name, w := range table {
		w.set = w.flags()
		table[name] = w
	}
	return table
}

// inside is how `docker exec` and its like start a program in a container.
func inside() wrapper {
	return wrapper{set: dockerflag.Exec(), operands: 1, afresh: true}
}

// flags makes a table that a scan reads by.
func (w wrapper) flags() *dockerflag.Set {
	var all []dockerflag.Flag
	for name := range strings.FieldsSeq(w.values) {
		f := dockerflag.Flag{Name: name, Type: "string"}
		if len(name) == 1 {
			f.Shorthand = name
		}
		all = append(all, f)
	}
	for _, c := range w.letters {
		all = append(all, dockerflag.Flag{Name: string(c), Shorthand: string(c), Type: "bool"})
	}
	return dockerflag.NewSet(all)
}
