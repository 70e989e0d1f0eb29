package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.query.history.AlertCursor;
import io.tidewatch.query.history.AlertFilter;
import io.tidewatch.query.history.AlertPage;
import io.tidewatch.query.history.AlertReads;
import io.tidewatch.query.history.StoredAlert;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.topology.alerthistory.AlertPlace;
import io.tidewatch.topology.alerthistory.AlertScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Alerts that were raised: {@code /api/alerts}. */
public final class AlertsResource implements Resource {
  private static final int MAX_CURSOR = 400;

  private final AlertReads reads;
  private final RuleCatalogue rules;
  private final Subjects subjects;

  public AlertsResource(AlertReads reads, RuleCatalogue rules, Subjects subjects) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
    this.subjects = requireNonNull(subjects, "subjects");
  }

  /**
   * Alerts.
   *
   * @param alerts newest first, as on the topic
   * @param truncated whether there are older ones
   * @param next asks for those as {@code cursor}; absent if there are none
   */
  record Alerts(
      List<StoredAlert> alerts,
      boolean truncated,
      Optional<String> next,
      int partitionsAnswered,
      int partitionsTotal) {
    static Alerts of(AlertPage page) {
      return new Alerts(
          page.alerts(),
          page.next().isPresent(),
          page.next().map(AlertCursor::write),
          page.partitionsAnswered(),
          page.partitionsTotal());
    }
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/alerts", this::alerts);
  }

  private void alerts(Context context) {
    Parameters parameters =
        Parameters.of(
            context, "limit", "rule", "subject", "severity", "since", "from", "to", "cursor");
    int limit = parameters.limit();
    Answers.ok(context, Alerts.of(reads.page(filter(parameters), limit)));
  }

  private AlertFilter filter(Parameters parameters) {
    long from = from(parameters);
    long to = parameters.time("to").orElse(Long.MAX_VALUE);
    Parameters.checkOrder(from, to);
    Optional<String> rule = parameters.text("rule");
    if (rule.isPresent() && rules.find(rule.get()).isEmpty()) {
      throw ApiException.badInput("rule", "one of " + rules.ids(), rule.get());
    }
    Optional<String> subject =
        parameters
            .text("subject")
            .map(text ->
                rule.map(its -> subjects.canonical(its, "subject", text))
                    .orElseGet(() -> subjects.canonical("subject", text)));
    return new AlertFilter(
        new AlertScope(rule, subject),
        parameters.text("severity").map(AlertsResource::severity),
        from,
        to,
        parameters.text("cursor").map(AlertsResource::place));
  }

  /** The same said in two ways; both at once would be a riddle. */
  private static long from(Parameters parameters) {
    Optional<Long> from = parameters.time("from");
    Optional<Long> since = parameters.instant("since").map(Instant::toEpochMilli);
    if (from.isPresent() && since.isPresent()) {
      throw ApiException.badInput("since", "one of 'from' and 'since'", "both");
    }
    return from.or(() -> since).orElse(0L);
  }

  private static Severity severity(String text) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equals(text.toUpperCase(Locale.ROOT))) {
        return severity;
      }
    }
    throw ApiException.badInput("severity", "critical, major or minor", text);
  }

  private static AlertPlace place(String cursor) {
    String expected = "'next' of the page before";
    if (cursor.length() > MAX_CURSOR) {
      throw ApiException.badInput("cursor", expected, cursor);
    }
    try {
      return AlertCursor.read(cursor);
    } catch (IllegalArgumentException e) {
      throw ApiException.badInput("cursor", expected, cursor);
    }
  }
}
