package io.tidewatch.benchmarks.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How busy the machine was, in ticks since it started.
 *
 * @param load the three averages, as the system writes them
 * @param all ticks of all processors
 * @param idle ticks without work
 * @param stolen ticks that the host gave to others
 * @param ownNanos processor time of this process
 */
public record Strain(String load, long all, long idle, long stolen, long ownNanos) {
  private static final int IDLE = 3;
  private static final int WAITING = 4;
  private static final int STOLEN = 7;
  private static final double TICKS_A_SECOND = 100;

  /**
   * Reads it.
   *
   * @param proc where the system tells of itself, {@code /proc}
   * @return empty where the system tells nothing
   */
  public static Optional<Strain> read(Path proc, long ownNanos) {
    return Machine.lines(proc.resolve("stat"))
        .map(lines -> lines.getFirst().split(" +"))
        .filter(cells -> cells.length > STOLEN + 1 && cells[0].equals("cpu"))
        .map(cells -> of(cells, load(proc), ownNanos));
  }

  private static Strain of(String[] cells, String load, long ownNanos) {
    // Time of guests is counted in that of users once more, so what follows is left out.
    long[] ticks = Arrays.stream(cells, 1, STOLEN + 2).mapToLong(Long::parseLong).toArray();
    return new Strain(
        load, Arrays.stream(ticks).sum(), ticks[IDLE] + ticks[WAITING], ticks[STOLEN], ownNanos);
  }

  private static String load(Path proc) {
    return Machine.lines(proc.resolve("loadavg"))
        .map(lines -> lines.getFirst().split(" "))
        .filter(cells -> cells.length >= 3)
        .map(cells -> String.join(" ", cells[0], cells[1], cells[2]))
        .orElse("unknown");
  }

  /** What went on from this moment to another. */
  public String until(Strain later) {
    double ticks = Math.max(1, later.all - all);
    double own = (later.ownNanos - ownNanos) / 1e9 * TICKS_A_SECOND;
    double busy = ticks - (later.idle - idle) - (later.stolen - stolen);
    return String.format(
        Locale.ROOT,
        "load average %s before and %s after; of the processors' time %.0f %% went to this"
            + " process, %.0f %% to other work on the machine, %.1f %% was stolen by the host",
        load,
        later.load,
        100 * own / ticks,
        100 * Math.max(0, busy - own) / ticks,
        100 * (later.stolen - stolen) / ticks);
  }
}
