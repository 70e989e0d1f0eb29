package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The four commands of the original design, about large trades. */
final class LargeTradesCommands {
  private static final String RULE = "large-trades";
  private static final String CLEAR = "clear";
  private static final int ALERTS = 10;
  private static final int BUSIEST = 5;

  private final TidewatchApi api;
  private final Phrases phrases;
  private final SilenceDesk silences;

  LargeTradesCommands(TidewatchApi api, Phrases phrases, SilenceDesk silences) {
    this.api = requireNonNull(api, "api");
    this.phrases = requireNonNull(phrases, "phrases");
    this.silences = requireNonNull(silences, "silences");
  }

  Map<String, Command> byName() {
    return Map.of(
        "large_order_status",
        (_, _) -> status(),
        "large_order_symbols",
        (_, _) -> symbols(),
        "large_order_alerts",
        new Alerts(),
        "large_order_config",
        new Configuration());
  }

  private List<String> status() throws ApiException, InterruptedException {
    List<JsonNode> volumes = volumes();
    Map<String, Integer> states = new TreeMap<>();
    volumes.forEach(
        volume -> states.merge(phrases.word("state", volume.path("state")), 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    lines.add(phrases.title("status.title"));
    lines.add(phrases.text("status.detector", detectorState()));
    lines.add(phrases.text("status.symbols", volumes.size()));
    states.forEach((state, count) -> lines.add(phrases.text("status.state", state, count)));
    JsonNode last = alerts(1).path(0);
    lines.add(
        last.isMissingNode()
            ? phrases.text("status.no-alert")
            : phrases.text("status.last-alert", alert(last)));
    if (!volumes.isEmpty()) {
      lines.add(phrases.text("status.busiest"));
      volumes.stream().limit(BUSIEST).map(this::volume).forEach(lines::add);
    }
    return lines;
  }

  private String detectorState() throws ApiException, InterruptedException {
    for (JsonNode detector : api.get("/status").path("detectors")) {
      if (detector.path("name").asString("").equals(RULE)) {
        return phrases.word("detector", detector.path("state"));
      }
    }
    return phrases.text("status.no-detector");
  }

  private List<String> symbols() throws ApiException, InterruptedException {
    List<JsonNode> volumes = volumes();
    return Stream.concat(
            Stream.of(phrases.title("symbols.title", volumes.size())),
            volumes.stream().map(this::volume))
        .toList();
  }

  /** The busiest first. */
  private List<JsonNode> volumes() throws ApiException, InterruptedException {
    List<JsonNode> volumes = new ArrayList<>();
    api.get("/api/volumes").path("volumes").forEach(volumes::add);
    volumes.sort(
        Comparator.comparing(
                (JsonNode volume) -> volume.path("totalUsd").asDecimal(BigDecimal.ZERO))
            .reversed());
    return volumes;
  }

  private String volume(JsonNode volume) {
    return phrases.text(
        "symbols.line",
        volume.path("symbol").asString("?"),
        Phrases.usd(volume.path("totalUsd")),
        Phrases.share(volume.path("buyShare")),
        phrases.word("state", volume.path("state")));
  }

  private JsonNode alerts(int limit) throws ApiException, InterruptedException {
    return api.get("/api/alerts?rule=" + RULE + "&limit=" + limit).path("alerts");
  }

  private String alert(JsonNode alert) {
    return phrases.text(
        "alerts.line",
        phrases.time(alert.path("eventTime")),
        alert.path("subject").asString("?"),
        phrases.word("side", alert.path("side")),
        Phrases.usd(alert.path("value")));
  }

  /** Looks at alerts; an administrator can have quiet. What was raised stays in the history. */
  private final class Alerts implements Command {
    @Override
    public boolean changes(List<String> arguments) {
      return !arguments.isEmpty();
    }

    @Override
    public boolean isForAdmins(List<String> arguments) {
      return !arguments.isEmpty();
    }

    @Override
    public List<String> answer(List<String> arguments, String by)
        throws ApiException, InterruptedException {
      if (arguments.isEmpty()) {
        return view();
      }
      Optional<String> span = SilenceDesk.span(arguments, 1);
      return arguments.getFirst().equals(CLEAR) && span.isPresent()
          ? silences.ofRule(RULE, span.get(), by)
          : List.of(phrases.text("alerts.usage"));
    }

    private List<String> view() throws ApiException, InterruptedException {
      List<String> lines = new ArrayList<>();
      lines.add(phrases.title("alerts.title"));
      for (JsonNode alert : alerts(ALERTS)) {
        lines.add(alert(alert));
      }
      if (lines.size() == 1) {
        lines.add(phrases.text("alerts.none"));
      }
      return lines;
    }

    private String alert(JsonNode alert) {
      return LargeTradesCommands.this.alert(alert);
    }
  }

  private final class Configuration implements Command {
    @Override
    public boolean isForAdmins(List<String> arguments) {
      return true;
    }

    @Override
    public List<String> answer(List<String> arguments, String by)
        throws ApiException, InterruptedException {
      JsonNode rule = api.get("/api/rules/" + RULE);
      List<String> lines = new ArrayList<>();
      lines.add(phrases.title("config.title", rule.path("version").asInt(0)));
      rule.path("parameters")
          .properties()
          .forEach(parameter ->
              lines.add(
                  phrases.text(
                      "config.line", parameter.getKey(), parameter.getValue().asString(""))));
      for (JsonNode override : rule.path("overrides")) {
        override
            .path("subject")
            .asStringOpt()
            .ifPresent(subject ->
                lines.add(phrases.text("config.override", subject, parameters(override))));
      }
      return lines;
    }

    private static String parameters(JsonNode override) {
      List<String> parts = new ArrayList<>();
      override
          .path("parameters")
          .properties()
          .forEach(part -> parts.add(part.getKey() + "=" + part.getValue().asString("")));
      return String.join(", ", parts);
    }
  }
}
