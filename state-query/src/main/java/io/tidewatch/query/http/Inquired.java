package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.tidewatch.query.store.Freshness;
import io.tidewatch.query.store.Inquiry;

/** Gives each request its time, and says with the answer how fresh what was read for it is. */
record Inquired(Handler handler) implements Handler {
  private static final String SOURCE = "Tidewatch-Source";
  private static final String LAG = "Tidewatch-Lag";

  Inquired {
    requireNonNull(handler, "handler");
  }

  @Override
  public void handle(Context context) throws Exception {
    Inquiry inquiry = Inquiry.within(Inquiry.PATIENCE);
    inquiry.<Void, Exception>ask(() -> {
      handler.handle(context);
      return null;
    });
    inquiry.freshness().ifPresent(found -> add(found, context));
  }

  private static void add(Freshness found, Context context) {
    context.header(SOURCE, found.word()).header(LAG, Long.toString(found.lag()));
  }
}
