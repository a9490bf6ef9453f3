# The host and the pages it serves. Three stages: Node builds the pages, the SDK publishes, the runtime image runs as its unprivileged user.
# Microsoft publishes its two images; DOTNET_IMAGES is where they are taken from, with a slash at its end (docs/operations.md). NODE_IMAGES
# likewise, where node is not taken from the engine's own default.
ARG DOTNET_IMAGES
ARG NODE_IMAGES
FROM ${NODE_IMAGES}node:20-slim AS pages
WORKDIR /source
COPY clients/typescript/src/ clients/typescript/src/
COPY src/EnforcementFlows.Studio/ src/EnforcementFlows.Studio/
COPY src/EnforcementFlows.Web/ src/EnforcementFlows.Web/
RUN (cd src/EnforcementFlows.Studio && npm ci) && cd src/EnforcementFlows.Web && npm ci && npm run build

FROM ${DOTNET_IMAGES}dotnet/sdk:10.0 AS build
WORKDIR /source
# packages exactly as the lock files say
ENV CI=true
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
COPY --from=pages /source/src/EnforcementFlows.Web/dist/ src/EnforcementFlows.Web/dist/
COPY --from=pages /source/src/EnforcementFlows.Studio/node_modules/ src/EnforcementFlows.Studio/node_modules/
RUN dotnet publish src/EnforcementFlows.Api --configuration Release --output /published -p:BuildSpa=false

FROM ${DOTNET_IMAGES}dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published ./
COPY workflows/ workflows/
ENV ASPNETCORE_URLS=http://0.0.0.0:5080
EXPOSE 5080
USER $APP_UID
ENTRYPOINT ["dotnet", "EnforcementFlows.Api.dll"]
