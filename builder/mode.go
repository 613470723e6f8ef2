package builder

import "fmt"

// Mode is how much of the outside a sandbox sees: private or public. There is no
// third value that passes for one of them: the zero Mode is none, and Argv
// refuses it.
type Mode struct{ name string }

// The words for the modes in a Spec.
const (
	privateName = "private"
	publicName  = "public"
)

// Private is the mode without outside names, behind the proxy.
func Private() Mode { return Mode{privateName} }

// Public is the mode with the engine's DNS and without a proxy.
func Public() Mode { return Mode{publicName} }

// ParseMode reads `private` or `public`. It takes nothing else, other letter case
// included: a mode that is misspelt must not turn into an open sandbox.
func ParseMode(text string) (Mode, error) {
	if text != privateName && text != publicName {
		return Mode{}, fmt.Errorf("%q, which is neither private nor public", text)
	}
	return Mode{text}, nil
}

// IsZero tells whether no mode is set.
func (m Mode) IsZero() bool { return m.name == "" }

// IsPrivate tells whether this is the private mode.
func (m Mode) IsPrivate() bool { return m.name == privateName }

// String is `private`, `public`, or empty for the zero Mode.
func (m Mode) String() string { return m.name }
