package io.tidewatch.query.peer;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.store.Freshness;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.StoreNotReadyException.Miss;
import java.util.Locale;

/** How a read crosses from one instance to another. */
final class ReadWire {
  /** Who answered, in a header beside the answer. */
  static final String SOURCE = "Tidewatch-Source";

  /** How far it was behind. */
  static final String LAG = "Tidewatch-Lag";

  private ReadWire() {}

  /**
   * Why there is no answer.
   *
   * @param miss empty if asking again does not help
   * @param error one clause
   */
  record Refusal(Miss miss, String error) {}

  static String path(String detector, String read, int partition) {
    return "/internal/reads/" + detector + "/" + read + "/partitions/" + partition;
  }

  // By their declared types: the type of a value does not say what it is one kind of.
  static <Q> byte[] question(PartitionRead<Q, ?> read, Q question) {
    return Json.MAPPER.writerFor(read.question()).writeValueAsBytes(question);
  }

  static <A> byte[] answer(PartitionRead<?, A> read, A answer) {
    return Json.MAPPER.writerFor(read.answer()).writeValueAsBytes(answer);
  }

  static byte[] refusal(Refusal refusal) {
    return Json.MAPPER.writeValueAsBytes(refusal);
  }

  static <Q> Q question(PartitionRead<Q, ?> read, byte[] json) {
    return Json.MAPPER.readValue(json, read.question());
  }

  static <A> A answer(PartitionRead<?, A> read, byte[] json) {
    return Json.MAPPER.readValue(json, read.answer());
  }

  /**
   * @throws IllegalArgumentException if the words make no sense
   */
  static Freshness freshness(String source, String lag) {
    return new Freshness(
        Freshness.Source.valueOf(source.toUpperCase(Locale.ROOT)), Long.parseLong(lag));
  }
}
