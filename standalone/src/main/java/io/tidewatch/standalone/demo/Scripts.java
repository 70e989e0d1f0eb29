package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.simulator.book.BookScenes;
import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.simulator.market.Round;
import io.tidewatch.simulator.market.ScriptedMarket;
import io.tidewatch.simulator.pool.PoolScenes;
import io.tidewatch.simulator.whale.WhaleMarket;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The scripts of the demo, and what they must lead to. */
record Scripts(
    ScriptedMarket trades,
    BookScenes books,
    PoolScenes pool,
    FuturesScript futures,
    WhaleMarket whales) {
  Scripts {
    requireNonNull(trades, "trades");
    requireNonNull(books, "books");
    requireNonNull(pool, "pool");
    requireNonNull(futures, "futures");
    requireNonNull(whales, "whales");
  }

  /**
   * All of them.
   *
   * @param startMs event time at which they begin, epoch milliseconds
   */
  static Scripts standard(long startMs) {
    return standard(startMs, 1);
  }

  /**
   * All of them, several times in a row.
   *
   * @param rounds from 1, of {@link Round#LENGTH} each
   */
  static Scripts standard(long startMs, int rounds) {
    return new Scripts(
        ScriptedMarket.standard(startMs, rounds),
        BookScenes.standard(startMs, rounds),
        PoolScenes.standard(startMs, rounds),
        FuturesScript.standard(startMs, rounds),
        WhaleMarket.standard(startMs, rounds));
  }

  List<AlertCheck.Due> alerts() {
    Stream<AlertCheck.Due> ofBooks =
        books.all().stream()
            .flatMap(
                scene -> scene.expected().stream().map(due -> AlertCheck.due(scene.instId(), due)));
    return Stream.of(
            trades.expected().stream().map(AlertCheck::due),
            ofBooks,
            pool.expected().stream().map(AlertCheck::due),
            futures.expected().stream().map(AlertCheck::due),
            whales.scenes().alerts().stream().map(AlertCheck::due))
        .flatMap(due -> due)
        .toList();
  }

  /** Whether exactly the books that the scenes break were quarantined, and healed again. */
  boolean healed(List<FeedEvent> events) {
    List<String> due =
        books.all().stream()
            .flatMap(scene -> Collections.nCopies(scene.breaks(), scene.instId()).stream())
            .flatMap(book ->
                Stream.of(
                    book + " " + FeedEvent.Type.QUARANTINED, book + " " + FeedEvent.Type.HEALED))
            .toList();
    return brokenAndHealed(events).equals(due);
  }

  static List<String> brokenAndHealed(List<FeedEvent> events) {
    return events.stream()
        .filter(event ->
            event.type() == FeedEvent.Type.QUARANTINED || event.type() == FeedEvent.Type.HEALED)
        .map(event -> event.instrument() + " " + event.type())
        .toList();
  }
}
