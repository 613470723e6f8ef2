# A program that a library calls as a function is a process like any other.
# want EGG017 fail
from plumbum import local

args = ["--security-opt", "label=disable", "--network", "egg-external", "--add-host", "egg-gateway:172.33.0.2"]
for entry in ("GATEWAY_URL=http://egg-gateway:9848", "RUNTIME_UID=1000", "RUNTIME_GID=1000", "PRIVATE_MODE=false"):
    args += ["-e", entry]

docker = local["docker"]["run"]
docker[args]["--name", "egg-1", "-e", "CONTAINER_ID=egg-1", "--privileged", "egg-sandbox"]()
