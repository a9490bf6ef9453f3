# Sourced by ./dev: generates the clients from the document that the host serves.

dev_clients() {
  require dotnet node postgres
  local work address='' host status=0
  work=$(mktemp -d)
  dotnet build src/EnforcementFlows.Api --verbosity quiet -p:BuildSpa=false # the pages are built from what is made here
  in_folder tools/clients npm ci --no-audit --no-fund --silent

  ASPNETCORE_ENVIRONMENT=Demo ASPNETCORE_URLS=http://127.0.0.1:0 DataDirectory="$work/data" \
    dotnet exec src/EnforcementFlows.Api/bin/Debug/net10.0/EnforcementFlows.Api.dll >"$work/log" 2>&1 &
  host=$!
  for _ in $(seq 120); do
    address=$(grep -oE 'http://127\.0\.0\.1:[1-9][0-9]*' "$work/log" | head -1) && break
    kill -0 $host 2>/dev/null || break
    sleep 0.5
  done
  { [ -n "$address" ] && curl -fsS "$address/openapi/v1.json" -o "$work/openapi.json"; } || { cat "$work/log" >&2; status=1; }
  kill -TERM $host 2>/dev/null && wait $host || true # 143 is how it ends
  [ $status -eq 0 ] && generate_clients "$work/openapi.json" || status=1
  rm -rf "$work"
  return $status
}

generate_clients() {
  cp "$1" clients/openapi.json
  node tools/clients/node_modules/openapi-typescript/bin/cli.js clients/openapi.json --output clients/typescript/src/schema.d.ts
  dotnet tools/clients/node_modules/nswag/bin/binaries/Net100/dotnet-nswag.dll openapi2csclient /input:clients/openapi.json /output:clients/csharp/EnforcementFlowsClient.g.cs \
    /namespace:EnforcementFlows.Client /classname:EnforcementFlowsClient /operationGenerationMode:SingleClientFromOperationId \
    /jsonLibrary:SystemTextJson /jsonLibraryVersion:9.0 /dateType:System.DateOnly /generateNullableReferenceTypes:true /generateOptionalPropertiesAsNullable:true \
    /generateOptionalParameters:true /useBaseUrl:false >/dev/null
}
