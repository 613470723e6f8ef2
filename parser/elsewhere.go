package parser

// further are the wrappers that come with no base system.
func further() map[string]wrapper {
	return map[string]wrapper{
		"setpriv": {values: "reuid regid groups inh-caps ambient-caps bounding-set securebits pdeathsig selinux-label apparmor-profile", letters: "d"},
		"prlimit": {values: "p o pid output", letters: ""},
		"numactl": {values: "N C m i p l w cpunodebind physcpubind membind interleave preferred", letters: "alHs"},
		"strace":  {values: "a b e E I o O p P s S u X attach trace output env user string-limit columns", letters: "cCdDfFhiknqrtTvVwxyYzZ"},
		"ltrace":  {values: "a A D e F l n o p s u w x", letters: "bcCfhiLrStTV"},

		"dbus-run-session": {values: "config-file dbus-daemon"},
		"pkexec":           {values: "user", afresh: true},
		"gosu":             {operands: 1},
		"su-exec":          {operands: 1},
		"setuidgid":        {operands: 1},
		"chpst":            {values: "u U b e d o p f c t r m s / n l L", letters: "vP012"},
		"tini":             {values: "p e", letters: "svghw"},
		"dumb-init":        {values: "r rewrite", letters: "cv"},
		"firejail":         {},
		"proxychains":      {values: "f", letters: "q"},
		"proxychains4":     {values: "f", letters: "q"},
		"torsocks":         {values: "u p a P", letters: "diq"},
		"sshpass":          {values: "p f d P e", letters: "hvV"},
		"ssh-agent":        {values: "a E O P t", letters: "cDdks"},
		"sg":               {operands: 1, texts: true},
	}
}

// elsewhere are the wrappers that start a program on another machine, in a
// container or in another terminal.
func elsewhere() map[string]wrapper {
	return map[string]wrapper{
		"wsl":                 {values: "d u distribution user cd shell-type", letters: "e", afresh: true},
		"distrobox-host-exec": {letters: "Y", afresh: true},
		"flatpak-spawn":       {values: "env unset-env directory forward-fd", letters: "v", afresh: true},
		"lima":                {afresh: true},
		"limactl":             {verbs: "shell", values: "workdir shell log-level", operands: 1, afresh: true},
		"colima":              {verbs: "ssh", values: "p profile", afresh: true},
		"multipass":           {verbs: "exec", values: "d working-directory", letters: "n", operands: 1, afresh: true},
		"lxc":                 {verbs: "exec", values: "env cwd user group mode", letters: "nTt", operands: 1, afresh: true},
		"incus":               {verbs: "exec", values: "env cwd user group mode", letters: "nTt", operands: 1, afresh: true},
		"machinectl":          {verbs: "shell", values: "E H M uid setenv host machine", letters: "q", operands: 1, afresh: true},
		"kubectl":             {verbs: "exec", values: "c n container namespace context kubeconfig filename f", letters: "itq", operands: 1, afresh: true},
		"direnv":              {verbs: "exec", operands: 1},
		"poetry":              {verbs: "run", values: "C P directory project", letters: "nqv"},
		"bundle":              {verbs: "exec"},
		"tmux": {verbs: "new new-session neww new-window splitw split-window respawn-pane respawnp respawn-window respawnw",
			values: "f L S c e F n s t x y l p", letters: "2CDlNquvVAdEPXbfhIZaSk", texts: true},
	}
}
