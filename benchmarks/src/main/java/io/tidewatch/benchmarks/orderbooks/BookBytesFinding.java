package io.tidewatch.benchmarks.orderbooks;

import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the runs of {@link BookBytesBenchmark} into words and tables. */
final class BookBytesFinding {
  private BookBytesFinding() {}

  static Finding of(int earlySeconds, int seconds, List<BookBytesRun> runs) {
    List<Goal> goals = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (BookBytesRun run : runs) {
      goals.add(goal(run));
      tables.add(table(run));
    }
    return new Finding(
        "What an update of a book writes", method(earlySeconds, seconds), goals, tables);
  }

  private static Goal goal(BookBytesRun run) {
    double share = run.bytesPerUpdate() / run.wholeBookBytes();
    return Goal.atMost(
        1,
        "x",
        what(run) + ": bytes to changelogs an update, beside a whole book in JSON each time",
        share,
        String.format(
            Locale.ROOT,
            "%.2fx: %,.0f of %,.0f bytes; %,.0f on the broker",
            share,
            run.bytesPerUpdate(),
            run.wholeBookBytes(),
            run.brokerBytesPerUpdate()));
  }

  private static String what(BookBytesRun run) {
    return run.changed() + "+" + run.changed() + " changed levels";
  }

  private static List<String> method(int earlySeconds, int seconds) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%d books of 400 levels a side with %d updates a second each, and trades besides, go"
                + " through the detector as the house runs it. After %,d s of the market that are"
                + " sent at once come %d s at the real rate, since what a batch holds depends on"
                + " the commits; these are measured. It is about bytes, which"
                + " other work on the machine hardly changes, so there is one round.",
            BookBytesBenchmark.INSTRUMENTS,
            BookTape.A_SECOND,
            earlySeconds,
            seconds),
        "*Keys and values* are those of all records that came to the changelogs. *On the broker* is"
            + " by how much the logs grew, with the heads of batches and the mark that each commit"
            + " leaves in each partition it wrote to; the broker is kept from cleaning meanwhile."
            + " A *whole book in JSON* is a record of the topic of books; what the detector writes"
            + " to its outputs is not part of these figures.");
  }

  private static Table table(BookBytesRun run) {
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, ChangelogBytes.Growth> store : run.stores().entrySet()) {
      ChangelogBytes.Growth growth = store.getValue();
      rows.add(
          List.of(
              store.getKey(),
              String.format(Locale.ROOT, "%.4f", (double) growth.records() / run.updates()),
              growth.records() == 0 ? "-" : whole((double) growth.bytes() / growth.records()),
              whole((double) growth.bytes() / run.updates()),
              whole((double) growth.brokerBytes() / run.updates())));
    }
    rows.add(
        List.of(
            "all changelogs",
            "",
            "",
            whole(run.bytesPerUpdate()),
            whole(run.brokerBytesPerUpdate())));
    rows.add(plain("frame of the book, as received", (double) run.bookBytes() / run.updates()));
    rows.add(plain("frames of trades beside it", (double) run.tradeBytes() / run.updates()));
    rows.add(plain("a whole book in JSON", run.wholeBookBytes()));
    return new Table(
        String.format(Locale.ROOT, "With %s, %,d updates.", what(run), run.updates()),
        List.of(
            "store",
            "records/update",
            "bytes/record",
            "keys and values, bytes/update",
            "on the broker, bytes/update"),
        rows);
  }

  private static List<String> plain(String name, double bytes) {
    return List.of(name, "", "", whole(bytes), "");
  }

  private static String whole(double bytes) {
    return String.format(Locale.ROOT, "%,.0f", bytes);
  }
}
