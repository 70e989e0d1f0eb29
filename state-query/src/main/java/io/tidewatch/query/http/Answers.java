package io.tidewatch.query.http;

import io.javalin.http.Context;
import io.tidewatch.contract.serde.Json;

/** Writes answers in the project's JSON dialect. */
final class Answers {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  private Answers() {}

  static void ok(Context context, Object body) {
    write(context, 200, body);
  }

  static void write(Context context, int status, Object body) {
    context.status(status).contentType(JSON).result(Json.MAPPER.writeValueAsBytes(body));
  }

  /** Answers 200; or 304, if the caller has the same already. */
  static void tagged(Context context, EntityTag tag, String type, byte[] contents) {
    context.header("ETag", tag.text()).header("Cache-Control", "no-cache");
    if (tag.isKnownTo(context)) {
      context.status(304);
    } else {
      context.status(200).contentType(type).result(contents);
    }
  }

  /** The same of an answer that is written in the project's JSON dialect. */
  static void tagged(Context context, Object body) {
    byte[] contents = Json.MAPPER.writeValueAsBytes(body);
    tagged(context, EntityTag.of(contents), JSON, contents);
  }

  static void problem(Context context, Problem problem) {
    write(context, problem.status(), problem);
    context.contentType(PROBLEM);
  }
}
