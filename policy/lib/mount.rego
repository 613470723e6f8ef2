package egg.lib

# mount_sources is every host path that is mounted, and mount_targets every path
# of the container that something is mounted on, each with the flag that says so.

mount_sources(s) := array.concat(
	[{"path": volume.source, "flag": "--volume"} | some volume in volumes(s)],
	[{"path": path, "flag": "--mount"} |
		some fields in mount_fields(s)
		some path in array.concat(csv_values(fields, ["source", "src"]), driver_devices(fields))
	],
)

# driver_devices is what a volume of the local driver is bound to.
driver_devices(fields) := [option.after |
	some value in csv_values(fields, ["volume-opt"])
	option := cut(value, "=")
	word_is(option.before, "device") != "no"
]

mount_targets(s) := array.concat(
	array.concat(
		[{"path": volume.target, "flag": "--volume"} | some volume in volumes(s)],
		[{"path": cut(flag_word(flag), ":").before, "flag": "--tmpfs"} | some flag in given(s, "tmpfs")],
	),
	[{"path": path, "flag": "--mount"} |
		some fields in mount_fields(s)
		some path in csv_values(fields, ["target", "dst", "destination"])
	],
)

mount_fields(s) := [csv_fields(flag_word(flag)) | some flag in given(s, "mount")]

# volumes is every `--volume`, taken apart at its colons.
volumes(s) := [volume_of(flag_word(flag)) | some flag in given(s, "volume")]

volume_of(w) := {"source": first.before, "target": cut(first.after, ":").before} if {
	first := cut(w, ":")
	first.found == "yes"
} else := {"source": word(""), "target": w} if w.known

else := {"source": w, "target": w}

# path_in answers: is the path one of these absolute ones?
path_in(w, paths) := "no" if working_place(w)

else := word_in(word(clean_path(value(w))), paths) if not climbs(w)

else := "unknown" if w.known

else := word_in(compose([clean_part(part) | some part in w.parts]), spellings) if {
	spellings := {text | some path in paths; some text in [path, sprintf("%s/", [path])]}
}

# working_place holds for a path below the working folder, the home folder, a
# checkout or a fresh temporary one. They are taken to be no system path and no
# socket: "-v $PWD:/src" is what everybody writes, and a gate that asks about it
# is switched off.
working_place(w) if {
	regex.match(place_pattern, w.parts[0].source)
	rooted(w)
}

rooted(w) if count(w.parts) == 1

rooted(w) if startswith(w.parts[1].literal, "/")

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
climbs(w) if {
	startswith(value(w), "/")
	".." in split(value(w), "/")
}

clean_path(text) := text if not startswith(text, "/")

clean_path(text) := sprintf("/%s", [concat("/", segments)]) if {
	startswith(text, "/")
	segments := [segment |
		some segment in split(text, "/")
		not segment in {"", "."}
	]
}

clean_part(part) := {"literal": regex.replace(part.literal, `/(\./|/)+`, "/")} if part.literal

else := part
