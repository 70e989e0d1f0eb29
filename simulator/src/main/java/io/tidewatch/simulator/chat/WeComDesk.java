package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code /cgi-bin/webhook/send?key=...}: always with status 200. Thread-safe. */
final class WeComDesk implements HttpEndpoint {
  private static final String PATH = "/cgi-bin/webhook/send";
  private static final String KEY = "key=";
  private static final int PER_MINUTE = 20;
  private static final Map<String, Integer> MOST_BYTES =
      Map.of("text", 2_048, "markdown", 4_096, "markdown_v2", 4_096);

  private final Duration minute;
  private final LongSupplier nanos;
  private final Map<String, SendWindow> keys = new HashMap<>();
  private final List<WeComMessage> messages = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final Queue<Integer> errors = new ArrayDeque<>();

  WeComDesk(Duration minute, LongSupplier nanos) {
    this.minute = requireNonNull(minute, "minute");
    this.nanos = requireNonNull(nanos, "nanos");
  }

  synchronized void add(String key) {
    keys.computeIfAbsent(key, _ -> new SendWindow(PER_MINUTE, minute));
  }

  synchronized void remove(String key) {
    keys.remove(key);
  }

  synchronized void answerWith(int code, int times) {
    for (int i = 0; i < times; i++) {
      errors.add(code);
    }
  }

  synchronized List<WeComMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    return answer(method, uri, header, "");
  }

  @Override
  public synchronized HttpAnswer answer(
      String method, URI uri, Function<String, String> header, String body) {
    if (!uri.getPath().equals(PATH) || !method.equals("POST")) {
      return fault(404);
    }
    String query = uri.getQuery();
    SendWindow window =
        query != null && query.startsWith(KEY) ? keys.get(query.substring(KEY.length())) : null;
    if (window == null) {
      return error(93_000, "invalid webhook url");
    }
    JsonNode request = read(body);
    String type = request.path("msgtype").asString("");
    String content = request.path(type).path("content").asString("");
    OptionalInt wrong = wrong(type, content);
    if (wrong.isPresent()) {
      return error(wrong.getAsInt(), type + " is not valid, or exceeds its max length");
    }
    if (!errors.isEmpty()) {
      return error(errors.remove(), "system busy");
    }
    return take(window, new WeComMessage(query.substring(KEY.length()), type, content, now()));
  }

  private static OptionalInt wrong(String type, String content) {
    Integer most = MOST_BYTES.get(type);
    if (most == null) {
      return OptionalInt.of(40_008);
    }
    if (content.isEmpty()) {
      return OptionalInt.of(44_004);
    }
    return content.getBytes(StandardCharsets.UTF_8).length > most
        ? OptionalInt.of(40_058)
        : OptionalInt.empty();
  }

  private HttpAnswer take(SendWindow window, WeComMessage message) {
    long now = nanos.getAsLong();
    long wait = window.waitNanos(now);
    if (wait > 0) {
      violations.add("a message came %d ms too early".formatted(wait / 1_000_000));
      return error(45_009, "api freq out of limit");
    }
    window.take(now);
    messages.add(message);
    return error(0, "ok");
  }

  private static Instant now() {
    return Instant.now();
  }

  private static JsonNode read(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static HttpAnswer error(int code, String message) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("errcode", code);
    answer.put("errmsg", message);
    return HttpAnswer.of(200, answer.toString());
  }

  @Override
  public HttpAnswer fault(int status) {
    return HttpAnswer.of(status, "");
  }
}
