package io.tidewatch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all test classes, given to whoever asks for it; each tab has its own profile. */
final class SharedChromium implements ParameterResolver {
  /** Both cores may be busy with the market that is shown. */
  private static final double PATIENCE_MS = 60_000;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedChromium.class))
        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .browser();
  }

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    private static Running start() {
      // The machine's own browser is driven; nothing is to be downloaded.
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      playwright.selectors().setTestIdAttribute("data-test");
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
      try {
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumOnPath.program().orElseThrow()));
        return new Running(playwright, browser);
      } catch (RuntimeException e) {
        playwright.close();
        throw e;
      }
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
