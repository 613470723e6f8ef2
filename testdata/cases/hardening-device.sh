#!/usr/bin/env bash
# A device, a mount that reaches the host, and another control group.
# want EGG216 fail
# want EGG217 fail
# want EGG218 fail
docker run --device /dev/sda -v /mnt:/mnt:rshared --cgroup-parent /system.slice web:1
