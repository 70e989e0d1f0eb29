package io.tidewatch.connectors.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidewatch.connectors.hyperliquid.FillPages.Span;
import io.tidewatch.contract.serde.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

final class FillPagesTest {
  private record Row(long time, int id) {}

  /** What a venue with these fills answers. */
  private static List<Row> page(List<Row> all, Span span, boolean newestFirst, boolean newestKept) {
    List<Row> rows =
        new ArrayList<>(
            all.stream().filter(r -> r.time() >= span.from() && r.time() <= span.to()).toList());
    rows.sort(Comparator.comparingLong(Row::time));
    int cut = Math.max(0, rows.size() - FillPages.FULL);
    List<Row> kept =
        newestKept
            ? rows.subList(cut, rows.size())
            : rows.subList(0, Math.min(FillPages.FULL, rows.size()));
    return newestFirst ? kept.reversed() : kept;
  }

  private static JsonNode json(List<Row> rows, boolean wrapped) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    rows.forEach(r -> {
      var row = array.addObject();
      (wrapped ? row.putObject("fill") : row).put("time", r.time());
    });
    return array;
  }

  @Property(tries = 60)
  void hasEveryFillWhateverTheOrder(
      @ForAll @IntRange(min = 0, max = 7_000) int count,
      @ForAll @IntRange(min = 1, max = 500) int atOnce,
      @ForAll boolean newestFirst,
      @ForAll boolean wrapped) {
    List<Row> all = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      all.add(new Row(1_000 + n / atOnce, n));
    }
    FillPages pages = new FillPages(new Span(1_000, Long.MAX_VALUE));
    Set<Row> had = new HashSet<>();
    int asked = 0;
    for (Optional<Span> next = pages.next(); next.isPresent(); next = pages.next()) {
      List<Row> page = page(all, next.get(), newestFirst, newestFirst);
      had.addAll(page);
      pages.answered(json(page, wrapped));
      asked++;
      assertTrue(asked < 40);
    }
    assertEquals(count, had.size());
  }

  @Test
  void saysWhenOneTimeHasMoreThanAPage() {
    List<Row> all = new ArrayList<>();
    for (int n = 0; n < 2_500; n++) {
      all.add(new Row(5, n));
    }
    all.add(new Row(9, 9_999));
    FillPages pages = new FillPages(new Span(5, 100));
    boolean last = false;
    for (Optional<Span> next = pages.next(); next.isPresent(); next = pages.next()) {
      List<Row> page = page(all, next.get(), false, false);
      last |= page.contains(new Row(9, 9_999));
      pages.answered(json(page, false));
    }
    assertTrue(last);
    assertTrue(pages.missing().isPresent());
  }

  @Test
  void asksOnceForAnEmptyPage() {
    FillPages pages = new FillPages(new Span(5, 100));
    pages.answered(json(List.of(), false));
    assertEquals(Optional.empty(), pages.next());
    assertEquals(Optional.empty(), pages.missing());
  }
}
