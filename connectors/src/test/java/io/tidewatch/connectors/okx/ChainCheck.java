package io.tidewatch.connectors.okx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.okx.BookLevel;
import io.tidewatch.simulator.okx.BookView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/** Follows the published records of one book as a detector would, and notes what breaks. */
final class ChainCheck {
  private final List<String> breaks = new ArrayList<>();
  private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
  private final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>();
  private long last = -1;
  private long epoch = -1;
  private boolean seeded;
  private int snapshots;
  private int seeds;

  static ChainCheck of(List<ConsumerRecord<String, byte[]>> records) {
    ChainCheck check = new ChainCheck();
    records.forEach(check::take);
    return check;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    JsonNode frame = Json.MAPPER.readTree(new String(record.value(), UTF_8));
    JsonNode book = frame.path("data").path(0);
    long of = RawHeaders.number(record.headers(), RawHeaders.EPOCH).orElseThrow();
    boolean backfill = RawHeaders.isBackfill(record.headers());
    boolean whole = backfill || frame.path("action").asString().equals("snapshot");
    if (of < epoch || of > epoch && !whole) {
      breaks.add("offset " + record.offset() + ": epoch " + of + " after " + epoch);
    }
    epoch = of;
    if (whole) {
      adopt(book, backfill);
    } else {
      update(record, book);
    }
  }

  private void adopt(JsonNode book, boolean backfill) {
    asks.clear();
    bids.clear();
    levels(book);
    last = book.path("seqId").asLong();
    seeded = backfill;
    snapshots += backfill ? 0 : 1;
    seeds += backfill ? 1 : 0;
  }

  private void update(ConsumerRecord<String, byte[]> record, JsonNode book) {
    long before = book.path("prevSeqId").asLong();
    long now = book.path("seqId").asLong();
    if (seeded && now <= last) {
      return;
    }
    boolean links = before == last || seeded && before <= last;
    seeded = false;
    if (!links) {
      breaks.add("offset " + record.offset() + ": " + before + " after " + last);
    }
    levels(book);
    last = now;
  }

  private void levels(JsonNode book) {
    book.path("asks").forEach(level -> set(asks, level));
    book.path("bids").forEach(level -> set(bids, level));
  }

  private static void set(NavigableMap<BigDecimal, BigDecimal> side, JsonNode level) {
    BigDecimal price = new BigDecimal(level.path(0).asString());
    BigDecimal size = new BigDecimal(level.path(1).asString());
    if (size.signum() == 0) {
      side.remove(price);
    } else {
      side.put(price, size);
    }
  }

  List<String> breaks() {
    return breaks;
  }

  int snapshots() {
    return snapshots;
  }

  int seeds() {
    return seeds;
  }

  /** Whether it ended with the venue's own book. */
  boolean isAt(BookView truth) {
    return last == truth.seqId()
        && same(asks, truth.asks())
        && same(bids.descendingMap(), truth.bids());
  }

  private static boolean same(NavigableMap<BigDecimal, BigDecimal> side, List<BookLevel> truth) {
    return List.copyOf(side.keySet()).equals(truth.stream().map(BookLevel::price).toList())
        && List.copyOf(side.values()).equals(truth.stream().map(BookLevel::size).toList());
  }
}
