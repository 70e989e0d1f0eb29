package io.tidewatch.connectors.sink;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What a sink does with the records of a poll. Called on the sink's thread only. */
@FunctionalInterface
public interface SinkAction {
  /**
   * Takes all of a poll, or nothing: if it throws, the same records come again after a pause. It
   * also hears of polls that brought nothing, about twice a second, so that it can do what is due.
   *
   * @return whether everything handed over so far is safe; only then it will not come again after a
   *     restart
   */
  boolean take(Poll poll);

  /**
   * Of what is not safe yet, the first one in each partition: everything before it is. Asked when
   * {@link #take} said that not everything is; partitions that are not in it are left as they are.
   */
  default Map<TopicPartition, Long> firstUnsafe() {
    return Map.of();
  }

  /**
   * Whether further records are welcome. As long as they are not, polls bring nothing, so that what
   * waits for a store that is away stays bounded.
   */
  default boolean wantsMore() {
    return true;
  }
}
