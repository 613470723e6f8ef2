# METADATA
# title: Every launch comes out of the builder, or says why not
# description: |
#   A launch that is written by hand can lack what the others have; one that the
#   builder made cannot. Where a launch has to be written by hand, a comment at
#   it says why: `# egglint: ignore EGG100 -- reason`, or `# noqa: EGG100 -
#   reason`. A launch of which nothing is known but its engine may come out of
#   the builder. A concrete command line has no source to ask.
# related_resources:
#   - ref: https://github.com/egglint/egg#readme
# custom:
#   id: EGG100
#   name: unjustified-launch
#   severity: warning
#   level: opt-in
#   bad: docker run --name egg-1 egg-sandbox
#   good: eggbuild --spec sandbox.yaml --exec
#   mend: 'build the argv with eggbuild, or say why not: # egglint: ignore EGG100 -- reason'
# schemas:
#   - input: schema.scenario
package egg.provenance.unjustified_launch

import data.egg.lib

checks := [] if input.launch.language == "argv"

else := [made]

made := lib.met if input.launch.builder

else := {
	"holds": holds,
	"about": [],
	"message": "launch that does not come out of the builder, and does not say why",
}

holds := "unknown" if {
	input.scenario.unread.flag == "unknown"
	not input.scenario.normal.image.repository
}

else := "no"
