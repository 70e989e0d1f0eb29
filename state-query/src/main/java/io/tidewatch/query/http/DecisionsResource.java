package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.query.history.DecisionPlace;
import io.tidewatch.query.history.DecisionReads;
import io.tidewatch.query.history.HistoryQueries;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.Standing;
import io.tidewatch.query.rule.Standings;
import java.util.List;
import java.util.Optional;

/** Why a rule did not fire for a subject: {@code /api/decisions/{rule}/{subject}}. */
public final class DecisionsResource implements Resource {
  private static final Parameter<String> SUBJECT =
      Parameter.path("subject", Kind.text())
          .says("a symbol, an instrument, an address, ...; small letters are taken too")
          .example("BTCUSDT");

  private static final Parameter<String> RULE =
      Parameter.path("rule", Kind.text()).example("large-trades");

  private static final Parameter<DecisionPlace> BEHIND = Paging.cursor(DecisionPlace::read);

  private final DecisionReads reads;
  private final RuleCatalogue rules;
  private final Standings standings;

  public DecisionsResource(DecisionReads reads, RuleCatalogue rules, Standings standings) {
    this.reads = requireNonNull(reads, "reads");
    this.rules = requireNonNull(rules, "rules");
    this.standings = requireNonNull(standings, "standings");
  }

  /**
   * Decisions about a subject.
   *
   * @param now where the rule stands; absent if it never looked at the subject, or if its detector
   *     runs in another process
   * @param decisions newest first, as on the topic; none if nothing was held back
   * @param truncated whether there are older ones
   * @param next asks for those as {@code cursor}; absent if there are none
   */
  record Decisions(
      String rule,
      String subject,
      Optional<Standing> now,
      List<Decision> decisions,
      boolean truncated,
      Optional<String> next) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/decisions/{rule}/{subject}", this::decisions)
            .named(
                Tag.ALERTS,
                "decisions",
                "Why a rule did not fire: its state now, and decisions, newest first")
            .taking(RULE, SUBJECT, Paging.LIMIT, BEHIND)
            .answering(Decisions.class)
            .refusing(404, "there is no such rule, or it has not looked at the subject yet"));
  }

  private void decisions(Context context) {
    int limit = Paging.LIMIT.of(context);
    String rule = RULE.of(context);
    if (rules.find(rule).isEmpty()) {
      throw RulesResource.unknownRule(rules);
    }
    String subject = Subjects.canonical(rule, "subject", SUBJECT.of(context));
    Optional<Standing> now = standings.find(rule, subject);
    Optional<DecisionPlace> behind = BEHIND.find(context);
    HistoryQueries.Decisions found = reads.decisions(rule, subject, behind, limit);
    if (now.isEmpty() && behind.isEmpty() && found.decisions().isEmpty()) {
      throw ApiException.notFound("the rule has not looked at " + subject + " yet");
    }
    Optional<String> next = found.last().map(DecisionPlace::text);
    Answers.ok(
        context, new Decisions(rule, subject, now, found.decisions(), next.isPresent(), next));
  }
}
