package io.tidewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.tidewatch.simulator.pool.PoolScenes;
import io.tidewatch.standalone.demo.ScriptedDemo;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page with the data of the demo, once all of it was played. */
@ExtendWith({ChromiumOnPath.class, SharedChromium.class})
class DemoPagesTest {
  private static final Pattern NOT_EMPTY = Pattern.compile("\\S");

  /** Alerts of three waves and of what an outage kept back. */
  private static final int LARGE_TRADES = 4;

  private static ScriptedDemo demo;
  private static int alerts;

  private final Browser browser;

  DemoPagesTest(Browser browser) {
    this.browser = browser;
  }

  /** A page, and what of it the demo fills. */
  private enum Shown {
    OVERVIEW(tab -> {
      assertThat(tab.rows("alerts")).hasCount(alerts);
      assertThat(tab.page().locator(".stats")).containsText("7 / 7");
      assertThat(tab.page().locator(".closest a")).hasCount(8);
      assertThat(tab.page().locator("canvas")).isVisible();
    }),
    TRADES(tab -> {
      assertThat(tab.find("volume-bars").getByRole(AriaRole.BUTTON)).hasCount(20);
      assertThat(tab.rows("alerts")).hasCount(LARGE_TRADES);
      assertThat(tab.page().locator("canvas").first()).isVisible();
    }),
    BOOKS(tab -> {
      assertThat(tab.rows("books")).hasCount(4);
      assertThat(tab.find("depth").locator("canvas")).isVisible();
    }),
    ANOMALIES(tab -> {
      assertThat(tab.rows("anomalies").first()).isVisible();
      assertThat(tab.find("explain")).containsText(NOT_EMPTY);
    }),
    POOL(tab -> {
      assertThat(tab.rows("pairs")).hasCount(100);
      assertThat(tab.find("pair").locator("canvas")).isVisible();
    }),
    WHALES(tab -> {
      assertThat(tab.rows("whales")).hasCount(12);
      assertThat(tab.rows("signals").first()).isVisible();
      assertThat(tab.find("whale")).containsText(NOT_EMPTY);
    }),
    ALERTS(tab -> {
      assertThat(tab.rows("alerts")).hasCount(alerts);
      assertThat(tab.find("evidence").locator("canvas")).isVisible();
      assertThat(tab.rows("deliveries").first()).isVisible();
    }),
    RULES(tab -> {
      assertThat(tab.rows("rules")).hasCount(12);
      assertThat(tab.find("parameter-threshold-usd")).isVisible();
      assertThat(tab.find("effect")).containsText(String.valueOf(LARGE_TRADES));
    }),
    FEEDS(tab -> {
      assertThat(tab.rows("venues")).hasCount(5);
      assertThat(tab.rows("feeds").first()).isVisible();
    });

    private final Consumer<Tab> filled;

    Shown(Consumer<Tab> filled) {
      this.filled = filled;
    }

    private String path() throws Exception {
      return switch (this) {
        case OVERVIEW -> "/";
        case TRADES -> "/trades/BTCUSDT";
        case BOOKS -> "/books/BTC-USDT";
        case ANOMALIES -> "/anomalies/SURGEUSDT";
        case POOL -> "/pool/" + demo.first("pair", "/api/pool/pairs");
        case WHALES -> "/whales/" + demo.first("address", "/api/whales");
        case ALERTS -> "/alerts/" + demo.first("id", "/api/alerts?rule=large-trades");
        case RULES -> "/rules/large-trades";
        case FEEDS -> "/feeds";
      };
    }

    private String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The first look is while it runs: what comes must be shown without being asked for. */
  @BeforeAll
  static void play(Browser browser) throws Exception {
    demo = ScriptedDemo.start();
    try (Tab told = withoutAnswersOfAlerts(browser);
        Tab overview = Tab.open(browser, demo.address(), Look.DESK).show("/");
        Tab trades = Tab.open(browser, demo.address(), Look.DESK).show("/trades/BTCUSDT")) {
      assertThat(overview.find("status")).containsText("live stream");
      assertThat(overview.rows("alerts").nth(4)).isVisible();
      assertThat(overview.page().locator("canvas")).isVisible();
      assertThat(trades.rows("alerts").first()).isVisible();
      overview.keep("running-overview");
      trades.keep("running-trades");
      alerts = demo.awaitEnd();
      assertThat(told.rows("alerts").first()).isVisible();
      assertThat(overview.rows("alerts")).hasCount(alerts);
      assertThat(trades.rows("alerts")).hasCount(LARGE_TRADES);
    }
  }

  /** What it knows of alerts came by the stream, which is open. */
  private static Tab withoutAnswersOfAlerts(Browser browser) {
    Tab tab = Tab.open(browser, demo.address(), Look.DESK).mayLoseItsServer();
    tab.page().route(Pattern.compile("/api/alerts(\\?.*)?$"), Route::abort);
    tab.page().waitForResponse(Pattern.compile("/api/stream\\?"), () -> tab.show("/"));
    return tab;
  }

  @AfterAll
  static void stop() throws Exception {
    if (demo != null) {
      demo.close();
    }
  }

  private Tab open(Look look) {
    return Tab.open(browser, demo.address(), look);
  }

  private static Stream<Arguments> everyPageInEveryLook() {
    return Arrays.stream(Shown.values())
        .flatMap(page -> Arrays.stream(Look.values()).map(look -> Arguments.of(page, look)));
  }

  @ParameterizedTest
  @MethodSource("everyPageInEveryLook")
  void shouldShowThePageWithItsData(Shown shown, Look look) throws Exception {
    try (Tab tab = open(look).show(shown.path())) {
      shown.filled.accept(tab);
      assertThat(tab.page().locator("html")).hasAttribute("lang", look.language());
      assertThat(tab.page().locator("html.dark")).hasCount(look.isDark() ? 1 : 0);
      assertThat(tab.find("problem")).hasCount(0);
      tab.keep(shown.fileName() + "-" + look.fileName());
      assertThat(tab.scrollsSideways()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DESK", "PHONE"})
  void shouldLeadToEveryPage(Look look) {
    try (Tab tab = open(look).show("/")) {
      Locator links = tab.page().locator("nav a");
      assertThat(links).hasCount(Shown.values().length);
      for (int i = 0; i < Shown.values().length; i++) {
        if (look == Look.PHONE) {
          tab.page().locator(".fold").click();
        }
        String name = links.nth(i).textContent();
        links.nth(i).click();
        assertThat(tab.page()).hasTitle(name + " · Tidewatch");
        assertThat(tab.page().locator("h1")).isVisible();
      }
    }
  }

  @Test
  void shouldKeepLanguageAndColoursThatWereChosen() {
    try (Tab tab = open(Look.DESK).show("/")) {
      assertThat(tab.page().locator("h1")).hasText("Overview");
      tab.find("language").click();
      tab.find("theme").click();
      assertThat(tab.page().locator("h1")).hasText("总览");
      tab.page().reload();
      assertThat(tab.page().locator("h1")).hasText("总览");
      assertThat(tab.page().locator("html.dark")).hasCount(0);
    }
  }

  @Test
  void shouldShowScriptInTheNameOfATokenAsText() throws Exception {
    try (Tab tab = open(Look.DESK).show("/pool")) {
      Locator row = tab.rows("pairs").filter(new Locator.FilterOptions().setHasText("<script>"));
      assertThat(row).containsText(PoolScenes.HOSTILE_SYMBOL);
      row.click();
      assertThat(tab.find("pair")).containsText(PoolScenes.HOSTILE_NAME);
      assertThat(tab.find("pair").locator("canvas")).isVisible();
      tab.show("/alerts");
      Locator alert = tab.rows("alerts").filter(new Locator.FilterOptions().setHasText("<script>"));
      alert.click();
      assertThat(tab.find("alert-detail")).containsText(PoolScenes.HOSTILE_SYMBOL);
      assertThat(tab.find("evidence").locator("canvas")).isVisible();
      tab.keep("hostile-name");
      assertThat(tab.page().locator("main script, main img")).hasCount(0);
    }
  }
}
