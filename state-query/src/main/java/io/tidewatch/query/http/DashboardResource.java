package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages for a browser at {@code /}, from the class path, where module {@code dashboard} puts
 * them. Where it was built without Node there are none, and the page says so.
 */
public final class DashboardResource implements Resource {
  /** Where the build of the module puts them. */
  private static final String DIRECTORY = "dashboard";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  /** Names as the build makes them; none leads out of the directory. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

  /** Those with a fingerprint never change. */
  private static final Pattern FINGERPRINTED = Pattern.compile(".*-[A-Za-z0-9_-]{8}\\.[a-z0-9]+");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  private static final String ABSENT =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Tidewatch</title></head><body>
      <h1>Tidewatch runs; its dashboard was not built</h1>
      <p>This copy was built on a machine without Node 20.19, 22.13, or 24 and newer. Install Node and build again
      (<code>mvn package</code>, or start <code>./tidewatch</code> after
      <code>touch dashboard/package.json</code>). The API answers all the same:
      <a href="api/alerts">alerts</a>, <a href="status">status</a>.</p>
      <p lang="zh">Tidewatch 正在运行，但构建时没有 Node 20.19、22.13 或 24 及更新版本，因此没有仪表盘页面。安装 Node 后重新构建即可。</p>
      </body></html>
      """;

  private static final Parameter<String> FILE =
      Parameter.path("name", Kind.text()).says("as the page names it").example("index-Ab3_dE-f.js");

  private final String directory;

  public DashboardResource() {
    this(DIRECTORY);
  }

  DashboardResource(String directory) {
    this.directory = requireNonNull(directory, "directory");
  }

  /** For anyone: the pages hold no data, and ask for a token where the API wants one. */
  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/", this::index)
            .openTo(Role.ANYONE)
            .named(Tag.OPERATION, "dashboard", "The dashboard, for a browser")
            .replying(200, "", new Reply.Text("text/html")),
        Operation.get("/assets/{name}", this::asset)
            .openTo(Role.ANYONE)
            .named(Tag.OPERATION, "asset", "A file of the dashboard")
            .taking(FILE)
            .replying(200, "", new Reply.Text("text/javascript"))
            .refusing(404, "the dashboard has no such file"));
  }

  private void index(Context context) {
    context.contentType(HTML).header("Cache-Control", "no-cache");
    Optional<byte[]> page = read("index.html");
    if (page.isPresent()) {
      context.result(page.get());
    } else {
      context.result(ABSENT);
    }
  }

  private void asset(Context context) {
    String name = FILE.of(context);
    if (!NAME.matcher(name).matches() || name.endsWith(".gz")) {
      throw unknown();
    }
    String file = "assets/" + name;
    Optional<byte[]> compressed = takesGzip(context) ? read(file + ".gz") : Optional.empty();
    byte[] content = compressed.or(() -> read(file)).orElseThrow(DashboardResource::unknown);
    compressed.ifPresent(ignored -> context.header("Content-Encoding", "gzip"));
    context
        .contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN_TYPE))
        .header("Vary", "Accept-Encoding")
        .header(
            "Cache-Control",
            FINGERPRINTED.matcher(name).matches()
                ? "public, max-age=31536000, immutable"
                : "no-cache")
        .result(content);
  }

  private static boolean takesGzip(Context context) {
    String accepted = context.header("Accept-Encoding");
    return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
  }

  private static ApiException unknown() {
    return ApiException.notFound("the dashboard has no such file");
  }

  private Optional<byte[]> read(String file) {
    ClassLoader loader = DashboardResource.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(directory + "/" + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " of the dashboard", e);
    }
  }
}
