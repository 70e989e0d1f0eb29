package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.http.PlainHttp;
import io.tidewatch.contract.serde.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Telegram. The token is in the address of each request, so no error says more of one than its
 * kind.
 */
final class BotApi implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long MAX_ANSWER_BYTES = 4 << 20;

  private final ChatSettings.Bot bot;
  private final HttpClient http;

  BotApi(ChatSettings.Bot bot) {
    this.bot = requireNonNull(bot, "bot");
    this.http = PlainHttp.client(TIMEOUT);
  }

  /** What came back. */
  sealed interface Answer {
    /** It was done. */
    record Done(JsonNode result) implements Answer {}

    /**
     * Telegram said no.
     *
     * @param retryAfter zero if it does not say when to come back
     */
    record Refused(int status, String reason, Duration retryAfter) implements Answer {}

    /** Whether it was done is not known. */
    record Unreachable(String reason) implements Answer {}
  }

  /** The name of the bot. */
  Answer me() throws InterruptedException {
    return call("getMe", JsonNodeFactory.instance.objectNode(), TIMEOUT);
  }

  /**
   * Updates from a number on; the ones before it are confirmed and never come again.
   *
   * @param hold how long to wait for news
   */
  Answer updates(long from, Duration hold) throws InterruptedException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("offset", from);
    request.put("timeout", hold.toSeconds());
    // An edited message would run a second time.
    request.putArray("allowed_updates").add("message");
    return call("getUpdates", request, hold.plus(TIMEOUT));
  }

  Answer send(long chat, String html) throws InterruptedException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("chat_id", chat);
    request.put("text", html);
    request.put("parse_mode", "HTML");
    request.putObject("link_preview_options").put("is_disabled", true);
    return call("sendMessage", request, TIMEOUT);
  }

  private Answer call(String method, ObjectNode body, Duration timeout)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(bot.server().resolve("/bot" + bot.token() + "/" + method))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      return read(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return new Answer.Unreachable(e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      return new Answer.Unreachable("no answer within " + timeout.toSeconds() + " s");
    } finally {
      answer.cancel(true);
    }
  }

  private Answer read(HttpResponse<byte[]> response) {
    JsonNode body;
    try {
      body = Json.MAPPER.readTree(response.body());
    } catch (JacksonException e) {
      return new Answer.Unreachable("HTTP " + response.statusCode() + " without JSON");
    }
    if (body.path("ok").asBoolean(false)) {
      return new Answer.Done(body.path("result"));
    }
    String reason = body.path("description").asString("").replace(bot.token(), "***");
    return new Answer.Refused(
        response.statusCode(),
        LogText.bounded(reason),
        Duration.ofSeconds(Math.max(0, body.at("/parameters/retry_after").asLong(0))));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
