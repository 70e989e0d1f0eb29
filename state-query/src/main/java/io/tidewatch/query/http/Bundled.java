package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A file that comes with the program. */
final class Bundled {
  private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/";
  private static final String SWAGGER_UI_POM =
      "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final String name;
  private final String type;
  private final byte[] contents;
  private final EntityTag tag;

  private Bundled(String path, String type) {
    this.name = path.substring(path.lastIndexOf('/') + 1);
    this.type = requireNonNull(type, "type");
    this.contents = read(path);
    this.tag = EntityTag.of(contents);
  }

  /**
   * One of ours.
   *
   * @param path from this package on
   * @param type its media type
   */
  static Bundled own(String path, String type) {
    return new Bundled(path, type);
  }

  /** One of the page with which an API is tried. */
  static Bundled swaggerUi(String file, String type) {
    Properties pom = new Properties();
    try (InputStream in = open(SWAGGER_UI_POM)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Bundled(SWAGGER_UI + pom.getProperty("version") + "/" + file, type);
  }

  /** Without the folders that it lies in. */
  String name() {
    return name;
  }

  void answer(Context context) {
    Answers.tagged(context, tag, type, contents);
  }

  private static byte[] read(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    InputStream found = Bundled.class.getResourceAsStream(path);
    if (found == null) {
      throw new IllegalStateException("expected " + path + " in the program, was not there");
    }
    return found;
  }
}
