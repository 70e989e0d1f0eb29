package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type names the kind of trouble and stays the same; `about:blank` if the status says it all
 * @param title the kind of trouble in a few words
 * @param status of the answer
 * @param detail one sentence about this very trouble
 * @param field what of the request was wrong
 * @param expected what it should have been
 * @param actual what it was, cut and without control characters
 * @param host whom to ask instead
 * @param findings one sentence for each row that cannot be used, not more than a hundred
 * @param findingsTotal how many of them there are
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> field,
    Optional<String> expected,
    Optional<String> actual,
    Optional<String> host,
    Optional<List<String>> findings,
    Optional<Integer> findingsTotal) {
  private static final int MAX_ACTUAL = 100;

  public Problem {
    requireNonNull(type, "type");
    requireNonNull(title, "title");
    requireNonNull(detail, "detail");
    requireNonNull(field, "field");
    requireNonNull(expected, "expected");
    requireNonNull(actual, "actual");
    requireNonNull(host, "host");
    findings = findings.map(List::copyOf);
    requireNonNull(findingsTotal, "findingsTotal");
  }

  static Problem of(Trouble trouble, String detail) {
    return new Problem(
        trouble.urn(),
        trouble.title(),
        trouble.status(),
        detail,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of what the server itself refuses. */
  static Problem ofStatus(int status) {
    return Trouble.of(status)
        .map(trouble -> of(trouble, sentence(status)))
        .orElseGet(() ->
            of(status < 500 ? Trouble.BAD_INPUT : Trouble.INTERNAL, sentence(status))
                .called("about:blank", status));
  }

  static Problem badInput(String field, String expected, String actual) {
    String name = printable(field, MAX_ACTUAL);
    String found = printable(actual, MAX_ACTUAL);
    Problem plain =
        of(Trouble.BAD_INPUT, name + ": expected " + expected + ", was '" + found + "'");
    return new Problem(
        plain.type,
        plain.title,
        plain.status,
        plain.detail,
        Optional.of(name),
        Optional.of(expected),
        Optional.of(found),
        plain.host,
        plain.findings,
        plain.findingsTotal);
  }

  /** This one, with the instance that would not have it. */
  Problem ask(String other) {
    return new Problem(
        type,
        title,
        status,
        detail,
        field,
        expected,
        actual,
        Optional.of(other),
        findings,
        findingsTotal);
  }

  /** This one, with what was found. */
  Problem with(List<String> sentences, int total) {
    return new Problem(
        type,
        title,
        status,
        detail,
        field,
        expected,
        actual,
        host,
        Optional.of(sentences),
        Optional.of(total));
  }

  private Problem called(String otherType, int otherStatus) {
    return new Problem(
        otherType,
        title,
        otherStatus,
        detail,
        field,
        expected,
        actual,
        host,
        findings,
        findingsTotal);
  }

  private static String sentence(int status) {
    return switch (status) {
      case 403 -> "pages of other sites change nothing here";
      case 404 -> "there is nothing at this path";
      case 405 -> "the path does not have this method";
      case 408 -> "the request did not come in time";
      case 413 -> "the body is too large";
      case 414, 431 -> "the address or the headers are too large or too many";
      case 421 -> "this server is not called by that name; http.allowed-hosts adds names";
      case 429 -> "too many requests; ask again later";
      default -> status < 500 ? "the request cannot be understood" : "internal error";
    };
  }

  /** Cut and without control characters. */
  static String printable(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most) + "...";
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
