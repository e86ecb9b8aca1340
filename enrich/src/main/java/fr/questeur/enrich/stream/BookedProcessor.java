package fr.questeur.enrich.stream;

import fr.questeur.contract.kafka.Books;
import fr.questeur.streams.PromptCommit;
import fr.questeur.streams.TaskPulses;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A step that keeps a book: each document that it takes is entered, and under one thing more that became of it. */
abstract class BookedProcessor extends ContextualProcessor<String, byte[], String, byte[]> {

  private final String bookName;
  private final TaskPulses pulses;
  private final CrashGuard guard;
  private Book book;
  private PromptCommit commit;

  BookedProcessor(String bookName, TaskPulses pulses, CrashGuard guard) {
    this.bookName = bookName;
    this.pulses = pulses;
    this.guard = guard;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    super.init(context);
    book = Book.open(context, bookName);
    pulses.begin(context);
    commit = PromptCommit.of(context);
  }

  @Override
  public final void process(Record<String, byte[]> document) {
    commit.record();
    if (!Books.hold(document.headers())) {
      guarded(document);
      return;
    }
    book.add(Books.READ, 1);
    try {
      book.add(guarded(document), 1);
    } catch (RuntimeException e) {
      // If it was no fault of the document, the whole transaction is undone, and this entry with it.
      book.add(Books.DEAD_LETTERED, 1);
      throw e;
    }
  }

  private String guarded(Record<String, byte[]> document) {
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    String place = origin.topic() + "-" + origin.partition() + "@" + origin.offset();
    return guard.run(place, document.value() == null ? 0 : document.value().length, () -> end(document));
  }

  /** Does the work, and says under which name it is entered. What is thrown makes a dead letter. */
  protected abstract String end(Record<String, byte[]> document);

  Book book() {
    return book;
  }

  @Override
  public void close() {
    guard.forgetSetAside();
    pulses.end(context().taskId());
  }
}
