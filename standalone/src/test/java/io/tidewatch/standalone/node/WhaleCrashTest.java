package io.tidewatch.standalone.node;

import static io.tidewatch.simulator.hyperliquid.exchange.TradeSide.BUY;
import static io.tidewatch.simulator.hyperliquid.exchange.TradeSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.PositionChange.Direction;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that watches addresses is killed, and each order is told once all the same. */
class WhaleCrashTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SEATED = "0x00000000000000000000000000000000000000a1";
  private static final String PUBLIC = "0x00000000000000000000000000000000000000b2";

  @TempDir private Path directory;
  private final WhaleExchange exchange =
      new WhaleExchange(VenueListing.standard(), InstantSource.system());
  private final Map<Long, BigDecimal> filled = new HashMap<>();
  private HyperliquidServer venue;
  private NodeProcess node;

  @BeforeEach
  void start() throws Exception {
    venue = HyperliquidServer.start(HyperliquidSettings.standard(), exchange);
    node = new NodeProcess(directory, NodeProcess.Watched.of(venue, List.of(SEATED, PUBLIC)));
    node.start();
    awaitFollowed();
  }

  @AfterEach
  void stop() {
    node.close();
    venue.close();
  }

  @Test
  void shouldTellEachOrderOnceAndEndWithWhatIsHeldWhenKilled() throws Exception {
    take(SEATED, "ETH", BUY, "400");
    take(SEATED, "SOL", SELL, "900");
    long long1 = place("ETH", SELL, "60");
    fill(long1, "25");
    take(PUBLIC, "ETH", BUY, "30");
    // The alert of the first of them is there, the others are wherever they are.
    await().atMost(PATIENCE).until(() -> !alerts().isEmpty());
    take(SEATED, "ETH", BUY, "7");
    killNode();
    fill(long1, "20");
    take(SEATED, "SOL", BUY, "1500");
    take(PUBLIC, "ETH", SELL, "45");
    long long2 = place("ETH", BUY, "12");
    fill(long2, "5");

    node.start();
    awaitFollowed();
    await().atMost(PATIENCE).until(() -> held(PUBLIC, "ETH").equals(Optional.of(held("ETH"))));
    fill(long1, "15");
    fill(long2, "7");
    take(PUBLIC, "ETH", SELL, "8");
    await()
        .atMost(PATIENCE)
        .until(() -> signals(PUBLIC).stream().anyMatch(s -> isOfSize(s.size(), "8")));
    killNode();
    take(SEATED, "ETH", SELL, "3");

    node.start();
    awaitFollowed();
    take(SEATED, "SOL", SELL, "600");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(sent()).isEqualTo(filled));

    assertThat(orders()).extracting(WhaleOrder::id).doesNotHaveDuplicates();
    List<WhaleSignal> signals = signals(SEATED);
    assertThat(signals).extracting(WhaleSignal::id).doesNotHaveDuplicates();
    for (String coin : List.of("ETH", "SOL")) {
      BigDecimal size =
          signals.stream()
              .filter(signal -> signal.coin().equals(coin))
              .map(WhaleCrashTest::moved)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(size).as(coin).isEqualByComparingTo(heldBySeated(coin));
    }
    assertThat(CommittedRecords.values(node.bootstrapServers(), Topics.WHALE_POSITIONS))
        .filteredOn(position -> position.address().equals(SEATED))
        .as("nothing was missed, so nothing was corrected")
        .noneMatch(position -> position.cause() == WhalePosition.Cause.RESYNC);
    assertThat(signals(PUBLIC))
        .as("what nobody saw is no signal")
        .noneMatch(signal -> isOfSize(signal.size(), "45"))
        .extracting(WhaleSignal::id)
        .doesNotHaveDuplicates();
    assertThat(alerts()).extracting(Alert::id).doesNotHaveDuplicates();
  }

  private void take(String address, String coin, TradeSide side, String size) {
    exchange.block(dealer -> {
      long oid = dealer.place(address, coin, side, dealer.price(coin), new BigDecimal(size));
      dealer.fill(oid, dealer.price(coin), new BigDecimal(size));
      if (address.equals(SEATED)) {
        filled.merge(oid, new BigDecimal(size), BigDecimal::add);
      }
    });
  }

  private long place(String coin, TradeSide side, String size) {
    return exchange.inBlock(
        dealer -> dealer.place(SEATED, coin, side, dealer.price(coin), new BigDecimal(size)));
  }

  private void fill(long oid, String size) {
    exchange.block(dealer -> dealer.fill(oid, dealer.price("ETH"), new BigDecimal(size)));
    filled.merge(oid, new BigDecimal(size), BigDecimal::add);
  }

  private void killNode() throws Exception {
    node.kill();
    assertThat(DataDirectory.runningBroker(node.directory())).isEmpty();
  }

  private void awaitFollowed() {
    await()
        .atMost(PATIENCE)
        .until(() ->
            figure("addresses_complete") == 1
                && figure("addresses_public_trades") == 1
                && figure("states_total") >= 2
                && figure("states_waiting") == 0
                && venue.subscribers("trades", "ETH") == 1);
  }

  private double figure(String name) throws Exception {
    return node.get("/metrics")
        .lines()
        .filter(line -> line.matches("tidewatch_ingest_hyperliquid_" + name + "(\\{.*\\})? .*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private List<WhaleOrder> orders() {
    return CommittedRecords.values(node.bootstrapServers(), Topics.WHALE_ORDERS);
  }

  private List<WhaleSignal> signals(String address) {
    return CommittedRecords.values(node.bootstrapServers(), Topics.WHALE_SIGNALS).stream()
        .filter(signal -> signal.address().equals(address))
        .toList();
  }

  private List<Alert> alerts() {
    return CommittedRecords.alerts(node.bootstrapServers());
  }

  /** What was told of each order of the seated address, all parts together. */
  private Map<Long, BigDecimal> sent() {
    Map<Long, BigDecimal> sent = new HashMap<>();
    orders().stream()
        .filter(order -> order.address().equals(SEATED))
        .forEach(order -> sent.merge(order.oid().orElseThrow(), order.size(), BigDecimal::add));
    sent.replaceAll((oid, size) -> size.setScale(0));
    return sent;
  }

  private Optional<BigDecimal> held(String address, String coin) {
    return CommittedRecords.values(node.bootstrapServers(), Topics.WHALE_POSITIONS).stream()
        .filter(p -> p.address().equals(address) && p.coin().equals(coin) && p.sure())
        .reduce((earlier, later) -> later)
        .map(p -> p.size().setScale(0));
  }

  private BigDecimal held(String coin) {
    return exchange.look(PUBLIC, account -> account.position(coin).size()).setScale(0);
  }

  private BigDecimal heldBySeated(String coin) {
    return exchange.look(SEATED, account -> account.position(coin).size());
  }

  /** What a signal adds to the signed size of a position. */
  private static BigDecimal moved(WhaleSignal signal) {
    boolean up = (signal.direction() == Direction.OPEN) == (signal.side() == PositionSide.LONG);
    return up ? signal.size() : signal.size().negate();
  }

  private static boolean isOfSize(BigDecimal size, String expected) {
    return size.compareTo(new BigDecimal(expected)) == 0;
  }
}
