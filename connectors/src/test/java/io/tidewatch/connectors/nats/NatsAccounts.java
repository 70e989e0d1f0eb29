package io.tidewatch.connectors.nats;

import io.nats.client.NKey;
import io.nats.client.support.JsonSerializable;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * An operator with one account that may keep streams, and a user of it: what {@code nsc} makes.
 * Form of the tokens: <a
 * href="https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/jwt">
 * NATS, decentralized JWT authentication</a>.
 */
final class NatsAccounts {
  private final Path directory;
  private final NKey account;
  private final Path serverFile;

  /** Writes what the server has to know. */
  NatsAccounts(Path directory) throws IOException, GeneralSecurityException {
    this.directory = directory;
    this.account = NKey.createAccount(null);
    NKey operator = NKey.createOperator(null);
    // The server talks to itself on an account of its own.
    NKey system = NKey.createAccount(null);
    this.serverFile =
        Files.writeString(
            directory.resolve("accounts.conf"),
            """
            operator: %s
            system_account: %s
            resolver: MEMORY
            resolver_preload: { %s: %s, %s: %s }
            """
                .formatted(
                    token(operator, operator, "{\"type\":\"operator\",\"version\":2}"),
                    id(system),
                    id(system),
                    token(operator, system, ofAccount(0)),
                    id(account),
                    token(operator, account, ofAccount(-1))));
  }

  /**
   * @param streams how many it may keep, how large; -1 for as many and as large as the server can
   */
  private static String ofAccount(int streams) {
    return ("{\"limits\":{\"subs\":-1,\"data\":-1,\"payload\":-1,\"imports\":-1,\"exports\":-1,"
            + "\"wildcards\":true,\"conn\":-1,\"leaf\":-1,\"mem_storage\":%1$d,"
            + "\"disk_storage\":%1$d,\"streams\":%1$d,\"consumer\":%1$d},"
            + "\"type\":\"account\",\"version\":2}")
        .formatted(streams);
  }

  private static String token(NKey signer, NKey subject, String claims)
      throws IOException, GeneralSecurityException {
    JsonSerializable nats = () -> claims;
    return JwtUtils.issueJWT(
        signer, id(subject), "test", null, JwtUtils.currentTimeSeconds(), id(signer), nats);
  }

  private static String id(NKey key) throws IOException, GeneralSecurityException {
    return text(key.getPublicKey());
  }

  /** The server's configuration. */
  Path serverFile() {
    return serverFile;
  }

  /** A new user's token and key, as a file. */
  Path user(String name) throws IOException, GeneralSecurityException {
    NKey user = NKey.createUser(null);
    String token = JwtUtils.issueUserJWT(account, id(account), id(user));
    return Files.writeString(
        directory.resolve(name + ".creds"),
        JwtUtils.NATS_USER_JWT_FORMAT.formatted(token, text(user.getSeed())));
  }

  private static String text(char[] characters) {
    return new String(characters);
  }
}
