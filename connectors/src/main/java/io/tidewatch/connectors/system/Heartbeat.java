package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.http.PlainHttp;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to a URL as long as the system is well. Whoever is behind it raises an alarm when nothing
 * comes, also when this host is gone. Thread-safe.
 */
public final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final HeartbeatSettings settings;
  private final BooleanSupplier healthy;
  private final HttpClient http;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());
  private final LongAdder beats = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder withheld = new LongAdder();
  private volatile Optional<String> lastError = Optional.empty();
  private boolean withholding;

  private Heartbeat(HeartbeatSettings settings, BooleanSupplier healthy) {
    this.settings = requireNonNull(settings, "settings");
    this.healthy = requireNonNull(healthy, "healthy");
    this.http = PlainHttp.client(settings.timeout());
  }

  /** Begins; the first beat is due after the first interval. */
  public static Heartbeat start(HeartbeatSettings settings, BooleanSupplier healthy) {
    Heartbeat heartbeat = new Heartbeat(settings, healthy);
    long every = settings.every().toNanos();
    heartbeat.beat.scheduleAtFixedRate(heartbeat::due, every, every, TimeUnit.NANOSECONDS);
    return heartbeat;
  }

  private void due() {
    try {
      if (healthy.getAsBoolean()) {
        withholding = false;
        done(post());
      } else {
        withhold();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      done(Optional.of(e.getClass().getSimpleName()));
    }
  }

  private void withhold() {
    withheld.increment();
    if (!withholding) {
      LOG.warn("the system is not well: no heartbeat until it is");
    }
    withholding = true;
  }

  private void done(Optional<String> error) {
    error.ifPresentOrElse(_ -> failures.increment(), beats::increment);
    if (error.isPresent() && lastError.isEmpty()) {
      LOG.warn("a heartbeat was not taken, and is tried on and on: {}", error.get());
    } else if (error.isEmpty() && lastError.isPresent()) {
      LOG.info("heartbeats are taken again");
    }
    lastError = error;
  }

  /** What went wrong, in words that do not have the URL. */
  private Optional<String> post() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .POST(BodyPublishers.noBody())
            .build();
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request, BodyHandlers.discarding());
    try {
      int status = answer.get(settings.timeout().toNanos(), TimeUnit.NANOSECONDS).statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("HTTP " + status);
    } catch (ExecutionException e) {
      return Optional.of(LogText.bounded(e.getCause().getClass().getSimpleName()));
    } catch (TimeoutException e) {
      return Optional.of("no answer within " + settings.timeout().toMillis() + " ms");
    } finally {
      answer.cancel(true);
    }
  }

  public HeartbeatStatus status() {
    return new HeartbeatStatus(beats.sum(), failures.sum(), withheld.sum(), lastError);
  }

  @Override
  public void close() {
    beat.shutdownNow();
    http.shutdownNow();
  }
}
