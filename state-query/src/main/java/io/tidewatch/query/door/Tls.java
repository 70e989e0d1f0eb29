package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The key with which the server shows who it is, and keeps to itself what is said.
 *
 * @param keystore a PKCS12 file with one key and its certificates; read again when it changes
 * @param password of the file; shows in no text
 */
public record Tls(Path keystore, String password) {
  private static final String TYPE = "PKCS12";

  public Tls {
    requireNonNull(keystore, "keystore");
    requireNonNull(password, "password");
  }

  /**
   * Looks whether it can be used.
   *
   * @throws IllegalArgumentException if not; the message shows no secret
   */
  public Tls checked() {
    try {
      if (certificates().isEmpty()) {
        throw new IllegalArgumentException(keystore + ": expected a key, was none");
      }
      return this;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          keystore + ": expected a PKCS12 file that the password opens, was something else");
    }
  }

  SslContextFactory.Server forServer() {
    SslContextFactory.Server server = new SslContextFactory.Server();
    server.setKeyStorePath(keystore.toUri().toString());
    server.setKeyStoreType(TYPE);
    server.setKeyStorePassword(password);
    server.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return server;
  }

  /** For the server that Java brings. It keeps to the key that the file has now. */
  public SSLContext forSmallServer() {
    try (InputStream file = Files.newInputStream(keystore)) {
      KeyStore keys = KeyStore.getInstance(TYPE);
      keys.load(file, password.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(keystore + " could be read a moment ago", e);
    }
  }

  /**
   * For a part of this process that asks its own server: trusts whoever has a key of this file,
   * under whatever name, and nobody else.
   */
  public SSLContext forOwnClient() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new OwnCertificate(this)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /** Those with which a server shows who it is. */
  Set<Certificate> certificates() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(TYPE);
    try (InputStream file = Files.newInputStream(keystore)) {
      keys.load(file, password.toCharArray());
    }
    Set<Certificate> certificates = new HashSet<>();
    for (String alias : Collections.list(keys.aliases())) {
      if (keys.isKeyEntry(alias)) {
        // A key with a password of its own is of no use.
        keys.getKey(alias, password.toCharArray());
        certificates.add(keys.getCertificate(alias));
      }
    }
    return certificates;
  }

  @Override
  public String toString() {
    return "Tls[keystore=" + keystore + "]";
  }
}
