package io.tidewatch.simulator.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;

/** Takes calls whose signature is right and recent. Thread-safe. */
final class WebhookDesk implements HttpEndpoint {
  private static final String SCHEME = "sha256=";
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final String secret;
  private final List<WebhookCall> calls = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  WebhookDesk(String secret) {
    this.secret = requireNonNull(secret, "secret");
  }

  synchronized List<WebhookCall> calls() {
    return List.copyOf(calls);
  }

  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    return answer(method, uri, header, "");
  }

  @Override
  public synchronized HttpAnswer answer(
      String method, URI uri, Function<String, String> header, String body) {
    Optional<String> wrong = method.equals("POST") ? wrong(header, body) : Optional.of("no POST");
    if (wrong.isPresent()) {
      refusals.add(wrong.get());
      return HttpAnswer.of(401, "{\"error\":\"refused\"}");
    }
    String id = header.apply(WebhookServer.ID_HEADER);
    calls.add(new WebhookCall(uri.getPath(), id, body, ids.add(id), Instant.now()));
    return HttpAnswer.of(200, "{}");
  }

  private Optional<String> wrong(Function<String, String> header, String body) {
    String time = header.apply(WebhookServer.TIME_HEADER);
    String signature = header.apply(WebhookServer.SIGNATURE_HEADER);
    if (header.apply(WebhookServer.ID_HEADER) == null || time == null || signature == null) {
      return Optional.of("expected an id, a time and a signature");
    }
    if (!time.matches("\\d{1,12}") || isOld(Long.parseLong(time))) {
      return Optional.of("expected seconds close to now, was " + time);
    }
    if (!MessageDigest.isEqual(expected(time, body).getBytes(UTF_8), signature.getBytes(UTF_8))) {
      return Optional.of("expected another signature");
    }
    return isJson(body) ? Optional.empty() : Optional.of("expected JSON");
  }

  private static boolean isOld(long epochSecond) {
    Duration age = Duration.between(Instant.ofEpochSecond(epochSecond), Instant.now()).abs();
    return age.compareTo(OLDEST) > 0;
  }

  private static boolean isJson(String body) {
    try {
      return Json.MAPPER.readTree(body).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  private String expected(String time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return SCHEME + HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  @Override
  public HttpAnswer fault(int status) {
    return HttpAnswer.of(status, "{\"error\":\"out of order\"}");
  }
}
