package io.tidewatch.standalone.log;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of lines: those that this process knows, and what looks like one. No part shows
 * them by itself; but an exception of a library may have an address in it, and an address a token.
 */
final class HiddenTexts {
  static final HiddenTexts UNKNOWN = of(List.of());

  private static final String MASK = "***";

  /** A shorter one would be found in words that are none. */
  private static final int SHORTEST = 8;

  private static final int SHORTEST_LINE = 16;
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /** User and password before a host, Telegram's token, tokens of headers, and parameters. */
  private static final List<Pattern> LIKE_SECRETS =
      List.of(
          Pattern.compile("(://)[^/\\s\"@]{1,512}(?=@)"),
          Pattern.compile("(/bot)\\d{3,20}:[\\w-]+"),
          Pattern.compile(
              "(?i)(authorization[\"']?\\s?[:=]\\s?)(?:bearer |basic )?[^\\s\"',}\\]]+"),
          Pattern.compile("(?i)(bearer )[\\w.~+/=-]{8,}"),
          Pattern.compile(
              "(?i)([?&](?:key|api[-_]?key|token|access[-_]?token|sign|signature)=)[^\\s&\"'<>)\\\\]+"),
          Pattern.compile("(?i)((?:password|passwd|secret)=)[^\\s&\"',;)}\\]\\\\]+"));

  private final List<String> known;

  private HiddenTexts(List<String> known) {
    this.known = List.copyOf(known);
  }

  /** Hides these, and the parts of them that are secret by themselves. */
  static HiddenTexts of(Collection<String> secrets) {
    Set<String> texts = new LinkedHashSet<>();
    secrets.stream().flatMap(HiddenTexts::parts).flatMap(HiddenTexts::writings).forEach(texts::add);
    // The longest first: what is left of it once a part of it is gone would not be found.
    return new HiddenTexts(
        texts.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  private static Stream<String> parts(String secret) {
    // Several with names, as addresses and keys of channels are given.
    Stream<String> named =
        Stream.of(secret.split(",")).map(pair -> pair.substring(pair.indexOf('=') + 1));
    // What a line for a login has in quotes, and the lines of a key.
    Stream<String> quoted = QUOTED.matcher(secret).results().map(found -> found.group(1));
    Stream<String> lines =
        secret.lines().filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"));
    return Stream.of(Stream.of(secret), named, quoted, lines)
        .flatMap(all -> all)
        .map(String::strip)
        .flatMap(part -> Stream.concat(Stream.of(part), place(part)))
        .filter(part -> part.length() >= SHORTEST);
  }

  /** What an address has behind its host, which a client may tell alone. */
  private static Stream<String> place(String part) {
    try {
      URI uri = new URI(part);
      return uri.getHost() == null || uri.getRawPath() == null
          ? Stream.empty()
          : Stream.of(
              uri.getRawPath(), uri.getRawPath().substring(uri.getRawPath().lastIndexOf('/') + 1));
    } catch (URISyntaxException e) {
      return Stream.empty();
    }
  }

  /** The ways in which it may be written. */
  private static Stream<String> writings(String text) {
    return Stream.of(
        text,
        URLEncoder.encode(text, StandardCharsets.UTF_8),
        text.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** The line without them. */
  String hiddenIn(String line) {
    String shown = line;
    for (String text : known) {
      shown = shown.replace(text, MASK);
    }
    for (Pattern pattern : LIKE_SECRETS) {
      shown = pattern.matcher(shown).replaceAll("$1" + MASK);
    }
    return shown;
  }
}
