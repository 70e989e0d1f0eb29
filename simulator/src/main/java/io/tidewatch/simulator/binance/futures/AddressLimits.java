package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What the venue allows an address: weight per minute, requests to {@code /futures/data} per five
 * minutes, and a ban for those who go on in spite of 429. Fixed windows. Thread-safe.
 */
final class AddressLimits {
  private final FuturesVenueSettings settings;
  private final LongSupplier nanos;
  private final Window weight;
  private final Window data;
  private int ignored;
  private long bannedUntil;
  private boolean banned;

  AddressLimits(FuturesVenueSettings settings, LongSupplier nanos) {
    this.settings = requireNonNull(settings, "settings");
    this.nanos = requireNonNull(nanos, "nanos");
    this.weight = new Window(settings.minute(), nanos.getAsLong());
    this.data = new Window(settings.dataWindow(), nanos.getAsLong());
  }

  /** A refusal. */
  record Refusal(int status, int retryAfterSeconds) {}

  /** Weight used within this minute. */
  synchronized int usedWeight() {
    weight.roll(nanos.getAsLong());
    return weight.used;
  }

  /** Weight that somebody else behind the same address uses. */
  synchronized void use(int more) {
    weight.roll(nanos.getAsLong());
    weight.used += more;
  }

  /** Charges a request; a refusal if it is one too many. */
  synchronized Optional<Refusal> charge(int weightOf, boolean isData) {
    long now = nanos.getAsLong();
    if (banned && bannedUntil - now > 0) {
      return Optional.of(new Refusal(418, seconds(bannedUntil - now)));
    }
    banned = false;
    if (weight.roll(now)) {
      ignored = 0;
    }
    data.roll(now);
    weight.used += weightOf;
    data.used += isData ? 1 : 0;
    OptionalInt wait = OptionalInt.empty();
    if (weight.used > settings.weightPerMinute()) {
      wait = OptionalInt.of(seconds(weight.left(now)));
    } else if (isData && data.used > settings.dataRequests()) {
      wait = OptionalInt.of(seconds(data.left(now)));
    }
    return wait.isEmpty() ? Optional.empty() : Optional.of(refuse(now, wait.getAsInt()));
  }

  private Refusal refuse(long now, int waitSeconds) {
    ignored++;
    if (ignored <= settings.banAfter()) {
      return new Refusal(429, waitSeconds);
    }
    banned = true;
    bannedUntil = now + settings.banFor().toNanos();
    ignored = 0;
    return new Refusal(418, seconds(settings.banFor().toNanos()));
  }

  private static int seconds(long nanos) {
    return (int) Math.max(1, (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / 1_000_000_000);
  }

  private static final class Window {
    private final long length;
    private long start;
    private int used;

    Window(Duration length, long now) {
      this.length = length.toNanos();
      this.start = now;
    }

    boolean roll(long now) {
      if (now - start < length) {
        return false;
      }
      start += (now - start) / length * length;
      used = 0;
      return true;
    }

    long left(long now) {
      return length - (now - start);
    }
  }
}
