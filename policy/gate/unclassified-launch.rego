# METADATA
# title: It can be told which contract binds a launch
# description: |
#   The contract binds sandboxes only, and one of the configuration the launches that
#   it matches. Where neither the image nor anything else tells whether it does, it is
#   not asked, and a launch that it is for may pass unseen. Reported where
#   sandbox.unknown asks for it.
# custom:
#   id: EGG904
#   name: unclassified-launch
#   severity: warning
#   bad: docker run "$IMAGE"
#   good: docker run "registry.example/egg-sandbox:$TAG"
#   mend: write the image's name out, or list it under sandbox, or in match of a contract, in .egglint.yaml
# related_resources:
#   - ref: https://docs.docker.com/reference/cli/docker/container/run/
# schemas:
#   - input: schema.gate
package egg.gate.unclassified_launch

checks := [{
	"holds": "unknown",
	"about": [],
	"message": sprintf("cannot tell whether a contract binds this launch of %s", [image]),
	"mend": "write the image's name out, or list it under sandbox, or in match of a contract, in .egglint.yaml",
}]

image := "an unknown image" if input.image == ""

else := input.image
