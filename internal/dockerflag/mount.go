package dockerflag

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// checkMount takes a record of fields. Keys are read without case.
func checkMount(value string) error {
	fields := Fields(value)
	if fields == nil {
		return fmt.Errorf("%q is no record of fields", value)
	}
	m := mountFields{kind: "volume", only: map[string]bool{}}
	for _, field := range fields {
		if err := m.field(field); err != nil {
			return err
		}
	}
	return m.check()
}

// mountFields is what the fields of a mount must agree on.
type mountFields struct {
	kind     string
	target   string
	only     map[string]bool // types that fields were given of
	readOnly bool
	writable bool // below a mount that is not
	forced   bool // read-only all the way down
	private  bool
}

// bareFields need no value.
var bareFields = []string{"readonly", "ro", "volume-nocopy", "bind-nonrecursive", "bind-create-src"}

func (m *mountFields) field(field string) error {
	key, value, ok := strings.Cut(field, "=")
	key = strings.ToLower(key)
	if !ok && !slices.Contains(bareFields, key) {
		return fmt.Errorf("%q is no name=value", field)
	}
	switch key {
	case "type":
		m.kind = strings.ToLower(value)
	case "source", "src", "consistency":
	case "target", "dst", "destination":
		m.target = value
	case "readonly", "ro":
		m.readOnly = truth(value, ok)
		return checkField(ok, checkBool, value)
	default:
		return m.optionOf(key, value, ok)
	}
	return nil
}

// truth is a field that stands for true where it has no value.
func truth(value string, given bool) bool {
	on, _ := strconv.ParseBool(value)
	return on || !given
}

func checkField(given bool, c check, value string) error {
	if !given {
		return nil
	}
	return c(value)
}

// optionOf reads an option of one type of mounts.
func (m *mountFields) optionOf(key, value string, given bool) error {
	kind, _, _ := strings.Cut(key, "-")
	before := m.only[kind]
	m.only[kind] = true
	switch key {
	case "bind-propagation":
		m.private = strings.ToLower(value) == "rprivate"
	case "bind-recursive":
		m.writable = m.writable || value == "writable"
		m.forced = m.forced || value == "readonly"
		m.only[kind] = before || value != "enabled"
		return oneOf("", "enabled", "disabled", "writable", "readonly")(value)
	case "bind-nonrecursive", "bind-create-src", "volume-nocopy":
		return checkField(given, checkBool, value)
	case "volume-subpath", "volume-label", "volume-driver", "volume-opt", "image-subpath":
	case "tmpfs-size":
		return checkBytes(value)
	case "tmpfs-mode":
		return checkUmask(value)
	default:
		return fmt.Errorf("%q is no field of a mount", key)
	}
	return nil
}

func (m *mountFields) check() error {
	switch {
	case m.kind == "":
		return errors.New("the mount has an empty type")
	case m.target == "":
		return errors.New("the mount has no target")
	case m.writable && !m.readOnly:
		return errors.New("bind-recursive=writable goes with readonly")
	case m.forced && !(m.readOnly && m.private):
		return errors.New("bind-recursive=readonly goes with readonly and bind-propagation=rprivate")
	}
	for _, kind := range []string{"bind", "volume", "image", "tmpfs"} {
		if m.only[kind] && m.kind != kind {
			return fmt.Errorf("a field of %s mounts stands in one of type %s", kind, m.kind)
		}
	}
	return nil
}

// checkVolume takes TARGET, SOURCE:TARGET and SOURCE:TARGET:OPTIONS, none of them
// empty. The colon behind a drive's letter is a part of the path.
func checkVolume(value string) error {
	sections := volumeSections(value)
	if len(value) > 0 && len(value) < 3 {
		return nil
	}
	if len(sections) > 3 || slices.Contains(sections, "") {
		return fmt.Errorf("%q is no SOURCE:TARGET:OPTIONS", value)
	}
	return nil
}

func volumeSections(value string) []string {
	sections := strings.Split(value, ":")
	for i := 0; i+1 < len(sections); i++ {
		if letter := []rune(sections[i]); len(letter) == 1 && unicode.IsLetter(letter[0]) {
			sections = slices.Replace(sections, i, i+2, sections[i]+":"+sections[i+1])
		}
	}
	return sections
}
