package io.tidewatch.query;

import io.tidewatch.query.Client.Answer;
import io.tidewatch.query.Ledger.Moment;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Asks one member for everything, again and again, and compares with what can be true: what the
 * active says once all is counted is the newest; everything else was true at some time; what is
 * missing is said to be missing.
 */
final class Checker implements AutoCloseable {
  private final MemberProcess member;
  private final Ledger ledger;
  private final Supplier<Set<String>> alerts;
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final Set<String> byStandby = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean ended;

  /**
   * Begins.
   *
   * @param alerts which may be told, each as subject and time
   */
  Checker(MemberProcess member, Ledger ledger, Supplier<Set<String>> alerts) {
    this.member = member;
    this.ledger = ledger;
    this.alerts = alerts;
    this.thread = Thread.ofPlatform().name("checker-" + member.name()).start(this::run);
  }

  Queue<String> violations() {
    return violations;
  }

  /** Symbols that a copy answered for. */
  Set<String> byStandby() {
    return Set.copyOf(byStandby);
  }

  void forgetStandbys() {
    byStandby.clear();
  }

  /** How many answers of which kind. */
  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  private void run() {
    while (!ended) {
      Optional<Client> client = member.client();
      if (client.isEmpty()) {
        Thread.onSpinWait();
        continue;
      }
      try {
        ledger.symbols().forEach(symbol -> checkOne(client.get(), symbol));
        checkAll(client.get());
        checkAlerts(client.get());
      } catch (UncheckedIOException e) {
        // Whoever is dead does not answer.
        if (member.client().equals(client)) {
          violation("it lives and does not answer: " + e.getMessage());
        }
      }
    }
  }

  private void checkOne(Client client, String symbol) {
    Moment before = ledger.now();
    Answer answer = client.get("/api/volumes/" + symbol);
    if (isRefused(answer, symbol)) {
      return;
    }
    String source = answer.header("Tidewatch-Source").orElse("none");
    count("volume " + source);
    if (source.equals("standby")) {
      byStandby.add(symbol);
    }
    checkTotal(symbol, answer.json(), source, before);
  }

  private void checkAll(Client client) {
    Moment before = ledger.now();
    Set<String> missing = new HashSet<>(ledger.symbols());
    Answer answer = client.get("/api/volumes");
    if (isRefused(answer, "all")) {
      return;
    }
    JsonNode body = answer.json();
    String source = body.path("source").asString();
    body.path("volumes")
        .forEach(volume -> {
          missing.remove(volume.path("symbol").asString());
          checkTotal(volume.path("symbol").asString(), volume, source, before);
        });
    boolean complete =
        body.path("partitionsAnswered").asInt() == body.path("partitionsTotal").asInt();
    count("volumes " + source + (complete ? "" : " partial"));
    if (complete && !missing.isEmpty()) {
      violation("a complete answer lacks " + missing);
    }
  }

  private void checkTotal(String symbol, JsonNode volume, String source, Moment before) {
    long total = volume.path("totalUsd").decimalValue().longValueExact();
    if (!ledger.wasEver(symbol, total)) {
      violation(symbol + " was never at " + total + ", says " + source);
    }
    boolean exact = before.settled() && source.equals("active") && before.equals(ledger.now());
    if (exact && total != ledger.newest(symbol)) {
      violation(symbol + " is at " + ledger.newest(symbol) + ", was said to be at " + total);
    }
  }

  private void checkAlerts(Client client) {
    Moment before = ledger.now();
    Set<String> missing = new HashSet<>(alerts.get());
    Answer answer = client.get("/api/alerts?limit=500");
    if (isRefused(answer, "alerts")) {
      return;
    }
    JsonNode body = answer.json();
    Set<String> seen = new HashSet<>();
    body.path("alerts")
        .forEach(alert -> {
          String name = alert.path("subject").asString() + "@" + alert.path("eventTime").asLong();
          if (!seen.add(name)) {
            violation("told twice: " + name);
          }
          if (!alerts.get().contains(name)) {
            violation("never due: " + name);
          }
        });
    missing.removeAll(seen);
    boolean complete =
        body.path("partitionsAnswered").asInt() == body.path("partitionsTotal").asInt();
    String source = body.path("source").asString();
    count("alerts " + source + (complete ? "" : " partial"));
    boolean exact = before.settled() && source.equals("active") && before.equals(ledger.now());
    if (complete && exact && !missing.isEmpty()) {
      violation("a complete page lacks " + missing);
    }
  }

  private boolean isRefused(Answer answer, String what) {
    if (answer.status() == 200) {
      return false;
    }
    count("status " + answer.status());
    if (answer.status() != 503 || answer.header("Retry-After").isEmpty()) {
      violation(what + ": " + answer.status() + " " + answer.text());
    }
    return true;
  }

  private void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  private void violation(String text) {
    if (violations.size() < 20) {
      violations.add(member.name() + ": " + text);
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
