package policy

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/egglint/egg/parser"
)

// Each command line is told what its engine would not do as it was meant; most
// images have programs whose flags look like those of an engine.
func TestRulesAboutTheWordsThemselves(t *testing.T) {
	engine, err := New(t.Context(), Options{Config: DefaultConfig()})
	require.NoError(t, err)
	p := parser.New(parser.Options{})
	for line, want := range map[string]string{
		"docker run --rm -it -v /a:/b -p 8080:80 -m 1g web:1 sh -c x":        "",
		"docker --debug --context c run web":                                 "",
		"docker run --debug web":                                             "EGG301",
		"docker create --detach web":                                         "EGG301",
		"docker run --rm --privilege web":                                    "EGG301",
		"docker run -iZ web":                                                 "EGG301",
		"podman run --rmi --userns keep-id -m 1q Web":                        "",
		"docker run -d --name":                                               "EGG302",
		"docker run -m 1q web":                                               "EGG303",
		"docker run --dns nope --ip 300.1.1.1 web":                           "EGG303 EGG303",
		"docker run --mount type=bind,src=/a web":                            "EGG303",
		"docker run --add-host gw web":                                       "EGG303",
		"docker run -p 80-90:80-85 -e =x --ulimit nofile=2:1 web":            "EGG303 EGG303 EGG303",
		"docker run --pid nope --restart on-failure:x web":                   "EGG303 EGG303",
		"docker run --rm=maybe web":                                          "EGG303",
		"docker run --rm":                                                    "EGG304",
		"docker run Web":                                                     "EGG304",
		"docker run web --privileged":                                        "EGG305",
		"docker run web -it --network host":                                  "EGG305",
		"docker run statusim/nimbus-eth2 --network=mainnet --data-dir=/x":    "",
		"docker run prom/prometheus --config.file=/x --web.enable-lifecycle": "",
		"docker run traefik --api.insecure=true --providers.docker":          "",
		"docker run postgres -c shared_buffers=1GB":                          "",
		"docker run mysql --user=x --name y --label z -v -e -p -u":           "",
		"docker run coredns/coredns -dns.port=1053":                          "",
		"docker run moby/buildkit --oci-worker=false --addr tcp://0.0.0.0:1": "",
		"docker run web --rm --cap-drop=ALL":                                 "EGG305 EGG305",
		"docker run web --mount type=bind,src=/a,dst=/b":                     "EGG305",
		"docker run docker:dind --dns-search a.b --dns-opt ndots:1 --mtu=9":  "",
		"docker run docker:dind --cgroup-parent=/x --userns-remap=default":   "",
		"docker run docker:dind --dns=8.8.8.8 --storage-driver overlay2":     "",
		"docker run bubblewrap --tmpfs /tmp --ro-bind / / sh":                "",
		"docker run rclone/rclone --mount-type=x mount":                      "",
		"docker run redis --user default --appendonly yes":                   "",
		"docker run mongo --replSet rs0 --bind_ip_all --auth":                "",
		"docker run quay.io/coreos/etcd --name e1 --data-dir /d":             "",
		"docker run jaegertracing/all-in-one --memory.max-traces=5":          "",
		"docker run curlimages/curl --dns-servers 1.1.1.1 http://x":          "",
		"docker run kaniko-project/executor --context=dir:///w --cleanup":    "",
		"docker run containrrr/watchtower --cleanup --interval 30":           "",
		"docker run traefik --entrypoints.web.address=:80 --log.level=INFO":  "",
		"docker run consensys/teku --network=minimal --p2p-enabled=false":    "",
		"docker run grafana/k6 run --env A=b -":                              "",
		"docker run minio/minio server /data --console-address :9001":        "",
		"docker run quay.io/podman/stable podman run --privileged x":         "",
		"docker run alpine -- --privileged":                                  "",
		"docker run web --help":                                              "",
		"docker run web sh --privileged":                                     "",
		"docker run --rm --restart always web":                               "EGG307",
		"docker run --rm --restart no web":                                   "",
		"docker run -d -a stdout web":                                        "EGG307",
		"docker run -v /a:/x --mount type=tmpfs,dst=/x web":                  "EGG307",
		"docker run --memory 1g --memory 2g web":                             "EGG307",
		"docker run --memory 1g --memory 1g web":                             "",
		"docker run --network host -p 80:80 web":                             "EGG307",
		"docker run --network a --network a web":                             "EGG307",
	} {
		launch, err := p.Argv(strings.Fields(line))
		require.NoError(t, err, line)
		result, err := engine.Evaluate(t.Context(), []parser.Launch{launch})
		require.NoError(t, err, line)
		var found []string
		for _, f := range result.Findings {
			if f.Pack == "argv" {
				found = append(found, f.Rule)
			}
		}
		assert.Equal(t, want, strings.Join(found, " "), line)
	}
}
