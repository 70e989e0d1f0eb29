package io.tidewatch.topology.whale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.contract.serde.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** 500 fills of one address within six minutes of 2023, as the venue answered them. */
public final class RecordedFills {
  private static final Path FILE =
      Path.of(System.getProperty("tidewatch.root"))
          .resolveSibling(
              "shared/data/hyperliquid-python-sdk/json/get_user_fills.0.userFills.json");

  private RecordedFills() {}

  /** Skips the test where there are no recordings; in CI there must be. */
  public static void require() {
    boolean present = Files.isRegularFile(FILE);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recording %s", FILE).isTrue();
    }
    assumeTrue(present, () -> "skipped: there is no recording " + FILE);
  }

  /** The address whose fills they are. */
  public static String user() throws IOException {
    return cassette().get("request").get("user").stringValue();
  }

  /** The answer as it came: the newest time first, fills of one time in their order. */
  public static String answer() throws IOException {
    return cassette().get("response").toString();
  }

  /** The fills in the order of the answer. */
  public static List<BruteForceOrders.Row> rows() throws IOException {
    List<BruteForceOrders.Row> rows = new ArrayList<>();
    for (JsonNode fill : cassette().get("response")) {
      rows.add(
          new BruteForceOrders.Row(
              fill.get("coin").stringValue(),
              new BigDecimal(fill.get("px").stringValue()),
              new BigDecimal(fill.get("sz").stringValue()),
              fill.get("side").stringValue().equals("B"),
              fill.get("time").longValue(),
              new BigDecimal(fill.get("startPosition").stringValue()),
              fill.get("oid").longValue(),
              fill.get("crossed").booleanValue(),
              new BigDecimal(fill.get("fee").stringValue()),
              new BigDecimal(fill.get("closedPnl").stringValue())));
    }
    return rows;
  }

  private static JsonNode cassette() throws IOException {
    return Json.MAPPER.readTree(Files.readString(FILE));
  }
}
