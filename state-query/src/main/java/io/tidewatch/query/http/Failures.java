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
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String RETRY_AFTER_SECONDS = "1";

  void register(RoutesConfig routes) {
    routes.exception(ApiException.class, Failures::refused);
    routes.exception(InvalidRuleException.class, Failures::invalidRule);
    routes.exception(StoreNotReadyException.class, Failures::notReady);
    routes.exception(StoreElsewhereException.class, Failures::elsewhere);
    routes.exception(HttpResponseException.class, Failures::refusedByServer);
    routes.exception(Exception.class, Failures::unforeseen);
  }

  private static void refused(ApiException e, Context context) {
    if (e.problem().status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    if (e.problem().status() == 503) {
      context.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    Answers.problem(context, e.problem());
  }

  private static void invalidRule(InvalidRuleException e, Context context) {
    Answers.problem(context, Problem.badInput(e.field(), e.expected(), e.actual()));
  }

  private static void notReady(StoreNotReadyException e, Context context) {
    LOG.debug("not ready", e);
    context.header("Retry-After", RETRY_AFTER_SECONDS);
    Answers.problem(context, Problem.of(Trouble.NOT_READY, "not ready: " + e.getMessage()));
  }

  private static void elsewhere(StoreElsewhereException e, Context context) {
    String host = e.host().host() + ":" + e.host().port();
    Answers.problem(
        context, Problem.of(Trouble.ELSEWHERE, "another instance has the answer").ask(host));
  }

  private static void refusedByServer(HttpResponseException e, Context context) {
    e.getDetails().forEach((name, value) -> allow(context, name, value));
    Answers.problem(context, Problem.ofStatus(e.getStatus()));
  }

  /** The server names the methods that a path has in a detail of its own. */
  private static void allow(Context context, String name, String value) {
    if (name.toLowerCase(Locale.ROOT).contains("methods")) {
      context.header("Allow", value);
    }
  }

  private static void unforeseen(Exception e, Context context) {
    try {
      Answers.problem(
          context, Problem.of(Trouble.INTERNAL, "internal error; the log of the server has more"));
      LOG.error("{} {} failed", context.method(), context.endpoint().path, e);
    } catch (RuntimeException gone) {
      // The connection went, and the server took request and response back. Thrown from here, it
      // would be handled as the next failure of the same request, and so on without end.
      LOG.info("a request failed when nobody was left to be told: {}", e.toString());
    }
  }
}
