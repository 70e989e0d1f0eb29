package io.tidewatch.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab with a profile of its own. What must never happen fails the test when the tab is closed: an
 * error in the console, an exception that nobody caught, a dialog that script opened, a question to
 * anywhere but the own server.
 */
final class Tab implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String CHARTS_FILL_THEIR_PLACES =
      "() => [...document.querySelectorAll('.chart canvas')].every(canvas =>"
          + " Math.abs(canvas.clientWidth - canvas.closest('.chart').clientWidth) < 2)";

  private final BrowserContext context;
  private final Page page;
  private final URI server;
  private final List<String> faults = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  private Tab(BrowserContext context, URI server) {
    this.context = context;
    this.server = server;
    context.onConsoleMessage(this::heard);
    context.onWebError(error -> faults.add("not caught: " + error.error()));
    context.onDialog(this::opened);
    context.onRequest(request -> asked(request.url()));
    this.page = context.newPage();
    page.onWebSocket(socket -> asked(socket.url()));
  }

  /**
   * Opens one that shows nothing yet.
   *
   * @param server the only one that may be asked
   */
  static Tab open(Browser browser, URI server, Look look) {
    return new Tab(browser.newContext(look.options()), server);
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") && expected.stream().noneMatch(message.text()::contains)) {
      faults.add("console: " + message.text() + " at " + message.location());
    }
  }

  private void opened(Dialog dialog) {
    faults.add("script ran: " + dialog.message());
    dialog.dismiss();
  }

  private void asked(String url) {
    if (!url.startsWith(server + "/") && !url.startsWith("data:") && !url.startsWith("blob:")) {
      faults.add("asked elsewhere: " + url);
    }
  }

  /** From here on, an answer that does not come is no fault. */
  Tab mayLoseItsServer() {
    expected.add("Failed to load resource: net::ERR_");
    return this;
  }

  /** From here on, that the server refuses something with this status is no fault. */
  Tab mayBeRefused(int status) {
    expected.add("the server responded with a status of " + status);
    return this;
  }

  /** Shows a page, by its path behind the {@code #}. */
  Tab show(String path) {
    page.navigate(server + "/#" + path);
    return this;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** An element by what it is called in tests. */
  Locator find(String name) {
    return page.getByTestId(name);
  }

  /** The rows of a table that hold something. */
  Locator rows(String table) {
    return find(table).locator("tbody tr:not(.none)");
  }

  /** Whether something sticks out to the right of the window. */
  boolean scrollsSideways() {
    return (Boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** Keeps what the tab shows, as a picture of the build, once its charts fill their places. */
  void keep(String name) {
    page.waitForFunction(CHARTS_FILL_THEIR_PLACES);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + ".png"))
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }

  @Override
  public void close() {
    context.close();
    assertThat(faults).isEmpty();
  }
}
