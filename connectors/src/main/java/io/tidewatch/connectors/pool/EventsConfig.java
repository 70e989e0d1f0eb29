package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Conditions.PriceChange;
import io.tidewatch.contract.pool.Conditions.Volume;
import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the column {@code events_config}, for example {@code
 * {"priceChange":{"enabled":true,"risePercent":10},"volume":{"enabled":false}}}. What is not
 * enabled is not looked at; what is enabled and not understood is a finding.
 */
final class EventsConfig {
  private static final int MOST_DIGITS = 18;
  private static final String PRICE_CHANGE = "priceChange";
  private static final String VOLUME = "volume";

  private final Consumer<String> findings;
  private boolean sound = true;

  private EventsConfig(Consumer<String> findings) {
    this.findings = requireNonNull(findings, "findings");
  }

  /**
   * The enabled conditions; empty after a finding.
   *
   * @param findings hears the field, what was expected and what was found
   */
  static Optional<Conditions> read(Optional<String> json, Consumer<String> findings) {
    EventsConfig config = new EventsConfig(findings);
    Optional<Conditions> conditions = config.tree(json.orElse("")).map(config::conditions);
    return conditions.filter(read -> config.sound);
  }

  private Optional<JsonNode> tree(String json) {
    try {
      JsonNode tree = json.isBlank() ? null : Json.MAPPER.readTree(json);
      if (tree != null && tree.isObject()) {
        return Optional.of(tree);
      }
      finding("", "a JSON object", json.isBlank() ? "nothing" : json);
    } catch (JacksonException e) {
      finding("", "a JSON object", json + " (" + e.getOriginalMessage() + ")");
    }
    return Optional.empty();
  }

  private Conditions conditions(JsonNode tree) {
    Optional<PriceChange> priceChange = Optional.empty();
    Optional<Volume> volume = Optional.empty();
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      String name = member.getKey();
      if (!enabled(name, member.getValue())) {
        continue;
      }
      switch (name) {
        case PRICE_CHANGE -> priceChange = priceChange(member.getValue());
        case VOLUME -> volume = volume(member.getValue());
        default -> finding("." + name, "one of priceChange, volume", "an unknown condition");
      }
    }
    return new Conditions(priceChange, volume);
  }

  private boolean enabled(String name, JsonNode condition) {
    JsonNode enabled = condition.path("enabled");
    if (!enabled.isBoolean()) {
      finding("." + name + ".enabled", "true or false", found(enabled));
      return false;
    }
    return enabled.booleanValue();
  }

  private Optional<PriceChange> priceChange(JsonNode condition) {
    only(PRICE_CHANGE, condition, List.of("enabled", "risePercent", "fallPercent"));
    boolean before = sound;
    Optional<BigDecimal> rise = positive(PRICE_CHANGE, condition, "risePercent");
    Optional<BigDecimal> fall = positive(PRICE_CHANGE, condition, "fallPercent");
    if (rise.isEmpty() && fall.isEmpty()) {
      if (sound == before) {
        finding("." + PRICE_CHANGE, "risePercent or fallPercent", "neither");
      }
      return Optional.empty();
    }
    return Optional.of(new PriceChange(rise, fall));
  }

  private Optional<Volume> volume(JsonNode condition) {
    only(VOLUME, condition, List.of("enabled", "threshold"));
    JsonNode threshold = condition.path("threshold");
    if (threshold.isMissingNode() || threshold.isNull()) {
      finding("." + VOLUME + ".threshold", "a number over 0", found(threshold));
      return Optional.empty();
    }
    return positive(VOLUME, condition, "threshold").map(Volume::new);
  }

  // A misspelt member would be a condition that nobody watches.
  private void only(String name, JsonNode condition, List<String> known) {
    condition.propertyNames().stream()
        .filter(member -> !known.contains(member))
        .forEach(member ->
            finding(
                "." + name + "." + member,
                "one of " + String.join(", ", known),
                "an unknown member"));
  }

  private Optional<BigDecimal> positive(String name, JsonNode condition, String member) {
    JsonNode value = condition.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number =
        Optional.of(value)
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .filter(decimal -> decimal.signum() > 0)
            .filter(EventsConfig::isOfUse);
    if (number.isEmpty()) {
      finding("." + name + "." + member, "a number over 0", found(value));
    }
    return number;
  }

  private static boolean isOfUse(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS
        && (long) number.precision() - number.scale() <= MOST_DIGITS;
  }

  private static String found(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }

  private void finding(String field, String expected, String found) {
    sound = false;
    findings.accept(
        LogText.bounded("events_config" + field)
            + ": expected "
            + expected
            + ", found "
            + LogText.bounded(found));
  }
}
