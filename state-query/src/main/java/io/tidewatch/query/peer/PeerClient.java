package io.tidewatch.query.peer;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.store.Fresh;
import io.tidewatch.query.store.Freshness.Source;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.Peers;
import io.tidewatch.query.store.StoreNotReadyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Asks peers over HTTP. What is no answer is a miss, never an empty answer. Thread-safe. */
final class PeerClient implements Peers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeerClient.class);

  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

  /** A peer that is stuck must leave time to ask another one. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

  /** Of one peer, so that another that is stuck takes no room from it. */
  private static final int MOST_AT_ONCE = 64;

  /** Five hundred alerts with all of their evidence are a few megabytes. */
  private static final long MOST_BYTES = 32L << 20;

  /** Less than the JVM remembers the address of a name, 30 s. */
  private static final long NAME_KNOWN_NANOS = Duration.ofSeconds(20).toNanos();

  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

  private final PeerSecret secret;
  private final Map<String, Long> warned = new ConcurrentHashMap<>();
  private final Map<String, Long> namesFound = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> rooms = new ConcurrentHashMap<>();
  private final SilentPeers silent = new SilentPeers(REQUEST_TIMEOUT, System::nanoTime);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          // An answer is put together on the thread that reads it from the socket. Nothing in that
          // waits, and two changes of threads in each hop would be a third of its time.
          .executor(Runnable::run)
          .build();

  PeerClient(PeerSecret secret) {
    this.secret = requireNonNull(secret, "secret");
  }

  @Override
  public <Q, A> Fresh<A> ask(
      HostInfo host,
      String detector,
      PartitionRead<Q, A> read,
      int partition,
      Q question,
      Source source,
      Duration time) {
    String peer = host.host() + ":" + host.port();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + peer + ReadWire.path(detector, read.name(), partition)))
            .header(PeerSecret.HEADER, secret.proof())
            .header(ReadWire.SOURCE, source.name())
            .POST(BodyPublishers.ofByteArray(ReadWire.question(read, question)))
            .build();
    if (!silent.mayBeAsked(peer)) {
      throw missing(peer, "did not answer a moment ago");
    }
    Duration most = time.compareTo(REQUEST_TIMEOUT) < 0 ? time : REQUEST_TIMEOUT;
    long start = System.nanoTime();
    findName(host.host(), peer, most);
    HttpResponse<byte[]> response = send(peer, request, start, most);
    silent.answered(peer);
    if (response.statusCode() != 200) {
      throw refused(peer, response);
    }
    try {
      return new Fresh<>(
          ReadWire.answer(read, response.body()),
          ReadWire.freshness(header(response, ReadWire.SOURCE), header(response, ReadWire.LAG)));
    } catch (JacksonException | IllegalArgumentException e) {
      LogFields.detector(LOG.atWarn(), detector)
          .setCause(e)
          .log("{} answered {} of {} with what cannot be read", peer, read.name(), detector);
      throw new StoreNotReadyException("another instance answered what cannot be read", e);
    }
  }

  /** The client looks a name up on the thread that asks, for as long as that takes. */
  private void findName(String host, String peer, Duration time) {
    Long found = namesFound.get(host);
    if (found != null && System.nanoTime() - found < NAME_KNOWN_NANOS) {
      return;
    }
    FutureTask<InetAddress> looking = new FutureTask<>(() -> InetAddress.getByName(host));
    Thread.ofVirtual().name("peer-name").start(looking);
    try {
      looking.get(time.toNanos(), TimeUnit.NANOSECONDS);
      namesFound.put(host, System.nanoTime());
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("the name of {} was not found", peer, e);
      throw missing(peer, "has a name that was not found");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw missing(peer, "was asked, and that was broken off");
    }
  }

  private HttpResponse<byte[]> send(
      String peer, HttpRequest request, long startNanos, Duration time) {
    long deadline = startNanos + time.toNanos();
    Semaphore room = rooms.computeIfAbsent(peer, another -> new Semaphore(MOST_AT_ONCE));
    boolean entered = false;
    CompletableFuture<HttpResponse<byte[]>> sent = null;
    try {
      entered = room.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (!entered) {
        throw missing(peer, "has too many questions to answer");
      }
      sent = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
      return sent.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      if (time.equals(REQUEST_TIMEOUT)) {
        // Whoever had less time says nothing of the other.
        silent.keptSilent(peer, startNanos);
      }
      throw missing(peer, "did not answer within " + time.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw unreachable(peer, e.getCause());
    } catch (InterruptedException e) {
      if (sent != null) {
        sent.cancel(true);
      }
      Thread.currentThread().interrupt();
      throw missing(peer, "was asked, and that was broken off");
    } finally {
      if (entered) {
        room.release();
      }
    }
  }

  /** Readers learn no addresses of others; the log has them. */
  private static StoreNotReadyException missing(String peer, String what) {
    LOG.debug("{} {}", peer, what);
    return new StoreNotReadyException("another instance " + what);
  }

  private static RuntimeException unreachable(String peer, Throwable cause) {
    return switch (cause) {
      case IOException e -> {
        LOG.debug("{} does not answer", peer, e);
        yield new StoreNotReadyException("another instance does not answer", e);
      }
      case RuntimeException e -> e;
      default -> new IllegalStateException(cause);
    };
  }

  private StoreNotReadyException refused(String peer, HttpResponse<byte[]> response) {
    try {
      ReadWire.Refusal refusal = Json.MAPPER.readValue(response.body(), ReadWire.Refusal.class);
      if (refusal.miss() != null) {
        return new StoreNotReadyException(refusal.miss(), "another instance: " + refusal.error());
      }
    } catch (JacksonException | IllegalArgumentException e) {
      LOG.debug("{} refused with what cannot be read", peer, e);
    }
    // Another secret or another version: asking again does not help, and somebody should know.
    warnOnceInAWhile(peer, response.statusCode());
    return missing(peer, "refused with status " + response.statusCode());
  }

  private void warnOnceInAWhile(String peer, int status) {
    long now = System.nanoTime();
    long then = warned.merge(peer, now, (last, next) -> next - last < QUIET_NANOS ? last : next);
    if (then == now) {
      LOG.warn("{} refused a read with status {}: is its peer secret another?", peer, status);
    }
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
