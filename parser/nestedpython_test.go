package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Python inside other programs is read as a file of it is.
func TestNestedPython(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
		unknown    int
	}{
		{"a.sh", `python3 -c 'import subprocess; subprocess.run(["docker", "run", "--rm", "img"])'`, []string{"a.sh:1 --rm img"}, 0},
		{"a.sh", `python3 -uc "import os; os.system('docker run img')" arg`, []string{"a.sh:1 img"}, 0},
		{"a.sh", `sudo env python3.12 -I -c 'import os; os.execvp("docker", ["docker", "run", "img"])'`, []string{"a.sh:1 img"}, 0},
		{"a.sh", `python3 -c "import subprocess; subprocess.run(['docker', 'run', '--name=$NAME', '$IMAGE'])"`, []string{"a.sh:1 --name=$NAME $IMAGE"}, 0},
		{"a.sh", `python3 -c "import subprocess; subprocess.run(['docker', 'run', $ARGS])"`, []string{"a.sh:1 $ARGS"}, 0},
		{"a.sh", `python3 -c "import docker; docker.from_env().containers.run('img', privileged=True)"`, []string{"a.sh:1 --privileged img"}, 0},
		{"a.sh", "python3 - \"$1\" <<'EOF'\nimport subprocess\nsubprocess.run(['docker', 'run', 'img'])\nEOF\n", []string{"a.sh:1 img"}, 0},
		{"a.sh", "python3 <<EOF\nimport subprocess\nsubprocess.run(['docker', 'run', '$X'])\nsubprocess.run(['docker', 'run', 'two'])\nEOF\n", []string{"a.sh:1 $X", "a.sh:1 two"}, 0},
		{"a.sh", `python3 <<< 'import os; os.system("docker run img")'`, []string{"a.sh:1 img"}, 0},
		{"a.sh", "export A=known\npython3 -c 'import os, subprocess; subprocess.run([\"docker\", \"run\", os.environ[\"A\"]])'", []string{"a.sh:2 known"}, 0},
		{"a.sh", `ssh host 'python3 -c "import os; os.system(\"docker run img\")"'`, []string{"a.sh:1 img"}, 0},
		{"a.sh", `python3 -c "$CODE"`, []string{}, 1},
		{"a.sh", `curl x | python3`, []string{}, 1},
		{"a.sh", `python3 "$FLAGS"`, []string{}, 0},
		{"a.sh", `python3 $FLAGS`, []string{}, 1},
		{"a.sh", `python3 tool.py docker run img; python3 -m tool docker run img`, []string{}, 0},
		{"a.sh", `python3 -c 'print("docker run img")'`, []string{}, 0},
		{"a.py", "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import os; os.system(\"docker run img\")'])", []string{"a.py:2 img"}, 0},
		{"a.py", "import subprocess\nsubprocess.run(['python3', '-'], input='import os; os.system(\"docker run img\")', text=True)", []string{"a.py:2 img"}, 0},
		{"a.py", "import subprocess\nsubprocess.run(['bash'], input='docker run img', text=True)", []string{"a.py:2 img"}, 0},
		{"a.py", "import subprocess\nsubprocess.run(['bash', '-s'], input=b'docker run img')", []string{"a.py:2 img"}, 0},
		{"a.py", "import subprocess\nsubprocess.run(['bash'], input='docker run img'.encode())", []string{"a.py:2 img"}, 0},
		{"a.py", "import subprocess\np = subprocess.Popen(['sh'], stdin=subprocess.PIPE)\np.communicate('docker run img')", []string{"a.py:2 img"}, 1},
		{"a.py", "import subprocess\nwith subprocess.Popen(['sh'], stdin=subprocess.PIPE) as p:\n  p.stdin.write('docker run img')", []string{"a.py:2 img"}, 1},
		{"a.py", "import pexpect\nc = pexpect.spawn('bash')\nc.sendline('docker run img')", []string{"a.py:2 img"}, 1},
		{".github/workflows/a.yml", "on: push\njobs:\n  j:\n    runs-on: ubuntu-latest\n    steps:\n    - shell: python\n      run: |\n        import os\n        os.system('docker run ${{ inputs.image }}')\n", []string{".github/workflows/a.yml:9 ~${{ inputs.image }}"}, 0},
	} {
		r := readProject(New(Options{}), []File{{Name: c.name, Text: []byte(c.text)}}, 1)
		assert.Equal(t, c.want, passages(r.Launches), c.text)
		assert.Len(t, r.Unknown, c.unknown, c.text)
		assert.Empty(t, r.Problems, c.text)
	}
}
