package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a call is, for those who make it.
 *
 * @param name tells it from all others; fit to be the name of a method
 * @param summary a few words
 * @param details what else there is to say; empty if that is nothing
 * @param replies the ones that are particular to it
 */
public record Description(
    String name,
    Tag tag,
    String summary,
    String details,
    List<Parameter<?>> parameters,
    Optional<Body> body,
    List<Reply> replies) {
  public Description {
    requireNonNull(name, "name");
    requireNonNull(tag, "tag");
    requireNonNull(summary, "summary");
    requireNonNull(details, "details");
    parameters = List.copyOf(parameters);
    requireNonNull(body, "body");
    replies = List.copyOf(replies);
  }

  /** Of a call that nothing was said of. */
  static Description none() {
    return new Description("", Tag.OPERATION, "", "", List.of(), Optional.empty(), List.of());
  }

  /** Whether anything was said of the call. */
  public boolean isGiven() {
    return !name.isEmpty();
  }

  Description named(Tag about, String id, String words) {
    return new Description(id, about, words, details, parameters, body, replies);
  }

  Description says(String words) {
    return new Description(name, tag, summary, words, parameters, body, replies);
  }

  Description with(List<Parameter<?>> more) {
    List<Parameter<?>> all =
        Stream.<Parameter<?>>concat(parameters.stream(), more.stream()).toList();
    return new Description(name, tag, summary, details, all, body, replies);
  }

  Description with(Body other) {
    return new Description(name, tag, summary, details, parameters, Optional.of(other), replies);
  }

  Description with(Reply reply) {
    List<Reply> all = Stream.concat(replies.stream(), Stream.of(reply)).toList();
    return new Description(name, tag, summary, details, parameters, body, all);
  }
}
