package io.tidewatch.benchmarks.orderbooks;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.okx.BookView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Names analyses as they come, at little cost, and keeps the last of each instrument. */
final class ReadAnalyses {
  private final Map<String, byte[]> lastByInstId = new ConcurrentHashMap<>();

  /** Reads no further than it must. */
  String name(ConsumerRecord<byte[], byte[]> record) {
    String instId = Topics.BOOK_ANALYSES.key().deserializer().deserialize("", record.key());
    lastByInstId.put(instId, record.value());
    try (JsonParser parser = Json.MAPPER.createParser(record.value())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("seqId")) {
          parser.nextToken();
          return BookTape.name(instId, parser.getLongValue());
        }
      }
    }
    throw new Different("expected an analysis with a seqId, was one without");
  }

  /** The last ones must tell the best prices of these books. */
  void check(List<BookView> books) {
    for (BookView book : books) {
      BookAnalysis last =
          Topics.BOOK_ANALYSES
              .value()
              .deserializer()
              .deserialize("", lastByInstId.get(book.instId()));
      Different.check(
          "best prices of " + book.instId(),
          Optional.of(
              new BookAnalysis.Top(
                  book.bids().getFirst().price(),
                  book.bids().getFirst().size(),
                  book.asks().getFirst().price(),
                  book.asks().getFirst().size())),
          last.top());
    }
  }
}
