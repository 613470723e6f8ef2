# Completion of egglint for fish.

function __egglint_candidates
    set -l words (commandline -opc)
    set -l candidates ($words[1] completion --words -- $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $candidates) -gt 0
        printf '%s\n' $candidates
    else
        __fish_complete_path (commandline -ct)
    end
end

complete -c egglint -f -a '(__egglint_candidates)'
