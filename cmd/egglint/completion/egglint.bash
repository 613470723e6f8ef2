# Completion of egglint for bash.

_egglint() {
  local i word last='' current=${COMP_WORDS[COMP_CWORD]} joined=()
  # readline parts words at = and : of its own; egglint wants them whole.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((${#joined[@]} > 0)) && [[ $word == [=:] || $last == [=:] ]]; then
      joined[${#joined[@]} - 1]+=$word
    else
      joined+=("$word")
    fi
    last=$word
  done
  [[ $current == [=:] ]] && current=''
  local whole=${joined[${#joined[@]} - 1]} candidate
  local before=${whole%"$current"}
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("${candidate#"$before"}")
  done < <("${COMP_WORDS[0]}" completion --words -- "${joined[@]}" 2>/dev/null)
  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace
  fi
}

complete -o default -F _egglint egglint
