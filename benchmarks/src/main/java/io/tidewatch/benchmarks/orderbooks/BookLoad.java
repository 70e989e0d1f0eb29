package io.tidewatch.benchmarks.orderbooks;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.simulator.okx.BookView;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames for one run.
 *
 * @param early what is sent at once, before anything is timed
 * @param lead what is sent at its rate and not measured
 * @param measured the rest, at the same rate
 * @param ends what the books must be at last
 */
record BookLoad(List<Parcel> early, List<Parcel> lead, List<Parcel> measured, List<BookView> ends) {
  static final int LEAD_SECONDS = 2;
  static final int CHANGED = 5;

  // An instrument has about 17 inputs a second, 10 books and 7 trades; after 512 of them all that
  // is remembered of it is written anew. The measured part is laid around that moment.
  private static final int CHECKPOINT_STEP = 301;

  BookLoad {
    early = List.copyOf(early);
    lead = List.copyOf(lead);
    measured = List.copyOf(measured);
    ends = List.copyOf(ends);
  }

  /**
   * Makes one.
   *
   * @param startMs event time of the first frame, epoch milliseconds
   * @param seconds that are measured
   */
  static BookLoad make(int instruments, long startMs, int seconds, long seed) {
    BookTape tape = new BookTape(instruments, CHANGED, startMs, seed);
    int measuredSteps = seconds * BookTape.A_SECOND;
    int leadSteps = LEAD_SECONDS * BookTape.A_SECOND;
    int earlySteps = Math.max(0, CHECKPOINT_STEP - leadSteps - measuredSteps / 2);
    List<Parcel> early = new ArrayList<>(tape.snapshots());
    early.addAll(steps(tape, earlySteps));
    return new BookLoad(early, steps(tape, leadSteps), steps(tape, measuredSteps), tape.books());
  }

  private static List<Parcel> steps(BookTape tape, int count) {
    List<Parcel> parcels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parcels.addAll(tape.next());
    }
    return parcels;
  }

  /** When the first timed frame is due on the tape. */
  long begin() {
    return lead.getFirst().dueNanos();
  }

  /** Those that an analysis must follow. */
  static List<Parcel> books(List<Parcel> parcels) {
    return parcels.stream().filter(BookLoad::isBook).toList();
  }

  static boolean isBook(Parcel parcel) {
    return parcel.headers().channel().equals("books");
  }
}
