package dockerflag

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// check tells why an engine does not take a value; nil: it takes it. Where
// versions differ, what one of them takes is taken.
type check func(value string) error

// CheckValue tells why the engine refuses a value of the flag, whatever else is
// given with it. nil is no promise that it takes the value: what only a run can
// tell, such as whether a file is there, is left to it.
func (f Flag) CheckValue(value string) error {
	if err := f.checkParsed(value); err != nil {
		return err
	}
	return f.checkLater(value)
}

// checkSpelled is what every client checks that has the flag.
func (f Flag) checkSpelled(value string) error {
	if c := spelledByType[f.Type]; c != nil {
		return c(value)
	}
	return nil
}

// checkParsed is what the engine's client checks while it reads its arguments.
func (f Flag) checkParsed(value string) error {
	if c := parsedByName[f.Canonical()]; c != nil {
		return c(value)
	}
	if c := parsedByType[f.Type]; c != nil {
		return c(value)
	}
	return f.checkSpelled(value)
}

// checkLater is what it checks once it has read all of them.
func (f Flag) checkLater(value string) error {
	if c := laterByName[f.Canonical()]; c != nil {
		return c(value)
	}
	return nil
}

// spelledByType are the types of values that the library of all clients reads.
var spelledByType = map[string]check{
	"bool":    checkBool,
	"float":   checkFloat,
	"int":     checkInt,
	"int64":   checkInt,
	"strings": checkFields,
	"uint":    checkUnsigned(0, 64),
	"uint16":  checkUnsigned(0, 16),
	"uint64":  checkUnsigned(0, 64),
}

var parsedByType = map[string]check{
	"bytes":       checkBytes,
	"decimal":     checkDecimal,
	"duration":    checkDuration,
	"gpu-request": checkGPUs,
	"ip":          checkOptionalIP,
	"mount":       checkMount,
	"network":     checkNetwork,
	"ulimit":      checkUlimit,
	"umask":       checkUmask,
}

var parsedByName = map[string]check{
	"add-host":            checkAddHost,
	"attach":              checkAttach,
	"blkio-weight-device": checkPerDevice(checkDeviceWeight),
	"device-cgroup-rule":  checkCgroupRule,
	"device-read-bps":     checkPerDevice(checkBytes),
	"device-read-iops":    checkPerDevice(checkUnsigned(10, 64)),
	"device-write-bps":    checkPerDevice(checkBytes),
	"device-write-iops":   checkPerDevice(checkUnsigned(10, 64)),
	"dns":                 checkIP,
	"dns-search":          checkDomain,
	"env":                 checkEnv,
	"label":               checkLabel,
	"link":                checkLink,
	"memory-swap":         checkSwap,
	"sysctl":              checkSysctl,
}

var laterByName = map[string]check{
	"cgroupns":              oneOf("", "host", "private"),
	"device":                checkDevice,
	"expose":                checkExpose,
	"health-interval":       checkNotNegative,
	"health-retries":        checkNotNegative,
	"health-start-interval": checkNotNegative,
	"health-start-period":   checkNotNegative,
	"health-timeout":        checkNotNegative,
	"mac-address":           checkMAC,
	"memory-swappiness":     checkSwappiness,
	"network":               checkAttachment,
	"pid":                   checkPID,
	"platform":              checkPlatform,
	"publish":               checkPublish,
	"pull":                  oneOf("", "always", "missing", "never"),
	"restart":               checkRestart,
	"security-opt":          checkSecurityOpt,
	"storage-opt":           checkAssignment,
	"userns":                oneOf("", "host"),
	"uts":                   oneOf("", "host"),
	"volume":                checkVolume,
}

func checkBool(value string) error {
	if _, err := strconv.ParseBool(value); err != nil {
		return fmt.Errorf("%q is neither true nor false", value)
	}
	return nil
}

func checkInt(value string) error {
	if _, err := strconv.ParseInt(value, 0, 64); err != nil {
		return fmt.Errorf("%q is no whole number", value)
	}
	return nil
}

// checkUnsigned is for numbers of so many bits; base 0 takes 0x10 and its like too.
func checkUnsigned(base, bits int) check {
	return func(value string) error {
		if _, err := strconv.ParseUint(value, base, bits); err != nil {
			return fmt.Errorf("%q is no whole number from 0 to 2^%d-1", value, bits)
		}
		return nil
	}
}

func checkUmask(value string) error {
	if _, err := strconv.ParseUint(value, 8, 32); err != nil {
		return fmt.Errorf("%q is no octal number", value)
	}
	return nil
}

func checkFloat(value string) error {
	if _, err := strconv.ParseFloat(value, 64); err != nil {
		return fmt.Errorf("%q is no number", value)
	}
	return nil
}

func checkDuration(value string) error {
	if _, err := time.ParseDuration(value); err != nil {
		return fmt.Errorf("%q is no duration such as 1m30s", value)
	}
	return nil
}

func checkNotNegative(value string) error {
	if strings.HasPrefix(value, "-") {
		return errors.New("it cannot be negative")
	}
	return nil
}

// oneOf takes these values and no other.
func oneOf(values ...string) check {
	return func(value string) error {
		for _, v := range values {
			if value == v {
				return nil
			}
		}
		return fmt.Errorf("%q is none of %s", value, strings.Join(values[1:], ", "))
	}
}

func checkAttach(value string) error {
	return oneOf("", "stdin", "stdout", "stderr")(cmp.Or(strings.ToLower(value), " "))
}

func checkEnv(value string) error {
	if name, _, _ := strings.Cut(value, "="); name == "" {
		return fmt.Errorf("%q names no variable", value)
	}
	return nil
}

func checkLabel(value string) error {
	key, _, _ := strings.Cut(value, "=")
	key = strings.TrimLeft(key, " \t")
	if key == "" || strings.ContainsAny(key, " \t") {
		return fmt.Errorf("%q names no label", value)
	}
	return nil
}

func checkLink(value string) error {
	if value == "" || strings.Count(value, ":") > 1 {
		return fmt.Errorf("%q is no container, nor container:alias", value)
	}
	return nil
}

// checkSysctl is about the names: those of the kernel that a container has for
// itself.
func checkSysctl(value string) error {
	name, _, ok := strings.Cut(value, "=")
	switch name {
	case "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni", "kernel.sem", "kernel.shmall", "kernel.shmmax", "kernel.shmmni", "kernel.shm_rmid_forced":
	default:
		ok = ok && (strings.HasPrefix(name, "net.") || strings.HasPrefix(name, "fs.mqueue."))
	}
	if !ok {
		return fmt.Errorf("%q is no name=value of a setting that containers have for themselves", value)
	}
	return nil
}

func checkAssignment(value string) error {
	if !strings.Contains(value, "=") {
		return fmt.Errorf("%q is no name=value", value)
	}
	return nil
}

func checkPID(value string) error {
	if id, ok := strings.CutPrefix(value, "container:"); value == "" || value == "host" || ok && id != "" {
		return nil
	}
	return fmt.Errorf("%q is neither host nor container:NAME", value)
}

func checkRestart(value string) error {
	policy, count, counted := strings.Cut(value, ":")
	if counted && policy == "" {
		return fmt.Errorf("%q names no policy", value)
	}
	if count != "" {
		if _, err := strconv.Atoi(count); err != nil {
			return fmt.Errorf("%q is no number of tries", count)
		}
	}
	return nil
}

func checkSwappiness(value string) error {
	if n, err := strconv.ParseInt(value, 0, 64); err == nil && (n < -1 || n > 100) {
		return errors.New("it lies between 0 and 100")
	}
	return nil
}

// checkSecurityOpt takes NAME=VALUE and, as it was written once, NAME:VALUE.
func checkSecurityOpt(value string) error {
	name, rest, ok := strings.Cut(value, "=")
	if name == "no-new-privileges" {
		return nil
	}
	if !ok {
		name, rest, ok = strings.Cut(value, ":")
	}
	if name != "no-new-privileges" && (!ok || rest == "") {
		return fmt.Errorf("%q is no name=value", value)
	}
	return nil
}
