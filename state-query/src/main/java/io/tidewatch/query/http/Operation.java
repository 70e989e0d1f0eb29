package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A call that the API answers. One declaration serves it and describes it: the document of the API
 * is made of these, and what a request may say is checked against the same.
 *
 * @param path with parameters in braces
 * @param role who may make it
 */
public record Operation(
    HandlerType method, String path, Role role, Handler handler, Description description) {
  private static final String ATTRIBUTE = "operation";

  public Operation {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(role, "role");
    requireNonNull(handler, "handler");
    requireNonNull(description, "description");
  }

  public Operation(HandlerType method, String path, Role role, Handler handler) {
    this(method, path, role, handler, Description.none());
  }

  static Operation get(String path, Handler handler) {
    return new Operation(HandlerType.GET, path, Role.READ, handler);
  }

  static Operation post(String path, Handler handler) {
    return new Operation(HandlerType.POST, path, Role.OPERATE, handler);
  }

  static Operation put(String path, Handler handler) {
    return new Operation(HandlerType.PUT, path, Role.OPERATE, handler);
  }

  static Operation delete(String path, Handler handler) {
    return new Operation(HandlerType.DELETE, path, Role.OPERATE, handler);
  }

  /** The same call for those of another role. */
  Operation openTo(Role other) {
    return new Operation(method, path, other, handler, description);
  }

  /**
   * The same call with what it is.
   *
   * @param name see {@link Description#name}
   */
  Operation named(Tag tag, String name, String summary) {
    return described(description.named(tag, name, summary));
  }

  /** The same call with more words. */
  Operation says(String details) {
    return described(description.says(details));
  }

  /** The same call with parameters. */
  Operation taking(Parameter<?>... parameters) {
    return described(description.with(List.of(parameters)));
  }

  /** The same call with a body. */
  Operation carrying(Body body) {
    return described(description.with(body));
  }

  /** The same call; it answers 200 with this. */
  Operation answering(Type type) {
    return replying(200, "", new Reply.Json(type));
  }

  Operation replying(int status, String words, Reply.Content content) {
    return described(description.with(new Reply(status, words, content)));
  }

  /** The same call; it may be refused. */
  Operation refusing(int status, String words) {
    return replying(status, words, new Reply.Trouble());
  }

  /** The same call; its answer has a tag, by which a caller knows whether it is new. */
  Operation tagged() {
    return taking(EntityTag.IF_NONE_MATCH).replying(304, "nothing is new", new Reply.Nothing());
  }

  private Operation described(Description other) {
    return new Operation(method, path, role, handler, other);
  }

  /**
   * Begins to answer a request.
   *
   * @throws ApiException 400, if it says something that the call does not take
   */
  void accept(Context context) {
    context.attribute(ATTRIBUTE, this);
    if (description.isGiven()) {
      checkQuery(context);
    }
  }

  /** The call that is being answered. */
  static Operation of(Context context) {
    Operation operation = context.attribute(ATTRIBUTE);
    return requireNonNull(operation, "operation");
  }

  /** Each must be known, and be there once. */
  private void checkQuery(Context context) {
    Set<String> names =
        description.parameters().stream()
            .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
            .map(Parameter::name)
            .collect(Collectors.toCollection(TreeSet::new));
    context
        .queryParamMap()
        .forEach((name, given) -> {
          if (!names.contains(name)) {
            String expected = names.isEmpty() ? "none" : "one of " + String.join(", ", names);
            throw ApiException.badInput("query parameter", expected, name);
          }
          if (given.size() != 1) {
            throw ApiException.badInput(name, "one value", given.size() + " values");
          }
        });
  }
}
