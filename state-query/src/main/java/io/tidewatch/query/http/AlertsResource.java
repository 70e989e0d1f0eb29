package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.query.history.AlertFilter;
import io.tidewatch.query.history.HistoryReads;
import io.tidewatch.query.history.Page;
import io.tidewatch.query.rule.RuleCatalogue;
import java.util.List;
import java.util.Optional;

/** Alerts that were raised: {@code /api/alerts}. */
public final class AlertsResource implements Resource {
  private final HistoryReads reads;
  private final RuleCatalogue rules;
  private final Subjects subjects;

  public AlertsResource(HistoryReads reads, RuleCatalogue rules, Subjects subjects) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
    this.subjects = requireNonNull(subjects, "subjects");
  }

  /**
   * Alerts.
   *
   * @param alerts newest first, as on the topic
   * @param truncated whether there are older ones
   */
  record Alerts(
      List<Alert> alerts, boolean truncated, int partitionsAnswered, int partitionsTotal) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/alerts", this::alerts);
  }

  private void alerts(Context context) {
    Parameters parameters = Parameters.of(context, "limit", "rule", "subject", "from", "to");
    int limit = parameters.limit();
    Page<Alert> page = reads.alerts(filter(parameters), limit);
    Answers.ok(
        context,
        new Alerts(
            page.items(), page.truncated(), page.partitionsAnswered(), page.partitionsTotal()));
  }

  private AlertFilter filter(Parameters parameters) {
    long from = parameters.time("from").orElse(0L);
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
    return new AlertFilter(rule, subject, from, to);
  }
}
