# METADATA
# title: A backslash continues the command line
# description: |
#   A backslash continues a line only where the line ends right behind it. Behind it a
#   blank, or a comment, ends the command, and so does a line of its own that is empty
#   or a comment. The container is started without the flags on the lines below, which
#   are commands of their own. The argv does not show what was left behind: this is
#   asked where the command is read.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Escape-Character.html
# custom:
#   id: EGG306
#   name: broken-continuation
#   severity: error
#   bad: |
#     docker run -d \  # detached
#       --dns 0.0.0.0 \
#       egg-sandbox
#   good: |
#     # detached
#     docker run -d \
#       --dns 0.0.0.0 \
#       egg-sandbox
#   mend: let the line end right behind the backslash, and move comments above the command
# schemas:
#   - input: schema.gate
package egg.argv.broken_continuation

checks := [{
	"holds": "no",
	"about": [],
	"message": input.notice.message,
	"mend": "let the line end right behind the backslash, and move comments above the command",
}]
