package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A parameter of a call. What it is described as is what is read: there is no second place that
 * knows its name, its bounds or its default.
 *
 * @param <T> what its text stands for
 */
public final class Parameter<T> {
  /** Where in a request it stands. */
  public enum Place {
    PATH,
    QUERY,
    HEADER
  }

  /**
   * Understands the text of a parameter.
   *
   * @param <T> what it stands for
   */
  interface Reader<T> extends BiFunction<String, String, T> {
    /**
     * @param name of the parameter
     * @throws ApiException 400, if it stands for nothing
     */
    @Override
    T apply(String name, String text);
  }

  private final Place place;
  private final String name;
  private final Shape shape;
  private final String description;
  private final Optional<T> fallback;
  private final Reader<T> reader;

  private Parameter(
      Place place,
      String name,
      Shape shape,
      String description,
      Optional<T> fallback,
      Reader<T> reader) {
    this.place = requireNonNull(place, "place");
    this.name = requireNonNull(name, "name");
    this.shape = requireNonNull(shape, "shape");
    this.description = requireNonNull(description, "description");
    this.fallback = requireNonNull(fallback, "fallback");
    this.reader = requireNonNull(reader, "reader");
  }

  static <T> Parameter<T> path(String name, Kind<T> kind) {
    return new Parameter<>(Place.PATH, name, kind.shape(), "", Optional.empty(), kind.reader());
  }

  static <T> Parameter<T> query(String name, Kind<T> kind) {
    return new Parameter<>(Place.QUERY, name, kind.shape(), "", Optional.empty(), kind.reader());
  }

  static <T> Parameter<T> header(String name, Kind<T> kind) {
    return new Parameter<>(Place.HEADER, name, kind.shape(), "", Optional.empty(), kind.reader());
  }

  /** The same with words for people. */
  Parameter<T> says(String text) {
    return new Parameter<>(place, name, shape, text, fallback, reader);
  }

  /** The same; a request without it is understood as if it had this. */
  Parameter<T> orElse(T value) {
    return new Parameter<>(
        place, name, shape.with("default", value), description, Optional.of(value), reader);
  }

  /** The same with a text that is one of its values. */
  Parameter<T> example(Object value) {
    return new Parameter<>(
        place, name, shape.with("example", value), description, fallback, reader);
  }

  /** The same; who begins now is to do without it. */
  Parameter<T> deprecated() {
    return new Parameter<>(
        place, name, shape.with("deprecated", true), description, fallback, reader);
  }

  /**
   * What a request says.
   *
   * @return empty if it says nothing and nothing is understood by that
   * @throws ApiException 400, if it says something that cannot be
   */
  Optional<T> find(Context context) {
    if (!Operation.of(context).description().parameters().contains(this)) {
      throw new IllegalStateException(
          "expected only parameters that the call declares, was " + name);
    }
    return Optional.ofNullable(text(context))
        .map(text -> reader.apply(name, text))
        .or(() -> fallback);
  }

  /** The same, of a parameter that is in every request or has a default. */
  T of(Context context) {
    return find(context)
        .orElseThrow(() -> new IllegalStateException("expected a value of " + name + ", was none"));
  }

  private String text(Context context) {
    return switch (place) {
      case PATH -> context.pathParam(name);
      case QUERY -> context.queryParam(name);
      case HEADER -> context.header(name);
    };
  }

  public Place place() {
    return place;
  }

  public String name() {
    return name;
  }

  /** What its text may look like. */
  public Shape shape() {
    return shape;
  }

  /** Words for people; empty if its name says it all. */
  public String description() {
    return description;
  }
}
