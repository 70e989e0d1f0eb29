package io.tidewatch.connectors.chat;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import io.tidewatch.simulator.venue.RestServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Speaks as much of the HTTP API as commands need, in the words of its documents. */
final class ApiServer implements HttpEndpoint, AutoCloseable {
  static final String TOKEN = "open-sesame";

  private static final String SILENCES = "/api/silences";
  private static final String VOLUMES =
      """
      {"volumes":[
       {"symbol":"BTCUSDT","asOf":1795218674320,"buyUsd":39508.67211,"sellUsd":24688.84243,
        "totalUsd":64197.51454,"netUsd":14819.82968,"buyShare":0.6154,"trades":167,
        "state":"NORMAL","thresholdUsd":2000000,"ruleVersion":0},
       {"symbol":"ETHUSDT","asOf":1795218674320,"buyUsd":2500000,"sellUsd":500000,
        "totalUsd":3000000,"netUsd":2000000,"buyShare":0.8333,"trades":800,
        "state":"FIRING","thresholdUsd":2000000,"ruleVersion":0}],
       "partitionsAnswered":4,"partitionsTotal":4}\
      """;
  private static final String ALERTS =
      """
      {"alerts":[{"id":"dd57","rule":"large-trades","subject":"ETHUSDT","side":"BUY",
        "value":2010328.77456,"threshold":2000000,"severity":"MAJOR",
        "eventTime":1795218480588,"evidence":{}}],
       "truncated":true,"partitionsAnswered":1,"partitionsTotal":1}\
      """;
  private static final String STATUS =
      """
      {"version":"0.1.0","startedAt":1795218000000,"uptimeMs":7384000,
       "detectors":[{"name":"large-trades","applicationId":"a","state":"RUNNING",
        "partitions":[],"lag":{"x-0":3,"x-1":4},"restorations":[],"counters":[]}],
       "feeds":[
        {"venue":"okx","channel":"books","instrument":"BTC-USDT","state":"live","since":1,
         "detail":""},
        {"venue":"okx","channel":"books","instrument":"ETH-USDT","state":"stale","since":1,
         "detail":""}]}\
      """;
  private static final String RULE =
      """
      {"id":"large-trades","version":2,
       "parameters":{"threshold-usd":"2000000","cooldown":"PT5M"},"defaults":{},
       "descriptions":{},"overrides":[{"subject":"BTCUSDT","version":1,"effectiveFrom":1,
        "inForce":true,"parameters":{"threshold-usd":"500000"}}]}\
      """;
  private static final String RULES =
      "{\"rules\":[" + RULE + ",{\"id\":\"whale-move\"},{\"id\":\"token-pool\"}]}";
  private static final String DECISIONS =
      """
      {"rule":"large-trades","subject":"BTCUSDT",
       "now":{"asOf":1795218711139,"value":59301.79331,"threshold":2000000,"state":"COOLDOWN",
        "ruleVersion":0,"lastAlertAt":1795218083688},
       "decisions":[{"rule":"large-trades","subject":"BTCUSDT","reason":"COOLDOWN","side":"BUY",
        "from":1795218297669,"to":1795218297669,"count":3,"value":2070577.19833,
        "threshold":2000000,"ruleVersion":0,"firstInput":1,"lastInput":3,
        "detail":"213981 ms after the last alert & within <5m>"}],
       "truncated":true}\
      """;

  private final RestServer server;
  private final Map<String, ObjectNode> silences = new ConcurrentSkipListMap<>();
  private final List<JsonNode> wishes = new CopyOnWriteArrayList<>();
  private volatile Runnable beforeChange = () -> {};
  private volatile Optional<HttpAnswer> refusal = Optional.empty();

  ApiServer() throws IOException {
    server = new RestServer(this);
    server.start();
  }

  URI uri() {
    return server.uri();
  }

  RestServer faults() {
    return server;
  }

  /** Bodies of the silences asked for. */
  List<JsonNode> wishes() {
    return wishes;
  }

  Map<String, ObjectNode> silences() {
    return silences;
  }

  void beforeChange(Runnable action) {
    beforeChange = action;
  }

  void refuse(int status, String error) {
    refusal =
        Optional.of(
            HttpAnswer.of(
                status, JsonNodeFactory.instance.objectNode().put("detail", error).toString()));
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    return answer(method, uri, header, "");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header, String body) {
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (uri.getPath().startsWith(SILENCES) && !method.equals("GET")) {
      return ("Bearer " + TOKEN).equals(header.apply("Authorization"))
          ? changed(method, uri, body)
          : HttpAnswer.of(401, "{\"detail\":\"expected the access token\"}");
    }
    return switch (uri.getPath()) {
      case SILENCES -> HttpAnswer.of(200, silencesBody());
      case "/api/volumes" -> HttpAnswer.of(200, VOLUMES);
      case "/api/alerts" -> HttpAnswer.of(200, ALERTS);
      case "/api/rules" -> HttpAnswer.of(200, RULES);
      case "/api/rules/large-trades" -> HttpAnswer.of(200, RULE);
      case "/api/decisions/large-trades/BTCUSDT" -> HttpAnswer.of(200, DECISIONS);
      case "/api/decisions/token-pool/BTCUSDT" ->
          HttpAnswer.of(400, "{\"detail\":\"subject: expected an address\"}");
      case "/status" -> HttpAnswer.of(200, STATUS);
      default -> HttpAnswer.of(404, "{\"detail\":\"there is no such thing\"}");
    };
  }

  private HttpAnswer changed(String method, URI uri, String body) {
    beforeChange.run();
    if (method.equals("DELETE")) {
      return silences.remove(uri.getPath().substring(SILENCES.length() + 1)) == null
          ? HttpAnswer.of(404, "{\"detail\":\"there is no such silence\"}")
          : HttpAnswer.of(200, "{}");
    }
    JsonNode wish = Json.MAPPER.readTree(body);
    wishes.add(wish);
    ObjectNode silence = JsonNodeFactory.instance.objectNode();
    silence.put("id", "s" + wishes.size());
    ObjectNode matcher = silence.putObject("matcher");
    wish.path("rule").asStringOpt().ifPresent(rule -> matcher.put("rule", rule));
    wish.path("subject").asStringOpt().ifPresent(subject -> matcher.put("subject", subject));
    silence.put("from", 1_795_218_674_320L);
    silence.put("until", 1_795_225_874_320L);
    silence.put("by", wish.path("by").asString(""));
    silences.put("s" + wishes.size(), silence);
    return HttpAnswer.of(201, silence.toString());
  }

  private String silencesBody() {
    Supplier<ObjectNode> object = JsonNodeFactory.instance::objectNode;
    ObjectNode body = object.get();
    silences.values().forEach(body.putArray("silences")::add);
    return body.toString();
  }

  @Override
  public HttpAnswer fault(int status) {
    return HttpAnswer.of(status, "{\"detail\":\"not now\"}");
  }

  @Override
  public void close() {
    server.close();
  }
}
