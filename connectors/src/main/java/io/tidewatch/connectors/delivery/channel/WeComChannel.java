package io.tidewatch.connectors.delivery.channel;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.ChannelSettings.Robot;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.text.Composer;
import io.tidewatch.connectors.delivery.text.TextLimit;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.serde.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Robots of groups in WeCom, each with a pace of its own. */
public final class WeComChannel implements Channel {
  private static final int MOST_BYTES = 2_048;

  /** The limit is said to be lifted after a minute; a library that is much used waits so long. */
  private static final Duration TOO_OFTEN = Duration.ofSeconds(65);

  private static final int OK = 0;
  private static final int BUSY = -1;
  private static final int FREQUENCY = 45_009;
  private static final int INVALID_ADDRESS = 93_000;

  private final URI api;
  private final Duration tooOften;
  private final Map<String, Robot> robots;
  private final Composer composer;
  private final Poster poster;

  /**
   * Connects at the first message.
   *
   * @param lateAfter what is older is told to be late
   */
  public WeComChannel(
      ChannelSettings.WeCom settings,
      DeliveryMessages messages,
      Duration lateAfter,
      Duration connectWithin,
      Duration answerWithin) {
    this(settings, messages, lateAfter, connectWithin, answerWithin, TOO_OFTEN);
  }

  /** For tests that cannot wait. */
  WeComChannel(
      ChannelSettings.WeCom settings,
      DeliveryMessages messages,
      Duration lateAfter,
      Duration connectWithin,
      Duration answerWithin,
      Duration tooOften) {
    this.api = settings.api();
    this.tooOften = tooOften;
    this.robots =
        settings.robots().stream().collect(Collectors.toMap(Robot::name, Function.identity()));
    this.composer =
        new Composer(messages, new TextLimit(MOST_BYTES, TextLimit::utf8Bytes), lateAfter);
    this.poster = new Poster(connectWithin, answerWithin);
  }

  @Override
  public String name() {
    return "wecom";
  }

  @Override
  public String lane(String target) {
    return target;
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
    String key = robots.get(parcel.target()).key();
    String query = URLEncoder.encode(key, StandardCharsets.UTF_8);
    return poster.post(
        api.resolve("/cgi-bin/webhook/send?key=" + query),
        Map.of(),
        body(parcel),
        answer -> read(answer, key));
  }

  /** The request's body. */
  String body(Parcel parcel) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("msgtype", "text");
    fields.put("text", Map.of("content", String.join("\n", composer.lines(parcel))));
    return Json.MAPPER.writeValueAsString(fields);
  }

  /** The status says nothing: errors come with 200. */
  private Reply read(Poster.Answer answer, String key) {
    if (answer.status() != 200) {
      return new Reply.Failed(answer.told(), answer.status() >= 500);
    }
    JsonNode json = Json.MAPPER.readTree(answer.body());
    JsonNode code = json.path("errcode");
    if (!code.isNumber()) {
      return new Reply.Failed("an answer without errcode", true);
    }
    String said =
        Poster.cleaned(code.asInt() + " " + json.path("errmsg").asString("no message"), key);
    return switch (code.asInt()) {
      case OK -> new Reply.Taken(Optional.empty());
      case BUSY -> new Reply.Failed(said, false);
      case FREQUENCY -> new Reply.Throttled(tooOften, said);
      case INVALID_ADDRESS -> new Reply.TargetGone(said);
      default -> new Reply.Refused(said);
    };
  }

  @Override
  public void close() {
    poster.close();
  }
}
