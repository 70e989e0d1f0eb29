package io.tidewatch.topology.orderbooks.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the prices around which the notional of one side gathers. */
final class LevelFinder {
  /** Gaussian of one bucket's width. */
  private static final double[] KERNEL = {0.4026, 0.2442, 0.0545};

  private static final int MIN_BUCKETS = 10;
  private static final int MAX_BUCKETS = 2_000;

  /** A peak that is a few percent over the others stands out only by arithmetic. */
  private static final double MIN_LOG_SCALE = 0.05;

  private final LevelSettings settings;

  LevelFinder(LevelSettings settings) {
    this.settings = settings;
  }

  /**
   * A place where notional gathers.
   *
   * @param price weighted by notional
   */
  record Peak(double price, double low, double high, double usd) {}

  /**
   * The peaks, largest first.
   *
   * @param reachBps how far from the mid to look
   * @param width of a bucket, in the quote asset
   */
  List<Peak> find(BookSide side, double mid, double reachBps, double width) {
    double far = side.sign() * mid * reachBps / 1e4;
    long near = (long) Math.floor(side.price[0] / width);
    long last = (long) Math.floor((mid - far) / width);
    long count = Math.abs(near - last) + 1;
    if (count < MIN_BUCKETS || count > MAX_BUCKETS) {
      return List.of();
    }
    double[] smooth = smooth(buckets(side, near, width, (int) count));
    return merged(side, peaks(smooth), smooth, near, width);
  }

  /** Whether the buckets are too few to say anything. */
  static boolean tooFew(BookSide side, double mid, double reachBps, double width) {
    double last = mid - side.sign() * mid * reachBps / 1e4;
    double span = side.sign() * (side.price[0] - last);
    return !(width > 0) || span / width < MIN_BUCKETS || span / width > MAX_BUCKETS;
  }

  private static double[] buckets(BookSide side, long near, double width, int count) {
    double[] buckets = new double[count];
    for (int i = 0; i < side.size; i++) {
      long away = side.sign() * (near - (long) Math.floor(side.price[i] / width));
      if (away >= count) {
        break;
      }
      buckets[(int) Math.max(0, away)] += side.usd[i];
    }
    return buckets;
  }

  private static double[] smooth(double[] buckets) {
    double[] smooth = new double[buckets.length];
    for (int i = 0; i < buckets.length; i++) {
      double sum = KERNEL[0] * buckets[i];
      for (int k = 1; k < KERNEL.length; k++) {
        sum += i >= k ? KERNEL[k] * buckets[i - k] : 0;
        sum += i + k < buckets.length ? KERNEL[k] * buckets[i + k] : 0;
      }
      smooth[i] = sum;
    }
    return smooth;
  }

  /**
   * Their buckets, highest first. The last two buckets are left out: what is beyond them is not
   * seen, so a slope that goes on rising there would look like a peak.
   */
  private List<Integer> peaks(double[] smooth) {
    double least = settings.prominence() * RobustZ.median(smooth.clone(), smooth.length);
    double[] logs = Arrays.stream(smooth).map(Math::log1p).toArray();
    List<Integer> peaks = new ArrayList<>();
    for (int i = 0; i < smooth.length - 2; i++) {
      boolean highest =
          smooth[i] > 0 && (i == 0 || smooth[i] > smooth[i - 1]) && smooth[i] >= smooth[i + 1];
      if (highest && prominence(smooth, i) >= least && standsOut(logs, i)) {
        peaks.add(i);
      }
    }
    peaks.sort(Comparator.comparingDouble((Integer peak) -> smooth[peak]).reversed());
    return peaks;
  }

  /** Height over the higher one of the two saddles towards something higher. */
  private static double prominence(double[] smooth, int peak) {
    double left = smooth[peak];
    for (int i = peak - 1; i >= 0 && smooth[i] <= smooth[peak]; i--) {
      left = Math.min(left, smooth[i]);
    }
    double right = smooth[peak];
    for (int i = peak + 1; i < smooth.length && smooth[i] <= smooth[peak]; i++) {
      right = Math.min(right, smooth[i]);
    }
    return smooth[peak] - (peak == 0 ? right : Math.max(left, right));
  }

  /** The peak and what it is smoothed into are no part of what it is compared with. */
  private boolean standsOut(double[] logs, int peak) {
    double[] others = new double[logs.length];
    int n = 0;
    for (int i = 0; i < logs.length; i++) {
      if (Math.abs(i - peak) >= KERNEL.length) {
        others[n++] = logs[i];
      }
    }
    RobustZ z = RobustZ.of(others, n, logs[peak], MIN_LOG_SCALE, 1);
    return switch (z.status()) {
      case OK -> z.value() >= settings.zScore();
      case CONSTANT_BREAK -> logs[peak] > others[0];
      case CONSTANT, WARMUP -> false;
    };
  }

  /** Peaks that are closer than two buckets to a higher one become part of it. */
  private static List<Peak> merged(
      BookSide side, List<Integer> peaks, double[] smooth, long near, double width) {
    boolean[] taken = new boolean[smooth.length];
    List<Peak> found = new ArrayList<>();
    for (int peak : peaks) {
      if (taken[peak]) {
        continue;
      }
      int first = peak;
      int last = peak;
      for (int other : peaks) {
        if (!taken[other] && Math.abs(other - peak) <= 2) {
          first = Math.min(first, other);
          last = Math.max(last, other);
          taken[other] = true;
        }
      }
      long one = near - (long) side.sign() * (first - 1);
      long two = near - (long) side.sign() * (last + 1);
      double low = Math.min(one, two) * width;
      double high = (Math.max(one, two) + 1) * width;
      zone(side, low, high).ifPresent(found::add);
    }
    return found;
  }

  /** What lies within a zone; empty if that is nothing. */
  static Optional<Peak> zone(BookSide side, double low, double high) {
    double usd = 0;
    double weighted = 0;
    for (int i = 0; i < side.size; i++) {
      if (side.price[i] >= low && side.price[i] < high) {
        usd += side.usd[i];
        weighted += side.usd[i] * side.price[i];
      }
    }
    return usd > 0
        ? Optional.of(new Peak(Math.clamp(weighted / usd, low, high), low, high, usd))
        : Optional.empty();
  }
}
