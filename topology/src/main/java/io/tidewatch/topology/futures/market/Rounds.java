package io.tidewatch.topology.futures.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.RoundEntry.Heard;
import io.tidewatch.topology.futures.market.RoundEntry.Round;
import io.tidewatch.topology.futures.market.RoundEntry.Verdict;
import io.tidewatch.topology.futures.market.RoundEntry.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gathers what the symbols of a round were found to be until all of it is there: every partition
 * has come past the end of the round and its grace; one that says nothing is not waited for for
 * ever, see {@link Silence}.
 *
 * <p>A finding is late if its own partition had come past the grace before it: that depends on the
 * order within the partition only, which is the same on every run, and not on how partitions come
 * against one another. One that is not late always comes before its round is decided. Not
 * thread-safe.
 */
public final class Rounds {
  /** Rounds are remembered so long for those that come later still, event time. */
  private static final long KEPT_MS = 3_600_000;

  private static final long NOTHING = Long.MIN_VALUE;

  private final long graceMs;
  private final long[] reached;
  private final Silence silence;
  private final Memory memory;
  private final NavigableMap<Round, NavigableMap<String, Waiting>> waiting = new TreeMap<>();
  private final NavigableMap<Round, Verdict> verdicts = new TreeMap<>();

  /** Keeps entries beyond the process. */
  public interface Memory {
    /** Keeps an entry under a key, or nothing if it is null. */
    void put(String key, RoundEntry entry);
  }

  /**
   * Begins with nothing.
   *
   * @param graceMs event time after the end of a round in which findings may come
   * @param silentTicks ticks without a word after which a partition is not waited for
   * @param partitions of the raw topic
   */
  public Rounds(long graceMs, int silentTicks, int partitions, Memory memory) {
    this.graceMs = graceMs;
    this.reached = new long[partitions];
    Arrays.fill(reached, NOTHING);
    this.silence = new Silence(partitions, silentTicks);
    this.memory = requireNonNull(memory, "memory");
  }

  /** A round with all that was found in time, and what came too late to be compared. */
  public record Complete(Round round, List<Judged> compared, List<Judged> all) {
    public Complete {
      compared = List.copyOf(compared);
      all = List.copyOf(all);
    }
  }

  /** Takes up an entry that was kept. */
  public void restore(RoundEntry entry) {
    switch (entry) {
      case Heard(int partition, long at) -> {
        if (partition < reached.length) {
          reached[partition] = Math.max(reached[partition], at);
          silence.spokeBefore(partition);
        }
      }
      case Waiting kept -> queue(kept);
      case Verdict verdict -> verdicts.put(verdict.round(), verdict);
    }
  }

  /** Takes note of how far a partition has come. */
  public void heard(Finding finding) {
    int partition = finding.partition();
    if (partition >= reached.length) {
      return;
    }
    silence.heard(finding);
    if (finding.at() > reached[partition]) {
      reached[partition] = finding.at();
      memory.put("heard/" + partition, new Heard(partition, finding.at()));
    }
  }

  /** Lets a second of the wall clock pass. */
  public void tick(long wallClockMs) {
    silence.tick(wallClockMs);
  }

  /**
   * Takes a finding that was {@link #heard}; answers with the verdict of its round if it comes
   * after that.
   *
   * @return empty if it waits for its round
   */
  public Optional<Verdict> add(Judged judged) {
    Round round = Round.of(judged);
    Verdict known = verdicts.get(round);
    if (known != null) {
      return Optional.of(known);
    }
    if (!verdicts.isEmpty() && round.at() < verdicts.lastKey().at() - KEPT_MS) {
      return Optional.of(new Verdict(round, false, 0, 0));
    }
    Waiting entry = new Waiting(judged, reached(judged) > round.at() + graceMs);
    queue(entry);
    memory.put(key(round, judged.symbol()), entry);
    return Optional.empty();
  }

  /** Not what the finding says: whoever tells of the partition may have begun anew. */
  private long reached(Judged judged) {
    return judged.partition() < reached.length ? reached[judged.partition()] : judged.at();
  }

  private void queue(Waiting entry) {
    waiting
        .computeIfAbsent(Round.of(entry.judged()), round -> new TreeMap<>())
        .put(entry.judged().symbol(), entry);
  }

  /** Takes out the oldest round that nothing more is waited for. */
  public Optional<Complete> poll() {
    if (waiting.isEmpty() || waiting.firstKey().at() + graceMs >= frontier()) {
      return Optional.empty();
    }
    Map.Entry<Round, NavigableMap<String, Waiting>> first = waiting.pollFirstEntry();
    Collection<Waiting> found = first.getValue().values();
    List<Judged> compared = new ArrayList<>(found.size());
    List<Judged> all = new ArrayList<>(found.size());
    for (Waiting entry : found) {
      memory.put(key(first.getKey(), entry.judged().symbol()), null);
      all.add(entry.judged());
      if (!entry.late()) {
        compared.add(entry.judged());
      }
    }
    return Optional.of(new Complete(first.getKey(), compared, all));
  }

  /** Event time that every partition that is waited for has come to. */
  private long frontier() {
    if (silence.isStandstill()) {
      return Long.MAX_VALUE;
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < reached.length; i++) {
      if (!silence.isLeftOut(i)) {
        least = Math.min(least, reached[i]);
      }
    }
    return least;
  }

  /** Remembers how a round was decided. */
  public void decided(Verdict verdict) {
    verdicts.put(verdict.round(), verdict);
    memory.put(key(verdict.round()), verdict);
    while (verdicts.firstKey().at() < verdict.round().at() - KEPT_MS) {
      memory.put(key(verdicts.pollFirstEntry().getKey()), null);
    }
  }

  private static String key(Round round) {
    return "decided/" + round.at() + "/" + round.provisional();
  }

  private static String key(Round round, String symbol) {
    return "waiting/" + round.at() + "/" + round.provisional() + "/" + symbol;
  }
}
