package io.tidewatch.simulator.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the HTML of a message by the letter of the documents: the venue itself forgives a stray
 * {@code &} or {@code >}, this does not.
 */
final class TelegramHtml {
  private static final Set<String> TAGS =
      Set.of(
          "b",
          "strong",
          "i",
          "em",
          "u",
          "ins",
          "s",
          "strike",
          "del",
          "a",
          "code",
          "pre",
          "blockquote",
          "span",
          "tg-spoiler",
          "tg-emoji");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z-]*)((?:\\s[^<>]*)?)>");
  private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|\\w+);");
  private static final Map<String, String> NAMED =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

  private final String source;
  private final StringBuilder shown = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private int at;

  private TelegramHtml(String source) {
    this.source = source;
  }

  /** The text without its markup. */
  static String shown(String source) throws Unreadable {
    return new TelegramHtml(source).read();
  }

  private String read() throws Unreadable {
    while (at < source.length()) {
      switch (source.charAt(at)) {
        case '<' -> tag();
        case '&' -> entity();
        case '>' -> throw new Unreadable("Unescaped '>' at offset " + at);
        default -> shown.append(source.charAt(at++));
      }
    }
    if (!open.isEmpty()) {
      throw new Unreadable("Can't find end tag corresponding to start tag \"" + open.peek() + '"');
    }
    return shown.toString();
  }

  private void tag() throws Unreadable {
    Matcher tag = TAG.matcher(source).region(at, source.length());
    if (!tag.lookingAt()) {
      throw new Unreadable("Unsupported start tag at offset " + at);
    }
    String name = tag.group(2).toLowerCase(Locale.ROOT);
    if (!TAGS.contains(name)) {
      throw new Unreadable("Unsupported start tag \"%s\" at offset %d".formatted(name, at));
    }
    if (tag.group(1).isEmpty()) {
      open.push(name);
    } else if (!name.equals(open.poll())) {
      throw new Unreadable("Unexpected end tag \"%s\" at offset %d".formatted(name, at));
    }
    at = tag.end();
  }

  private void entity() throws Unreadable {
    Matcher entity = ENTITY.matcher(source).region(at, source.length());
    if (!entity.lookingAt()) {
      throw new Unreadable("Unescaped '&' at offset " + at);
    }
    shown.append(character(entity.group(1)));
    at = entity.end();
  }

  private String character(String name) throws Unreadable {
    if (name.startsWith("#")) {
      int code =
          name.startsWith("#x")
              ? Integer.parseInt(name, 2, name.length(), 16)
              : Integer.parseInt(name, 1, name.length(), 10);
      if (code == 0 || !Character.isValidCodePoint(code)) {
        throw new Unreadable("No character &%s; at offset %d".formatted(name, at));
      }
      return Character.toString(code);
    }
    String character = NAMED.get(name);
    if (character == null) {
      throw new Unreadable("Unknown entity &%s; at offset %d".formatted(name, at));
    }
    return character;
  }

  /** The markup is wrong; the message says where. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }
}
