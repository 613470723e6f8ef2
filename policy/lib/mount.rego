package egg.lib

# path_in answers: is the path one of these absolute ones?
path_in(w, paths) := word_in(clean_path(w), paths) if {
	is_string(w)
	not climbs(w)
} else := "unknown" if is_string(w)

else := "no" if working_place(w)

else := word_in({"pattern": pattern([clean_part(part) | some part in w.parts])}, spellings) if {
	spellings := {text | some path in paths; some text in [path, sprintf("%s/", [path])]}
}

# working_place holds for a path below the working folder, the home folder, a
# checkout or a fresh temporary one. They are taken to be no system path and no
# socket: "-v $PWD:/src" is what everybody writes, and a gate that asks about it
# is switched off.
working_place(w) if {
	regex.match(place_pattern, w.place)
	rooted(w.parts)
}

rooted(parts) if count(parts) == 1

rooted(parts) if startswith(parts[1].literal, "/")

place_pattern := concat("|", [
	`^\$\{?(PWD|OLDPWD|HOME|GITHUB_WORKSPACE|RUNNER_TEMP|RUNNER_WORKSPACE|TMPDIR)\}?$`,
	`^\$\((.*(&&|;) *)?pwd( -[LP])?\)$`,
	`^\$\(mktemp\b.*\)$`,
	`^\$\(git rev-parse --show-toplevel\)$`,
	`^\$\{\{ *(github\.workspace|runner\.temp) *\}\}$`,
	`^(os\.getcwd|Path\.cwd|Path\.home|pathlib\.Path\.cwd|pathlib\.Path\.home|tempfile\.mkdtemp)\(.*\)$`,
])

# climbs holds where an absolute path goes up again; a relative one starts from a
# working place.
climbs(path) if {
	startswith(path, "/")
	contains(path, "..")
	".." in split(path, "/")
}

clean_path(path) := path if not startswith(path, "/")

else := path if {
	path != "/"
	not endswith(path, "/")
	not contains(path, "//")
	not contains(path, "/.")
} else := sprintf("/%s", [concat("/", segments)]) if {
	segments := [segment |
		some segment in split(path, "/")
		not segment in {"", "."}
	]
}

clean_part(part) := {"literal": regex.replace(part.literal, `/(\./|/)+`, "/")} if part.literal

else := part
