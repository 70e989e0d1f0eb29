package io.tidewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.standalone.node.SimulatedNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator does on the pages counts in the house. Each test has a symbol of its own. */
@ExtendWith({ChromiumOnPath.class, SharedChromium.class})
class OperatorTest {
  private static final List<String> SYMBOLS = List.of("XRPUSDT", "ADAUSDT", "SOLUSDT");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicLong NEXT_ID = new AtomicLong(1);

  private static SimulatedNode house;

  private final Browser browser;

  OperatorTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeAll
  static void start() throws Exception {
    house = new SimulatedNode(SYMBOLS);
    Set<String> streams =
        Set.copyOf(SYMBOLS.stream().map(symbol -> symbol.toLowerCase() + "@trade").toList());
    assertThat(house.venue().awaitSubscriptions(streams, PATIENCE)).isTrue();
    await().atMost(PATIENCE).until(() -> house.get("/api/alerts").statusCode() == 200);
    for (String symbol : SYMBOLS) {
      trade(symbol, "1");
      await().atMost(PATIENCE).until(() -> house.get("/api/volumes/" + symbol).statusCode() == 200);
    }
  }

  @AfterAll
  static void stop() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  void shouldFireByTheThresholdThatWasSavedOnThePage() {
    try (Tab tab = open().mayBeRefused(401).show("/rules/large-trades")) {
      field(tab, "rule-subject").fill("XRPUSDT");
      parameter(tab, "threshold-usd").fill("1500");
      tab.find("rule-save").click();
      giveToken(tab);
      assertThat(tab.find("rule-saved")).containsText("Saved as version");
      tab.show("/alerts");
      Locator alert = tab.rows("alerts").filter(holding("XRPUSDT"));
      await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(() -> {
            // Each trade is one more look at the total under the rule in force.
            trade("XRPUSDT", "1000");
            trade("ADAUSDT", "1000");
            return alert.count() == 1;
          });
      assertThat(tab.rows("alerts").filter(holding("ADAUSDT"))).hasCount(0);

      tab.show("/rules/large-trades");
      field(tab, "rule-subject").fill("XRPUSDT");
      assertThat(parameter(tab, "threshold-usd")).hasValue("1500");
      parameter(tab, "threshold-usd").fill("900000000");
      // It goes on, and nobody knows yet how far it will have gone.
      assertThat(tab.find("effect-unknown").locator("strong")).hasText("1");
      assertThat(tab.find("effect-silent").locator("strong")).hasText("0");
      assertThat(tab.find("effect-fires").locator("strong")).hasText("0");
      tab.keep("rule-effect");
    }
  }

  @Test
  void shouldNotUndoWhatSomebodyElseSavedMeanwhile() throws Exception {
    try (Tab tab = open().mayBeRefused(401).mayBeRefused(412).show("/rules/level-broken")) {
      assertThat(tab.find("rule-save")).isDisabled();
      parameter(tab, "cooldown").fill("PT7M");
      assertThat(tab.find("rule-save")).isEnabled();
      // The page reads the rule again every few seconds; here it has not yet.
      String path = "**/api/rules/level-broken";
      tab.page()
          .route(
              path,
              route -> {
                if (route.request().method().equals("GET")) {
                  route.abort();
                } else {
                  route.fallback();
                }
              });
      tab.mayLoseItsServer();
      int saved =
          house.put("/api/rules/level-broken", "{\"threshold-strength\":\"77\"}").statusCode();
      assertThat(saved).isEqualTo(200);
      tab.find("rule-save").click();
      giveToken(tab);
      assertThat(tab.find("rule-changed")).isVisible();
      assertThat(house.get("/api/rules/level-broken").body()).doesNotContain("PT7M");

      tab.page().unroute(path);
      assertThat(parameter(tab, "threshold-strength")).hasValue("77");
      assertThat(parameter(tab, "cooldown")).hasValue("PT7M");
      tab.find("rule-save").click();
      assertThat(tab.find("rule-saved")).containsText("Saved as version");
      assertThat(house.get("/api/rules/level-broken").body()).contains("\"77\"", "PT7M");
    }
  }

  @Test
  void shouldTellNobodyOfWhatWasMutedOnThePage() {
    try (Tab tab = open().mayBeRefused(401).show("/alerts")) {
      tab.find("mute-new").click();
      field(tab, "mute-rule").fill("large-trades");
      field(tab, "mute-subject").fill("SOLUSDT");
      tab.find("mute-send").click();
      giveToken(tab);
      assertThat(tab.rows("silences")).containsText("SOLUSDT");

      trade("SOLUSDT", "3000000");
      tab.rows("alerts").filter(holding("SOLUSDT")).click();
      assertThat(tab.find("held-back")).containsText("Muted");
      tab.keep("muted");

      tab.find("mute-end").click();
      assertThat(tab.rows("silences")).hasCount(0);
    }
  }

  /** The page on which calls are tried, which a library draws. */
  @Test
  void shouldCallWithTheTokenThatWasGivenOnThePageForTrying() {
    try (Tab tab = open().mayBeRefused(401)) {
      tab.page().navigate(address() + "/docs/#/operation/audit");
      // Its paths have spaces of no width in them.
      Locator audit = tab.page().locator(".opblock[id$='-audit']");
      audit.locator(".execute").click();
      Locator status = audit.locator(".live-responses-table .response-col_status").last();
      assertThat(status).containsText("401");

      tab.page().locator(".auth-wrapper > .authorize").click();
      tab.page().locator("#auth-bearer-value").fill(SimulatedNode.TOKEN);
      tab.page().locator(".modal-ux .auth.authorize").click();
      tab.page().locator(".modal-ux .btn-done").click();
      audit.locator(".execute").click();
      assertThat(status).containsText("200");
    }
  }

  private static URI address() {
    return URI.create("http://127.0.0.1:" + house.node().httpPort().orElseThrow());
  }

  private Tab open() {
    return Tab.open(browser, address(), Look.DESK);
  }

  private static void giveToken(Tab tab) {
    field(tab, "token-field").fill(SimulatedNode.TOKEN);
    tab.find("token-give").click();
  }

  private static Locator parameter(Tab tab, String name) {
    return field(tab, "parameter-" + name);
  }

  /** The name is on the field itself. */
  private static Locator field(Tab tab, String name) {
    return tab.page().locator("input[data-test='" + name + "']");
  }

  private static Locator.FilterOptions holding(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void trade(String symbol, String quantity) {
    house
        .venue()
        .trade(
            new SimTrade(
                symbol,
                NEXT_ID.getAndIncrement(),
                BigDecimal.ONE,
                new BigDecimal(quantity),
                System.currentTimeMillis(),
                false));
  }
}
