package io.tidewatch.query.http;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.query.door.SecurityHeaders;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that are refused before any path is looked at, for example a broken URI. */
final class JettyErrors extends ErrorHandler {
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    byte[] body = Json.MAPPER.writeValueAsBytes(Problem.ofStatus(code));
    response.setStatus(code);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.PROBLEM);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    SecurityHeaders.put(request, response.getHeaders());
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
