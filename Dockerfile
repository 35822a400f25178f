# syntax=docker/dockerfile:1
# Build:  docker build -t caravan .        Both platforms:  docker buildx build --platform linux/amd64,linux/arm64 -t caravan .

FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -B -ntp -q dependency:go-offline || true
COPY LICENSE README.md CHANGELOG.md ./
COPY config config
COPY routes routes
COPY src src
RUN mvn -B -ntp -q -DskipTests package

# The runtime and its cache are made on the platform that they are for.
FROM eclipse-temurin:25 AS runtime
COPY --from=build /build/target/caravan /opt/caravan
RUN /opt/caravan/bin/make-runtime

FROM debian:stable-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates gosu tini tzdata \
    && rm -rf /var/lib/apt/lists/*
ENV LC_ALL=C.UTF-8 LANG=C.UTF-8 CARAVAN_CONFIG=/config/caravan.yaml PUID=10001 PGID=10001 UMASK=022
# Java and libraries first: they change less often than the program itself.
COPY --from=runtime /opt/caravan/runtime /opt/caravan/runtime
COPY --from=runtime /opt/caravan/lib /opt/caravan/lib
COPY --from=runtime /opt/caravan/bin /opt/caravan/bin
COPY --from=runtime /opt/caravan/routes /opt/caravan/routes
COPY --from=runtime /opt/caravan/config /opt/caravan/config
COPY --chmod=0755 src/main/docker/entrypoint /opt/caravan/entrypoint
RUN ln -s /opt/caravan/bin/caravan /usr/local/bin/caravan
VOLUME ["/config", "/state", "/data"]
WORKDIR /config
STOPSIGNAL SIGTERM
# Healthy means: the daemon lives and no job is known to be behind; asked of the state, not of an open port.
HEALTHCHECK --interval=5m --timeout=30s --start-period=60s --retries=2 CMD ["/opt/caravan/entrypoint", "health"]
ENTRYPOINT ["/opt/caravan/entrypoint"]
CMD ["run"]
