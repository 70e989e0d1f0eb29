package io.tidewatch.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** Who looks: on a desk or a phone, in which language, by day or by night. */
enum Look {
  DESK(1440, 900, "en-US", ColorScheme.DARK),
  CHINESE_DESK(1440, 900, "zh-CN", ColorScheme.LIGHT),
  PHONE(390, 844, "en-US", ColorScheme.LIGHT),
  CHINESE_PHONE(390, 844, "zh-CN", ColorScheme.DARK);

  private final int width;
  private final int height;
  private final String locale;
  private final ColorScheme colors;

  Look(int width, int height, String locale, ColorScheme colors) {
    this.width = width;
    this.height = height;
    this.locale = locale;
    this.colors = colors;
  }

  Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setLocale(locale)
        .setColorScheme(colors)
        .setTimezoneId("UTC");
  }

  boolean isDark() {
    return colors == ColorScheme.DARK;
  }

  /** Of the document, as HTML has it. */
  String language() {
    return locale.startsWith("zh") ? "zh-CN" : "en";
  }

  /** Short, for the name of a file. */
  String fileName() {
    return width + "-" + locale.substring(0, 2) + "-" + (isDark() ? "dark" : "light");
  }
}
