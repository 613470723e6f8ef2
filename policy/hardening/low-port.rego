# METADATA
# title: No port below 1024 is published
# description: |
#   Ports below 1024 are those of the services of the host: clients trust what
#   listens there.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/port-publishing/
# custom:
#   id: EGG259
#   name: low-port
#   severity: warning
#   level: strict
#   cis: ["5.8"]
#   owasp: ["5"]
#   bad: docker run -p 127.0.0.1:80:8080 img
#   good: docker run -p 127.0.0.1:8080:8080 img
#   mend: publish on a port above 1023
# schemas:
#   - input: schema.scenario
package egg.hardening.low_port

import data.egg.lib

checks := [lib.forbidden(low, "--publish", "launch with a port below 1024 of the host")]

low := lib.any_of(array.concat(lib.beyond, [below(port.host) | some port in input.scenario.normal.ports]))

below("") := "no"

below(host) := lib.decide(to_number(first) < 1024) if {
	is_string(host)
	first := split(host, "-")[0]
	regex.match(`^[0-9]+$`, first)
}

below(host) := "unknown" if not is_string(host)

below(host) := "no" if {
	is_string(host)
	not regex.match(`^[0-9]+(-|$)`, host)
}
