package parser

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/dockerflag"
)

// sdkResult reads a program that calls an engine's library.
func sdkResult(text string) Result {
	const head = "import docker\nfrom docker.types import Mount, Ulimit, LogConfig\nclient = docker.from_env()\n"
	return readProject(New(Options{}), []File{{Name: "a.py", Text: []byte(head + text)}}, 1)
}

// The keywords of the engine's library become the flags that do the same.
func TestSDKArguments(t *testing.T) {
	for text, want := range map[string]string{
		`"img"`:                              `img`,
		`"img", "sleep '1  2'", detach=True`: `--detach img sleep 1  2`,
		`"img", ["a", "b"], privileged=True, dns=["0.0.0.0"], name="n", network="net", network_mode=None`:                                    `--privileged --dns 0.0.0.0 --name n --network net img a b`,
		`image="img", environment={"A": 1, "B": None, "C": "x y"}, labels={"l": "v", "m": ""}`:                                               `--env A=1 --env C=x y --label l=v --label m img`,
		`"img", environment=["A=1", "B"], volumes={"/a": {"bind": "/b", "mode": "ro"}, "/c": {"bind": "/d"}, "/e": "/f"}`:                    `--env A=1 --volume /a:/b:ro --volume /c:/d --volume /e:/f img`,
		`"img", volumes=["/a:/b:ro"], ports={"80/tcp": 8080, "81": ("127.0.0.1", 1), "82": None, "83": [1, 2]}`:                              `--volume /a:/b:ro --publish 8080:80/tcp --publish 127.0.0.1:1:81 --publish 82 --publish 1:83 --publish 2:83 img`,
		`"img", mounts=[Mount("/t", "/s", type="bind", read_only=True), Mount(target="/u", source="vol")]`:                                   `--mount type=bind,source=/s,target=/t,readonly --mount type=volume,source=vol,target=/u img`,
		`"img", mounts=[{"type": "tmpfs", "target": "/t"}], ulimits=[Ulimit(name="nofile", soft=1, hard=2)]`:                                 `--mount type=tmpfs,target=/t --ulimit nofile=1:2 img`,
		`"img", restart_policy={"Name": "on-failure", "MaximumRetryCount": 5}, log_config=LogConfig(type="syslog", config={"a": "b"})`:       `--restart on-failure:5 --log-driver syslog --log-opt a=b img`,
		`"img", extra_hosts={"gw": "10.0.0.2"}, tmpfs={"/tmp": "size=1m", "/run": ""}, sysctls={"a.b": 1}`:                                   `--add-host gw:10.0.0.2 --tmpfs /tmp:size=1m --tmpfs /run --sysctl a.b=1 img`,
		`"img", entrypoint=["/e", "x"], command="y z"`:                                                                                       `--entrypoint /e img x y z`,
		`"img", mem_limit="1g", nano_cpus=1000, pids_limit=5, read_only=True, init=False, user=1000, remove=True, tty=True, stdin_open=True`: `--memory 1g --cpus {nano_cpus=1000} --pids-limit 5 --read-only --user 1000 --rm --tty --interactive img`,
		`"img", cap_add=["A"], cap_drop=["B"], security_opt=["no-new-privileges"], userns_mode="host", ipc_mode="host", pid_mode="host"`:     `--cap-add A --cap-drop B --security-opt no-new-privileges --userns host --ipc host --pid host img`,
		`"img", network_disabled=True, stream=True, stdout=False, platform="linux/amd64", hostname="h", working_dir="/w"`:                    `--network none --platform linux/amd64 --hostname h --workdir /w img`,
		`"img", whatever=1`:              `~whatever=1 img`,
		`"img", **OPTIONS`:               `~… img`,
		`"img", environment=ENV`:         `(--env {environment=settings.ENV}) img`,
		`"img", environment=[*ENV]`:      `(--env {environment=[*ENV]}) img`,
		`IMAGE, COMMAND`:                 `-- {settings.IMAGE} ~settings.COMMAND`,
		`"img", **{"dns": ["1.1.1.1"]}`:  `--dns 1.1.1.1 img`,
		`"img", **dict(privileged=True)`: `--privileged img`,
	} {
		r := sdkResult("from settings import OPTIONS, ENV, NET, IMAGE, COMMAND\nclient.containers.run(" + text + ")")
		assert.Equal(t, []string{"a.py:5 " + want}, passages(r.Launches), text)
		assert.Empty(t, r.Problems)
	}
}

// Each keyword becomes a flag that the engine has.
func TestSDKOptionsAreFlags(t *testing.T) {
	for keyword, option := range sdkOptions() {
		if option.flag == "" {
			continue
		}
		_, ok := dockerflag.Run().Long(option.flag)
		assert.True(t, ok, "%s: --%s", keyword, option.flag)
	}
}

// A client is known by where it comes from, or else by what is called.
func TestSDKCallees(t *testing.T) {
	for text, want := range map[string][]string{
		`docker.DockerClient("x").containers.run("img")`:                                                                        {`a.py:4 img`},
		`def f(c): c.containers.run("img", privileged=True)`:                                                                    {`a.py:4 --privileged img`},
		"class C:\n  def __init__(self, client): self.client = client\n  def go(self): self.client.containers.create('img')":    {`a.py:6 docker create img`},
		"with docker.from_env() as c: c.containers.run('img')":                                                                  {`a.py:4 img`},
		"run = client.containers.run\nrun('img')":                                                                               {`a.py:5 img`},
		"import functools\nfunctools.partial(client.containers.run, detach=True)('img')":                                        {`a.py:5 --detach img`},
		"def start(image, **more): return client.containers.run(image, remove=True, **more)\nstart('img', dns=['1.1.1.1'])":     {`a.py:4 <a.py:5 --rm --dns 1.1.1.1 img`},
		"import os\nif os.environ.get('P'): more = {'privileged': True}\nelse: more = {}\nclient.containers.run('img', **more)": {`a.py:7 img [$P: false]`, `a.py:7 --privileged img [P is not set: false] [$P: true]`},
		"from settings import NET\nclient.containers.run('img', network=NET)":                                                   {`a.py:5 --network {settings.NET} img [NET: true]`, `a.py:5 img [NET: false]`},
		"import podman\nwith podman.PodmanClient() as c: c.containers.run('img', remove=True)":                                  {`a.py:5 podman run --rm img`},
		`client.api.create_container("img", "cmd", host_config=client.api.create_host_config(privileged=True, binds={"/a": {"bind": "/b", "mode": "rw"}}, port_bindings={80: 81}), ports=[80])`: {`a.py:4 docker create --privileged --volume /a:/b:rw --publish 81:80 --expose 80 img cmd`},
		`client.api.create_container("img", networking_config=client.api.create_networking_config({"n": client.api.create_endpoint_config(ipv4_address="1.2.3.4")}))`:                           {`a.py:4 docker create --network n --ip 1.2.3.4 img`},
		"host = client.api.create_host_config(privileged=True)\nhost['X'] = 1\nclient.api.create_container('img', host_config=host)":                                                            {`a.py:6 docker create ~host_config=host img`},

		`client.containers.list()`:                             {},
		`client.containers.get("img").start()`:                 {},
		`print("client.containers.run('img')")`:                {},
		`client.containers.run`:                                {},
		`import azure; azure.Blobs().create_container("logs")`: {},
		`def f(service): service.create_container("logs")`:     {},
	} {
		assert.Equal(t, want, passages(sdkResult(text).Launches), text)
	}
}

// What may be a container's making, and cannot be told from others', is counted.
func TestSDKCounts(t *testing.T) {
	assert.Len(t, sdkResult("from python_on_whales import docker\ndocker.run('img')").Unknown, 1)
	assert.Len(t, sdkResult("import aiodocker\naiodocker.Docker().containers.run({'Image': 'img'})").Unknown, 1)
	assert.Len(t, sdkResult("from testcontainers.core.container import DockerContainer\nDockerContainer('img').start()").Unknown, 1)
	assert.Len(t, sdkResult(`def f(client): client.create_container("img", "cmd")`).Unknown, 1)
	assert.Empty(t, sdkResult(`def f(service): service.create_container("logs")`).Unknown)
}

// Launches of a library are told in the words of policies: none of their own.
func TestSDKLaunch(t *testing.T) {
	r := sdkResult(`client.containers.run("img", privileged=True)`)
	l := r.Launches[0]
	assert.Equal(t, []any{LanguagePython, "docker", "run"}, []any{l.Language, l.Engine, l.Subcommand})
	assert.True(t, slices.ContainsFunc(l.Scenarios[0].Flags, func(f Flag) bool { return f.Name == "privileged" }))
	assert.Empty(t, l.Scenarios[0].Assumptions)
	r = sdkResult(`def f(c): c.containers.run("img")`)
	assert.Equal(t, []string{"what containers.run is called on is a client of docker"}, r.Launches[0].Scenarios[0].Assumptions)
}
