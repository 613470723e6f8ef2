#compdef egglint
# Completion of egglint for zsh.

_egglint() {
  local -a candidates
  candidates=("${(@f)$("${words[1]}" completion --words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  candidates=("${(@)candidates:#}")
  if ((${#candidates} == 0)); then
    compset -P '*='
    _files
    return
  fi
  compadd -S '' -- "${(@M)candidates:#*=}"
  compadd -- "${(@)candidates:#*=}"
}

compdef _egglint egglint
