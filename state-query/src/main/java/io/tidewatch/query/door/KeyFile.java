package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up the key when its file is another; if that cannot be used, or is gone, the key from
 * before stays in force. Jetty gives up the old one first, and would have none.
 */
final class KeyFile extends KeyStoreScanner {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  private final Tls tls;

  KeyFile(Tls tls, SslContextFactory keys) {
    super(keys);
    this.tls = requireNonNull(tls, "tls");
  }

  @Override
  public void reload() {
    try {
      tls.checked();
    } catch (IllegalArgumentException e) {
      LOG.warn("the key from before stays in force: {}", e.getMessage());
      return;
    }
    super.reload();
    LOG.info("the key was read again from {}", tls.keystore());
  }

  @Override
  public void fileRemoved(String name) {
    // It is told of other files of the directory too.
    if (Files.notExists(tls.keystore())) {
      LOG.warn("the key from before stays in force: {} is gone", tls.keystore());
    }
  }
}
