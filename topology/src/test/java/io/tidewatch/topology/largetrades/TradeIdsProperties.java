package io.tidewatch.topology.largetrades;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TradeIdsProperties {
  record Range(long first, long last) {}

  @Provide
  Arbitrary<List<Range>> ranges() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 60), Arbitraries.longs().between(0, 8))
        .as((first, length) -> new Range(first, first + length))
        .list()
        .ofMaxSize(30);
  }

  @Property
  void shouldKnowWhatASetWouldKnow(@ForAll("ranges") List<Range> ranges) {
    TradeIds ids = new TradeIds();
    Set<Long> set = new HashSet<>();
    for (Range range : ranges) {
      assertThat(ids.unseen(range.first(), range.last()))
          .isEqualTo(
              java.util.stream.LongStream.rangeClosed(range.first(), range.last())
                  .filter(id -> !set.contains(id))
                  .count());
      ids.add(range.first(), range.last());
      for (long id = range.first(); id <= range.last(); id++) {
        set.add(id);
      }
    }

    for (long id = 0; id < 80; id++) {
      assertThat(ids.unseen(id, id)).as("id %s", id).isEqualTo(set.contains(id) ? 0 : 1);
      if (set.contains(id)) {
        assertThat(ids.nextHole(id)).as("hole after %s", id).isEqualTo(nextHole(set, id));
      }
    }
  }

  private static long nextHole(Set<Long> ids, long id) {
    long next = id + 1;
    while (ids.contains(next)) {
      next++;
    }
    long hole = next;
    return ids.stream().anyMatch(seen -> seen > hole) ? hole : Long.MAX_VALUE;
  }
}
