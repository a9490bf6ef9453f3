# Sourced by ./dev: the simulators of the gateways, beside the host.

simulated_gateways=(national-query point-to-point-query service sms funds superior-court)
simulator_settings=() # what the host has to be told about them

# Starts them with data of their own beside the host's. They end when this process does, also after it has become the host by exec.
start_simulators() {
  local urls=${SIMULATORS_URL:-http://127.0.0.1:5090} host=${ASPNETCORE_URLS:-http://127.0.0.1:5080} data=${DataDirectory:-data}/simulators secret name
  secret=whsec_$(head -c 32 /dev/urandom | base64)
  dotnet build src/EnforcementFlows.Simulators --verbosity quiet
  (
    dotnet exec src/EnforcementFlows.Simulators/bin/Debug/net10.0/EnforcementFlows.Simulators.dll \
      --urls "$urls" --data "$data" --host "${host%%;*}" --secret "$secret" &
    while kill -0 $$ 2>/dev/null; do sleep 1; done
    kill $! 2>/dev/null
  ) &
  simulator_settings=("--Gateways:SimulatorUrl=$urls")
  for name in "${simulated_gateways[@]}"; do
    simulator_settings+=("--Gateways:$name:BaseUrl=$urls/$name" "--Gateways:$name:Secret=$secret")
  done
}
