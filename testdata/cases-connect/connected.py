# want EGG019 fail
# want EGG901 unproven
# A program in another language connects the sandbox of by-name.sh.
import subprocess
import docker


def attach(name, network="egg-external"):
    subprocess.run(["docker", "network", "connect", network, name], check=True)


attach("agent-1")
attach("postgres")
docker.from_env().networks.get("egg-external").connect("agent-1")
