package io.tidewatch.topology.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputation;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import io.tidewatch.topology.recompute.Since;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** What a detector read and wrote, as it stands on its topics. */
final class FuturesLog {
  static final Recomputations RECOMPUTATIONS =
      new Recomputations(OrderBooksSettings.DEFAULT, instrument -> Optional.empty());

  private final List<ConsumerRecord<String, byte[]>> raws;
  private final List<ConsumerRecord<String, byte[]>> bars;

  FuturesLog(FuturesDriver driver) {
    this(List.copyOf(driver.raws()), driver.barRecords());
  }

  private FuturesLog(
      List<ConsumerRecord<String, byte[]>> raws, List<ConsumerRecord<String, byte[]>> bars) {
    this.raws = raws;
    this.bars = bars;
  }

  /** The same with another text in raw records. */
  FuturesLog withRaw(String from, String to) {
    return new FuturesLog(changed(raws, from, to), bars);
  }

  /** The same with another text in bars. */
  FuturesLog withBars(String from, String to) {
    return new FuturesLog(raws, changed(bars, from, to));
  }

  /** The same after these were deleted. */
  FuturesLog withoutBarsBefore(long openTime) {
    return new FuturesLog(
        raws, bars.stream().filter(record -> bar(record).openTime() >= openTime).toList());
  }

  private static Bar bar(ConsumerRecord<String, byte[]> record) {
    return Topics.FUTURES_BARS.value().deserializer().deserialize(record.topic(), record.value());
  }

  private static List<ConsumerRecord<String, byte[]>> changed(
      List<ConsumerRecord<String, byte[]>> records, String from, String to) {
    return records.stream()
        .map(record ->
            new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                new String(record.value(), UTF_8).replace(from, to).getBytes(UTF_8),
                record.headers(),
                Optional.empty()))
        .toList();
  }

  /** Computes an alert again. */
  Recomputed again(Alert alert) {
    return again(alert, alert.evidence().records());
  }

  private Recomputed again(Alert alert, List<OffsetRange> ranges) {
    return switch (RECOMPUTATIONS.begin(alert)) {
      case Attempt.Impossible(String why) -> new Recomputed.NotPossible(why);
      case Attempt.Possible(Recomputation recomputation, List<Since> before) -> {
        for (Since span : before) {
          bars.stream()
              .filter(record -> record.topic().equals(span.topic()))
              .filter(record -> record.timestamp() >= span.fromMs())
              .forEach(recomputation::take);
        }
        for (OffsetRange range : ranges) {
          raws.stream()
              .skip(range.first())
              .limit(range.last() - range.first() + 1)
              .forEach(recomputation::take);
        }
        yield recomputation.result();
      }
    };
  }

  /** Computes an alert again, and expects what it says. */
  void assertSame(Alert alert) {
    assertSame(alert, again(alert));
  }

  /** The same, of more records than it names: everything that was before them. */
  void assertSameOfAll(Alert alert) {
    assertSame(
        alert,
        again(
            alert,
            alert.evidence().records().stream()
                .map(range -> new OffsetRange(range.topic(), range.partition(), 0, range.last()))
                .toList()));
  }

  private static void assertSame(Alert alert, Recomputed again) {
    assertThat(again).isInstanceOf(Recomputed.Value.class);
    Recomputed.Value now = (Recomputed.Value) again;
    assertThat(now.inputs()).isEqualTo(alert.evidence().inputs());
    assertThat(Comparison.same(alert, now)).isTrue();
  }
}
