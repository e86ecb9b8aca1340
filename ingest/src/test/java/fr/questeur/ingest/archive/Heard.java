package fr.questeur.ingest.archive;

import fr.questeur.contract.DeadLetterReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what an unpacker gives. */
final class Heard implements Members {

  static final Instant FILE_TIME = Instant.parse("2020-01-01T00:00:00Z");

  final Map<String, String> documents = new LinkedHashMap<>();
  final Map<String, byte[]> bytes = new LinkedHashMap<>();
  final Map<String, Instant> times = new LinkedHashMap<>();
  final List<String> tooLarge = new ArrayList<>();
  final Map<String, String> refused = new LinkedHashMap<>();
  final Map<String, String> ignored = new LinkedHashMap<>();
  final List<Long> left = new ArrayList<>();
  int given;
  int percent;
  Optional<Unpacker.Failure> failure;

  static Heard unpack(Path folder, String name, byte[] content) throws IOException {
    return unpack(folder, name, content, Limits.of(1_000));
  }

  static Heard unpack(Path folder, String name, byte[] content, Limits limits) throws IOException {
    return unpack(Files.write(folder.resolve(name), content), limits);
  }

  static Heard unpack(Path file, Limits limits) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(ContainerKind.HEAD);
    }
    return unpack(file, ContainerKind.of(head, head.length).orElseThrow(), limits);
  }

  static Heard unpack(Path file, ContainerKind kind, Limits limits) throws IOException {
    Heard heard = new Heard();
    try (Source source = Source.open(file, () -> false)) {
      heard.failure =
          new Unpacker(source, limits, heard).unpack(kind, file.getFileName().toString(), FILE_TIME);
    }
    return heard;
  }

  @Override
  public void document(Member member, byte[] content) {
    given++;
    documents.put(member.path(), new String(content, StandardCharsets.UTF_8));
    bytes.put(member.path(), content);
    times.put(member.path(), member.lastModified());
  }

  @Override
  public void tooLarge(Member member, long size, String sha256) {
    tooLarge.add(member.path() + " " + size + " " + sha256);
  }

  @Override
  public void refused(Member member, long size, DeadLetterReason reason, String message) {
    refused.put(member.path(), reason.code() + ": " + message);
  }

  @Override
  public void ignored(Member member, String why) {
    ignored.put(member.path(), why);
  }

  @Override
  public void progress(long entriesLeft, int percentRead) {
    left.add(entriesLeft);
    percent = percentRead;
  }
}
