package io.tidewatch.simulator.chat;

import io.tidewatch.simulator.venue.HttpAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of the bot API. */
final class TelegramAnswer {
  private TelegramAnswer() {}

  static HttpAnswer of(JsonNode result) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("ok", true);
    answer.set("result", result);
    return HttpAnswer.of(200, answer.toString());
  }

  static HttpAnswer refused(int status, String description) {
    return HttpAnswer.of(status, refusal(status, description).toString());
  }

  static HttpAnswer tooMany(long seconds) {
    ObjectNode answer = refusal(429, "Too Many Requests: retry after " + seconds);
    answer.putObject("parameters").put("retry_after", seconds);
    return HttpAnswer.of(429, answer.toString());
  }

  private static ObjectNode refusal(int status, String description) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("ok", false);
    answer.put("error_code", status);
    answer.put("description", description);
    return answer;
  }
}
