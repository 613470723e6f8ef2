package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func unread(name, text string) []parser.Place {
	return parser.New(parser.Options{Engines: []string{"$BOX"}}).Unread(parser.File{Name: name, Text: []byte(text)})
}

func TestTextsThatReadLikeALaunch(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"a.js", `spawn("docker", ["run", "--rm", image])`},
		{"a.js", "execa('docker', [\n  '--context', ctx,\n  'run',\n])"},
		{"a.ts", "await $`docker run ${image}`"},
		{"a.ts", "exec(`${DOCKER} create x`)"},
		{"a.ts", "docker.run(image, [])"},
		{"a.ts", "docker.createContainer({Image: image})"},
		{"a.go", `exec.Command("docker", "run", "--rm")`},
		{"a.go", `exec.CommandContext(ctx, "podman", append([]string{"run"}, args...)...)`},
		{"a.go", `cli.ContainerCreate(ctx, config)`},
		{"a.rs", `Command::new("docker").arg("run")`},
		{"a.rs", "Command::new(\"docker\")\n    .args([\"container\", \"create\"])"},
		{"a.rs", `vec!["docker".to_string(), "run".to_string()]`},
		{"a.rb", `system "docker run x"`},
		{"a.rb", `%w[docker run x]`},
		{"A.java", `new ProcessBuilder("docker", "run")`},
		{"A.java", `List.of("/usr/bin/docker", "--host", host, "run")`},
		{"A.kt", `commandLine("docker.exe", "run")`},
		{"Makefile", "run:\n\tdocker run x\n"},
		{"Makefile", "run:\n\t$(CONTAINER_ENGINE) run x\n"},
		{"Makefile", "run:\n\t$(DOCKER) \\\n\t  run x\n"},
		{"Makefile", "run:\n\t$(BOX) run x\n"},
		{"Dockerfile", `CMD ["docker", "run", "x"]`},
		{"compose.yaml", "services: {a: {command: docker run x}}"},
		{"justfile", "start:\n  docker -H tcp://x:1 run x\n"},
		{"package.json", `{"scripts": {"start": "sudo docker run x"}}`},
		{"Vagrantfile", "nerdctl create x"},
		{"script.ps1", "& finch run x"},
		{"a.go", `exec.Command("docker", args...)`},
		{"a.go", `exec.CommandContext(ctx, "docker", append(base, args...)...)`},
		{"a.go", `exec.CommandContext(cmd.Context(), "podman", argv...)`},
		{"a.go", `exec.Command(dockerPath, "run", "x")`},
		{"a.go", "exec.Command(\n\t\"docker\", // the engine\n\t\"run\")"},
		{"a.js", `spawn('docker', args, {stdio: 'inherit'})`},
		{"a.js", `execFileSync("/usr/bin/docker", [...base, image])`},
		{"a.js", `spawn(containerRuntime, ["run", image])`},
		{"a.js", "const s = `// ${x}`; exec(`docker run ${image} // x`)"},
		{"a.js", `fetch("http://x"); exec("docker run x") // in a comment: docker run`},
		{"a.js", `x.replace(/[/*"]/, ""); exec("docker run x"); y = "*/"`},
		{"a.js", "it's // docker run x"}, // a quote without a pair: it may be in a string
		{"a.rs", `Command::new("docker").args(&args)`},
		{"a.rb", "system(\"docker\", *args)"},
		{"a.rb", `system "docker", *args`},
		{"a.rb", "%w[docker run\n # x\n]"},
		{"Makefile", "a: # docker run x\n\tdocker run '#' x\n"},
		{"a.unknown", "# docker run x"}, // nobody knows what a comment is there
		{"a.js", `spawn("docker", ["network", "connect", net, box])`},
		{"Makefile", "join:\n\t$(DOCKER) network connect out box\n"},
	} {
		assert.Len(t, unread(test.name, test.text), 1, test.name+": "+test.text)
	}
}

func TestTextsThatDoNot(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"a.js", `spawn("docker", ["network", "ls"]); socket.connect(port)`},
		{"README.md", "docker run x"},
		{"docs/guide.rst", "docker run x"},
		{"CHANGELOG", "docker run x"},
		{"a.sh", "docker run x"}, // it is read
		{"a.py", "x = 'docker run x'"},
		{".github/workflows/a.yml", "# docker run x"},
		{"a.js", "// docker images run as root"},
		{"a.js", `spawn("docker", ["ps"]); run()`},
		{"a.js", `import {run} from "docker-run"`},
		{"a.js", `docker.running`},
		{"a.go", `exec.Command("docker-compose", "run")`},
		{"a.go", `exec.Command("docker", "build"); create(x)`},
		{"Dockerfile", "FROM docker\nRUN x\n"},
		{"Makefile", "$(DOCKER_IMAGE) run\n"},
		{"Makefile", "docker/run: x\n"},
		{"Makefile", ".PHONY: docker\nrun:\n"},
		{"a.bin", "docker run x\x00"},
		{"a.js", "box run"}, // BOX is a variable
		{"a.js", "my-docker run"},
		{"a.js", "// docker run x\n/* docker run x\n * docker run x */"},
		{"a.go", "// exec.Command(\"docker\", \"run\")"},
		{"a.go", `log("docker", err)`},
		{"a.go", `exec.Command("docker", "ps", args...)`},
		{"a.go", `dockerCmd.run()`},
		{"a.rb", "# docker run x\n=begin\ndocker run x\n=end\n"},
		{"Makefile", "# docker run x\na:\n\ttrue # docker run x\n"},
		{"compose.yaml", "# docker run x\na: b # docker run x\n"},
		{"Dockerfile", "# docker run x\n"},
		{"a.ps1", "<#\ndocker run x\n#>"},
	} {
		assert.Empty(t, unread(test.name, test.text), test.name+": "+test.text)
	}
}

func TestAnUnreadTextHasAPlace(t *testing.T) {
	want := []parser.Place{
		{File: "Makefile", Span: parser.Span{Line: 2, Column: 2, EndLine: 2, EndColumn: 8}},
		{File: "Makefile", Span: parser.Span{Line: 3, Column: 7, EndLine: 3, EndColumn: 13}},
	}
	assert.Equal(t, want, unread("Makefile", "a:\n\tdocker run x\n\tsudo podman create y\n"))
}
