# A function that starts processes may be handed on, with its arguments beside it.
# want EGG017 fail
import subprocess
from concurrent.futures import ThreadPoolExecutor

args = ["--security-opt", "label=disable", "--network", "egg-external", "--add-host", "egg-gateway:172.33.0.2"]
for entry in ("GATEWAY_URL=http://egg-gateway:9848", "RUNTIME_UID=1000", "RUNTIME_GID=1000", "PRIVATE_MODE=false"):
    args += ["-e", entry]

with ThreadPoolExecutor() as pool:
    pool.submit(subprocess.run, ["docker", "run", *args, "--name", "egg-1", "-e", "CONTAINER_ID=egg-1", "--privileged", "egg-sandbox"])
