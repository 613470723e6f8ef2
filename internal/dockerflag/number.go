package dockerflag

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// ParseBytes reads a size as engines write it: 64m, 1.5 GiB, 100b. Units are
// powers of 1024, in either case. The zero value comes with an error.
func ParseBytes(text string) (int64, error) {
	bad := fmt.Errorf("%q is no size such as 512m", text)
	end := strings.LastIndexAny(text, "0123456789. ") + 1
	if end == 0 {
		return 0, bad
	}
	number, err := strconv.ParseFloat(strings.TrimSuffix(text[:end], " "), 64)
	if err != nil || number < 0 {
		return 0, bad
	}
	unit, ok := unitOf(strings.ToLower(text[end:]))
	if !ok {
		return 0, bad
	}
	return int64(number * unit), nil
}

// unitOf is how many bytes b, k, kb or kib and their like stand for; nothing
// stands for bytes.
func unitOf(suffix string) (bytes float64, ok bool) {
	if suffix == "" || suffix == "b" {
		return 1, true
	}
	power := strings.IndexByte("kmgtp", suffix[0]) + 1
	if power == 0 || !slices.Contains([]string{"", "b", "ib"}, suffix[1:]) {
		return 0, false
	}
	return float64(int64(1) << (10 * power)), true
}

func checkBytes(value string) error {
	_, err := ParseBytes(value)
	return err
}

// checkSwap takes -1 too, for as much as there is.
func checkSwap(value string) error {
	if value == "-1" {
		return nil
	}
	return checkBytes(value)
}

// ParseCPUs reads a number of CPUs, which may be a fraction, in billionths.
func ParseCPUs(text string) (int64, error) {
	cpus, ok := new(big.Rat).SetString(text)
	if !ok {
		return 0, fmt.Errorf("%q is no number", text)
	}
	if cpus.Mul(cpus, big.NewRat(1e9, 1)); !cpus.IsInt() {
		return 0, fmt.Errorf("%q has more than nine decimals", text)
	}
	return cpus.Num().Int64(), nil
}

func checkDecimal(value string) error {
	_, err := ParseCPUs(value)
	return err
}

// Ulimit is one limit of a process. -1 is no limit.
type Ulimit struct {
	Name       string
	Soft, Hard int64
}

// ParseUlimit reads NAME=SOFT[:HARD].
func ParseUlimit(text string) (Ulimit, error) {
	name, limits, ok := strings.Cut(text, "=")
	if !ok || !slices.Contains(limitNames, name) {
		return Ulimit{}, fmt.Errorf("%q is no name=soft:hard of a limit", text)
	}
	first, second, both := strings.Cut(limits, ":")
	soft, err := strconv.ParseInt(first, 10, 64)
	hard := soft
	if both {
		var hardErr error
		hard, hardErr = strconv.ParseInt(second, 10, 64)
		err = errors.Join(err, hardErr)
	}
	switch {
	case err != nil:
		return Ulimit{}, fmt.Errorf("%q is no soft:hard", limits)
	case hard != -1 && (soft == -1 || soft > hard):
		return Ulimit{}, errors.New("the soft limit is above the hard one")
	}
	return Ulimit{Name: name, Soft: soft, Hard: hard}, nil
}

var limitNames = []string{
	"core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack",
}

func checkUlimit(value string) error {
	_, err := ParseUlimit(value)
	return err
}
