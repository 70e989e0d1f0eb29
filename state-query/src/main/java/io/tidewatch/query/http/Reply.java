package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer that a call may give.
 *
 * @param description when it is given
 */
public record Reply(int status, String description, Content content) {
  public Reply {
    requireNonNull(description, "description");
    requireNonNull(content, "content");
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("expected a status from 200 to 599, was " + status);
    }
  }

  /** What is in an answer. */
  public sealed interface Content {}

  /**
   * A JSON text.
   *
   * @param type of what is written
   */
  public record Json(Type type) implements Content {
    public Json {
      requireNonNull(type, "type");
    }
  }

  /**
   * A text that is no JSON.
   *
   * @param type its media type
   */
  public record Text(String type) implements Content {
    public Text {
      requireNonNull(type, "type");
    }
  }

  /**
   * Server-sent events, without end.
   *
   * @param types of the data of each event, as JSON, by the event's name
   */
  public record Events(SortedMap<String, Type> types) implements Content {
    public static final String MEDIA_TYPE = "text/event-stream";

    public Events {
      types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
    }
  }

  /** What was not as it should be. */
  public record Trouble() implements Content {}

  /** Nothing. */
  public record Nothing() implements Content {}
}
