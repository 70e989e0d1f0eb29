package io.tidewatch.query.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.change.ConfirmedWriter;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleVersions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes new versions of overrides to the rules topic, one after the other: two changes at the same
 * time get two version numbers. It is meant to be the only writer. Thread-safe.
 */
public final class RuleChanges implements AutoCloseable {
  /** Time for the change to reach every instance before it takes force. */
  private static final long LEAD_MS = 500;

  private final Overrides overrides;
  private final InstantSource clock;
  private final ConfirmedWriter<RuleOverride> writer;

  /** What this process wrote; the table that {@link #overrides} reads may be a moment behind. */
  private final Map<String, RuleOverride> written = new HashMap<>();

  public RuleChanges(KafkaAccess kafka, Overrides overrides, InstantSource clock) {
    this.overrides = requireNonNull(overrides, "overrides");
    this.clock = requireNonNull(clock, "clock");
    this.writer = new ConfirmedWriter<>(kafka, Topics.RULES, "tidewatch-rule-changes");
  }

  /**
   * Replaces what is overridden; nothing means that the defaults apply again. Returns once the
   * change is on the topic.
   *
   * @param author who asks
   * @param action for the record
   * @param parameters checked by {@link RuleDefinition#with}
   * @throws StoreNotReadyException if the present override cannot be read, or Kafka did not take
   *     the change in time
   */
  public RuleOverride replace(
      Author author,
      String action,
      String rule,
      Optional<String> subject,
      Map<String, String> parameters) {
    return replaceIf(author, action, rule, subject, parameters, state -> true).orElseThrow();
  }

  /**
   * The same, if the rule is as whoever asks for it believes.
   *
   * @param meant whether the change is meant for a rule of this state
   * @return empty if it is not; nothing is changed then
   * @throws StoreNotReadyException as for {@link #replace}
   */
  public synchronized Optional<RuleOverride> replaceIf(
      Author author,
      String action,
      String rule,
      Optional<String> subject,
      Map<String, String> parameters,
      Predicate<RuleState> meant) {
    return meant.test(state(rule))
        ? Optional.of(write(author, action, rule, subject, parameters))
        : Optional.empty();
  }

  private RuleState state(String rule) {
    List<RuleOverride> known = new ArrayList<>(overrides.of(rule));
    written.values().stream().filter(mine -> mine.rule().equals(rule)).forEach(known::add);
    return RuleState.of(known);
  }

  private RuleOverride write(
      Author author,
      String action,
      String rule,
      Optional<String> subject,
      Map<String, String> parameters) {
    // The change counts from a time that begins to run below.
    writer.prepare();
    String key = RuleOverride.key(rule, subject);
    Optional<RuleOverride> present = present(key);
    long from = RuleVersions.nextSlot(clock.millis() + LEAD_MS);
    RuleOverride next =
        present
            .map(was -> was.with(Math.max(from, was.latest().effectiveFrom()), parameters))
            .orElseGet(() -> RuleOverride.first(rule, subject, from, parameters));
    writer.write(
        key,
        next,
        author.entry(
            action, "rules/" + key, present.map(RuleOverride::latest), Optional.of(next.latest())));
    written.put(key, next);
    return next;
  }

  private Optional<RuleOverride> present(String key) {
    Optional<RuleOverride> read = overrides.find(key);
    Optional<RuleOverride> mine = Optional.ofNullable(written.get(key));
    return mine.filter(own -> read.isEmpty() || number(own) >= number(read.get())).or(() -> read);
  }

  private static int number(RuleOverride override) {
    return override.latest().number();
  }

  @Override
  public void close() {
    writer.close();
  }
}
