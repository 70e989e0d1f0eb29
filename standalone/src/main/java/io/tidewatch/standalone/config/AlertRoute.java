package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.AlertMatcher;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which alerts go to a target.
 *
 * @param system whether alerts about the system itself are meant, and not those of the market
 * @param matcher which of them; for the system, the kind stands where the rule does
 */
public record AlertRoute(boolean system, AlertMatcher matcher, String target) {
  private static final String SYSTEM = "system";
  private static final String EXPECTED =
      "routes such as 'rule=wall-* severity=critical+major -> desk' or 'system -> ops'";

  public AlertRoute {
    requireNonNull(matcher, "matcher");
    requireNonNull(target, "target");
  }

  /** Everything to each target: where nobody says otherwise, nobody misses anything. */
  static List<AlertRoute> everythingTo(Set<String> targets) {
    return targets.stream()
        .sorted()
        .flatMap(target ->
            Stream.of(
                new AlertRoute(false, AlertMatcher.ALL, target),
                new AlertRoute(true, AlertMatcher.ALL, target)))
        .toList();
  }

  /**
   * The routes as configured; everything to each target where there are none.
   *
   * @param component where they stand
   * @throws InvalidComponent if one is malformed, or leads to a target that does not exist
   */
  static List<AlertRoute> of(String component, List<String> texts, Set<String> targets) {
    List<AlertRoute> routes = texts.stream().map(text -> parse(component, text)).toList();
    for (AlertRoute route : routes) {
      InvalidComponent.unless(
          targets.contains(route.target()),
          component,
          "routes to the targets there are, " + targets,
          route.target());
    }
    return routes.isEmpty() ? everythingTo(targets) : routes;
  }

  private static AlertRoute parse(String component, String text) {
    String[] sides = text.split("->", -1);
    InvalidComponent.unless(
        sides.length == 2 && !sides[1].isBlank() && !sides[0].isBlank(), component, EXPECTED, text);
    boolean system = false;
    Optional<String> rule = Optional.empty();
    Optional<String> subject = Optional.empty();
    Set<Severity> severities = Set.of();
    for (String term : sides[0].strip().split("\\s+")) {
      int equals = term.indexOf('=');
      String value = term.substring(equals + 1);
      InvalidComponent.unless(!value.isEmpty(), component, EXPECTED, text);
      switch (equals < 0 ? term : term.substring(0, equals + 1)) {
        case SYSTEM -> system = true;
        case "*" -> {
          // Everything, which is what nothing else restricts to.
        }
        case "rule=" -> rule = Optional.of(value);
        case "subject=" -> subject = Optional.of(value);
        case "severity=" -> severities = severities(component, value);
        default -> throw InvalidComponent.of(component, EXPECTED, text);
      }
    }
    return new AlertRoute(system, new AlertMatcher(rule, subject, severities), sides[1].strip());
  }

  private static Set<Severity> severities(String component, String text) {
    Set<Severity> severities = EnumSet.noneOf(Severity.class);
    for (String name : text.split("\\+", -1)) {
      severities.add(
          Arrays.stream(Severity.values())
              .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(name))
              .findFirst()
              .orElseThrow(() -> InvalidComponent.of(component, EXPECTED, text)));
    }
    return severities;
  }
}
