package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.RuleChanges;
import io.tidewatch.query.rule.RuleReads;
import io.tidewatch.query.rule.RuleView;
import io.tidewatch.topology.rule.RuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules, to read and to change: {@code /api/rules} and {@code /api/rules/{id}[/{subject}]}. */
public final class RulesResource implements Resource {
  private final RuleCatalogue catalogue;
  private final RuleReads reads;
  private final RuleChanges changes;
  private final Gate gate;

  public RulesResource(RuleCatalogue catalogue, RuleReads reads, RuleChanges changes, Gate gate) {
    this.catalogue = requireNonNull(catalogue, "catalogue");
    this.reads = requireNonNull(reads, "reads");
    this.changes = requireNonNull(changes, "changes");
    this.gate = requireNonNull(gate, "gate");
  }

  /** Every rule. */
  record Rules(List<RuleView> rules) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/rules", this::all);
    routes.get("/api/rules/{id}", this::one);
    routes.put("/api/rules/{id}", context -> put(context, Optional.empty()));
    routes.put("/api/rules/{id}/{subject}", context -> put(context, subject(context)));
    routes.delete("/api/rules/{id}", context -> delete(context, Optional.empty()));
    routes.delete("/api/rules/{id}/{subject}", context -> delete(context, subject(context)));
  }

  private void all(Context context) {
    Parameters.of(context);
    Answers.ok(context, new Rules(catalogue.all().stream().map(reads::view).toList()));
  }

  private void one(Context context) {
    Parameters.of(context);
    Answers.ok(context, reads.view(rule(context)));
  }

  private void put(Context context, Optional<String> subject) {
    gate.check(context);
    RuleDefinition rule = rule(context);
    subject.ifPresent(rule::checkSubject);
    Map<String, String> parameters = RuleBody.parameters(context.bodyAsBytes());
    rule.with(parameters);
    Answers.ok(context, changes.replace(rule.id(), subject, parameters));
  }

  private void delete(Context context, Optional<String> subject) {
    gate.check(context);
    RuleDefinition rule = rule(context);
    subject.ifPresent(rule::checkSubject);
    Answers.ok(context, changes.replace(rule.id(), subject, Map.of()));
  }

  private static Optional<String> subject(Context context) {
    return Optional.of(context.pathParam("subject"));
  }

  private RuleDefinition rule(Context context) {
    return catalogue.find(context.pathParam("id")).orElseThrow(() -> unknownRule(catalogue));
  }

  static ApiException unknownRule(RuleCatalogue catalogue) {
    return ApiException.notFound("there is no such rule; there are: " + catalogue.ids());
  }
}
