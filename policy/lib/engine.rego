package egg.lib

# engine_is_read holds where what the engine takes can be told, or left open: for
# podman, nerdctl and finch, whose own flags are not read, nothing is told.
engine_is_read if input.launch.engine in {"docker", "unknown"}
