package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.util.Optional;

/** Made frames, pairs and templates. */
final class PoolFrames {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int ADDRESS_LENGTH = 43;

  private PoolFrames() {}

  /** An address made of a letter and a number. */
  static String address(char letter, int number) {
    StringBuilder text = new StringBuilder().append(letter);
    for (int rest = number; rest > 0; rest /= DIGITS.length()) {
      text.append(DIGITS.charAt(rest % DIGITS.length()));
    }
    return text + "1".repeat(ADDRESS_LENGTH - text.length());
  }

  static String pair(int number) {
    return address('P', number);
  }

  static String token(int number) {
    return address('T', number);
  }

  /** A pair in batch 1 with template 1. */
  static PoolPair poolPair(int number) {
    return poolPair(number, number, 1, 1);
  }

  static PoolPair poolPair(int pair, int token, int template, int batch) {
    return new PoolPair(
        pair(pair),
        token(token),
        Optional.of("S" + token),
        Optional.of("Token " + token),
        new BigDecimal("1234567.89"),
        Optional.of("https://x.com/t" + token),
        template,
        Interval.M1,
        batch,
        5,
        3);
  }

  /** Rise by so many percent within a minute, or a volume. */
  static PoolTemplate template(int id, String risePercent, String volumeUsd) {
    return template(id, risePercent, volumeUsd, TriggerLogic.ANY);
  }

  static PoolTemplate template(int id, String risePercent, String volumeUsd, TriggerLogic logic) {
    return new PoolTemplate(
        id,
        "Template " + id,
        new BigDecimal("300000"),
        Optional.of(new BigDecimal("500000")),
        Interval.M1,
        logic,
        new Conditions(
            Optional.ofNullable(risePercent)
                .map(percent ->
                    new Conditions.PriceChange(
                        Optional.of(new BigDecimal(percent)), Optional.empty())),
            Optional.ofNullable(volumeUsd).map(usd -> new Conditions.Volume(new BigDecimal(usd)))));
  }

  /** A frame of these elements. */
  static String frame(String... items) {
    return "{\"type\":\"pairsInfo\",\"result\":[" + String.join(",", items) + "]}";
  }

  /** An element with these fields besides its pair. */
  static String item(int pair, String fields) {
    return "{\"p\":\"" + pair(pair) + "\"" + (fields.isEmpty() ? "" : ",") + fields + "}";
  }

  /** An element with a change of the price over a minute, as a fraction. */
  static String change(int pair, String fraction) {
    return item(pair, "\"pc1m\":" + fraction + ",\"bv1m\":100,\"sv1m\":50");
  }

  /** An element as the venue sends it, with all that is read of it and more. */
  static String full(int pair, String fraction) {
    StringBuilder fields =
        new StringBuilder(
            "\"tp\":1.6296673031475173e-6,\"tpu\":0.000244450095472,\"mp\":244450.09,"
                + "\"tr\":350150376.073629,\"cr\":570.628619072,\"sr\":570.628619072,"
                + "\"t10\":0.1834,\"h\":1543,\"lp\":null,\"blp\":null,\"fa\":true,\"ma\":true");
    for (Interval interval : Interval.values()) {
      String of = interval.wireName();
      fields
          .append(",\"pc" + of + "\":" + fraction)
          .append(",\"bv" + of + "\":1523.4471,\"sv" + of + "\":889.12")
          .append(",\"bt" + of + "\":31,\"st" + of + "\":22,\"ba" + of + "\":17");
    }
    return item(pair, fields.toString());
  }
}
