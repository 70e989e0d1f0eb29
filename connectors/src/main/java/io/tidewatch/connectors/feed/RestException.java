package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A REST request that brought no rows. */
public final class RestException extends Exception {
  private final Cause kind;
  private final int status;

  /** What can be done about it. */
  public sealed interface Cause {
    /** The same request may work a little later. */
    record Transient() implements Cause {}

    /** The venue says when to come back. */
    record Throttled(Duration retryAfter) implements Cause {}

    /** The same request will not work. */
    record Permanent() implements Cause {}
  }

  private RestException(String message, Cause kind) {
    this(message, kind, 0);
  }

  private RestException(String message, Cause kind, int status) {
    super(message);
    this.kind = requireNonNull(kind, "kind");
    this.status = status;
  }

  public static RestException unreachable(String message) {
    return new RestException(LogText.bounded(message), new Cause.Transient());
  }

  public static RestException notConfigured() {
    return new RestException("no REST address is configured", new Cause.Permanent());
  }

  public static RestException tooManyRequests(int limit) {
    return new RestException(
        "it takes more than " + limit + " requests to fetch it", new Cause.Permanent());
  }

  public static RestException unreadable(String message) {
    return new RestException(
        "expected an array of rows from the venue: " + LogText.bounded(message),
        new Cause.Permanent());
  }

  /** An answer that is not in the venue's words, as a proxy gives for a while. */
  public static RestException garbled(String message) {
    return new RestException(LogText.bounded(message), new Cause.Transient());
  }

  /** The venue answered in order, and said no. */
  public static RestException denied(String message) {
    return new RestException(LogText.bounded(message), new Cause.Permanent());
  }

  public static RestException refused(int status, Optional<Duration> retryAfter, String body) {
    String message = "the venue answered HTTP " + status + ": " + LogText.bounded(body);
    return switch (status) {
      case 429, 418 ->
          new RestException(
              message, new Cause.Throttled(retryAfter.orElse(Duration.ofSeconds(60))), status);
      case 408, 500, 502, 503, 504 -> new RestException(message, new Cause.Transient(), status);
      default -> new RestException(message, new Cause.Permanent(), status);
    };
  }

  public Cause kind() {
    return kind;
  }

  /** The HTTP status that the venue refused with; empty if it did not. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }
}
