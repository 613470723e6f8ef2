# METADATA
# title: It can be told which launches are sandboxes
# description: |
#   The contract binds sandboxes only. Where neither the image nor anything else
#   tells whether a launch is one, the contract is not asked, and a sandbox may
#   pass unseen. Reported where sandbox.unknown asks for it.
# custom:
#   id: EGG904
#   name: unclassified-launch
#   severity: warning
#   bad: docker run "$IMAGE"
#   good: docker run "registry.example/egg-sandbox:$TAG"
#   mend: write the image's name out, or list it under sandbox in .egglint.yaml
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# schemas:
#   - input: schema.gate
package egg.gate.unclassified_launch

checks := [{
	"holds": "unknown",
	"about": [],
	"message": sprintf("cannot tell whether this launch of %s is a sandbox", [image]),
	"mend": "write the image's name out, or list it under sandbox in .egglint.yaml",
}]

image := "an unknown image" if input.image == ""

else := input.image
