package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.outcome.OutcomeReads;
import io.tidewatch.query.rule.RuleCatalogue;

/** What came of the alerts of a rule: {@code /api/rules/{id}/outcomes}. */
public final class OutcomesResource implements Resource {
  private final OutcomeReads reads;
  private final RuleCatalogue rules;

  public OutcomesResource(OutcomeReads reads, RuleCatalogue rules) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/rules/{id}/outcomes", this::outcomes);
  }

  private void outcomes(Context context) {
    Parameters.of(context);
    String rule = context.pathParam("id");
    if (rules.find(rule).isEmpty()) {
      throw RulesResource.unknownRule(rules);
    }
    Answers.ok(context, reads.of(rule));
  }
}
