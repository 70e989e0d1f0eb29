package io.tidewatch.benchmarks.tokenpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * A pool of any size and its frames, all figures of the venue in each item.
 *
 * @param pairs how many
 */
record PoolTape(int pairs) {
  /** Pairs in a batch, as the original pool has them. */
  static final int BATCH = 95;

  /** Pairs of the template that is edited. */
  static final int EDITED_PAIRS = 600;

  static final int EDITED = 2;
  private static final int OTHER = 1;
  private static final BigDecimal RISE = BigDecimal.TEN;
  private static final int ADDRESS = 43;
  private static final int NINE = 9;

  int batches() {
    return Math.ceilDiv(pairs, BATCH);
  }

  /** The template of most pairs. */
  static PoolTemplate other() {
    return template(OTHER, RISE);
  }

  /** The template that is edited. */
  static PoolTemplate edited(BigDecimal risePercent) {
    return template(EDITED, risePercent);
  }

  static PoolTemplate edited() {
    return edited(RISE);
  }

  private static PoolTemplate template(int id, BigDecimal risePercent) {
    return new PoolTemplate(
        id,
        "template " + id,
        BigDecimal.ZERO,
        Optional.empty(),
        Interval.M1,
        TriggerLogic.ANY,
        new Conditions(
            Optional.of(new Conditions.PriceChange(Optional.of(risePercent), Optional.empty())),
            Optional.of(new Conditions.Volume(new BigDecimal("30000")))));
  }

  PoolPair pair(int i) {
    return new PoolPair(
        address('P', i),
        token(i),
        Optional.of("T" + i),
        Optional.of("Token number " + i),
        BigDecimal.valueOf(400_000_000L - i),
        Optional.of("https://x.com/token" + i),
        i < EDITED_PAIRS ? EDITED : OTHER,
        Interval.M1,
        i / BATCH + 1,
        pairs - i,
        i % BATCH);
  }

  static String token(int i) {
    return address('T', i);
  }

  private static String address(char kind, int i) {
    StringBuilder digits = new StringBuilder(Integer.toString(i, NINE));
    for (int at = 0; at < digits.length(); at++) {
      digits.setCharAt(at, (char) (digits.charAt(at) + 1));
    }
    return kind + "1".repeat(ADDRESS - digits.length()) + digits;
  }

  /**
   * The frame of a batch, with every pair of it.
   *
   * @param batch from 0
   * @param seq number of the frame within its batch
   * @param change price change of a pair, as a fraction
   */
  Parcel frame(int batch, long seq, long receivedUs, long dueNanos, IntToDoubleFunction change) {
    StringBuilder json =
        new StringBuilder(BATCH * 900).append("{\"type\":\"pairsInfo\",\"result\":[");
    int first = batch * BATCH;
    int last = Math.min(pairs, first + BATCH);
    for (int i = first; i < last; i++) {
      if (i > first) {
        json.append(',');
      }
      item(json, i, seq, change.applyAsDouble(i));
    }
    return new Parcel(
        "frame " + batch + "/" + seq,
        Topics.DBOTX_PAIRS,
        Integer.toString(batch + 1),
        json.append("]}").toString().getBytes(UTF_8),
        new RawHeaders("dbotx", "pairs", "benchmark-" + batch, 1, seq, receivedUs, Source.LIVE),
        dueNanos);
  }

  private static void item(StringBuilder json, int i, long seq, double change) {
    json.append("{\"p\":\"").append(address('P', i)).append('"');
    double price = 0.000001 * (1 + i % 1_000) * (1 + seq % 100 / 1_000.0);
    number(json, "tp", "%.16g", price / 150);
    number(json, "tpu", "%.12g", price);
    number(json, "mp", "%.2f", price * 1e9);
    number(json, "tr", "%.6f", 350_150_376.073629 - i);
    number(json, "cr", "%.9f", 570.628619072 + i % 100);
    number(json, "sr", "%.9f", 570.628619072 + i % 100);
    number(json, "t10", "%.4f", 0.1 + i % 50 / 100.0);
    number(json, "h", "%.0f", 1_000.0 + i % 10_000);
    for (Interval interval : Interval.values()) {
      String window = interval.wireName();
      number(json, "pc" + window, "%.6f", interval == Interval.M1 ? change : 0.01 + i % 7 / 1e3);
      number(json, "bv" + window, "%.4f", 1_000.0 + (i + seq) % 500);
      number(json, "sv" + window, "%.4f", 900.0 + (i + seq) % 400);
      number(json, "bt" + window, "%.0f", 10.0 + i % 40);
      number(json, "st" + window, "%.0f", 9.0 + i % 30);
    }
    json.append(",\"bsv\":0,\"bst\":0,\"lp\":null,\"blp\":null,\"fa\":false,\"ma\":false}");
  }

  private static void number(StringBuilder json, String name, String format, double value) {
    json.append(",\"").append(name).append("\":").append(String.format(Locale.ROOT, format, value));
  }
}
