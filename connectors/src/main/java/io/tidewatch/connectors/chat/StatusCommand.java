package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the whole system is doing. */
final class StatusCommand implements Command {
  private final TidewatchApi api;
  private final Phrases phrases;
  private final SilenceDesk silences;

  StatusCommand(TidewatchApi api, Phrases phrases, SilenceDesk silences) {
    this.api = requireNonNull(api, "api");
    this.phrases = requireNonNull(phrases, "phrases");
    this.silences = requireNonNull(silences, "silences");
  }

  @Override
  public List<String> answer(List<String> arguments, String by)
      throws ApiException, InterruptedException {
    JsonNode status = api.get("/status");
    List<String> lines = new ArrayList<>();
    lines.add(
        phrases.title(
            "system.title",
            status.path("version").asString("?"),
            phrases.span(status.path("uptimeMs").asLong(0))));
    for (JsonNode detector : status.path("detectors")) {
      lines.add(
          phrases.text(
              "system.detector",
              detector.path("name").asString("?"),
              phrases.word("detector", detector.path("state")),
              lag(detector)));
    }
    feeds(status).forEach((feed, states) -> lines.add(line(feed, states)));
    List<String> standing = new ArrayList<>();
    silences.standing().forEach(silence -> standing.add(silences.line(silence)));
    lines.add(phrases.text("system.silences", standing.size()));
    lines.addAll(standing);
    return lines;
  }

  private static long lag(JsonNode detector) {
    long lag = 0;
    for (JsonNode partition : detector.path("lag")) {
      lag += partition.asLong(0);
    }
    return lag;
  }

  /** Subscriptions in each state, by venue and channel. */
  private Map<String, Map<String, Integer>> feeds(JsonNode status) {
    Map<String, Map<String, Integer>> feeds = new TreeMap<>();
    for (JsonNode feed : status.path("feeds")) {
      feeds
          .computeIfAbsent(
              feed.path("venue").asString("?") + "/" + feed.path("channel").asString("?"),
              _ -> new TreeMap<>())
          .merge(phrases.word("feed", feed.path("state")), 1, Integer::sum);
    }
    return feeds;
  }

  private String line(String feed, Map<String, Integer> states) {
    List<String> counts = new ArrayList<>();
    states.forEach((state, count) -> counts.add(count + " " + state));
    return phrases.text("system.feed", feed, String.join(", ", counts));
  }
}
