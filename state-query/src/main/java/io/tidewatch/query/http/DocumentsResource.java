package io.tidewatch.query.http;

import io.javalin.http.Context;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * What the API and the topics look like, for programs: {@code /api/openapi.json} and {@code
 * /api/asyncapi.json}; and a page to try the API: {@code /docs/}. None of them says anything of the
 * market, and the page is there before anybody could give it a token.
 */
public final class DocumentsResource implements Resource {
  private static final String PAGE = "/docs";
  private static final Type OBJECT = new TypeReference<Map<String, Object>>() {}.getType();
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private final Bundled openApi = Bundled.own("openapi.json", "application/json");
  private final Bundled asyncApi = Bundled.own("asyncapi.json", "application/json");
  private final List<Bundled> page =
      List.of(
          Bundled.own("page/start.js", "text/javascript"),
          Bundled.swaggerUi("swagger-ui-bundle.js", "text/javascript"),
          Bundled.swaggerUi("swagger-ui.css", "text/css"),
          Bundled.swaggerUi("favicon-32x32.png", "image/png"));
  private final Bundled index = Bundled.own("page/index.html", "text/html; charset=utf-8");

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/openapi.json", openApi::answer)
            .openTo(Role.ANYONE)
            .named(Tag.OPERATION, "openApi", "This document")
            .answering(OBJECT)
            .tagged(),
        Operation.get("/api/asyncapi.json", asyncApi::answer)
            .openTo(Role.ANYONE)
            .named(Tag.OPERATION, "asyncApi", "The topics and their records, as AsyncAPI has them")
            .answering(OBJECT)
            .tagged(),
        Operation.get(PAGE, this::index).openTo(Role.ANYONE).tagged(),
        Operation.get(PAGE + "/{file}", this::file).openTo(Role.ANYONE).tagged());
  }

  private void index(Context context) {
    if (!context.path().endsWith("/")) {
      // Its parts are named without the folder that they lie in.
      context.redirect(PAGE + "/");
      return;
    }
    context.header("Content-Security-Policy", POLICY);
    index.answer(context);
  }

  private void file(Context context) {
    String name = context.pathParam("file");
    page.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("the page has no such part"))
        .answer(context);
  }
}
