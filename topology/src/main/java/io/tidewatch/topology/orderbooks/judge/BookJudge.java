package io.tidewatch.topology.orderbooks.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.orderbooks.OrderBooksOutput;
import io.tidewatch.topology.orderbooks.analysis.Moment;
import io.tidewatch.topology.orderbooks.analysis.Reading;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import java.util.List;

/**
 * Makes alerts and decisions of what the looks at one instrument's book say. Its state survives
 * book epochs; it knows nothing of stores or of Kafka. Not thread-safe.
 */
public final class BookJudge {
  private final String instId;
  private final DetectorCounters counters;
  private JudgeMemory memory;

  public BookJudge(String instId, JudgeMemory memory, DetectorCounters counters) {
    this.instId = requireNonNull(instId, "instId");
    this.memory = requireNonNull(memory, "memory");
    this.counters = requireNonNull(counters, "counters");
  }

  /** Judges a reading; answers with alerts and decisions only, never with the analysis itself. */
  public List<OrderBooksOutput> judge(
      Reading reading, Worth worth, Moment moment, BookRules rulesInForce) {
    requireNonNull(reading, "reading");
    return List.of();
  }

  /**
   * Closes what is open, as the book is no longer known to be right or was replaced.
   *
   * @param moment of the record that broke or replaced it
   */
  public List<OrderBooksOutput> bookLost(Moment moment, BookRules rulesInForce) {
    requireNonNull(moment, "moment");
    return List.of();
  }

  public JudgeMemory memory() {
    return memory;
  }

  @Override
  public String toString() {
    return "judge of " + instId + " counting for " + counters.detector();
  }
}
