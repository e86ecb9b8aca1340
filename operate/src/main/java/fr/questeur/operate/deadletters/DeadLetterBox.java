package fr.questeur.operate.deadletters;

import fr.questeur.contract.kafka.Resolution;
import fr.questeur.contract.kafka.Topics;
import fr.questeur.operate.TopicReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All dead letters of an installation, each with what was done about it. For one thread. */
public final class DeadLetterBox {

  private final TopicReader reader;
  private final Map<String, Resolution> resolutions = new HashMap<>();

  /**
   * Reads what was done so far.
   *
   * @param reader stays the caller's to close
   * @throws org.apache.kafka.common.KafkaException if it cannot be read
   */
  public DeadLetterBox(TopicReader reader) {
    this.reader = reader;
    // Made when the first letter is ended.
    if (reader.exists(Topics.RESOLUTION.name())) {
      reader.readAll(Topics.RESOLUTION.name(), Resolution.class, this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Resolution resolution) {
    String id = TopicReader.key(record);
    if (resolution == null) {
      resolutions.remove(id);
    } else {
      resolutions.put(id, resolution);
    }
  }

  /** Hands over every letter, open or not, one by one. */
  public void forEach(Consumer<Letter> each) {
    reader.readAll(Topics.DEAD_LETTER.name(), record -> each.accept(letter(record)));
  }

  /** The letter of that name; null if there is none. */
  public Letter get(LetterId id) {
    ConsumerRecord<byte[], byte[]> record = reader.readOne(Topics.DEAD_LETTER.name(), id.partition(), id.offset());
    return record == null ? null : letter(record);
  }

  private Letter letter(ConsumerRecord<byte[], byte[]> record) {
    return Letter.of(record, resolutions.get(new LetterId(record.partition(), record.offset()).toString()));
  }
}
