package io.tidewatch.query.peer;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes values of any type that is made of records, with everything that can be there, or with
 * nothing that need not be. Decimals have zeros at their ends, and texts what JSON has to escape.
 */
final class Samples {
  private final boolean full;
  private final Map<Class<?>, Function<Samples, ?>> own = new HashMap<>();
  private int count;

  private Samples(boolean full) {
    this.full = full;
  }

  /** With everything that can be there. */
  static Samples full() {
    return new Samples(true);
  }

  /** With nothing that need not be. */
  static Samples bare() {
    return new Samples(false);
  }

  /** A type whose values cannot be made of any parts. */
  <T> Samples with(Class<T> type, Function<Samples, T> making) {
    own.put(type, making);
    return this;
  }

  boolean isFull() {
    return full;
  }

  /** One of each kind, where the type has several. */
  @SuppressWarnings("unchecked")
  <T> List<T> all(Type type) {
    return (List<T>) kinds(type);
  }

  private List<Object> kinds(Type type) {
    Class<?> raw = raw(type);
    if (raw.isSealed()) {
      return Arrays.stream(raw.getPermittedSubclasses()).map(this::one).toList();
    }
    if (raw == Optional.class || raw == List.class) {
      List<Object> found = new ArrayList<>();
      for (Object inner : kinds(argument(type, 0))) {
        found.add(raw == List.class ? list(inner) : optional(inner));
      }
      return found;
    }
    return List.of(one(type));
  }

  private Object one(Type type) {
    Class<?> raw = raw(type);
    if (own.containsKey(raw)) {
      return own.get(raw).apply(this);
    }
    if (raw == Optional.class) {
      return full ? Optional.of(one(argument(type, 0))) : Optional.empty();
    }
    if (raw == List.class) {
      return full ? List.of(one(argument(type, 0)), one(argument(type, 0))) : List.of();
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(type);
    }
    if (raw.isEnum()) {
      return raw.getEnumConstants()[count++ % raw.getEnumConstants().length];
    }
    if (raw.isSealed()) {
      return one(raw.getPermittedSubclasses()[0]);
    }
    return raw.isRecord() ? record(raw) : plain(raw);
  }

  private Object optional(Object inner) {
    return full ? Optional.of(inner) : Optional.empty();
  }

  private Object list(Object inner) {
    return full ? List.of(inner, inner) : List.of();
  }

  private Object map(Type type) {
    return full ? Map.of(one(argument(type, 0)), one(argument(type, 1))) : Map.of();
  }

  private Object plain(Class<?> type) {
    count++;
    return switch (type.getName()) {
      case "java.lang.String" -> "text \"" + count + "\" \u00e4\n";
      case "java.math.BigDecimal" -> new BigDecimal(count % 2 == 0 ? "0.00000070" : "12.3400");
      case "int", "java.lang.Integer" -> count;
      case "long", "java.lang.Long" -> 1_795_000_000_000L + count;
      case "boolean", "java.lang.Boolean" -> full;
      case "java.time.Duration" -> Duration.ofMillis(count);
      default -> throw new IllegalArgumentException("no sample of " + type);
    };
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(component -> one(component.getGenericType())).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no sample of " + type, e);
    }
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
  }
}
