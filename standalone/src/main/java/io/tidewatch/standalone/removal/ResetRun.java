package io.tidewatch.standalone.removal;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.ApplicationId;
import io.tidewatch.standalone.node.DataDirectory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Makes detectors forget everything, from the command line. */
final class ResetRun {
  private static final String GATE = "alert-gate";
  private static final String HISTORY = "alert-history";

  private final KafkaLeftovers kafka;
  private final LocalLeftovers local;
  private final PrintStream out;
  private final PrintStream err;

  ResetRun(Admin admin, Path dataDirectory, PrintStream out, PrintStream err) {
    this.kafka = new KafkaLeftovers(admin);
    this.local = new LocalLeftovers(DataDirectory.state(dataDirectory));
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
  }

  /** Shows what goes, asks, and deletes it. */
  int reset(Set<ApplicationId> ids, Consent consent)
      throws ExecutionException, InterruptedException, TimeoutException {
    Removal removal =
        new Removal(
            kafka.groups(ids.stream().map(ApplicationId::toString).sorted().toList()),
            kafka.topics(name -> ApplicationId.ofTopic(name).filter(ids::contains).isPresent()),
            local.named(name -> ApplicationId.ofGroup(name).filter(ids::contains).isPresent()));
    if (removal.isEmpty()) {
      out.println("nothing to delete: there is no trace of " + names(ids));
      return ExitCode.OK;
    }
    if (!removal.busy().isEmpty()) {
      removal.busy().forEach(line -> err.println("tidewatch: " + line));
      err.println(
          "tidewatch: expected nobody at work, so nothing was deleted; stop these processes");
      return ExitCode.FAILURE;
    }
    out.println("reset of " + names(ids) + " on cluster " + kafka.clusterId() + " deletes");
    removal.text().forEach(out::println);
    ids.stream().map(ResetRun::consequence).distinct().forEach(out::println);
    out.println(
        "State on other machines is not seen from here. Delete the directory of the same name there"
            + " too, before the detector starts: it would be taken for the new state.");
    if (!consent.to("Delete all this? (y/N) ")) {
      out.println("nothing was deleted");
      return ExitCode.OK;
    }
    // The group first: Kafka refuses if somebody has joined by now, and nothing was deleted then.
    kafka.deleteGroups(removal.groups());
    kafka.deleteTopics(removal.topics());
    local.delete(removal.files());
    out.println("deleted; at its next start it reads from the oldest records that are kept");
    return ExitCode.OK;
  }

  private static String names(Set<ApplicationId> ids) {
    return String.join(", ", ids.stream().map(ApplicationId::detector).sorted().toList());
  }

  private static String consequence(ApplicationId id) {
    return switch (id.detector()) {
      case GATE ->
          "The gate judges every alert that is kept once more: people are told again of those that"
              + " are younger than delivery.expire-after.";
      case HISTORY -> "The history is read anew from what is kept; nobody is told anything.";
      default ->
          "Alerts whose input is still kept are decided anew, with the same ids: they stand on "
              + Topics.ALERTS.name()
              + " twice then. The gate knows their ids and tells nobody twice, history and database"
              + " keep each once; whoever reads the topic has to look at ids. Other outputs come"
              + " twice as well.";
    };
  }
}
