package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.door.Refusals.Reason;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off whoever takes too long to send a request or to read its answer, a few bytes at a time so
 * that the connection is never idle. Streams of events last as long as somebody listens.
 */
final class RequestDeadline extends Handler.Wrapper {
  private static final String EVENTS = "text/event-stream";

  private final Duration most;
  private final Refusals refusals;

  RequestDeadline(Duration most, Refusals refusals) {
    this.most = requireNonNull(most, "most");
    this.refusals = requireNonNull(refusals, "refusals");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Scheduler.Task deadline =
        request
            .getComponents()
            .getScheduler()
            .schedule(() -> cutOff(request, response), most.toMillis(), TimeUnit.MILLISECONDS);
    boolean handled = super.handle(request, response, Callback.from(deadline::cancel, callback));
    if (!handled) {
      deadline.cancel();
    }
    return handled;
  }

  private void cutOff(Request request, Response response) {
    String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.startsWith(EVENTS)) {
      refusals.count(Reason.TOO_SLOW);
      request.getConnectionMetaData().getConnection().close();
    }
  }
}
