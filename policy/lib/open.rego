package egg.lib

# A scenario is open where options may stand that nobody has read. A gap that the
# reading takes for one word holds none, and what follows the image is the
# program's own.

open(s) if count(open_gaps(s)) > 0

# Without an image, what is not known may hold it, and options before it.
open(s) if {
	s.image == null
	some element in s.argv
	not element.word.known
}

# open_after holds where options nobody has read may follow this argument.
open_after(s, arg) if {
	some gap in open_gaps(s)
	gap.arg >= arg
}

open_after(s, _) if {
	open(s)
	count(open_gaps(s)) == 0
}

open_gaps(s) := [gap |
	some gap in s.gaps
	not s.argv[gap.arg].gap.as
	not in_command(s, gap.arg)
]

in_command(s, arg) if {
	s.image != null
	arg >= count(s.argv) - count(s.command)
}

# beyond is the answer that unread options add to "nothing of the kind is there":
# none where all was read.
beyond(s) := ["unknown"] if open(s)

else := []
