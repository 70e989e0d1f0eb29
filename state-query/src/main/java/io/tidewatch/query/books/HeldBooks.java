package io.tidewatch.query.books;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.Freshness.Source;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** The order books that this process works on, and no other. Thread-safe. */
public final class HeldBooks {
  private final DetectorRunner runner;
  private final LocalReader reader;
  private final BookQueries queries;

  public HeldBooks(DetectorRunner runner, OrderBooksSettings settings) {
    this.runner = requireNonNull(runner, "runner");
    this.reader = new LocalReader(runner.stores());
    this.queries = new BookQueries(settings);
  }

  /**
   * How many of them are in this state.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if one of its partitions cannot be read
   */
  public long count(BookState state) {
    return runner.assignedPartitions().stream()
        .filter(partition -> partition.topic().equals(Topics.OKX_FRAMES.name()))
        .map(TopicPartition::partition)
        .map(this::glances)
        .flatMap(List::stream)
        .filter(glance -> glance.state() == state)
        .count();
  }

  private List<Glance> glances(int partition) {
    return reader.read(queries.glances(), partition, Everything.ALL, Source.ACTIVE).answer();
  }
}
