package io.tidewatch.standalone.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Looks for groups by their names. A list of all groups lacks those whose broker has just started
 * and has not read them yet; who is asked for by name is waited for.
 */
public final class ConsumerGroups {
  private ConsumerGroups() {}

  /**
   * The group of this name; empty if there is none.
   *
   * @throws ExecutionException if Kafka refuses
   * @throws TimeoutException if it takes longer
   */
  public static Optional<ConsumerGroupDescription> find(Admin admin, String name, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      return Optional.of(
              admin
                  .describeConsumerGroups(List.of(name))
                  .describedGroups()
                  .get(name)
                  .get(timeout.toMillis(), TimeUnit.MILLISECONDS))
          .filter(group -> group.groupState() != GroupState.DEAD);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Who is in it, and where, in the order of their names. */
  public static List<String> members(ConsumerGroupDescription group) {
    return group.members().stream().map(ConsumerGroups::member).distinct().sorted().toList();
  }

  private static String member(MemberDescription member) {
    return member.groupInstanceId().orElseGet(member::clientId) + " at " + member.host();
  }
}
