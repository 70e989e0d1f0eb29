package io.tidewatch.connectors.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.failsafe.FailsafeException;
import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what the venue says of the wanted instruments (tick size, contract value, state) and
 * writes each changed row to {@code raw.okx.instruments}. One fetch at a time; a failed one is
 * repeated, ever more slowly. An instrument that is missing or not live is told once.
 */
final class InstrumentRows {
  private static final Logger LOG = LoggerFactory.getLogger(InstrumentRows.class);
  private static final String LIVE = "live";
  private static final String MISSING = "missing";

  private final RestClient rest;
  private final OkxFeedSettings settings;
  private final OkxParts parts;
  private final Timers timers;
  private final Backoff backoff;
  private final ConnectionId id;
  private final AtomicLong seq = new AtomicLong();
  private final Map<String, byte[]> published = new HashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private Set<OkxInstrument> wanted = Set.of();
  private boolean fetching;
  private boolean once;
  private int failures;

  InstrumentRows(
      RestClient rest, OkxFeedSettings settings, OkxParts parts, Timers timers, ConnectionId id) {
    this.rest = requireNonNull(rest, "rest");
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
    this.timers = requireNonNull(timers, "timers");
    this.id = requireNonNull(id, "id");
    this.backoff =
        new Backoff(settings.retry().backoff(), new SplittableRandom(settings.retry().seed()));
  }

  /** Control thread. */
  void start() {
    timers.controlEvery(settings.instrumentsEvery(), this::fetch);
  }

  /** Fetches if one of these is new. Control thread. */
  void want(List<OkxInstrument> instruments) {
    boolean news = !wanted.containsAll(instruments);
    wanted = Set.copyOf(instruments);
    if (news) {
      fetch();
    }
  }

  private void fetch() {
    if (fetching) {
      once = true;
    } else if (!wanted.isEmpty()) {
      fetching = true;
      Set<OkxInstrument> asked = wanted;
      timers.blocking(() -> fetch(asked));
    }
  }

  private void fetch(Set<OkxInstrument> asked) {
    try {
      Map<String, OkxRows.Row> rows = new HashMap<>();
      for (OkxInstrument.Kind kind :
          asked.stream().map(OkxInstrument::kind).collect(Collectors.toSet())) {
        for (OkxRows.Row row :
            rest.get("/api/v5/public/instruments?instType=" + kind.name(), OkxRows::rows)) {
          rows.put(row.instId(), row);
        }
      }
      timers.control(() -> fetched(asked, rows));
    } catch (RestException | FailsafeException e) {
      timers.control(() -> failed(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(String reason) {
    failures++;
    if (failures == 1) {
      LOG.warn("the instruments could not be fetched: {}; trying on and on", reason);
      parts
          .instrumentEvents()
          .connection(Type.FAILING, id, "the instruments could not be fetched: " + reason);
    }
    timers.controlAfter(backoff.after(failures), this::fetchAgain);
  }

  private void fetchAgain() {
    fetching = false;
    once = false;
    fetch();
  }

  private void fetched(Set<OkxInstrument> asked, Map<String, OkxRows.Row> rows) {
    if (failures > 0) {
      LOG.info("the instruments could be fetched again");
      failures = 0;
    }
    for (OkxInstrument instrument : asked) {
      OkxRows.Row row = rows.get(instrument.name());
      tell(instrument.name(), row == null ? MISSING : row.state());
      if (row != null && !Arrays.equals(row.bytes(), published.get(instrument.name()))) {
        published.put(instrument.name(), row.bytes());
        // It may wait for Kafka, which the control thread must not.
        timers.blocking(() -> publish(row));
      }
    }
    states.keySet().retainAll(asked.stream().map(OkxInstrument::name).collect(Collectors.toSet()));
    published.keySet().retainAll(new HashSet<>(states.keySet()));
    fetching = false;
    if (once) {
      fetchAgain();
    }
  }

  private void tell(String instId, String state) {
    String before = states.put(instId, state);
    if (state.equals(before) || before == null && state.equals(LIVE)) {
      return;
    }
    switch (state) {
      case LIVE -> parts.instrumentEvents().instrument(instId, Type.LIVE, id, "it is traded again");
      case MISSING ->
          parts
              .instrumentEvents()
              .instrument(instId, Type.GONE, id, "the venue does not list it; check its name");
      default ->
          parts
              .instrumentEvents()
              .instrument(
                  instId,
                  Type.STALE,
                  id,
                  "the venue lists it as '" + LogText.bounded(state) + "', not live");
    }
  }

  private void publish(OkxRows.Row row) {
    RawHeaders headers =
        new RawHeaders(
            OkxChannel.VENUE,
            OkxChannel.INSTRUMENTS,
            id.id(),
            id.epoch(),
            seq.getAndIncrement(),
            parts.common().clock().receivedUs(new String(row.bytes(), UTF_8)),
            Source.LIVE);
    parts.publisher().publish(Topics.OKX_INSTRUMENTS, row.instId(), row.bytes(), headers);
  }
}
