package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.rule.RuleCatalogue;
import io.tidewatch.query.rule.RuleChanges;
import io.tidewatch.query.rule.RuleReads;
import io.tidewatch.query.rule.RuleState;
import io.tidewatch.query.rule.RuleView;
import io.tidewatch.topology.rule.RuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules, to read and to change: {@code /api/rules} and {@code /api/rules/{id}[/{subject}]}. */
public final class RulesResource implements Resource {
  private static final String ONE = "/api/rules/{id}";
  private static final String OF_SUBJECT = ONE + "/{subject}";

  static final String NO_SUCH_RULE = "there is no such rule";

  static final Parameter<String> ID = Parameter.path("id", Kind.text()).example("large-trades");

  private static final Parameter<String> SUBJECT =
      Parameter.path("subject", Kind.text()).says("as the topics have it").example("BTCUSDT");

  private static final Body PARAMETERS =
      new Body(Shape.mapOf(Shape.anyOf(Shape.text(), Shape.number())), true);

  private final RuleCatalogue catalogue;
  private final RuleReads reads;
  private final RuleChanges changes;

  public RulesResource(RuleCatalogue catalogue, RuleReads reads, RuleChanges changes) {
    this.catalogue = requireNonNull(catalogue, "catalogue");
    this.reads = requireNonNull(reads, "reads");
    this.changes = requireNonNull(changes, "changes");
  }

  /** Every rule. */
  record Rules(List<RuleView> rules) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/rules", this::all)
            .named(Tag.RULES, "rules", "Every rule: parameters in force, defaults, overrides")
            .answering(Rules.class)
            .tagged(),
        Operation.get(ONE, this::one)
            .named(Tag.RULES, "rule", "A rule: parameters in force, defaults, overrides")
            .taking(ID)
            .answering(RuleView.class)
            .tagged()
            .refusing(404, NO_SUCH_RULE),
        change(Operation.put(ONE, context -> put(context, Optional.empty())))
            .named(Tag.RULES, "setRule", "Replaces the overridden parameters of a rule")
            .carrying(PARAMETERS),
        change(Operation.put(OF_SUBJECT, context -> put(context, subject(context))))
            .named(Tag.RULES, "setRuleOfSubject", "Replaces those for one subject")
            .taking(SUBJECT)
            .carrying(PARAMETERS),
        change(Operation.delete(ONE, context -> delete(context, Optional.empty())))
            .named(Tag.RULES, "clearRule", "Takes a rule back to its defaults"),
        change(Operation.delete(OF_SUBJECT, context -> delete(context, subject(context))))
            .named(Tag.RULES, "clearRuleOfSubject", "Takes one subject back to those for all")
            .taking(SUBJECT));
  }

  private static Operation change(Operation operation) {
    return operation
        .taking(ID)
        .taking(EntityTag.IF_MATCH)
        .answering(RuleOverride.class)
        .refusing(404, NO_SUCH_RULE)
        .refusing(412, "the rule is not what `If-Match` says; read it again");
  }

  private void all(Context context) {
    Answers.tagged(context, new Rules(catalogue.all().stream().map(reads::view).toList()));
  }

  private void one(Context context) {
    RuleView view = reads.view(rule(context));
    byte[] contents = Json.MAPPER.writeValueAsBytes(view);
    EntityTag tag = EntityTag.of(RuleState.of(view).text(), contents);
    Answers.tagged(context, tag, Answers.JSON, contents);
  }

  private void put(Context context, Optional<String> subject) {
    RuleDefinition rule = rule(context);
    subject.ifPresent(rule::checkSubject);
    Map<String, String> parameters = RuleBody.parameters(context.bodyAsBytes());
    rule.with(parameters);
    change(context, "rules.put", rule, subject, parameters);
  }

  private void delete(Context context, Optional<String> subject) {
    RuleDefinition rule = rule(context);
    subject.ifPresent(rule::checkSubject);
    change(context, "rules.delete", rule, subject, Map.of());
  }

  private void change(
      Context context,
      String action,
      RuleDefinition rule,
      Optional<String> subject,
      Map<String, String> parameters) {
    Predicate<String> meant = EntityTag.meant(context);
    Answers.ok(
        context,
        changes
            .replaceIf(
                Gate.author(context),
                action,
                rule.id(),
                subject,
                parameters,
                state -> meant.test(state.text()))
            .orElseThrow(() -> ApiException.changed("somebody else changed the rule meanwhile")));
  }

  private static Optional<String> subject(Context context) {
    return Optional.of(SUBJECT.of(context));
  }

  private RuleDefinition rule(Context context) {
    return catalogue.find(ID.of(context)).orElseThrow(() -> unknownRule(catalogue));
  }

  static ApiException unknownRule(RuleCatalogue catalogue) {
    return ApiException.notFound("there is no such rule; there are: " + catalogue.ids());
  }
}
