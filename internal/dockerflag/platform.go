package dockerflag

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// platformPattern is OS[(VERSION)][/ARCHITECTURE[/VARIANT]]; one part alone may be
// an architecture, too.
var platformPattern = regexp.MustCompile(`^([\w-]+)(\([\w.-]*\))?(/[\w.-]+){0,2}$`)

// What a part that stands alone may be called, in any case.
var (
	systemNames = []string{
		"aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "macos", "nacl", "netbsd", "openbsd",
		"plan9", "solaris", "windows", "zos",
	}
	architectureNames = []string{
		"386", "aarch64", "amd64", "amd64p32", "arm", "arm64", "arm64be", "armbe", "armel", "armhf", "i386", "loong64", "mips", "mips64",
		"mips64le", "mips64p32", "mips64p32le", "mipsle", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64",
		"wasm", "x86-64", "x86_64",
	}
)

// checkPlatform takes any system and architecture beside each other, and alone
// those that have a name.
func checkPlatform(value string) error {
	if value == "" {
		return nil
	}
	parts := platformPattern.FindStringSubmatch(value)
	if parts == nil {
		return fmt.Errorf("%q is no OS/ARCHITECTURE/VARIANT", value)
	}
	system, version, behind := strings.ToLower(parts[1]), parts[2], parts[3]
	if behind != "" || slices.Contains(systemNames, system) || version == "" && slices.Contains(architectureNames, system) {
		return nil
	}
	return fmt.Errorf("%q is neither an operating system nor an architecture", value)
}
