package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trusts the certificates of one file as they are now and were at the last look, and no others. The
 * server takes up a new one a little later, and one that cannot be used not at all.
 */
final class OwnCertificate extends X509ExtendedTrustManager {
  private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);

  private final Tls tls;
  private volatile Set<Certificate> known = Set.of();

  OwnCertificate(Tls tls) {
    this.tls = requireNonNull(tls, "tls");
    look();
  }

  private void look() {
    try {
      known = tls.certificates();
    } catch (IOException | GeneralSecurityException e) {
      LOG.debug("the certificates from before are trusted: {}", e.toString());
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    Set<Certificate> before = known;
    look();
    if (chain.length > 0 && (known.contains(chain[0]) || before.contains(chain[0]))) {
      return;
    }
    throw new CertificateException("expected the certificate of this process, was another");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("nobody shows a certificate here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
