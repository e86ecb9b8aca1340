# The image of every stage: docker build -t questeur . ; docker run questeur --help
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -pl app -am package

FROM eclipse-temurin:17-jre
# A number, so that platforms that forbid root can tell that this is none.
RUN useradd --uid 10001 --create-home questeur \
 && install -d -o questeur /var/lib/questeur /inbox
COPY --from=build /src/questeur /opt/questeur/questeur
COPY --from=build /src/app/src/main/bash /opt/questeur/app/src/main/bash
COPY --from=build /src/app/target/lib /opt/questeur/app/target/lib
COPY --from=build /src/app/target/questeur.jar /opt/questeur/app/target/questeur.jar
# Told by itself, on a port that only this container reaches.
ENV QUESTEUR_HTTP_PORT=8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q ' 200 ' <&3"]
USER 10001
WORKDIR /var/lib/questeur
# State of Kafka Streams: rebuilt from its topics if lost, only faster with it.
VOLUME /var/lib/questeur
ENTRYPOINT ["/opt/questeur/questeur"]
CMD ["--help"]
