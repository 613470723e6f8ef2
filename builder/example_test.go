package builder_test

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"

	"github.com/egglint/egg/builder"
)

func Example() {
	sandbox := builder.Sandbox{
		Network: builder.Network{
			Name:    "egg-external",
			Gateway: builder.Gateway{Host: "egg-gateway", IP: netip.MustParseAddr("172.33.0.2"), Port: 9848},
			Mode:    builder.Public(),
		},
		Name:      "egg-1",
		Image:     "egg-sandbox:latest",
		UID:       new(uint32(1000)),
		GID:       new(uint32(1000)),
		Env:       []builder.EnvVar{{Key: "ANTHROPIC_AUTH_METHOD", Value: "oauth"}},
		Lifecycle: []string{"--rm", "-it"},
		Mounts:    []string{"-v", "/src:/home/egg/repos/app:rw"},
		Command:   []string{"claude", "--version"},
	}
	argv, err := sandbox.Argv()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Join(argv, "\n"))
	// Output:
	// docker
	// run
	// --rm
	// -it
	// --security-opt
	// label=disable
	// --name
	// egg-1
	// --network
	// egg-external
	// --add-host
	// egg-gateway:172.33.0.2
	// -e
	// GATEWAY_URL=http://egg-gateway:9848
	// -e
	// CONTAINER_ID=egg-1
	// -e
	// RUNTIME_UID=1000
	// -e
	// RUNTIME_GID=1000
	// -e
	// PRIVATE_MODE=false
	// -e
	// ANTHROPIC_AUTH_METHOD=oauth
	// -v
	// /src:/home/egg/repos/app:rw
	// egg-sandbox:latest
	// claude
	// --version
}

// A field that is wrong is named, so that a caller can tell its own user which.
func ExampleSandbox_Argv_wrongField() {
	_, err := builder.Spec{
		Network: builder.NetworkSpec{
			Name: "egg-isolated", GatewayHost: "egg-gateway", GatewayIP: "172.32.0.2", GatewayPort: 9848, Mode: "privat",
		},
		ContainerName: "egg-1",
		Image:         "egg-sandbox",
	}.Sandbox()
	var field *builder.FieldError
	if errors.As(err, &field) {
		fmt.Println(field.Field)
	}
	// Output: network.repo_mode
}
