package io.tidewatch.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tidewatch.query.stream.CatchUp;
import io.tidewatch.query.stream.EventHub;
import io.tidewatch.query.stream.EventKind;
import io.tidewatch.query.stream.Follower;
import io.tidewatch.query.stream.Interest;
import io.tidewatch.query.stream.Positions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens, as it happens: {@code /api/stream}, server-sent events as in the HTML standard,
 * section 9.2.
 */
public final class StreamResource implements Resource {
  private static final List<String> TYPES =
      Stream.of(EventKind.values()).map(EventKind::type).toList();
  private static final Logger LOG = LoggerFactory.getLogger(StreamResource.class);
  private static final int MAX_SUBJECTS = 200;

  private static final Parameter<Set<EventKind>> KINDS =
      Parameter.query("types", Kind.text().as(StreamResource::kinds))
          .says("kinds of events, with commas between: " + String.join(", ", TYPES))
          .example("alerts,feeds");
  private static final Parameter<Set<String>> SUBJECTS =
      Parameter.query("subjects", Kind.text().as(StreamResource::subjects))
          .says("symbols, instruments, addresses or feeds, with commas between; all without it")
          .example("BTCUSDT,ETHUSDT");
  private static final Parameter<Positions> SINCE =
      Parameter.header("Last-Event-ID", Kind.text().as(StreamResource::positions))
          .says("the id of the last event that was read, of any instance: tells what came after it")
          .example("a0.15_f0.7");

  private final EventHub hub;
  private final CatchUp catchUp;

  public StreamResource(EventHub hub, CatchUp catchUp) {
    this.hub = requireNonNull(hub, "hub");
    this.catchUp = requireNonNull(catchUp, "catchUp");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/stream", this::stream)
            .named(Tag.OPERATION, "stream", "What happens, as it happens: server-sent events")
            .says(
                "Each event has the kind as its name and the record of its topic as its data. The"
                    + " event `gap` names kinds of which some were missed. A line that begins with"
                    + " a colon says that there is nothing new. Who reads too slowly is cut off.")
            .taking(KINDS, SUBJECTS, SINCE)
            .replying(200, "events, without end", new Reply.Events(EventKind.types()))
            .refusing(503, "too many follow already"));
  }

  private void stream(Context context) {
    Interest interest =
        new Interest(
            KINDS.find(context).orElseGet(() -> Set.of(EventKind.values())),
            SUBJECTS.find(context).orElseGet(Set::of));
    Optional<Positions> since = SINCE.find(context);
    if (context.method() == HandlerType.HEAD) {
      context.contentType(Reply.Events.MEDIA_TYPE);
      return;
    }
    switch (hub.follow(interest, hangUp(context))) {
      case EventHub.Admission.NotNow(String why) -> throw ApiException.notReady(why);
      case EventHub.Admission.Admitted(Follower follower) ->
          tell(
              context,
              follower,
              new EventWriter(hub, follower, since, catchUp, Gate.standing(context)));
    }
  }

  /** Ends the connection, whatever is being written to it. */
  private static Runnable hangUp(Context context) {
    EndPoint end =
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    return end::close;
  }

  /** The request's thread serves others meanwhile. */
  private void tell(Context context, Follower follower, EventWriter writer) {
    context.contentType(Reply.Events.MEDIA_TYPE + "; charset=" + UTF_8);
    // Whatever stands between must not gather events before it passes them on.
    context.header("X-Accel-Buffering", "no");
    context.future(() -> {
      CompletableFuture<Void> over = new CompletableFuture<>();
      Thread.ofVirtual()
          .name("stream")
          .start(() -> {
            try {
              writer.write(context.res().getOutputStream());
            } catch (IOException e) {
              LOG.debug("a reader of the stream is gone: {}", e.toString());
            } finally {
              hub.leave(follower);
              over.complete(null);
            }
          });
      return over;
    });
  }

  private static Set<EventKind> kinds(String name, String text) {
    return Stream.of(text.split(",", -1))
        .map(type ->
            EventKind.ofType(type)
                .orElseThrow(() -> ApiException.badInput(name, "some of " + TYPES, type)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> subjects(String name, String text) {
    Set<String> subjects = Stream.of(text.split(",", -1)).collect(Collectors.toUnmodifiableSet());
    if (subjects.size() > MAX_SUBJECTS) {
      throw ApiException.badInput(name, "at most " + MAX_SUBJECTS, subjects.size() + " subjects");
    }
    return subjects;
  }

  private static Positions positions(String name, String id) {
    return Positions.read(id)
        .orElseThrow(() -> ApiException.badInput(name, "the id of an event of this stream", id));
  }
}
