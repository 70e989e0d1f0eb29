package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for silence and ends it. */
final class SilenceDesk {
  private static final String PATH = "/api/silences";
  private static final String DEFAULT_SPAN = "1h";
  private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,4}[smhd]");

  private final TidewatchApi api;
  private final Phrases phrases;

  SilenceDesk(TidewatchApi api, Phrases phrases) {
    this.api = requireNonNull(api, "api");
    this.phrases = requireNonNull(phrases, "phrases");
  }

  Map<String, Command> byName() {
    return Map.of("mute", new Mute(), "unmute", new Unmute());
  }

  /** How long, from the argument at a place; an hour if there is none, empty if it is no time. */
  static Optional<String> span(List<String> arguments, int index) {
    if (arguments.size() > index + 1) {
      return Optional.empty();
    }
    String span = arguments.size() == index ? DEFAULT_SPAN : arguments.get(index);
    return Optional.of(span).filter(text -> SPAN.matcher(text).matches());
  }

  /** Nobody is told of alerts of a rule for so long. */
  List<String> ofRule(String rule, String span, String by)
      throws ApiException, InterruptedException {
    return List.of(silenced("rule", rule, span, by));
  }

  /** All that stand; none where the API knows nothing of silences. */
  JsonNode standing() throws ApiException, InterruptedException {
    return api.find(PATH).orElseGet(MissingNode::getInstance).path("silences");
  }

  /** One line about a silence. */
  String line(JsonNode silence) {
    JsonNode matcher = matcher(silence);
    return phrases.text(
        "silence.line",
        pattern(matcher.path("subject")),
        pattern(matcher.path("rule")),
        phrases.time(silence.path("until")),
        silence.path("by").asString("?"));
  }

  /** What is left out means everything. */
  private static String pattern(JsonNode pattern) {
    return pattern.isString() ? pattern.stringValue() : "*";
  }

  static JsonNode matcher(JsonNode silence) {
    return silence.has("matcher") ? silence.path("matcher") : silence;
  }

  private String silenced(String field, String what, String span, String by)
      throws ApiException, InterruptedException {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    wish.put(field, what);
    wish.put("duration", span);
    wish.put("by", by);
    JsonNode silence = api.post(PATH, wish);
    return phrases.text("silence.made", what, phrases.time(silence.path("until")));
  }

  private final class Mute implements Command {
    @Override
    public boolean changes(List<String> arguments) {
      return true;
    }

    @Override
    public List<String> answer(List<String> arguments, String by)
        throws ApiException, InterruptedException {
      Optional<String> span = arguments.isEmpty() ? Optional.empty() : span(arguments, 1);
      return span.isEmpty()
          ? List.of(phrases.text("mute.usage"))
          : List.of(silenced("subject", Subject.of(arguments.getFirst()), span.get(), by));
    }
  }

  private final class Unmute implements Command {
    @Override
    public boolean changes(List<String> arguments) {
      return true;
    }

    @Override
    public List<String> answer(List<String> arguments, String by)
        throws ApiException, InterruptedException {
      if (arguments.size() != 1) {
        return List.of(phrases.text("unmute.usage"));
      }
      String subject = Subject.of(arguments.getFirst());
      List<String> ended = new ArrayList<>();
      for (JsonNode silence : standing()) {
        if (matcher(silence).path("subject").asString("").equals(subject)) {
          api.delete(PATH + "/" + TidewatchApi.encoded(silence.path("id").asString("")));
          ended.add(phrases.text("silence.ended", line(silence)));
        }
      }
      return ended.isEmpty() ? List.of(phrases.text("unmute.none", subject)) : ended;
    }
  }
}
