package io.tidewatch.contract.topic;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of topics and of the records on them, as the document shows it. */
public final class TopicCatalogue {
  private TopicCatalogue() {}

  /**
   * Writes the catalogue.
   *
   * @param values the record types on the topics, in the order in which they are to be described
   */
  public static String markdown(List<Class<? extends Record>> values) {
    StringBuilder page = new StringBuilder();
    page.append("# Topics\n\n")
        .append("Made from the constants in `contract.topic.Topics` and the records they carry;")
        .append(" the build checks that it is up to date.\n\n")
        .append("| topic | key | value | partitions | kept |\n| --- | --- | --- | --- | --- |\n");
    Topics.ALL.forEach(topic -> page.append(row(topic)));
    page.append("\n# Records\n\nValues are JSON. Absent optional fields are left out.\n");
    for (Class<?> type : withParts(values)) {
      page.append("\n## ").append(name(type)).append("\n\n");
      if (type.isRecord()) {
        page.append("| field | type |\n| --- | --- |\n");
        for (RecordComponent component : type.getRecordComponents()) {
          page.append("| `")
              .append(component.getName())
              .append("` | ")
              .append(text(component.getGenericType()))
              .append(" |\n");
        }
      } else if (type.isEnum()) {
        page.append("One of ")
            .append(
                Arrays.stream(type.getEnumConstants())
                    .map(constant -> "`" + constant + "`")
                    .collect(Collectors.joining(", ")))
            .append(".\n");
      } else {
        page.append("One of ")
            .append(
                Arrays.stream(type.getPermittedSubclasses())
                    .map(TopicCatalogue::name)
                    .collect(Collectors.joining(", ")))
            .append(", told apart by `kind`.\n");
      }
    }
    return page.toString();
  }

  private static String row(Topic<?, ?> topic) {
    return "| `"
        + topic.name()
        + "` | "
        + topic.keyMeaning()
        + " | "
        + topic.valueMeaning()
        + " | "
        + topic.partitions()
        + " | "
        + kept(topic.retention())
        + " |\n";
  }

  private static String kept(Retention retention) {
    return switch (retention) {
      case Retention.For(java.time.Duration age) -> age.toDays() + " d";
      case Retention.Compacted compacted -> "last of each key";
    };
  }

  /** The types and all of ours that they are made of, each once. */
  private static Set<Class<?>> withParts(List<Class<? extends Record>> values) {
    Set<Class<?>> types = new LinkedHashSet<>();
    Deque<Type> open = new ArrayDeque<>(values);
    while (!open.isEmpty()) {
      Type next = open.poll();
      if (next instanceof ParameterizedType parameterized) {
        open.addAll(List.of(parameterized.getActualTypeArguments()));
      } else if (next instanceof Class<?> type && isOurs(type) && types.add(type)) {
        if (type.isRecord()) {
          Arrays.stream(type.getRecordComponents()).forEach(c -> open.add(c.getGenericType()));
        } else if (type.isSealed()) {
          open.addAll(List.of(type.getPermittedSubclasses()));
        }
      }
    }
    return types;
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("io.tidewatch.");
  }

  private static String text(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      String arguments =
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(TopicCatalogue::text)
              .collect(Collectors.joining(", "));
      Class<?> raw = (Class<?>) parameterized.getRawType();
      return switch (raw.getSimpleName()) {
        case "Optional" -> arguments + ", optional";
        case "List" -> "list of " + arguments;
        default -> raw.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " of " + arguments;
      };
    }
    Class<?> plain = (Class<?>) type;
    return switch (plain.getSimpleName()) {
      case "long", "int", "Long" -> "whole number";
      case "BigDecimal" -> "decimal number";
      case "String" -> "text";
      case "JsonNode" -> "any JSON";
      default -> isOurs(plain) ? name(plain) : plain.getSimpleName();
    };
  }

  private static String name(Class<?> type) {
    return type.getEnclosingClass() == null
        ? type.getSimpleName()
        : name(type.getEnclosingClass()) + "." + type.getSimpleName();
  }
}
