package python_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/egglint/egg/parser/abstract"
	"github.com/egglint/egg/parser/python"
)

// launcherText is a launcher of a usual kind, so many times.
func launcherText(times int) string {
	var b strings.Builder
	b.WriteString("import os, subprocess\n\nENGINE = os.environ.get('ENGINE', 'docker')\n")
	for i := range times {
		fmt.Fprintf(&b, `
def mounts%[1]d(cmd, home):
    cmd.extend(["-v", f"{home}:/home"])
    for name in ("a", "b", "c"):
        cmd += ["-v", f"/{name}:/{name}"]


def start%[1]d(name, private=False, extra=()):
    cmd = [ENGINE, "run", "--rm", "--name", name, "-e", f"CONTAINER_ID={name}"]
    if private:
        cmd += ["--dns", "0.0.0.0"]
    token = os.environ.get("TOKEN")
    if not token:
        return 1
    mounts%[1]d(cmd, "/home/user")
    cmd[2:2] = ["-it"]
    cmd.extend(extra)
    try:
        return subprocess.run(cmd + ["image"], check=True).returncode
    except subprocess.CalledProcessError as e:
        return e.returncode


start%[1]d("box%[1]d", private=bool(os.environ.get("PRIVATE")))
`, i)
	}
	return b.String()
}

func BenchmarkRun(b *testing.B) {
	for _, times := range []int{1, 10, 100} {
		text := launcherText(times)
		b.Run(fmt.Sprintf("%dkB", len(text)/1000), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				started := 0
				python.Run(python.NewSpace(), python.Program{File: programFile, Text: text}, func(abstract.Exec) { started++ })
				if started == 0 {
					b.Fatal("nothing is started")
				}
			}
		})
	}
}
