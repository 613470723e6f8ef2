# METADATA
# title: Ports are published on one address
# description: |
#   A port that is published without an address listens on every interface of
#   the host, past its firewall as a rule.
# related_resources:
#   - ref: https://docs.docker.com/engine/network/port-publishing/
# custom:
#   id: EGG258
#   name: published-address
#   severity: warning
#   level: strict
#   cis: ["5.14"]
#   owasp: ["5"]
#   bad: docker run -p 8080:80 img
#   good: docker run -p 127.0.0.1:8080:80 img
#   mend: write the address of one interface before the port
# schemas:
#   - input: schema.scenario
package egg.hardening.published_address

import data.egg.lib

checks := [lib.forbidden(everywhere, "--publish", "launch with a port on every interface of the host")]

everywhere := lib.any_of(array.concat(lib.beyond, [lib.word_in(port.address, ["", "0.0.0.0", "::"]) | some port in input.scenario.normal.ports]))
