package io.tidewatch.query.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.whale.WhaleOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewestOrdersTest {
  private final NewestOrders orders = new NewestOrders();

  @Test
  void shouldTellThePartsOfAnOrderFromEachOther() {
    orders.hear(order("0xa", "one", 1));
    orders.hear(order("0xa", "one", 2));
    orders.hear(order("0xa", "two", 1));

    List<WhaleOrder> first = newest("0xa", 2);
    List<WhaleOrder> rest =
        orders.of("0xa", Optional.of(NewestOrders.place(first.getLast())), 2).orElseThrow();

    assertThat(first).extracting(NewestOrders::place).containsExactly("two.1", "one.2");
    assertThat(rest).extracting(NewestOrders::place).containsExactly("one.1");
  }

  @Test
  void shouldKeepTheNewestOfEachAddress() {
    IntStream.rangeClosed(1, NewestOrders.KEPT_PER_ADDRESS + 1)
        .forEach(part -> orders.hear(order("0xa", "long", part)));
    orders.hear(order("0xb", "other", 1));

    assertThat(newest("0xa", 1_000))
        .hasSize(NewestOrders.KEPT_PER_ADDRESS)
        .doesNotContain(order("0xa", "long", 1));
    assertThat(newest("0xb", 1_000)).hasSize(1);
    assertThat(newest("0xc", 1_000)).isEmpty();
  }

  @Test
  void shouldNotTakeWhatIsNotKeptForTheEnd() {
    IntStream.rangeClosed(1, NewestOrders.KEPT_PER_ADDRESS + 1)
        .forEach(part -> orders.hear(order("0xa", "long", part)));

    assertThat(orders.of("0xa", Optional.of("long.2"), 5)).contains(List.of());
    assertThat(orders.of("0xa", Optional.of("long.1"), 5)).isEmpty();
    assertThat(orders.of("0xc", Optional.of("long.2"), 5)).isEmpty();
  }

  private List<WhaleOrder> newest(String address, int limit) {
    return orders.of(address, Optional.empty(), limit).orElseThrow();
  }

  private static WhaleOrder order(String address, String id, int part) {
    return Json.MAPPER.readValue(
        """
        {"id":"%s","address":"%s","coin":"BTC","symbol":"BTC/USDC","base":"BTC","quote":"USDC",
        "assetType":"FUTURES","buy":true,"part":%d,"size":1,"averagePrice":2,"notional":2,"fills":1,
        "liquidation":false,"view":"USER_CHANNELS","firstFillAt":1,"lastFillAt":2}
        """
            .formatted(id, address, part),
        WhaleOrder.class);
  }
}
