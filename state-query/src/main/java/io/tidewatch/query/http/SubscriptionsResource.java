package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.subscription.Subscriptions;
import io.tidewatch.query.subscription.WantedView;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the feeds are to watch: {@code /api/subscriptions}, and {@code
 * /api/subscriptions/okx/{instrument}} to change it where no Redis says what is wanted.
 */
public final class SubscriptionsResource implements Resource {
  private static final String ONE = "/api/subscriptions/okx/{instrument}";
  private static final String EXPECTED = "{\"wanted\": true} or {\"wanted\": false}";

  private final Subscriptions subscriptions;
  private final Gate gate;

  public SubscriptionsResource(Subscriptions subscriptions, Gate gate) {
    this.subscriptions = requireNonNull(subscriptions, "subscriptions");
    this.gate = requireNonNull(gate, "gate");
  }

  /** Wishes, by venue, channel and instrument. */
  record Wishes(List<WantedView> subscriptions) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/subscriptions", this::all);
    routes.put(ONE, this::put);
    routes.delete(ONE, this::delete);
  }

  private void all(Context context) {
    Parameters.of(context);
    Answers.ok(context, new Wishes(subscriptions.all()));
  }

  private void put(Context context) {
    gate.check(context);
    String instrument = instrument(context);
    boolean wanted = wanted(context.bodyAsBytes());
    refuseWhereRedisSays();
    Answers.ok(context, subscriptions.set(instrument, wanted));
  }

  private void delete(Context context) {
    gate.check(context);
    String instrument = instrument(context);
    refuseWhereRedisSays();
    if (!subscriptions.clear(instrument)) {
      throw ApiException.notFound("the API has said nothing about " + instrument);
    }
    context.status(204);
  }

  private void refuseWhereRedisSays() {
    if (subscriptions.comeFromRedis()) {
      throw ApiException.conflict(
          "a set in Redis says what is wanted; change it there, with SADD and SREM");
    }
  }

  private static String instrument(Context context) {
    String text = context.pathParam("instrument");
    try {
      return OkxInstrument.parse(text).name();
    } catch (IllegalArgumentException e) {
      throw ApiException.badInput(
          "instrument", "an instrument such as BTC-USDT or BTC-USDT-SWAP", text);
    }
  }

  private static boolean wanted(byte[] body) {
    try {
      JsonNode wanted = Json.MAPPER.readTree(body).path("wanted");
      if (wanted.isBoolean()) {
        return wanted.asBoolean();
      }
    } catch (JacksonException | NumberFormatException e) {
      throw ApiException.badInput("body", EXPECTED, "no JSON");
    }
    throw ApiException.badInput("body", EXPECTED, "something else");
  }
}
