package io.tidewatch.connectors.delivery.channel;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.ChannelSettings.Chat;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.text.Composer;
import io.tidewatch.connectors.delivery.text.TextLimit;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.serde.Json;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A bot of Telegram. All its chats are one lane, since what it is told of its pace is for all. */
public final class TelegramChannel implements Channel {
  /** Characters of one message; with their escapes, of which Telegram counts one character each. */
  private static final int MOST = 4_000;

  private static final int TAGS = "<b></b>".length();
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final long MOST_PAUSE_SECONDS = 3_600;

  private final String token;
  private final URI address;
  private final Map<String, Chat> chats;
  private final Composer composer;
  private final Poster poster;

  /**
   * Connects at the first message.
   *
   * @param lateAfter what is older is told to be late
   */
  public TelegramChannel(
      ChannelSettings.Telegram settings,
      DeliveryMessages messages,
      Duration lateAfter,
      Duration connectWithin,
      Duration answerWithin) {
    this.token = settings.token();
    this.address = address(settings);
    this.chats =
        settings.chats().stream().collect(Collectors.toMap(Chat::name, Function.identity()));
    this.composer = new Composer(messages, limit(), lateAfter);
    this.poster = new Poster(connectWithin, answerWithin);
  }

  private static URI address(ChannelSettings.Telegram settings) {
    try {
      return settings.api().resolve("/bot" + settings.token() + "/sendMessage");
    } catch (IllegalArgumentException e) {
      // The exception has the address, and that has the token.
      throw new IllegalArgumentException("expected a token that can stand in an address");
    }
  }

  static TextLimit limit() {
    return new TextLimit(MOST - TAGS, TelegramChannel::cost);
  }

  private static int cost(int codePoint) {
    return switch (codePoint) {
      case '&' -> "&amp;".length();
      case '<', '>' -> "&lt;".length();
      default -> Character.charCount(codePoint);
    };
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public String lane(String target) {
    return name();
  }

  @Override
  public int parts(Item item) {
    return composer.parts(item);
  }

  @Override
  public int fits(List<Item> items) {
    return composer.fits(items);
  }

  @Override
  public boolean folds() {
    return true;
  }

  @Override
  public boolean wantsJson() {
    return false;
  }

  @Override
  public CompletableFuture<Reply> send(Parcel parcel) {
    return poster.post(address, Map.of(), body(parcel), this::read);
  }

  /** The request's body. */
  String body(Parcel parcel) {
    Chat chat = chats.get(parcel.target());
    List<String> lines = composer.lines(parcel);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("chat_id", chat.id().startsWith("@") ? chat.id() : Long.valueOf(chat.id()));
    chat.thread().ifPresent(thread -> fields.put("message_thread_id", thread));
    if (parcel.plain()) {
      fields.put("text", String.join("\n", lines));
    } else {
      fields.put("text", html(lines));
      fields.put("parse_mode", "HTML");
    }
    fields.put("link_preview_options", Map.of("is_disabled", true));
    return Json.MAPPER.writeValueAsString(fields);
  }

  private static String html(List<String> lines) {
    String headline = "<b>" + escaped(lines.getFirst()) + "</b>";
    return lines.size() == 1
        ? headline
        : headline + "\n" + escaped(String.join("\n", lines.subList(1, lines.size())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Reply read(Poster.Answer answer) {
    // Who stands in between answers without JSON.
    if (answer.status() >= 500) {
      return new Reply.Failed(answer.told(), true);
    }
    JsonNode json = Json.MAPPER.readTree(answer.body());
    if (json.path("ok").asBoolean(false)) {
      JsonNode id = json.path("result").path("message_id");
      return new Reply.Taken(id.isMissingNode() ? Optional.empty() : Optional.of(id.asString()));
    }
    String said =
        Poster.cleaned(
            answer.status() + " " + json.path("description").asString("no description"), token);
    return switch (answer.status()) {
      case 429 -> new Reply.Throttled(pause(json), said);
      case 403 -> new Reply.TargetGone(said);
      case 400 -> badRequest(said);
      // A token that is not valid may be made valid; until then nothing comes, and nothing is lost.
      default -> new Reply.Failed(said, false);
    };
  }

  /** Some servers give the number as text. */
  private static Duration pause(JsonNode json) {
    long seconds = json.path("parameters").path("retry_after").asLong(1);
    Duration pause = Duration.ofSeconds(Math.clamp(seconds, 0, MOST_PAUSE_SECONDS));
    return pause.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : pause;
  }

  private static Reply badRequest(String said) {
    if (said.contains("can't parse entities")) {
      return new Reply.NotUnderstood(said);
    }
    boolean gone = said.contains("chat not found") || said.contains("group chat was upgraded");
    return gone ? new Reply.TargetGone(said) : new Reply.Refused(said);
  }

  @Override
  public void close() {
    poster.close();
  }

  @Override
  public String toString() {
    return "TelegramChannel" + requireNonNull(chats).keySet();
  }
}
