# The host and the pages it serves. Two stages: the SDK publishes, the runtime image runs as its unprivileged user.
# Microsoft publishes both images; DOTNET_IMAGES is where they are taken from, with a slash at its end (docs/operations.md).
ARG DOTNET_IMAGES
FROM ${DOTNET_IMAGES}dotnet/sdk:10.0 AS build
WORKDIR /source
# packages exactly as the lock files say
ENV CI=true
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
RUN dotnet publish src/EnforcementFlows.Api --configuration Release --output /published

FROM ${DOTNET_IMAGES}dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /published ./
COPY workflows/ workflows/
ENV ASPNETCORE_URLS=http://0.0.0.0:5080
EXPOSE 5080
USER $APP_UID
ENTRYPOINT ["dotnet", "EnforcementFlows.Api.dll"]
