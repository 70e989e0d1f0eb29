package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.query.history.DecisionReads;
import io.tidewatch.query.history.Page;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.Standing;
import java.util.List;
import java.util.Optional;

/** Why a rule did not fire for a subject: {@code /api/decisions/{rule}/{subject}}. */
public final class DecisionsResource implements Resource {
  private final DecisionReads reads;
  private final RuleCatalogue rules;
  private final Subjects subjects;

  public DecisionsResource(DecisionReads reads, RuleCatalogue rules, Subjects subjects) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
    this.subjects = requireNonNull(subjects, "subjects");
  }

  /**
   * Decisions about a subject.
   *
   * @param now where the rule stands; absent if it never looked at the subject
   * @param decisions newest first, as on the topic; none if nothing was held back
   * @param truncated whether there are older ones
   */
  record Decisions(
      String rule,
      String subject,
      Optional<Standing> now,
      List<Decision> decisions,
      boolean truncated) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/decisions/{rule}/{subject}", this::decisions);
  }

  private void decisions(Context context) {
    int limit = Parameters.of(context, "limit").limit();
    String rule = context.pathParam("rule");
    if (rules.find(rule).isEmpty()) {
      throw RulesResource.unknownRule(rules);
    }
    String subject = subjects.canonical(rule, "subject", context.pathParam("subject"));
    Optional<Standing> now = subjects.reader(rule).flatMap(reader -> reader.standing(subject));
    Page<Decision> page = reads.decisions(rule, subject, limit);
    if (now.isEmpty() && page.items().isEmpty()) {
      throw ApiException.notFound("the rule has not looked at " + subject + " yet");
    }
    Answers.ok(context, new Decisions(rule, subject, now, page.items(), page.truncated()));
  }
}
