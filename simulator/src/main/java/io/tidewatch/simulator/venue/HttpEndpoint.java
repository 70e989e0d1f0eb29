package io.tidewatch.simulator.venue;

import java.net.URI;
import java.util.function.Function;

/** Answers REST requests, without the transport. Called from several threads. */
public interface HttpEndpoint {
  /**
   * @param header value of a request header, null if it was not sent
   */
  HttpAnswer answer(String method, URI uri, Function<String, String> header);

  /** The same for a request with a body; empty where there is none. */
  default HttpAnswer answer(String method, URI uri, Function<String, String> header, String body) {
    return answer(method, uri, header);
  }

  /** An outage or a ban, in the words of the venue. */
  HttpAnswer fault(int status);
}
