package io.tidewatch.topology.futures.score;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest closed bars of one symbol on the heap. It follows the store bar by bar, and reads it
 * again when something older than the newest bar changed. Not thread-safe.
 */
public final class BarWindow {
  private final Loader loader;
  private final List<BarFigures> coming = new ArrayList<>();
  private Baseline baseline;
  private BarFigures newest;
  private long before;
  private int slots;

  /** Reads closed bars. */
  @FunctionalInterface
  public interface Loader {
    /**
     * Reads bars in the order of time.
     *
     * @param from first open time
     * @param to last open time
     */
    List<Bar> load(long from, long to);
  }

  /** A hole: open times of its first and its last bar. */
  public record Hole(long from, long to) {}

  public BarWindow(Loader loader) {
    this.loader = requireNonNull(loader, "loader");
  }

  /** Takes note of a closed bar that was stored. */
  public void stored(Bar bar) {
    boolean next =
        baseline != null
            && bar.openTime() >= before
            && (newest == null || bar.openTime() > newest.openTime());
    if (!next) {
      forget();
      return;
    }
    newest = BarFigures.of(bar, newest);
    coming.add(newest);
  }

  /** Forgets everything: the store is to be read again. */
  public void forget() {
    baseline = null;
    coming.clear();
  }

  /**
   * The baseline of a bar.
   *
   * @param openTime of the bar, which is not in it itself
   * @param bars it has at most
   */
  public Baseline before(long openTime, int bars) {
    boolean follows =
        baseline != null
            && bars == slots
            && openTime >= before
            && (coming.isEmpty() || coming.getLast().openTime() < openTime);
    if (follows) {
      coming.forEach(baseline::add);
      coming.clear();
    } else {
      load(openTime, bars);
    }
    baseline.forgetBefore(openTime - bars * Bar.LENGTH_MS);
    before = openTime;
    return baseline;
  }

  private void load(long openTime, int bars) {
    baseline = new Baseline();
    coming.clear();
    newest = null;
    slots = bars;
    long from = openTime - bars * Bar.LENGTH_MS;
    // One more, so that the first one has a return.
    for (Bar bar : loader.load(from - Bar.LENGTH_MS, openTime - Bar.LENGTH_MS)) {
      newest = BarFigures.of(bar, newest);
      if (bar.openTime() >= from) {
        baseline.add(newest);
      }
    }
  }

  /** The newest closed bar of the baseline that was asked for last, or null. */
  public BarFigures newest() {
    return newest;
  }

  /**
   * From the first to the last bar that is missing in the baseline that was asked for last. A bar
   * that only a later one closed may lack its last minutes and counts as missing too.
   *
   * @param listedAt no bars before this time are missed
   */
  public Optional<Hole> hole(long listedAt) {
    if (baseline.size() >= slots && baseline.isCertain()) {
      return Optional.empty();
    }
    long from = before - slots * Bar.LENGTH_MS;
    long listed = Math.ceilDiv(listedAt, Bar.LENGTH_MS) * Bar.LENGTH_MS;
    long expected = Math.max(from, listed);
    long first = -1;
    long last = -1;
    for (BarFigures bar : baseline.inOrder()) {
      if (bar.openTime() > expected || !bar.certain()) {
        first = first < 0 ? Math.min(expected, bar.openTime()) : first;
        last = bar.certain() ? bar.openTime() - Bar.LENGTH_MS : bar.openTime();
      }
      expected = Math.max(expected, bar.openTime() + Bar.LENGTH_MS);
    }
    if (expected < before) {
      first = first < 0 ? expected : first;
      last = before - Bar.LENGTH_MS;
    }
    return first < 0 ? Optional.empty() : Optional.of(new Hole(first, last));
  }
}
