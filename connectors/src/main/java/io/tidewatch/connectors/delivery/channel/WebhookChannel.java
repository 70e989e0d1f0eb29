package io.tidewatch.connectors.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.ChannelSettings.Hook;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.text.Composer;
import io.tidewatch.connectors.delivery.text.TextLimit;
import io.tidewatch.connectors.message.DeliveryMessages;
import io.tidewatch.contract.serde.Json;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calls services of others, each alert by itself. A call carries the id of the alert, the second in
 * which it was signed, and HMAC-SHA256 of that second, a full stop and the body.
 */
public final class WebhookChannel implements Channel {
  private static final String ID = "Idempotency-Key";
  private static final String TIME = "X-Tidewatch-Timestamp";
  private static final String SIGNATURE = "X-Tidewatch-Signature";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Map<String, Hook> hooks;
  private final Composer composer;
  private final long lateAfterMs;
  private final Poster poster;
  private final InstantSource clock;

  /**
   * Connects at the first call.
   *
   * @param lateAfter what is older is told to be late
   * @param clock for the time of the signature
   */
  public WebhookChannel(
      ChannelSettings.Webhook settings,
      DeliveryMessages messages,
      Duration lateAfter,
      Duration connectWithin,
      Duration answerWithin,
      InstantSource clock) {
    this.hooks =
        settings.hooks().stream().collect(Collectors.toMap(Hook::name, Function.identity()));
    this.composer = new Composer(messages, TextLimit.NONE, lateAfter);
    this.lateAfterMs = lateAfter.toMillis();
    this.poster = new Poster(connectWithin, answerWithin);
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public String lane(String target) {
    return target;
  }

  @Override
  public int parts(Item item) {
    return 1;
  }

  @Override
  public int fits(List<Item> items) {
    return 1;
  }

  @Override
  public boolean folds() {
    return false;
  }

  @Override
  public boolean wantsJson() {
    return true;
  }

  @Override
  public CompletableFuture<Reply> send(Parcel parcel) {
    Hook hook = hooks.get(parcel.target());
    String body = body(parcel);
    String time = Long.toString(clock.instant().getEpochSecond());
    Map<String, String> headers =
        Map.of(
            ID,
            parcel.items().getFirst().id(),
            TIME,
            time,
            SIGNATURE,
            signature(hook.secret(), time, body));
    return poster.post(hook.address(), headers, body, answer -> read(answer));
  }

  /** The call's body; what was told stands in it byte by byte as on its topic. */
  String body(Parcel parcel) {
    Item item = parcel.items().getFirst();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", item.id());
    fields.put("late", parcel.isLate(item, lateAfterMs));
    fields.put("repeated", parcel.repeated());
    fields.put("text", String.join("\n", composer.lines(parcel)));
    String head = Json.MAPPER.writeValueAsString(fields);
    return head.substring(0, head.length() - 1) + "," + item.json().substring(1);
  }

  private static String signature(String secret, String time, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static Reply read(Poster.Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return new Reply.Taken(Optional.empty());
    }
    return switch (status) {
      case 429 -> new Reply.Throttled(pause(answer), answer.told());
      case 410 -> new Reply.TargetGone(answer.told());
      case 400, 413, 422 -> new Reply.Refused(answer.told());
      // Keys and addresses can be put right; until then nothing is lost.
      default -> new Reply.Failed(answer.told(), status >= 500);
    };
  }

  private static Duration pause(Poster.Answer answer) {
    return answer
        .retryAfter()
        .filter(seconds -> seconds.matches("\\d{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
        .orElse(PAUSE);
  }

  @Override
  public void close() {
    poster.close();
  }
}
