package io.tidewatch.standalone.removal;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.ApplicationId;
import io.tidewatch.standalone.node.DataDirectory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;

/** Deletes what Tidewatch left, from the command line. */
final class CleanRun {
  private static final String OUR_GROUPS = "tidewatch-";
  private static final String DATABASE = "database";

  private final Path dataDirectory;
  private final PrintStream out;
  private final PrintStream err;

  CleanRun(Path dataDirectory, PrintStream out, PrintStream err) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory").toAbsolutePath();
    this.out = requireNonNull(out, "out");
    this.err = requireNonNull(err, "err");
  }

  /** The data directory with the log of the broker in it, which must not run. */
  int directory(boolean withDatabase, Consent consent) {
    LocalLeftovers local = new LocalLeftovers(dataDirectory);
    Removal removal = new Removal(List.of(), List.of(), local.named(named(withDatabase)));
    if (removal.isEmpty()) {
      out.println("nothing to delete: there is no trace of Tidewatch in " + dataDirectory);
      return ExitCode.OK;
    }
    out.println("clean deletes everything that was ever read, decided and told here:");
    removal.text().forEach(out::println);
    tellWhatStays(local, withDatabase);
    if (!consent.byName("Write 'delete' to delete all this: ", "delete")) {
      out.println("nothing was deleted");
      return ExitCode.OK;
    }
    local.delete(removal.files());
    out.println("deleted");
    return ExitCode.OK;
  }

  /** Everything on a cluster that others use too, and the state here. */
  int cluster(Admin admin, boolean withDatabase, Consent consent)
      throws ExecutionException, InterruptedException, TimeoutException {
    KafkaLeftovers kafka = new KafkaLeftovers(admin);
    LocalLeftovers local = new LocalLeftovers(dataDirectory);
    Removal removal =
        new Removal(
            kafka.groupsLike(name -> name.startsWith(OUR_GROUPS)),
            kafka.topics(name -> Topics.isOurs(name) || ApplicationId.ofTopic(name).isPresent()),
            local.named(named(withDatabase)));
    if (isRefused(removal)) {
      return removal.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
    String cluster = kafka.clusterId();
    out.println(
        "clean deletes everything that was ever read, decided and told, on cluster "
            + cluster
            + " and here:");
    removal.text().forEach(out::println);
    tellWhatStays(local, withDatabase);
    return delete(
        removal,
        kafka,
        local,
        consent.byName("Write the id of the cluster to delete all this: ", cluster));
  }

  /** What earlier versions of detectors left, and what was said in the shadow. */
  int oldVersions(Admin admin, Consent consent)
      throws ExecutionException, InterruptedException, TimeoutException {
    KafkaLeftovers kafka = new KafkaLeftovers(admin);
    LocalLeftovers local = new LocalLeftovers(DataDirectory.state(dataDirectory));
    Removal removal =
        new Removal(
            kafka.groups(ApplicationId.SUPERSEDED.stream().map(ApplicationId::toString).toList()),
            kafka.topics(name ->
                ApplicationId.ofTopic(name).filter(ApplicationId::isSuperseded).isPresent()
                    || Topics.isShadow(name)),
            local.named(name ->
                ApplicationId.ofGroup(name).filter(ApplicationId::isSuperseded).isPresent()));
    if (isRefused(removal)) {
      return removal.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
    out.println(
        "clean deletes, on cluster "
            + kafka.clusterId()
            + " and here, what this version does not use. Nothing can be rolled back to those"
            + " versions then:");
    removal.text().forEach(out::println);
    return delete(removal, kafka, local, consent.to("Delete all this? (y/N) "));
  }

  private boolean isRefused(Removal removal) {
    if (removal.isEmpty()) {
      out.println("nothing to delete");
      return true;
    }
    if (removal.busy().isEmpty()) {
      return false;
    }
    removal.busy().forEach(line -> err.println("tidewatch: " + line));
    err.println("tidewatch: expected nobody at work, so nothing was deleted; stop these processes");
    return true;
  }

  private int delete(Removal removal, KafkaLeftovers kafka, LocalLeftovers local, boolean agreed)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (!agreed) {
      out.println("nothing was deleted");
      return ExitCode.OK;
    }
    kafka.deleteGroups(removal.groups());
    kafka.deleteTopics(removal.topics());
    local.delete(removal.files());
    out.println("deleted");
    return ExitCode.OK;
  }

  private void tellWhatStays(LocalLeftovers local, boolean withDatabase) {
    local
        .named(Predicate.not(named(withDatabase)).and(Predicate.not(DataDirectory::isItsOwn)))
        .forEach(one ->
            out.println(
                "stays: "
                    + one.path()
                    + (one.path().endsWith(DATABASE) ? " (--with-database deletes it too)" : "")));
  }

  private static Predicate<String> named(boolean withDatabase) {
    Set<String> names = DataDirectory.STATE;
    return name -> names.contains(name) || (withDatabase && name.equals(DATABASE));
  }
}
