package dockerflag

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// checkPerDevice takes DEVICE:VALUE.
func checkPerDevice(of check) check {
	return func(value string) error {
		device, rest, ok := strings.Cut(value, ":")
		if !ok || !strings.HasPrefix(device, "/dev/") {
			return fmt.Errorf("%q is no /dev/…:value", value)
		}
		return of(rest)
	}
}

func checkDeviceWeight(value string) error {
	weight, err := strconv.ParseUint(value, 10, 16)
	if err != nil || weight > 0 && weight < 10 || weight > 1000 {
		return fmt.Errorf("%q is no weight from 10 to 1000", value)
	}
	return nil
}

var cgroupRule = regexp.MustCompile(`^[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}$`)

func checkCgroupRule(value string) error {
	if !cgroupRule.MatchString(value) {
		return fmt.Errorf("%q is no rule such as c 1:3 rwm", value)
	}
	return nil
}

// cdiName is VENDOR/CLASS=NAME: a device that the engine knows by that name.
var cdiName = regexp.MustCompile(`^[A-Za-z][\w.-]*/[A-Za-z][\w-]*=[A-Za-z0-9][\w.:-]*$`)

// checkDevice takes PATH, PATH:PATH, PATH:MODE and PATH:PATH:MODE. The path in the
// container is absolute.
func checkDevice(value string) error {
	if cdiName.MatchString(value) {
		return nil
	}
	fields := strings.Split(value, ":")
	inside := fields[0]
	if len(fields) == 3 || len(fields) == 2 && !deviceMode(fields[1]) {
		inside = fields[1]
	}
	switch {
	case len(fields) > 3 || fields[0] == "":
		return fmt.Errorf("%q is no PATH:PATH:MODE", value)
	case len(fields) == 3 && !deviceMode(fields[2]):
		return fmt.Errorf("%q is no mode such as rwm", fields[2])
	case !path.IsAbs(inside):
		return fmt.Errorf("%q is no absolute path", inside)
	}
	return nil
}

// deviceMode holds for some of r, w and m, each once.
func deviceMode(text string) bool {
	for _, c := range "rwm" {
		if strings.Count(text, string(c)) > 1 {
			return false
		}
	}
	return text != "" && strings.Trim(text, "rwm") == ""
}

// checkGPUs takes a record of fields, each at most once; one without a value is a
// count.
func checkGPUs(value string) error {
	fields := Fields(value)
	if fields == nil {
		return fmt.Errorf("%q is no record of fields", value)
	}
	var seen []string
	for _, field := range fields {
		key, rest, ok := strings.Cut(field, "=")
		if slices.Contains(seen, key) {
			return fmt.Errorf("%q is given twice", key)
		}
		seen = append(seen, key)
		if !ok {
			key, rest = "count", key
			seen = append(seen, key)
		}
		if err := checkGPUField(key, rest); err != nil {
			return err
		}
	}
	return nil
}

func checkGPUField(key, value string) error {
	switch key {
	case "driver", "device", "capabilities", "options":
		return nil
	case "count":
		if _, err := strconv.Atoi(value); err != nil && value != "all" {
			return errors.New("the count is a number, or all")
		}
		return nil
	}
	return fmt.Errorf("%q is no field of a request for GPUs", key)
}
