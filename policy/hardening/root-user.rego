# METADATA
# title: The program does not run as root
# description: |
#   Root in a container is root on the host for every bug in between. An image
#   may set a user of its own, which its launch does not show: name one.
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# custom:
#   id: EGG257
#   name: root-user
#   severity: warning
#   level: strict
#   cis: ["4.1"]
#   owasp: ["2"]
#   bad: docker run img
#   good: docker run --user 1000:1000 img
#   mend: add --user UID:GID before the image
# schemas:
#   - input: schema.scenario
package egg.hardening.root_user

import data.egg.lib

checks := [lib.required(lib.all_of([lib.flag_present("user"), lib.negate(root)]), "--user", "launch as root, or as whom the image says")]

root := is_root(lib.flag_value("user"))

is_root(w) := lib.decide(regex.match(`^(0*|root)(:|$)`, w)) if is_string(w)

else := "yes" if regex.match("^(0+|root):", w.lead)

else := lib.any_of([lib.word_in(w, ["", "0", "root"]), lib.any_of([lib.starts_with(w, user) | some user in ["0:", "root:"]])])
