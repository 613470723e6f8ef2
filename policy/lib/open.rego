package egg.lib

# A scenario is open where options may stand that nobody has read: the engine
# answers for them, by input.scenario.unread, whether a flag or a variable may be
# there that is not among those it read: "no", or "unknown".

# nothing_more answers: is nothing there besides what was read?
nothing_more := negate(input.scenario.unread.flag)

# beyond is the answer that unread options add to "nothing of the kind is there":
# none where all was read.
beyond := ["unknown"] if input.scenario.unread.flag == "unknown"

else := []
