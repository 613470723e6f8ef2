package dockerflag

import (
	"fmt"
	"regexp"
	"strings"
)

// Image is the parts of an image's name; each may be empty but the repository.
type Image struct {
	Repository string // with the registry, as written
	Tag        string
	Digest     string
}

// Engines take a registry only where the first component looks like a host: with a
// dot, a port, or a capital in it.
var (
	repository = regexp.MustCompile(`^(?:(?:localhost|[\w-]*[A-Z][\w-]*|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*:[0-9]+|\[[0-9A-Fa-f:]+\](?::[0-9]+)?)/)?` +
		pathComponent + `(?:/` + pathComponent + `)*$`)
	imageTag    = regexp.MustCompile(`^\w[\w.-]{0,127}$`)
	imageDigest = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,}$`)
)

const pathComponent = `[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`

// ParseImage reads REPOSITORY[:TAG][@DIGEST].
func ParseImage(text string) (Image, error) {
	var i Image
	rest, digest, digested := strings.Cut(text, "@")
	i.Digest, i.Repository = digest, rest
	tagged := false
	if colon := strings.LastIndexByte(rest, ':'); colon > strings.LastIndexByte(rest, '/') {
		i.Repository, i.Tag, tagged = rest[:colon], rest[colon+1:], true
	}
	if !repository.MatchString(i.Repository) || tagged && !imageTag.MatchString(i.Tag) || digested && !imageDigest.MatchString(digest) {
		return Image{}, fmt.Errorf("%q is no name of an image", text)
	}
	return i, nil
}
