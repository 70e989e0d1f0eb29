package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Why there was an alert about a subject, or none: what each rule thinks of it now. */
final class WhyCommand implements Command {
  private static final int DECISIONS = 2;
  private static final int ALERTS = 3;

  private final TidewatchApi api;
  private final Phrases phrases;
  private final SilenceDesk silences;

  WhyCommand(TidewatchApi api, Phrases phrases, SilenceDesk silences) {
    this.api = requireNonNull(api, "api");
    this.phrases = requireNonNull(phrases, "phrases");
    this.silences = requireNonNull(silences, "silences");
  }

  @Override
  public List<String> answer(List<String> arguments, String by)
      throws ApiException, InterruptedException {
    if (arguments.size() != 1) {
      return List.of(phrases.text("why.usage"));
    }
    String subject = Subject.of(arguments.getFirst());
    List<String> lines = new ArrayList<>();
    lines.add(phrases.title("why.title", subject));
    for (JsonNode rule : api.get("/api/rules").path("rules")) {
      String id = rule.path("id").asString("");
      decisions(id, subject).ifPresent(found -> lines.addAll(lines(id, found)));
    }
    lines.addAll(alerts(subject));
    lines.addAll(silences(subject));
    if (lines.size() == 1) {
      lines.add(phrases.text("why.nothing"));
    }
    return lines;
  }

  private Optional<JsonNode> decisions(String rule, String subject)
      throws ApiException, InterruptedException {
    String path = "/api/decisions/" + rule + "/" + TidewatchApi.encoded(subject);
    try {
      return api.find(path + "?limit=" + DECISIONS);
    } catch (ApiException e) {
      if (e.status() == 400) {
        // Not a name that this rule knows.
        return Optional.empty();
      }
      throw e;
    }
  }

  private List<String> lines(String rule, JsonNode found) {
    List<String> lines = new ArrayList<>();
    JsonNode now = found.path("now");
    lines.add(
        now.isObject()
            ? phrases.text(
                "why.now",
                rule,
                phrases.word("state", now.path("state")),
                Phrases.figure(now.path("value")),
                Phrases.figure(now.path("threshold")))
            : phrases.text("why.rule", rule));
    for (JsonNode decision : found.path("decisions")) {
      lines.add(
          phrases.text(
              "why.decision",
              phrases.time(decision.path("to")),
              phrases.word("reason", decision.path("reason")),
              decision.path("detail").asString("")));
    }
    return lines;
  }

  private List<String> alerts(String subject) throws ApiException, InterruptedException {
    List<String> lines = new ArrayList<>();
    String path = "/api/alerts?subject=" + TidewatchApi.encoded(subject) + "&limit=" + ALERTS;
    for (JsonNode alert : api.get(path).path("alerts")) {
      lines.add(
          phrases.text(
              "why.alert",
              phrases.time(alert.path("eventTime")),
              alert.path("rule").asString("?"),
              Phrases.figure(alert.path("value")),
              Phrases.figure(alert.path("threshold"))));
    }
    return lines;
  }

  private List<String> silences(String subject) throws ApiException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (JsonNode silence : silences.standing()) {
      if (SilenceDesk.matcher(silence).path("subject").asString("").equals(subject)) {
        lines.add(phrases.text("why.silence", silences.line(silence)));
      }
    }
    return lines;
  }
}
