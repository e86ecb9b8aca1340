package fr.questeur.bench.pipeline.parts;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Kafka Streams that copies what the lz4 producer has sent, exactly once, on one thread. */
final class PassThrough {

  private static final long PATIENCE_MINUTES = 30;
  private static final Duration CLOSE = Duration.ofSeconds(60);

  private PassThrough() {}

  static long run(PartContext context, int commitMillis) throws Exception {
    long documents = Pack.read(context.pack(), document -> { });
    String target = Producing.topic(context, "pass-" + commitMillis);
    AtomicLong passed = new AtomicLong();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    StreamsBuilder builder = new StreamsBuilder();
    builder.<byte[], byte[]>stream("bare.lz4")
        .peek((key, value) -> {
          if (passed.incrementAndGet() == documents) {
            done.countDown();
          }
        })
        .to(target);
    KafkaStreams streams = new KafkaStreams(builder.build(), config(context, commitMillis));
    streams.setUncaughtExceptionHandler(error -> {
      failure.set(error);
      done.countDown();
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    streams.start();
    boolean inTime = done.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    // Commits what is under way.
    streams.close(CLOSE);
    if (failure.get() != null || !inTime) {
      throw new IllegalStateException("passed " + passed + " of " + documents, failure.get());
    }
    return documents;
  }

  private static Properties config(PartContext context, int commitMillis) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bare-pass-" + commitMillis);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, context.bootstrapServers());
    config.put(StreamsConfig.STATE_DIR_CONFIG, context.temporary().toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
    config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    config.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    config.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    return config;
  }
}
