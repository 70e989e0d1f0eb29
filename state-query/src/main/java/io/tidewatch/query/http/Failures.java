package io.tidewatch.query.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.tidewatch.query.store.StoreElsewhereException;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.rule.InvalidRuleException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes answers of exceptions. What nobody foresaw is logged, and the caller learns no more. */
final class Failures implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  @Override
  public void register(RoutesConfig routes) {
    routes.exception(ApiException.class, Failures::refused);
    routes.exception(InvalidRuleException.class, Failures::invalidRule);
    routes.exception(StoreNotReadyException.class, Failures::notReady);
    routes.exception(StoreElsewhereException.class, Failures::elsewhere);
    routes.exception(HttpResponseException.class, Failures::refusedByServer);
    routes.exception(Exception.class, Failures::unforeseen);
  }

  private static void refused(ApiException e, Context context) {
    if (e.status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    Answers.write(context, e.status(), e.body());
  }

  private static void invalidRule(InvalidRuleException e, Context context) {
    Answers.write(context, 400, ErrorBody.badInput(e.field(), e.expected(), e.actual()));
  }

  private static void notReady(StoreNotReadyException e, Context context) {
    LOG.debug("not ready", e);
    context.header("Retry-After", RETRY_AFTER_SECONDS);
    Answers.write(context, 503, ErrorBody.of("not ready: " + e.getMessage()));
  }

  private static void elsewhere(StoreElsewhereException e, Context context) {
    String host = e.host().host() + ":" + e.host().port();
    Answers.write(context, 421, ErrorBody.elsewhere("another instance has the answer", host));
  }

  private static void refusedByServer(HttpResponseException e, Context context) {
    e.getDetails().forEach((name, value) -> allow(context, name, value));
    Answers.write(context, e.getStatus(), ErrorBody.of(sentence(e.getStatus())));
  }

  /** The server names the methods that a path has in a detail of its own. */
  private static void allow(Context context, String name, String value) {
    if (name.toLowerCase(Locale.ROOT).contains("methods")) {
      context.header("Allow", value);
    }
  }

  private static void unforeseen(Exception e, Context context) {
    LOG.error("{} {} failed", context.method(), context.endpoint().path, e);
    Answers.write(context, 500, ErrorBody.of("internal error; the log of the server has more"));
  }

  static String sentence(int status) {
    return switch (status) {
      case 404 -> "there is nothing at this path";
      case 405 -> "the path does not have this method";
      case 413 -> "the body is too large";
      default -> status < 500 ? "the request cannot be understood" : "internal error";
    };
  }
}
