package io.tidewatch.query.http;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.serde.Json;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a request says of a silence that is to be.
 *
 * @param until time of the market, epoch milliseconds
 */
record SilenceBody(AlertMatcher matcher, long until, String by, Optional<String> comment) {
  private static final Set<String> FIELDS =
      Set.of("rule", "subject", "severities", "duration", "until", "by", "comment");
  private static final int MAX_PATTERN = 100;
  private static final int MAX_BY = 64;
  private static final int MAX_COMMENT = 500;
  private static final Shape PATTERN = Shape.text(1, MAX_PATTERN);

  /** What is read here. */
  static final Shape SHAPE =
      Shape.object()
          .field("rule", PATTERN, "of rules that are meant: the exact id, or `*` for any letters")
          .field("subject", PATTERN, "of subjects that are meant, in the same way")
          .field(
              "severities",
              Shape.listOf(Shape.eitherCase(Severity.class)),
              "that are meant; none means any")
          .field("duration", Shape.text(), "`90s`, `30m`, `2h`, `1d`; either this or `until`")
          .field(
              "until",
              Shape.anyOf(Shape.text().with("format", "date-time"), Shape.number()),
              "ISO 8601, or milliseconds since 1970, at most 30 days ahead")
          .field("by", Shape.text(1, MAX_BY), "who asks; `api` if left out")
          .field("comment", Shape.text(1, MAX_COMMENT), "why");

  private static final String NOBODY = "api";
  private static final String EXPECTED =
      "a JSON object such as {\"subject\": \"BTC*\", \"duration\": \"2h\"}";
  private static final String SEVERITIES = "an array out of CRITICAL, MAJOR and MINOR";

  /**
   * Reads a body.
   *
   * @param nowMs time of the market
   */
  static SilenceBody of(byte[] body, long nowMs) {
    JsonNode object = object(body);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        throw ApiException.badInput(
            "body",
            "rule, subject, severities, duration or until, by and comment only",
            field.getKey());
      }
    }
    Optional<String> rule = text(object, "rule", MAX_PATTERN);
    Optional<String> subject = text(object, "subject", MAX_PATTERN);
    Set<Severity> severities = severities(object.path("severities"));
    if (rule.isEmpty() && subject.isEmpty() && severities.isEmpty()) {
      throw ApiException.badInput(
          "body", "at least one of rule, subject and severities; \"*\" means any", "none of them");
    }
    return new SilenceBody(
        new AlertMatcher(rule, subject, severities),
        SilenceEnd.of(object, nowMs),
        text(object, "by", MAX_BY).orElse(NOBODY),
        text(object, "comment", MAX_COMMENT));
  }

  private static JsonNode object(byte[] body) {
    JsonNode node;
    try {
      node = Json.MAPPER.readTree(body);
    } catch (JacksonException | NumberFormatException e) {
      throw ApiException.badInput("body", EXPECTED, "no JSON");
    }
    if (!node.isObject()) {
      throw ApiException.badInput("body", EXPECTED, "something else");
    }
    return node;
  }

  private static Optional<String> text(JsonNode object, String name, int most) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = value.isString() ? value.stringValue().strip() : "";
    if (text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.badInput(
          name, "a text of 1 to " + most + " printable characters", value.toString());
    }
    return Optional.of(text);
  }

  private static Set<Severity> severities(JsonNode value) {
    Set<Severity> severities = EnumSet.noneOf(Severity.class);
    if (value.isMissingNode() || value.isNull()) {
      return severities;
    }
    if (!value.isArray()) {
      throw ApiException.badInput("severities", SEVERITIES, value.toString());
    }
    for (JsonNode element : value) {
      severities.add(severity(element));
    }
    return severities;
  }

  private static Severity severity(JsonNode value) {
    String text = value.isString() ? value.stringValue().toUpperCase(Locale.ROOT) : "";
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().equals(text))
        .findFirst()
        .orElseThrow(() -> ApiException.badInput("severities", SEVERITIES, value.toString()));
  }
}
