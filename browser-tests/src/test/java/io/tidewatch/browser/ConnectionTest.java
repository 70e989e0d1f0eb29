package io.tidewatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.tidewatch.standalone.node.SimulatedNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pages say of themselves while the server is away, or answers by half. */
@ExtendWith({ChromiumOnPath.class, SharedChromium.class})
class ConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the pages of these tests ask for, and what takes a moment after a start. */
  private static final List<String> ASKED = List.of("/api/alerts", "/api/volumes", "/health/ready");

  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Of all tabs of a browser together, to one server. */
  private static final int CONNECTIONS = 6;

  private final Browser browser;
  private Optional<SimulatedNode> house = Optional.empty();
  private URI address;

  ConnectionTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void start() {
    SimulatedNode node = new SimulatedNode(List.of("BTCUSDT"));
    house = Optional.of(node);
    address = URI.create("http://127.0.0.1:" + node.node().httpPort().orElseThrow());
    // Answers that came once were refused a moment later, in one start of many.
    await()
        .during(SETTLED)
        .atMost(PATIENCE)
        .until(() -> ASKED.stream().allMatch(path -> answers(node, path)));
  }

  @AfterEach
  void stop() {
    house.ifPresent(SimulatedNode::close);
    house = Optional.empty();
  }

  @Test
  void shouldSayThatTheServerIsGoneAndSinceWhen() {
    try (Tab tab = Tab.open(browser, address, Look.PHONE).mayLoseItsServer().show("/")) {
      assertThat(tab.find("status-words")).hasText("Connected");
      // Who still asks while the server leaves is told that its stores are closed.
      tab.mayBeRefused(503);
      stop();
      assertThat(tab.find("status-words")).containsText("Reconnecting since");
      assertThat(tab.find("status-words")).containsText("what is shown is old");
      assertThat(tab.find("problem").first()).containsText("The server does not answer");
      tab.keep("disconnected");
    }
  }

  @Test
  void shouldGoOnWhenTheNetworkIsBack() {
    try (Tab tab = Tab.open(browser, address, Look.DESK).mayLoseItsServer().show("/")) {
      assertThat(tab.find("status-words")).hasText("Connected");
      tab.context().setOffline(true);
      assertThat(tab.find("status-words")).containsText("Reconnecting since");
      tab.context().setOffline(false);
      assertThat(tab.find("status-words")).hasText("Connected");
      assertThat(tab.find("status")).containsText("live stream");
      assertThat(tab.find("problem")).hasCount(0);
    }
  }

  @Test
  void shouldSayHowManyPartitionsAnswered() {
    try (Tab tab = Tab.open(browser, address, Look.DESK)) {
      tab.page().route("**/api/volumes", ConnectionTest::leaveOutAPartition);
      tab.show("/trades");
      assertThat(tab.find("partial")).containsText("partitions answered");
      tab.keep("partial");
      tab.page().unroute("**/api/volumes");
      assertThat(tab.find("partial")).hasCount(0);
    }
  }

  @Test
  void shouldLeaveItsConnectionToOthersWhileNobodyLooks() {
    try (Tab tab = Tab.open(browser, address, Look.DESK).show("/")) {
      assertThat(tab.find("status")).containsText("live stream");
      AtomicBoolean isLeft = new AtomicBoolean();
      tab.page().onRequestFailed(request -> isLeft.compareAndSet(false, isStream(request)));
      hide(tab, true);
      tab.page().waitForCondition(isLeft::get);
      Request anew = tab.page().waitForRequest(ConnectionTest::isStream, () -> hide(tab, false));
      assertThat(anew.headerValue("Last-Event-ID")).isNotEmpty();
      assertThat(tab.find("status")).containsText("live stream");
    }
  }

  @Test
  void shouldAnswerMoreTabsThanABrowserOpensConnections() {
    try (Tab tab = Tab.open(browser, address, Look.DESK).show("/")) {
      assertThat(tab.find("status")).containsText("live stream");
      List<Page> others =
          Stream.generate(() -> tab.context().newPage())
              .limit(CONNECTIONS)
              .peek(page -> page.navigate(address + "/#/alerts"))
              .toList();
      for (Page page : others) {
        assertThat(page.getByTestId("alerts")).containsText("No alerts");
        assertThat(page.getByTestId("status-words")).hasText("Connected");
      }
      assertThat(others.getLast().getByTestId("status")).containsText("polling");
    }
  }

  /** As if another tab were in front. */
  private static void hide(Tab tab, boolean isHidden) {
    tab.page()
        .evaluate(
            "isHidden => { Object.defineProperty(document, 'hidden',"
                + " { configurable: true, get: () => isHidden });"
                + " document.dispatchEvent(new Event('visibilitychange')); }",
            isHidden);
  }

  private static boolean isStream(Request request) {
    return request.url().contains("/api/stream");
  }

  private static boolean answers(SimulatedNode node, String path) {
    try {
      return node.get(path).statusCode() == 200;
    } catch (Exception e) {
      throw new IllegalStateException("no answer for " + path, e);
    }
  }

  /** The real answer, as if one more partition had not. */
  private static void leaveOutAPartition(Route route) {
    APIResponse answer = route.fetch();
    String whole = answer.text();
    route.fulfill(
        new Route.FulfillOptions()
            .setResponse(answer)
            .setBody(whole.replaceFirst("\"partitionsTotal\":", "\"partitionsTotal\":1")));
  }
}
