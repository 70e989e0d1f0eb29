package io.tidewatch.query.http;

import io.tidewatch.contract.serde.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that are refused before any path is looked at, for example a broken URI. */
final class JettyErrors extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    byte[] body = Json.MAPPER.writeValueAsBytes(ErrorBody.of(Failures.sentence(code)));
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.JSON);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
