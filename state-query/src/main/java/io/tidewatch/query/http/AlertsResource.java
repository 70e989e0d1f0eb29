package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

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
import java.util.List;
import java.util.Optional;

/** Alerts that were raised: {@code /api/alerts}. */
public final class AlertsResource implements Resource {
  private static final Parameter<AlertPlace> CURSOR = Paging.cursor(AlertCursor::read);

  private static final Parameter<String> RULE =
      Parameter.query("rule", Kind.text()).says("only of this rule").example("large-trades");

  private static final Parameter<String> SUBJECT =
      Parameter.query("subject", Kind.text())
          .says("only of this symbol, instrument, address, ...; small letters are taken too")
          .example("ETHUSDT");

  private static final Parameter<Severity> SEVERITY =
      Parameter.query("severity", Kind.choice(Severity.class)).says("only of this severity");

  private final AlertReads reads;
  private final RuleCatalogue rules;

  public AlertsResource(AlertReads reads, RuleCatalogue rules) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
  }

  /**
   * Alerts.
   *
   * @param alerts newest first, as on the topic
   * @param truncated whether there are older ones
   * @param next asks for those as {@code cursor}; absent if there are none
   * @param partitionsAnswered if less than {@code partitionsTotal}, alerts are missing
   * @param source standby if a copy answered for a partition
   * @param lag how far it was behind
   */
  record Alerts(
      List<StoredAlert> alerts,
      boolean truncated,
      Optional<String> next,
      int partitionsAnswered,
      int partitionsTotal,
      String source,
      long lag) {
    static Alerts of(AlertPage page) {
      return new Alerts(
          page.alerts(),
          page.next().isPresent(),
          page.next().map(AlertCursor::write),
          page.coverage().answered(),
          page.coverage().total(),
          page.coverage().source(),
          page.coverage().lag());
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/alerts", this::alerts)
            .named(Tag.ALERTS, "alerts", "Alerts of 30 days, newest first")
            .taking(
                Paging.LIMIT, CURSOR, RULE, SUBJECT, SEVERITY, Paging.FROM, Paging.TO, Paging.SINCE)
            .answering(Alerts.class));
  }

  private void alerts(Context context) {
    Answers.ok(context, Alerts.of(reads.page(filter(context), Paging.LIMIT.of(context))));
  }

  private AlertFilter filter(Context context) {
    long from = Paging.from(context).orElse(0L);
    long to = Paging.TO.find(context).orElse(Long.MAX_VALUE);
    Paging.checkOrder(from, to);
    Optional<String> rule = RULE.find(context);
    if (rule.isPresent() && rules.find(rule.get()).isEmpty()) {
      throw ApiException.badInput("rule", "one of " + rules.ids(), rule.get());
    }
    Optional<String> subject =
        SUBJECT
            .find(context)
            .map(text ->
                rule.map(its -> Subjects.canonical(its, "subject", text))
                    .orElseGet(() -> Subjects.canonical("subject", text)));
    return new AlertFilter(
        new AlertScope(rule, subject), SEVERITY.find(context), from, to, CURSOR.find(context));
  }
}
