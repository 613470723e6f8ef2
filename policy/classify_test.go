package policy

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

func TestClassifyByImage(t *testing.T) {
	configured := SandboxConfig{Images: []string{"egg-box", "*/egg-box"}, Exclude: ExcludeConfig{Images: []string{"*/old/egg-box"}}}
	for _, test := range []struct {
		config SandboxConfig
		image  string
		want   answer
	}{
		{SandboxConfig{}, "egg-sandbox", yes},
		{SandboxConfig{}, "registry:5000/team/egg-sandbox:1@sha256:0", yes},
		{SandboxConfig{}, "egg-gateway", no},
		{SandboxConfig{}, "sandbox/tool", no},
		{SandboxConfig{}, "registry:5000/tool:sandbox", no},
		{SandboxConfig{}, "$REGISTRY/egg-sandbox:$TAG", yes},
		{SandboxConfig{}, "egg-sandbox$SUFFIX", yes},
		{SandboxConfig{}, "egg-gateway:$TAG", no},
		{SandboxConfig{}, "registry/$NAME:1", unknown},
		{SandboxConfig{}, "$IMAGE", unknown},
		{SandboxConfig{}, "sandbox/$NAME", unknown},
		{configured, "egg-box:2", yes},
		{configured, "ghcr.io/x/egg-box", yes},
		{configured, "egg-sandbox", no},
		{configured, "$REGISTRY/egg-box:$TAG", yes},
		{configured, "ghcr.io/old/egg-box", no},
		{configured, "$REGISTRY/tool:1", no},
		{configured, "$IMAGE", unknown},
		{configured, "$REPO/old/egg-box", no},
		{SandboxConfig{Images: []string{"*"}}, "$IMAGE", yes},
	} {
		t.Run(test.image, func(t *testing.T) {
			image := word(test.image)
			assert.Equal(t, test.want, newClassifier(test.config).byImage(&image))
		})
	}
}

func TestClassifyWhatTheImageDoesNotTell(t *testing.T) {
	for _, test := range []struct {
		name   string
		config SandboxConfig
		argv   []string
		want   answer
	}{
		{"nothing", SandboxConfig{}, nil, unknown},
		{"token", SandboxConfig{}, []string{"-e", "EGG_SESSION_TOKEN=$T"}, yes},
		{"inherited token", SandboxConfig{}, []string{"-e", "EGG_SESSION_TOKEN"}, yes},
		{"two marks", SandboxConfig{}, []string{"-e", "PRIVATE_MODE=true", "-e", "RUNTIME_UID=1"}, yes},
		{"one mark", SandboxConfig{}, []string{"-e", "CONTAINER_ID=x"}, unknown},
		{"network that is not configured", SandboxConfig{}, []string{"--network", "egg-isolated"}, unknown},
		{"network", SandboxConfig{Networks: map[string]Mode{"egg-isolated": ModePrivate}}, []string{"--network", "egg-isolated"}, yes},
		{"network in the long form", SandboxConfig{Networks: map[string]Mode{"egg-isolated": ModePrivate}}, []string{"--network", "ip=10.0.0.2,name=egg-isolated"}, yes},
		{"name", SandboxConfig{Names: []string{"egg-*"}}, []string{"--name", "egg-1"}, yes},
		{"unknown name", SandboxConfig{Names: []string{"egg-*"}}, []string{"--name", "$n"}, unknown},
		{"path", SandboxConfig{Paths: []string{"tests/**"}}, nil, yes},
		{"other path", SandboxConfig{Paths: []string{"other/**"}}, nil, unknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := scenario(t, append(append([]string{"docker", "run"}, test.argv...), "$IMAGE")...)
			assert.Equal(t, test.want, newClassifier(test.config).sandbox(&parser.Launch{File: "tests/e2e/run.sh"}, &s))
		})
	}
}

func TestKnownImageDecidesAgainstEveryMark(t *testing.T) {
	config := SandboxConfig{Networks: map[string]Mode{"egg-isolated": ModePrivate}, Paths: []string{"**"}}
	s := scenario(t, "docker", "run", "--network", "egg-isolated", "-e", "EGG_SESSION_TOKEN=$T", "egg-gateway:1")
	assert.Equal(t, no, newClassifier(config).sandbox(&parser.Launch{File: "run.sh"}, &s))
}

func TestBuilderBuildsSandboxes(t *testing.T) {
	excluding := SandboxConfig{Exclude: ExcludeConfig{Images: []string{"tool"}}}
	for _, test := range []struct {
		name   string
		config SandboxConfig
		image  string
		want   answer
	}{
		{"another image", SandboxConfig{}, "tool:1", yes},
		{"image that is not configured", SandboxConfig{Images: []string{"egg-*"}}, "tool", yes},
		{"unknown image", SandboxConfig{}, "$IMAGE", yes},
		{"excluded image", excluding, "tool:1", no},
		{"image that may be excluded", excluding, "$IMAGE", yes},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := scenario(t, "docker", "run", test.image)
			assert.Equal(t, test.want, newClassifier(test.config).sandbox(&parser.Launch{Builder: true}, &s))
		})
	}
	assert.Equal(t, yes, newClassifier(excluding).sandbox(&parser.Launch{Builder: true}, &parser.Scenario{}))
}

func TestImageThatCannotBeToldIsUnknown(t *testing.T) {
	assert.Equal(t, unknown, newClassifier(SandboxConfig{}).sandbox(&parser.Launch{File: "run.sh"}, &parser.Scenario{}))
}

func TestModes(t *testing.T) {
	networks := map[string]Mode{"in": ModePrivate, "out": ModePublic}
	for _, test := range []struct {
		name string
		argv []string
		want []Mode
	}{
		{"told private", []string{"-e", "PRIVATE_MODE=true", "--network", "out"}, []Mode{ModePrivate}},
		{"told public", []string{"-e", "PRIVATE_MODE=false"}, []Mode{ModePublic}},
		{"told nothing", nil, []Mode{ModePrivate, ModePublic}},
		{"told something else", []string{"-e", "PRIVATE_MODE=yes"}, []Mode{ModePrivate, ModePublic}},
		{"inherited", []string{"-e", "PRIVATE_MODE"}, []Mode{ModePrivate, ModePublic}},
		{"network", []string{"--network", "out"}, []Mode{ModePublic}},
		{"unknown value on a network", []string{"-e", "PRIVATE_MODE=$M", "--network", "in"}, []Mode{ModePrivate}},
		{"network in the long form", []string{"--network", "NAME=IN,ip=10.0.0.2"}, []Mode{ModePrivate}},
		{"two networks", []string{"--network", "in", "--network", "out"}, []Mode{ModePrivate, ModePublic}},
		{"unknown network", []string{"--network", "$N"}, []Mode{ModePrivate, ModePublic}},
		{"a known and an unknown network", []string{"--network", "in", "--network", "$N"}, []Mode{ModePrivate, ModePublic}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := scenario(t, append(append([]string{"docker", "run"}, test.argv...), "egg-sandbox")...)
			assert.Equal(t, test.want, modes(&s, networks))
		})
	}
}

func TestOptionalNetworkTellsNoMode(t *testing.T) {
	s := scenario(t, append([]string{"docker", "run", "--network", "in"}, "egg-sandbox")...)
	networks := map[string]Mode{"in": ModePrivate}
	assert.Equal(t, []Mode{ModePrivate}, modes(&s, networks))
	s.Flags[0].Presence = parser.PresenceMaybe
	assert.Len(t, modes(&s, networks), 2)
}

func TestOptionalModeIsNotTold(t *testing.T) {
	s := scenario(t, "docker", "run", "egg-sandbox")
	w := word("true")
	s.Env["PRIVATE_MODE"] = parser.EnvVar{Value: &w, Presence: parser.PresenceMaybe}
	assert.Len(t, modes(&s, nil), 2)
}

func TestPatterns(t *testing.T) {
	for _, test := range []struct {
		compile       func(string) pattern
		pattern, name string
		want          bool
	}{
		{namePattern, "egg-*", "egg-1", true},
		{namePattern, "egg-*", "my-egg-1", false},
		{namePattern, "*/box", "a/b/box", true},
		{namePattern, "a.c", "abc", false},
		{namePattern, "a?c", "abc", true},
		{pathPattern, "tests/*.sh", "tests/a.sh", true},
		{pathPattern, "tests/*.sh", "tests/e2e/a.sh", false},
		{pathPattern, "tests/**", "tests/e2e/a.sh", true},
		{pathPattern, "**/a.sh", "a.sh", true},
		{pathPattern, "**/a.sh", "x/y/a.sh", true},
		{pathPattern, "tests/**", "mytests/a.sh", false},
	} {
		t.Run(test.pattern+" "+test.name, func(t *testing.T) {
			assert.Equal(t, test.want, test.compile(test.pattern).matches(test.name))
		})
	}
}
