package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// construct is a way to use a part of the language that programs of the generator
// are to have in them. In its text, NAME and OTHER are tracked variables, LIST is a
// list, WORD is any word, ONE exactly one, and SITE a name for a start.
type construct struct {
	name   string
	text   string
	posix  bool // every POSIX shell knows it
	opens  bool // what it does depends on more than the program says
	inside bool // for functions alone
}

// constructs are the parts of the language that the oracle is about.
var constructs = []construct{
	{name: "arithmetic", text: `NAME=$(( ${#OTHER} * 2 + 1 ))`, posix: true},
	{name: "arithmetic assignment", text: `NAME=$(( n += 3 ))$(( n * 2 ))`, posix: true},
	{name: "ternary", text: `(( n = $# > 1 ? 10 : 20, n-- )); NAME=$n`},
	{name: "logic", text: `NAME=$(( $# && ${#OTHER} || 0 ))$(( !$# ))$(( ~3 & 7 | 1 << 2 ))`, posix: true},
	{name: "power", text: `let "n = (5 - 7) ** 2 % 3" || :; NAME=$n`},
	{name: "arithmetic condition", text: `if (( ${#NAME} % 2 == 1 )); then OTHER=odd; else OTHER=even; fi`},
	{name: "counting loop", text: `for ((i = 0; i < $#; i++)); do LIST+=("$i"); done`},
	{name: "counting down", text: `for ((i = 2; i; i--)); do docker run SITE "$i" ONE; done`},
	{name: "regular expression", text: `if [[ $NAME =~ ^([a-z])(.*)$ ]]; then OTHER=${BASH_REMATCH[1]}; fi`},
	{name: "printf -v", text: `printf -v NAME '%s-%03d%%\n' ONE 7`},
	{name: "printf -v element", text: `printf -v 'LIST[0]' %s ONE`},
	{name: "read fields", text: `IFS=: read -r NAME OTHER <<< "x y:z:t"`},
	{name: "read a list", text: `read -ra LIST <<< "one  two three"`},
	{name: "read a value", text: `read -r NAME OTHER <<< ONE`},
	{name: "mapfile", text: `mapfile -t LIST < <(printf '%s\n' p "q r" ONE)`},
	{name: "read lines", text: "while IFS= read -r NAME; do LIST+=(\"$NAME\"); done <<< $'one\\ntwo three'"},
	{name: "read a pipe", text: `printf '%s\n' ONE two | while read -r NAME; do docker run SITE "$NAME"; done`, posix: true, opens: true}, // the engine may read the lines, too
	{name: "getopts", text: `while getopts ab:c o; do case $o in a) NAME=opt ;; b) OTHER=$OPTARG ;; esac; done; OPTIND=1`, posix: true, opens: true},
	{name: "known options", text: `OPTIND=1; while getopts ab: o -b ONE -a x; do NAME=$NAME$o${OPTARG-}; done; OPTIND=1`, posix: true},
	{name: "reference", text: `declare -n R=NAME; R=ONE; unset -n R`},
	{name: "local reference", text: `local -n Q=LIST; Q+=(ONE)`, inside: true, opens: true},
	{name: "global", text: `declare -g NAME=ONE`, inside: true, opens: true},
	{name: "associative", text: `declare -A H=([x]=ONE ["y z"]=two); H[w]=$NAME; unset 'H[x]'; docker run SITE "${H[w]}" "${H[x]-gone}" "${#H[@]}"`},
	{name: "keys", text: `declare -A K=([x]=1 [y]=2); for k in "${!K[@]}"; do LIST+=("$k=${K[$k]}"); done`, opens: true},
	{name: "indices", text: `for i in "${!LIST[@]}"; do docker run SITE "$i" "${LIST[i]}"; done`},
	{name: "missing elements", text: `LIST[4]=ONE; unset 'LIST[0]'`},
	{name: "last element", text: `if (( ${#LIST[@]} )); then NAME=${LIST[-1]}; fi`},
	{name: "substring", text: `NAME=${OTHER:1}${OTHER: -1}${OTHER:0:2}`},
	{name: "slice", text: `LIST=("${LIST[@]:1:2}" "${@:2:1}")`},
	{name: "replace", text: `NAME=${OTHER/a/x}${OTHER// /_}${OTHER/#p/P}${OTHER/%b}`},
	{name: "replace in a list", text: `LIST=("${LIST[@]/#/-e}" "${LIST[@]%b}")`},
	{name: "change of case", text: `NAME=${OTHER^}${OTHER,,}${OTHER^^}`},
	{name: "requoted", text: `eval "NAME=${OTHER@Q}"`, opens: true},
	{name: "quoted again", text: `NAME=${OTHER@Q}`},
	{name: "indirect", text: `X=OTHER; NAME=${!X}`},
	{name: "indirect element", text: `X='LIST[0]'; NAME=${!X}`},
	{name: "trim", text: `NAME=${OTHER#*a}${OTHER##* }${OTHER%b*}${OTHER%%[ab]*}`, posix: true},
	{name: "braces", text: `LIST+=({a,"b c"}{1..2} ONE)`},
	{name: "escapes", text: `NAME=$'a\tb\'c'`},
	{name: "odd separators", text: `IFS=,; LIST=($NAME,x WORD); unset IFS`},
	{name: "until", text: `n=0; until [ $n -ge 2 ]; do n=$((n + 1)); docker run SITE $n; done`, posix: true},
	{name: "select", text: `select NAME in one "t w"; do OTHER=$REPLY; break; done <<< 2`, opens: true},
	{name: "trap", text: `trap 'docker run SITE trapped' EXIT`, posix: true, opens: true},
	{name: "background", text: `docker run SITE ONE & wait`, posix: true},
	{name: "groups of a match", text: `[[ v12x =~ ^(v?)([0-9]+)(.*)$ ]] && NAME=${BASH_REMATCH[1]}-${BASH_REMATCH[2]}; docker run SITE "${BASH_REMATCH[@]}" "$NAME"`},
	{name: "groups of a value", text: `[[ $OTHER =~ ^[a-c]+(.?) ]] || NAME=no; docker run SITE "${BASH_REMATCH[0]-none}" "${BASH_REMATCH[1]}"`},
	{name: "no match", text: `P='(y)[[:digit:]]{2,}\.'; [[ x =~ $P ]] || docker run SITE "${#BASH_REMATCH[@]}"; [[ yy123. =~ $P ]] && docker run SITE "${BASH_REMATCH[@]}"`},
	{name: "small and capital letters", text: `shopt -s nocasematch; case $NAME in A|PRIVATE) OTHER=any ;; *) OTHER=none ;; esac; [[ $OTHER == ANY ]] && docker run SITE ONE; shopt -u nocasematch`},
	{name: "no files", text: `shopt -s nullglob; docker run SITE nothing*here ONE; shopt -u nullglob`, opens: true},
	{name: "patterns of patterns", text: `shopt -s extglob; NAME=${OTHER%%+([ab])}; [[ $OTHER == @(a|p*) ]] && docker run SITE "$NAME"; [[ $OTHER == !(a*) ]] && NAME=other; shopt -u extglob; docker run SITE ${NAME%%+(b)}`, opens: true},
	{name: "alias", text: "shopt -s expand_aliases\nalias d1='docker run'\nd1 SITE ONE || :\nunalias d1 2>/dev/null || :"},
	{name: "alias of an alias", text: "shopt -s expand_aliases\nalias with='T=more ' d2='docker run --more'\nwith d2 SITE ONE || :; f0() { d2 SITE ONE; }; f0 || :"},
	{name: "alias in any shell", text: "alias d3='docker run $OTHER '\nd3 SITE ONE || :\nunalias d3 || :", posix: true, opens: true},
	{name: "selected by a line", text: "select NAME in one \"t w\" ONE; do [ \"$REPLY\" = 9 ] && break; docker run SITE \"$REPLY\" \"$NAME\" </dev/null; done <<< $'1\\n\\n4\\nx\\n3\\n9'"},
	{name: "selected by a value", text: `select NAME in "${LIST[@]}"; do docker run SITE "$NAME"; break; done <<< "$OTHER"`, opens: true},
	{name: "wrong options", text: `OPTIND=1; while getopts :ab: o; do case $o in a) NAME=opt ;; b) OTHER=$OPTARG ;; :|\?) docker run SITE "$o" ;; *) docker run SITE never ;; esac; done; OPTIND=1`, posix: true, opens: true},
	{name: "named coproc", text: `coproc CO { docker run SITE ONE; }; wait; NAME=${CO_PID:+gone}`, opens: true},
	{name: "coproc", text: `coproc { docker run SITE ONE; }; wait`},
	{name: "exec", text: `(exec docker run SITE ONE)`, posix: true},
	{name: "function that prints", text: `p() { printf '%s\n' --x "$1"; }; LIST+=($(p ONE))`},
	{name: "output", text: `NAME=$(echo ONE; echo "$OTHER")`, posix: true, opens: true},
	{name: "known output", text: `NAME=$(printf '%s,' a "b c")$(echo x y)`, posix: true},
	{name: "document in a substitution", text: "NAME=$(cat <<E\n$OTHER\nx\nE\n)", posix: true},
	{name: "process substitution", text: `cat <(docker run SITE ONE) >/dev/null`},
	{name: "engine in a list", text: `D=(docker run); "${D[@]}" SITE ONE`},
	{name: "engine by default", text: `"${DOCKER:-docker}" run SITE ONE`, posix: true, opens: true},
	{name: "command -v", text: `command -v nothing >/dev/null || NAME=none`, posix: true, opens: true},
	{name: "background set -e", text: `(set -e; false; docker run SITE ONE) || NAME=ended`, posix: true, opens: true},
	{name: "unset under set -u", text: `(set -u; : "$NAME"; docker run SITE ONE) || :`, posix: true, opens: true},
	{name: "exported function", text: `e() { docker run SITE "$NAME"; }; export -f e; NAME=ONE e`},
	{name: "pipeline does not leak", text: `echo x | { read -r NAME; OTHER=inner; }`, posix: true},
	{name: "here-string into a shell", text: `NAME=ONE; docker run SITE "$NAME" <<< input`},
	{name: "folder", text: `mkdir -p sub/in; cd sub; docker run SITE ONE; cd in; docker run SITE ONE; cd ../..`, posix: true},
	{name: "folder of a process", text: `mkdir -p sub; (cd sub && docker run SITE ONE)`, posix: true, opens: true},
	{name: "folder and back", text: `mkdir -p sub; cd "$PWD/sub"; docker run SITE ONE; cd - >/dev/null`, posix: true},
	{name: "folders on a stack", text: `mkdir -p sub; pushd ./sub >/dev/null; docker run SITE ONE; popd >/dev/null; docker run SITE ONE`},
	{name: "folders on a stack, perhaps", text: `mkdir -p sub; pushd "$NAME" >/dev/null || pushd sub; docker run SITE ONE; popd >/dev/null; docker run SITE ONE`, opens: true},
	{name: "folder from outside", text: `(cd "./$NAME" 2>/dev/null || exit; docker run SITE ONE)`, posix: true, opens: true},
	{name: "folder that is missing", text: `(cd nowhere 2>/dev/null || OTHER=here; docker run SITE "$OTHER")`, posix: true, opens: true},
	{name: "folder by choice", text: `mkdir -p sub; (if [ -n "$NAME" ]; then cd sub; fi; docker run SITE ONE)`, posix: true},
	{name: "folder of a function", text: `there() { cd "$1"; }; mkdir -p sub; there sub; docker run SITE ONE; there ..`, posix: true},
	{name: "nested continue", text: `for NAME in 1 2; do for OTHER in a b; do [ $OTHER = b ] && continue 2; docker run SITE $NAME$OTHER; done; done`, posix: true},
	{name: "errors of a loop", text: `while :; do docker run SITE ONE; break; done || NAME=never`, posix: true},
}

// construct is one of the constructs, where the program may have one of them.
func (g *generator) construct() stmt {
	c := oneOf(g, constructs...)
	if g.posix && !c.posix || g.closed && c.opens || c.inside && !g.function || g.shifting && strings.Contains(c.text, "getopts") {
		return stmt{Line: g.scalar()}
	}
	text := c.text
	for strings.Contains(text, "SITE") {
		g.sites++
		text = strings.Replace(text, "SITE", fmt.Sprintf("site%d", g.sites), 1)
	}
	name, other := g.name(), g.name()
	text = strings.NewReplacer("NAME", name, "OTHER", other, "LIST", g.list(), "WORD", g.word(), "ONE", g.quoted()).Replace(text)
	g.used[c.name] = true
	return stmt{Line: text}
}

// TestConstructsOccur holds the generator to using all that it knows.
func TestConstructsOccur(t *testing.T) {
	for name, posix := range map[string]bool{"bash": false, "dash": true} {
		t.Run(name, func(t *testing.T) {
			used := map[string]bool{}
			for seed := range uint64(600) {
				g := newGenerator(seed, false, posix)
				g.program()
				for name := range g.used {
					used[name] = true
				}
			}
			for _, c := range constructs {
				assert.Equal(t, !posix || c.posix, used[c.name], c.name)
			}
		})
	}
}
