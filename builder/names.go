package builder

// The names of the fields, as a Spec spells them.
const (
	fieldNetworkName  = "network.network_name"
	fieldGatewayHost  = "network.gateway_hostname"
	fieldGatewayIP    = "network.gateway_ip"
	fieldGatewayPort  = "network.gateway_port"
	fieldMode         = "network.repo_mode"
	fieldProxyURL     = "network.proxy_url"
	fieldName         = "container_name"
	fieldIP           = "container_ip"
	fieldSessionToken = "session_token"
	fieldUID          = "runtime_uid"
	fieldGID          = "runtime_gid"
	fieldEnv          = "extra_env"
	fieldArgs         = "extra_args"
	fieldImage        = "image"
	fieldLifecycle    = "lifecycle"
	fieldMounts       = "mounts"
	fieldCommand      = "command"
	fieldEngine       = "engine"
)
