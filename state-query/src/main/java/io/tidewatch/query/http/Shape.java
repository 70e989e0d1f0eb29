package io.tidewatch.query.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a parameter or a part of a request may look like, as a JSON Schema: plain maps, lists, texts
 * and numbers.
 *
 * @param keywords of the schema, in the order in which they are to be read
 */
public record Shape(Map<String, Object> keywords) {
  private static final String DESCRIPTION = "description";

  public Shape {
    keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
  }

  static Shape text() {
    return of("string");
  }

  static Shape text(int least, int most) {
    return text().with("minLength", least).with("maxLength", most);
  }

  static Shape whole(long from, long to) {
    return of("integer").with("minimum", from).with("maximum", to);
  }

  static Shape number() {
    return of("number");
  }

  static Shape flag() {
    return of("boolean");
  }

  static Shape choice(List<String> values) {
    return text().with("enum", List.copyOf(values));
  }

  /** One of the names of these, in capitals or small letters. */
  static Shape eitherCase(Class<? extends Enum<?>> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return choice(
        Stream.concat(names.stream(), names.stream().map(name -> name.toLowerCase(Locale.ROOT)))
            .toList());
  }

  static Shape listOf(Shape element) {
    return of("array").with("items", element.keywords());
  }

  /** An object whose fields may have any name. */
  static Shape mapOf(Shape value) {
    return of("object").with("additionalProperties", value.keywords());
  }

  static Shape anyOf(Shape... shapes) {
    return new Shape(Map.of("anyOf", Arrays.stream(shapes).map(Shape::keywords).toList()));
  }

  /** An object without fields, which are added by {@link #field} and {@link #required}. */
  static Shape object() {
    return of("object").with("properties", Map.of()).with("additionalProperties", false);
  }

  /** This object with a field that may be left out. */
  Shape field(String name, Shape shape, String description) {
    Map<String, Object> properties = new LinkedHashMap<>();
    ((Map<?, ?>) keywords.get("properties")).forEach((key, it) -> properties.put("" + key, it));
    properties.put(name, shape.with(DESCRIPTION, description).keywords());
    return with("properties", Collections.unmodifiableMap(properties));
  }

  /** This object with a field that must be there. */
  Shape required(String name, Shape shape, String description) {
    List<Object> names = new ArrayList<>((List<?>) keywords.getOrDefault("required", List.of()));
    names.add(name);
    return field(name, shape, description).with("required", List.copyOf(names));
  }

  Shape with(String keyword, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(keywords);
    more.put(keyword, value);
    return new Shape(more);
  }

  private static Shape of(String type) {
    return new Shape(Map.of("type", type));
  }
}
