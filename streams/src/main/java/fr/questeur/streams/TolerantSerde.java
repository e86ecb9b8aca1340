package fr.questeur.streams;

import fr.questeur.contract.kafka.ForeignRecords;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Reads values of state stores, whose topics other producers may write to: what cannot be read is not there. */
public final class TolerantSerde {

  private TolerantSerde() {}

  /** The same, but null for what it cannot read. */
  public static <T> Serde<T> of(Serde<T> serde, ForeignRecords foreign) {
    return Serdes.serdeFrom(
        serde.serializer(),
        (topic, bytes) -> {
          try {
            return serde.deserializer().deserialize(topic, bytes);
          } catch (RuntimeException e) {
            foreign.skip(topic, e.getMessage());
            return null;
          }
        });
  }
}
