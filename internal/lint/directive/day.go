package directive

import (
	"fmt"
	"time"
)

// Day is a date as it is written, YYYY-MM-DD; two of them compare like their texts.
// The zero value is no day.
type Day string

// DayOf is the day of a point in time, at its own place.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// UnmarshalText reads a day as it stands in a file or flag.
func (d *Day) UnmarshalText(text []byte) error {
	if _, err := time.Parse(time.DateOnly, string(text)); err != nil {
		return fmt.Errorf("%q is no day: it is written YYYY-MM-DD", text)
	}
	*d = Day(text)
	return nil
}

// MarshalText writes a day as it is read.
func (d Day) MarshalText() ([]byte, error) { return []byte(d), nil }

// Before tells whether a day is past on another one. No day never is.
func (d Day) Before(today Day) bool { return d != "" && d < today }
