package egg.lib

# addition is how words before the image mend what a check says: the words, and the
# sentence that has them.
addition(words) := {"words": words, "mend": sprintf("add %s before the image", [concat(" ", words)])}

# contract_addition is the same for what egg's own builder puts there.
contract_addition(words) := object.union(addition(words), {"mend": sprintf("%s, or build the argv with eggbuild", [addition(words).mend])})

# mended is a check that words before the image mend, which the rule's own sentence
# names already.
mended(check, words) := object.union(check, {"words": words}) if is_object(check)

else := check

# assigned are the words that give variables values, of pairs of both.
assigned(pairs) := [word | some pair in pairs; some word in ["-e", sprintf("%s=%s", pair)]]

# absent holds for a variable that nothing gives. Where it is given already, another
# -e would take back what is there: it has to be changed.
absent(name) if env_possible(name) == "no"

# in_shell holds where words can be written as a shell reads them, "$(id -u)" too.
in_shell if input.launch.language in {"shell", "workflow"}

# copied is a word as it can be written into the launch once more: where it is known,
# or every hole is a plain variable of a shell. It is undefined for any other.
copied(w) := w if is_string(w)

copied(w) := w.text if {
	in_shell
	regex.match(`^([A-Za-z0-9_.-]|\$[A-Za-z0-9_]+|\$\{[A-Za-z0-9_]+\})+$`, w.text)
	strings.count(w.text, "$") == count([part | some part in w.parts; part.hole])
}
