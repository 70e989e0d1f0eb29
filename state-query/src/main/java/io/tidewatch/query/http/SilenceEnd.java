package io.tidewatch.query.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** When a silence that is asked for is to end: after a duration, or at a time. */
final class SilenceEnd {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,7})([smhd])");
  private static final String SPANS = "a duration such as 90s, 30m, 2h or 1d, at most 30d";
  private static final String TIMES =
      "a time such as 2026-11-21T08:00:00Z, or milliseconds since 1970, that lies ahead by at most"
          + " 30 days";

  private SilenceEnd() {}

  static long of(JsonNode object, long nowMs) {
    JsonNode duration = object.path("duration");
    JsonNode until = object.path("until");
    if (isGiven(duration) == isGiven(until)) {
      throw ApiException.badInput(
          "body", "either duration or until", isGiven(until) ? "both" : "none");
    }
    return isGiven(duration) ? nowMs + length(duration) : time(until, nowMs);
  }

  private static boolean isGiven(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static long length(JsonNode value) {
    Matcher span = SPAN.matcher(value.isString() ? value.stringValue().strip() : "");
    if (span.matches()) {
      long count = Long.parseLong(span.group(1));
      TimeUnit unit =
          switch (span.group(2)) {
            case "s" -> TimeUnit.SECONDS;
            case "m" -> TimeUnit.MINUTES;
            case "h" -> TimeUnit.HOURS;
            default -> TimeUnit.DAYS;
          };
      long millis = unit.toMillis(count);
      if (millis > 0 && millis <= LONGEST.toMillis()) {
        return millis;
      }
    }
    throw ApiException.badInput("duration", SPANS, value.toString());
  }

  private static long time(JsonNode value, long nowMs) {
    try {
      long millis =
          value.isIntegralNumber() && value.canConvertToLong()
              ? value.longValue()
              : Instant.parse(value.isString() ? value.stringValue().strip() : "").toEpochMilli();
      if (millis > nowMs && millis <= nowMs + LONGEST.toMillis()) {
        return millis;
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw ApiException.badInput("until", TIMES, value.toString());
    }
    throw ApiException.badInput("until", TIMES, value.toString());
  }
}
