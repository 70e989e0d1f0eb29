package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/**
 * An alert whose outcome is not all known yet.
 *
 * @param instrument key of the price that is followed
 * @param eventTime epoch milliseconds
 * @param told how often its outcome was told, each time with more
 */
record FollowedAlert(
    String id,
    String rule,
    String subject,
    Side side,
    String instrument,
    long eventTime,
    int told) {
  /** After how many minutes one looks. */
  static final List<Integer> HORIZONS = List.of(5, 15, 60);

  static final long MINUTE_MS = 60_000;

  /** The last horizon of the last random time ends this long after the hour of the alert began. */
  static final long LONGEST_MS = RandomTimes.HOUR_MS + HORIZONS.getLast() * MINUTE_MS;

  static final Serde<FollowedAlert> SERDE =
      new CompactSerde<>(1, FollowedAlert::write, FollowedAlert::read);

  FollowedAlert {
    requireNonNull(id, "id");
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(side, "side");
    requireNonNull(instrument, "instrument");
    if (told < 0 || told > HORIZONS.size()) {
      throw new IllegalArgumentException(
          "expected to be told 0 to " + HORIZONS.size() + " times before, was " + told);
    }
  }

  /** An alert that nothing was told of yet. */
  static FollowedAlert of(Alert alert, String instrument) {
    return new FollowedAlert(
        alert.id(), alert.rule(), alert.subject(), alert.side(), instrument, alert.eventTime(), 0);
  }

  /**
   * Up to when prices must be known to tell more: the end of each horizon, and at last that of all
   * random times.
   */
  long dueAt() {
    return told < HORIZONS.size()
        ? eventTime + HORIZONS.get(told) * MINUTE_MS
        : RandomTimes.hourOf(eventTime) + LONGEST_MS;
  }

  /** The oldest price that its outcome may be made of. */
  long from() {
    return RandomTimes.hourOf(eventTime) - PriceSeries.FRESH_MS;
  }

  /** Whether there will be nothing more to tell after the next time. */
  boolean isLast() {
    return told == HORIZONS.size();
  }

  FollowedAlert next() {
    return new FollowedAlert(id, rule, subject, side, instrument, eventTime, told + 1);
  }

  private static void write(FollowedAlert alert, CompactWriter writer) {
    writer
        .text(alert.id)
        .text(alert.rule)
        .text(alert.subject)
        .text(alert.side.name())
        .text(alert.instrument)
        .signed(alert.eventTime)
        .whole(alert.told);
  }

  private static FollowedAlert read(CompactReader reader) {
    return new FollowedAlert(
        reader.text(),
        reader.text(),
        reader.text(),
        Side.valueOf(reader.text()),
        reader.text(),
        reader.signed(),
        (int) reader.whole());
  }
}
