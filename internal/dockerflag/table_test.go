package dockerflag

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTableIsComplete(t *testing.T) {
	assert.Len(t, Run().All(), 108)
	assert.Len(t, Create().All(), 105)
	assert.Len(t, Exec().All(), 10)
	assert.Len(t, Global().All(), 11)
}

// A row twice in one command would hide the other from every look-up.
func TestTableNamesAreUnique(t *testing.T) {
	for name, set := range map[string]*Set{"run": Run(), "create": Create(), "exec": Exec(), "global": Global()} {
		long, short := map[string]bool{}, map[string]bool{}
		for _, f := range set.All() {
			assert.False(t, long[f.Name], "%s: --%s twice", name, f.Name)
			assert.False(t, f.Shorthand != "" && short[f.Shorthand], "%s: -%s twice", name, f.Shorthand)
			long[f.Name], short[f.Shorthand] = true, true
		}
	}
}

// What a word means must not hang on which engine reads it, as far as we can see:
// then a launch whose engine is not known has one reading.
func TestEnginesAgreeOnWhichFlagsTakeAValue(t *testing.T) {
	for _, command := range []string{"global", "run", "create", "exec"} {
		all := FlagsOf("unknown", command)
		for _, engine := range []string{"docker", "podman", "nerdctl", "finch"} {
			for _, f := range FlagsOf(engine, command).All() {
				same, ok := all.Long(f.Name)
				require.True(t, ok, "%s %s --%s", engine, command, f.Name)
				assert.Equal(t, same.Bool(), f.Bool(), "%s %s --%s", engine, command, f.Name)
				if f.Shorthand != "" {
					short, ok := all.Short(f.Shorthand[0])
					require.True(t, ok, "%s %s -%s", engine, command, f.Shorthand)
					assert.Equal(t, short.Bool(), f.Bool(), "%s %s -%s", engine, command, f.Shorthand)
				}
			}
		}
	}
}

func TestEnginesHaveFlagsOfTheirOwn(t *testing.T) {
	connection, ok := FlagsOf("podman", "global").Short('c')
	require.True(t, ok)
	assert.Equal(t, "connection", connection.Name)
	rootfs, ok := FlagsOf("podman", "run").Long("rootfs")
	require.True(t, ok)
	assert.True(t, rootfs.Bool())
	_, ok = Run().Long("rootfs")
	assert.False(t, ok)
	_, ok = FlagsOf("nerdctl", "run").Short('c')
	assert.False(t, ok, "nerdctl has no -c")
	shares, ok := FlagsOf("finch", "run").Long("cpu-shares")
	require.True(t, ok)
	assert.False(t, shares.Bool())
	context, ok := FlagsOf("sandboxctl", "global").Short('c')
	require.True(t, ok)
	assert.Equal(t, "context", context.Name)
}

// The value column is there for readers of the table; the type decides in the
// code. They must agree.
func TestTableValueColumnAgreesWithType(t *testing.T) {
	for line := range strings.Lines(dockerTable + podmanTable + nerdctlTable) {
		row := tableRow(line)
		if row == nil {
			continue
		}
		want := "required"
		if rowFlag(row).Bool() {
			want = "optional"
		}
		assert.Equal(t, want, row[columnValue], row[columnName])
	}
}

func TestAliasesLeadToFlagsOfTheSameType(t *testing.T) {
	aliases := map[string]string{}
	for _, f := range Run().All() {
		assert.Equal(t, f.Alias == "", f.Canonical() == f.Name, f.Name)
		if f.Alias == "" {
			continue
		}
		canonical, ok := Run().Long(f.Alias)
		require.True(t, ok, f.Alias)
		assert.Equal(t, f.Type, canonical.Type)
		assert.True(t, f.Hidden)
		aliases[f.Name] = f.Alias
	}
	assert.Equal(t, map[string]string{
		"net": "network", "net-alias": "network-alias", "dns-opt": "dns-option",
	}, aliases)
}

func TestFlagsOfOneCommandOnly(t *testing.T) {
	var only []string
	for _, f := range Run().All() {
		if _, ok := Create().Long(f.Name); !ok {
			only = append(only, f.Name)
		}
	}
	assert.Equal(t, []string{"detach", "detach-keys", "sig-proxy"}, only)
}

func TestLookUp(t *testing.T) {
	hostname, ok := Run().Short('h')
	require.True(t, ok)
	assert.Equal(t, "hostname", hostname.Name, "-h is no help here")
	_, ok = Run().Long("priv")
	assert.False(t, ok, "there are no abbreviations")
	_, ok = Run().Short('Z')
	assert.False(t, ok)
	gpus, ok := Run().Long("gpus")
	require.True(t, ok)
	assert.False(t, gpus.Bool())
	kernel, ok := Run().Long("kernel-memory")
	require.True(t, ok)
	assert.True(t, kernel.Hidden && kernel.Deprecated)
	assert.Empty(t, kernel.Since)
	umask, ok := Run().Long("umask")
	require.True(t, ok)
	assert.Equal(t, "1.56", umask.Since)
}

func TestMulti(t *testing.T) {
	for name, want := range map[string]bool{
		"env": true, "sysctl": true, "network": true, "mount": true, "ulimit": true, "gpus": true,
		"name": false, "ip": false, "rm": false, "memory": false,
	} {
		f, ok := Run().Long(name)
		require.True(t, ok, name)
		assert.Equal(t, want, f.Multi(), name)
	}
}

func TestSetIsTheCallersNoMore(t *testing.T) {
	flags := []Flag{{Name: "a", Type: "bool"}}
	set := NewSet(flags)
	flags[0].Name = "b"
	set.All()[0].Name = "c"
	_, ok := set.Long("a")
	assert.True(t, ok)
	assert.Equal(t, "a", set.All()[0].Name)
}
