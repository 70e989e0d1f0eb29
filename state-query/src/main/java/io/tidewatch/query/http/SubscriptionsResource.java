package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

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

  private static final String REDIS = "a set in Redis says what is wanted";

  private static final Parameter<String> INSTRUMENT =
      Parameter.path("instrument", Kind.text().as(SubscriptionsResource::instrument))
          .example("SOL-USDT");

  private static final Body WANTED =
      new Body(
          Shape.object().required("wanted", Shape.flag(), "whether it is to be watched"), true);

  private final Subscriptions subscriptions;

  public SubscriptionsResource(Subscriptions subscriptions) {
    this.subscriptions = requireNonNull(subscriptions, "subscriptions");
  }

  /** Wishes, by venue, channel and instrument. */
  record Wishes(List<WantedView> subscriptions) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/subscriptions", this::all)
            .named(Tag.FEEDS, "subscriptions", "What the feeds are to watch, and who says so")
            .answering(Wishes.class)
            .tagged(),
        Operation.put(ONE, this::put)
            .named(Tag.FEEDS, "setSubscription", "Says whether a book is to be watched")
            .says("It goes over the configuration, and outlives a restart.")
            .taking(INSTRUMENT)
            .carrying(WANTED)
            .answering(WantedView.class)
            .refusing(409, REDIS),
        Operation.delete(ONE, this::delete)
            .named(Tag.FEEDS, "clearSubscription", "Leaves a book to the configuration again")
            .taking(INSTRUMENT)
            .replying(204, "", new Reply.Nothing())
            .refusing(404, "the API has said nothing about it")
            .refusing(409, REDIS));
  }

  private void all(Context context) {
    Answers.tagged(context, new Wishes(subscriptions.all()));
  }

  private void put(Context context) {
    String instrument = INSTRUMENT.of(context);
    boolean wanted = wanted(context.bodyAsBytes());
    refuseWhereRedisSays();
    Answers.ok(context, subscriptions.set(Gate.author(context), instrument, wanted));
  }

  private void delete(Context context) {
    String instrument = INSTRUMENT.of(context);
    refuseWhereRedisSays();
    if (!subscriptions.clear(Gate.author(context), instrument)) {
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

  private static String instrument(String name, String text) {
    try {
      return OkxInstrument.parse(text).name();
    } catch (IllegalArgumentException e) {
      throw ApiException.badInput(name, "an instrument such as BTC-USDT or BTC-USDT-SWAP", text);
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
