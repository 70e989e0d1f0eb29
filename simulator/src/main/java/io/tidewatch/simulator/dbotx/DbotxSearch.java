package io.tidewatch.simulator.dbotx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import io.tidewatch.simulator.venue.ReceivedMessages;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The search for the pools of a token: {@code GET /kline/search?keyword=<mint>} with the header
 * {@code x-api-key}. An unknown token has no pools; upper and lower case differ. Thread-safe.
 */
public final class DbotxSearch implements HttpEndpoint {
  /** Path of the search. */
  public static final String PATH = "/kline/search";

  private final String apiKey;
  private final Function<String, List<DbotxPool>> pools;
  private final ReceivedMessages keywords = new ReceivedMessages();

  /**
   * @param apiKey without which every request is refused
   * @param pools of a token, in the order they are told; called from several threads
   */
  public DbotxSearch(String apiKey, Function<String, List<DbotxPool>> pools) {
    this.apiKey = requireNonNull(apiKey, "apiKey");
    this.pools = requireNonNull(pools, "pools");
  }

  /** What was asked for, oldest first. */
  public List<String> keywords() {
    return keywords.all();
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    if (!uri.getPath().equals(PATH)) {
      return refuse(404, "not found");
    }
    if (!apiKey.equals(header.apply("x-api-key"))) {
      return refuse(401, "invalid api key");
    }
    Optional<String> keyword = keyword(uri);
    keyword.ifPresent(keywords::add);
    return keyword.map(this::found).orElseGet(() -> refuse(400, "keyword is required"));
  }

  private HttpAnswer found(String keyword) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("err", false);
    ArrayNode rows = answer.putArray("res");
    pools.apply(keyword).forEach(pool -> rows.add(pool.row()));
    answer.put("docs", "https://dbotx.com/docs");
    return HttpAnswer.of(200, answer.toString());
  }

  @Override
  public HttpAnswer fault(int status) {
    return refuse(status, status == 429 ? "too many requests" : "service unavailable");
  }

  private static HttpAnswer refuse(int status, String reason) {
    return HttpAnswer.of(status, "{\"err\":true,\"res\":\"" + reason + "\"}");
  }

  private static Optional<String> keyword(URI uri) {
    return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .filter(part -> part.startsWith("keyword="))
        .map(part -> URLDecoder.decode(part.substring("keyword=".length()), UTF_8))
        .filter(keyword -> !keyword.isBlank())
        .findFirst();
  }
}
