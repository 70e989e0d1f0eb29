package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.outcome.OutcomeReads;
import io.tidewatch.query.outcome.RuleOutcomes;
import io.tidewatch.query.rule.RuleCatalogue;
import java.util.List;

/** What came of the alerts of a rule: {@code /api/rules/{id}/outcomes}. */
public final class OutcomesResource implements Resource {
  private final OutcomeReads reads;
  private final RuleCatalogue rules;

  public OutcomesResource(OutcomeReads reads, RuleCatalogue rules) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/rules/{id}/outcomes", this::outcomes)
            .named(
                Tag.ALERTS,
                "outcomes",
                "What came of the alerts of a rule in 30 days, compared with random times")
            .taking(RulesResource.ID)
            .answering(RuleOutcomes.class)
            .refusing(404, RulesResource.NO_SUCH_RULE));
  }

  private void outcomes(Context context) {
    String rule = RulesResource.ID.of(context);
    if (rules.find(rule).isEmpty()) {
      throw RulesResource.unknownRule(rules);
    }
    Answers.ok(context, reads.of(rule));
  }
}
