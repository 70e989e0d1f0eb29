package io.tidewatch.query.http;

import io.javalin.http.Context;
import io.tidewatch.contract.serde.Json;

/** Writes answers in the project's JSON dialect. */
final class Answers {
  static final String JSON = "application/json";

  private Answers() {}

  static void ok(Context context, Object body) {
    write(context, 200, body);
  }

  static void write(Context context, int status, Object body) {
    context.status(status).contentType(JSON).result(Json.MAPPER.writeValueAsBytes(body));
  }
}
