package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The venue's answers over HTTP, within the weight that it allows. Thread-safe. */
final class InfoDoor implements HttpEndpoint {
  private final InfoDesk desk;
  private final HyperliquidSettings settings;
  private final LongSupplier nanos;
  private final HeldAnswers held = new HeldAnswers();
  private final ReceivedMessages asked = new ReceivedMessages();
  private long windowNanos;
  private int used;

  InfoDoor(InfoDesk desk, HyperliquidSettings settings, LongSupplier nanos) {
    this.desk = requireNonNull(desk, "desk");
    this.settings = requireNonNull(settings, "settings");
    this.nanos = requireNonNull(nanos, "nanos");
    this.windowNanos = nanos.getAsLong();
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    return answer(method, uri, header, "");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header, String body) {
    if (!uri.getPath().equals("/info")) {
      return HttpAnswer.of(404, "null");
    }
    if (!method.equals("POST")) {
      return HttpAnswer.of(405, "null");
    }
    asked.add(body);
    if (!held.pass(InfoDesk.type(body))) {
      return fault(503);
    }
    if (usedWeight() >= settings.weightPerMinute()) {
      return fault(429);
    }
    InfoAnswer answer = desk.answer(body);
    charge(answer.weight());
    return HttpAnswer.of(answer.status(), answer.body());
  }

  private synchronized void charge(int weight) {
    used += weight;
  }

  /** Weight used within this minute. */
  synchronized int usedWeight() {
    long minute = settings.minute().toNanos();
    long passed = nanos.getAsLong() - windowNanos;
    if (passed >= minute) {
      windowNanos += passed / minute * minute;
      used = 0;
    }
    return used;
  }

  HeldAnswers held() {
    return held;
  }

  /** The latest bodies of requests, oldest first. */
  List<String> asked() {
    return asked.all();
  }

  @Override
  public HttpAnswer fault(int status) {
    return HttpAnswer.of(status, "null");
  }
}
