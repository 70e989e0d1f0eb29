package io.tidewatch.standalone.topics;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.TopicDifference;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.topic.WantedTopic;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.ApplicationId;
import io.tidewatch.standalone.node.FoundTopics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.config.ConfigResource;

/** One look at the topics of a cluster, or one change of them, from the command line. */
final class TopicsRun {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);
  private static final long ASK_AGAIN_MS = 100;

  private final Admin admin;
  private final TopicLayout layout;
  private final PrintStream out;

  TopicsRun(Admin admin, TopicLayout layout, PrintStream out) {
    this.admin = requireNonNull(admin, "admin");
    this.layout = requireNonNull(layout, "layout");
    this.out = requireNonNull(out, "out");
  }

  /** Shows what there is and what would be done. */
  int plan() throws ExecutionException, InterruptedException, TimeoutException {
    ClusterView view = view();
    List<TopicStep> steps = view.steps();
    show(view, steps);
    if (steps.stream().anyMatch(TopicsRun::canBeDone)) {
      out.println("'tidewatch topics apply' creates and changes; nothing was done now");
    }
    return steps.stream().allMatch(TopicsRun::isNothing) ? ExitCode.OK : ExitCode.FAILURE;
  }

  /**
   * Does it.
   *
   * @param toChanges whether to create, and to change what loses nothing
   * @param toLosses whether to change a topic, by its name, although Kafka deletes for it
   */
  int apply(Consent toChanges, Consent toLosses)
      throws ExecutionException, InterruptedException, TimeoutException {
    ClusterView view = view();
    List<TopicStep> steps = view.steps();
    show(view, steps);
    List<TopicStep> agreed = agreed(steps, toChanges, toLosses);
    if (!agreed.isEmpty()) {
      create(agreed);
      change(agreed);
      out.println("done: " + agreed.size() + (agreed.size() == 1 ? " step" : " steps"));
    } else if (steps.stream().anyMatch(TopicsRun::canBeDone)) {
      out.println("nothing was changed");
    }
    List<TopicStep> left = left(agreed);
    if (!left.isEmpty() && !agreed.isEmpty()) {
      out.println("what is left:");
      left.forEach(step -> out.println("  " + step.text()));
    }
    return left.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  /** What is to be done yet; the broker that is asked may not have heard of what was done. */
  private List<TopicStep> left(List<TopicStep> done)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + HEARD_WITHIN.toNanos();
    List<TopicStep> left = view().steps();
    while (left.stream().anyMatch(done::contains) && System.nanoTime() < deadline) {
      Thread.sleep(ASK_AGAIN_MS);
      left = view().steps();
    }
    return left.stream().filter(step -> !isNothing(step)).toList();
  }

  private ClusterView view() throws ExecutionException, InterruptedException, TimeoutException {
    DescribeClusterResult cluster = admin.describeCluster();
    return new ClusterView(
        cluster.clusterId().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS),
        cluster.nodes().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).size(),
        layout,
        FoundTopics.read(
            admin,
            name -> Topics.isOurs(name) || ApplicationId.ofTopic(name).isPresent(),
            TIMEOUT));
  }

  private void show(ClusterView view, List<TopicStep> steps) {
    view.summary().forEach(out::println);
    steps.forEach(step -> out.println("  " + step.text()));
    if (steps.stream().allMatch(TopicsRun::isNothing)) {
      out.println("all topics are as they should be");
    }
  }

  private static boolean isNothing(TopicStep step) {
    return step instanceof TopicStep.Leave;
  }

  private static boolean canBeDone(TopicStep step) {
    return switch (step) {
      case TopicStep.Create _, TopicStep.Change _, TopicStep.Lose _ -> true;
      case TopicStep.Refuse _, TopicStep.Leave _ -> false;
    };
  }

  private static List<TopicStep> agreed(
      List<TopicStep> steps, Consent toChanges, Consent toLosses) {
    List<TopicStep> agreed = new ArrayList<>();
    List<TopicStep> harmless =
        steps.stream()
            .filter(step -> canBeDone(step) && !(step instanceof TopicStep.Lose))
            .toList();
    if (!harmless.isEmpty() && toChanges.to("Create and change what loses nothing? (y/N) ")) {
      agreed.addAll(harmless);
    }
    for (TopicStep step : steps) {
      if (step instanceof TopicStep.Lose(TopicDifference.OtherSetting difference, String what)
          && toLosses.byName(
              difference.text()
                  + "\nKafka then deletes "
                  + what
                  + ", for good. Write the name of the topic to agree: ",
              difference.topic())) {
        agreed.add(step);
      }
    }
    return agreed;
  }

  private void create(List<TopicStep> steps)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<WantedTopic> missing = new ArrayList<>();
    for (TopicStep step : steps) {
      if (step instanceof TopicStep.Create(WantedTopic topic)) {
        missing.add(topic);
      }
    }
    NewTopics.create(admin, missing.stream().map(WantedTopic::newTopic).toList(), TIMEOUT);
  }

  private void change(List<TopicStep> steps)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<ConfigResource, List<AlterConfigOp>> changes = new HashMap<>();
    for (TopicStep step : steps) {
      switch (step) {
        case TopicStep.Change(TopicDifference.OtherSetting difference) -> add(changes, difference);
        case TopicStep.Lose(TopicDifference.OtherSetting difference, String _) ->
            add(changes, difference);
        case TopicStep.Create _, TopicStep.Refuse _, TopicStep.Leave _ -> {}
      }
    }
    admin
        .incrementalAlterConfigs(new HashMap<>(changes))
        .all()
        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  private static void add(
      Map<ConfigResource, List<AlterConfigOp>> changes, TopicDifference.OtherSetting difference) {
    changes
        .computeIfAbsent(
            new ConfigResource(ConfigResource.Type.TOPIC, difference.topic()),
            topic -> new ArrayList<>())
        .add(
            new AlterConfigOp(
                new ConfigEntry(difference.setting(), difference.expected()),
                AlterConfigOp.OpType.SET));
  }
}
