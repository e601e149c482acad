# syntax=docker/dockerfile:1
# The same image as `dotnet run --project build -- package` makes, see docs/packaging.md. Each platform is compiled on its own
# architecture, or emulated: docker build --platform linux/amd64,linux/arm64 .
# Both images are named by digest, in lines that Dependabot renews. build/fetch-base.sh takes the base from here.
ARG SDK=pinned-sdk
ARG BASE=pinned-base

FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble@sha256:35d40304542c8689331f8cab17c65926cdf48fe711e289321d71924b230a7d29 AS pinned-sdk
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled@sha256:18d4848091a40d13dbfdd6a8340c1657dc3e2f2d7fa2f042e9d162e68669dbc9 AS pinned-base

FROM ${SDK} AS build
ARG TARGETARCH
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# Packages are those of the lock files, of the builder too. With NUGET_GALLERY, all of them come from that feed.
ENV RestoreLockedMode=true
ARG NUGET_GALLERY=
# native, or trimmed where the compiler cannot be restored; the builder says which.
ARG RUNTIME=auto
RUN if [ -n "${NUGET_GALLERY}" ]; then export RestoreConfigFile=/source/build/nuget.release.config; fi \
    && dotnet run --project build -- publish --architecture "${TARGETARCH}" --runtime "${RUNTIME}" --output /publish

FROM ${BASE}
ARG VERSION=0.1.0
ARG REVISION=
LABEL org.opencontainers.image.title="function-agent-platform" \
      org.opencontainers.image.description="Renders the composites of the agent platform." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="https://github.com/bizmatters/function-agent-platform" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /publish/function-agent-platform /app/function-agent-platform
COPY LICENSE /usr/share/doc/function-agent-platform/copyright
COPY THIRD-PARTY-NOTICES.txt /usr/share/doc/function-agent-platform/
# What would be written to /tmp for diagnostics is not.
ENV DOTNET_EnableDiagnostics=0
# The user has no entry in /etc/passwd, and .NET looks for its home.
ENV HOME=/tmp
WORKDIR /
EXPOSE 8080 9443
USER 2000:2000
ENTRYPOINT ["/app/function-agent-platform"]
