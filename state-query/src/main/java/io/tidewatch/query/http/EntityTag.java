package io.tidewatch.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Names the contents of an answer, so that who has it already need not be sent it again, and who
 * changes something can say what it was that they saw. It is weak: compressed or not, the contents
 * are the same.
 *
 * @param state what a change is compared with: of answers that differ only by what passes by itself
 *     it is the same
 * @param contents the rest of them
 */
record EntityTag(String state, String contents) {
  private static final int BYTES = 9;

  static final Parameter<String> IF_NONE_MATCH =
      Parameter.header("If-None-Match", Kind.text())
          .says("`ETag` of the answer that the caller has; 304 if it is still the same");

  static final Parameter<String> IF_MATCH =
      Parameter.header("If-Match", Kind.text())
          .says("`ETag` of the answer that the change is meant for; 412 if it is another one now");

  EntityTag {
    requireNonNull(state, "state");
    requireNonNull(contents, "contents");
  }

  /** Of an answer that nothing is compared with. */
  static EntityTag of(byte[] contents) {
    return new EntityTag("", digest(contents));
  }

  /** Of an answer about a thing that may be changed. */
  static EntityTag of(String state, byte[] contents) {
    return new EntityTag(digest(state.getBytes(UTF_8)), digest(contents));
  }

  /** As in a header. */
  String text() {
    return "W/\"" + (state.isEmpty() ? "" : state + ".") + contents + "\"";
  }

  /** Whether the caller has the same. */
  boolean isKnownTo(Context context) {
    return IF_NONE_MATCH.find(context).stream().anyMatch(header -> names(header, text()::equals));
  }

  /** Whether a change is meant for a thing of this state; it is if the caller says nothing. */
  static Predicate<String> meant(Context context) {
    Optional<String> header = IF_MATCH.find(context);
    return state ->
        header.isEmpty()
            || names(header.get(), tag -> tag.contains("\"" + digest(state.getBytes(UTF_8)) + "."));
  }

  private static boolean names(String header, Predicate<String> tag) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(",")).map(String::strip).anyMatch(tag);
  }

  private static String digest(byte[] contents) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(contents);
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(whole, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
