package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * TLS of the HTTP server.
 *
 * @param keystore a PKCS12 file with key and certificates; empty for plain HTTP
 * @param keystorePassword what opens it
 */
public record HttpTls(Optional<Path> keystore, Optional<Secret> keystorePassword) {
  public HttpTls {
    requireNonNull(keystore, "keystore");
    requireNonNull(keystorePassword, "keystorePassword");
    InvalidComponent.unless(
        keystore.isPresent() == keystorePassword.isPresent(),
        "keystore",
        "a PKCS12 file together with http.tls.keystore-password, or neither",
        keystore);
  }
}
