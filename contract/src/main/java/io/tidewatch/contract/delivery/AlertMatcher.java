package io.tidewatch.contract.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which alerts are meant. What is left out matches everything; a pattern is the exact text, or has
 * {@code *} for any number of characters.
 *
 * @param rule pattern of the rule id
 * @param subject pattern of the subject
 * @param severities none means all
 */
public record AlertMatcher(
    Optional<String> rule, Optional<String> subject, Set<Severity> severities) {
  /** Matches every alert. */
  public static final AlertMatcher ALL =
      new AlertMatcher(Optional.empty(), Optional.empty(), Set.of());

  public AlertMatcher {
    rule = rule == null ? Optional.empty() : rule;
    subject = subject == null ? Optional.empty() : subject;
    // Sorted, as equal matchers must be equal bytes in every process.
    severities =
        severities == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(severities));
  }

  /** Matches whatever is said of one subject. */
  public static AlertMatcher ofSubject(String subject) {
    return new AlertMatcher(Optional.empty(), Optional.of(subject), Set.of());
  }

  /** Whether it means an alert with these. */
  public boolean matches(String ruleId, String subjectId, Severity severity) {
    requireNonNull(severity, "severity");
    return rule.map(pattern -> fits(pattern, ruleId)).orElse(true)
        && subject.map(pattern -> fits(pattern, subjectId)).orElse(true)
        && (severities.isEmpty() || severities.contains(severity));
  }

  /** Linear in both lengths but for the last star tried: no pattern of a stranger takes long. */
  private static boolean fits(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
