package io.tidewatch.contract.alert;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an alert was raised, complete enough to compute it again.
 *
 * @param rule the rule in force
 * @param episode the episode it belongs to
 * @param window the event-time window it was computed over
 * @param inputs what the detector measured
 * @param records where the raw records stand that it was computed from
 * @param feed how well the feed was doing over the window
 * @param book what an alert about an order book rests on besides; absent in others, and in those of
 *     before it was told
 */
public record Evidence(
    RuleInForce rule,
    Episode episode,
    Window window,
    Inputs inputs,
    List<OffsetRange> records,
    FeedHealth feed,
    Optional<BookTerms> book) {
  public Evidence {
    requireNonNull(rule, "rule");
    requireNonNull(episode, "episode");
    requireNonNull(window, "window");
    requireNonNull(inputs, "inputs");
    records = List.copyOf(records);
    requireNonNull(feed, "feed");
    book = book == null ? Optional.empty() : book;
  }

  /** Of an alert that is about no order book. */
  public Evidence(
      RuleInForce rule,
      Episode episode,
      Window window,
      Inputs inputs,
      List<OffsetRange> records,
      FeedHealth feed) {
    this(rule, episode, window, inputs, records, feed, Optional.empty());
  }

  /** The same with, or without, the terms of a book. */
  public Evidence withBook(Optional<BookTerms> terms) {
    return new Evidence(rule, episode, window, inputs, records, feed, terms);
  }

  /** The same about something else. */
  public Evidence withInputs(Inputs others) {
    return new Evidence(rule, episode, window, others, records, feed, book);
  }

  /** The same from other records. */
  public Evidence withRecords(List<OffsetRange> others) {
    return new Evidence(rule, episode, window, inputs, others, feed, book);
  }

  /**
   * The rule as it stood.
   *
   * @param version 0 for the configured defaults, else the number of the override
   * @param parameters every parameter, as text
   */
  public record RuleInForce(String id, int version, Map<String, String> parameters) {
    public RuleInForce {
      requireNonNull(id, "id");
      parameters.forEach((name, text) -> requireNonNull(text, name));
    }
  }

  /**
   * The time that the rule has been firing without a break.
   *
   * @param startedAt event time of its start, epoch milliseconds
   * @param number of this alert within it, from 1
   */
  public record Episode(long startedAt, int number) {}

  /** Event times in {@code (after, upTo]}, epoch milliseconds. */
  public record Window(long after, long upTo) {}

  /** Offsets from first to last, both inclusive; other records may lie between them. */
  public record OffsetRange(String topic, int partition, long first, long last) {
    public OffsetRange {
      requireNonNull(topic, "topic");
    }
  }

  /**
   * What the bytes say of the feed.
   *
   * @param missingTrades ids within the window that never came: the totals may be too low
   * @param backfilledTrades trades of the window that were fetched after a gap
   * @param epoch connection epoch of the newest record
   * @param receiveLagMs receive time less event time of the newest record; negative if the venue's
   *     clock is ahead of ours
   */
  public record FeedHealth(
      long missingTrades, long backfilledTrades, long epoch, long receiveLagMs) {}
}
