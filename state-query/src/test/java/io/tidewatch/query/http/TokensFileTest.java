package io.tidewatch.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensFileTest {
  private static final String ALICE = "alice operate secret-of-alice-1234\n";
  private static final String BOB = "bob read secret-of-bob-567890\n";

  @TempDir private Path directory;
  private final AtomicLong now = new AtomicLong();

  private Path written(String text) throws IOException {
    Path file = directory.resolve("tokens");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private static String refusal(Path file) {
    return catchThrowableOfType(
            IllegalArgumentException.class, () -> TokensFile.open(file, List.of()))
        .getMessage();
  }

  @Test
  void shouldKnowEachCallerByTheSecret() throws IOException {
    Tokens tokens =
        TokensFile.open(
                written("# who may\n\n" + ALICE + "  bob\tREAD  secret-of-bob-567890  \n"),
                List.of(
                    NamedToken.of("admin", Role.OPERATE, new AccessToken("secret-of-the-admin"))))
            .get();

    assertThat(tokens.find("secret-of-alice-1234")).contains(new Caller("alice", Role.OPERATE));
    assertThat(tokens.find("secret-of-bob-567890")).contains(new Caller("bob", Role.READ));
    assertThat(tokens.find("secret-of-the-admin")).contains(new Caller("admin", Role.OPERATE));
    assertThat(tokens.find("secret-of-nobody-00")).isEmpty();
    assertThat(tokens.find("")).isEmpty();
    assertThat(tokens.toString()).doesNotContain("secret-of");
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--, chmod o-rwx", "rw----r--, chmod o-rwx"})
  void shouldRefuseAFileThatEverybodyCanRead(String permissions, String advice) throws IOException {
    Path file = written(ALICE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThat(refusal(file)).contains(file.toString(), advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secret-of-alice-1234 | line 1: expected three words 'name role secret', was 1 word",
        "alice secret-of-alice-1234 operate | line 1: expected read or operate, was another word",
        "alice operate secret-o | line 1: expected an access token of at least 16 characters",
        "<script>alert(1)</script> read secret-of-mallory | line 1: expected a name of 1 to 64",
        "a/b read secret-of-mallory-1 | line 1: expected a name of 1 to 64 letters",
        "tidewatch-chat operate secret-of-mallory | expected a name that does not begin with",
        "# nobody | expected at least one line"
      })
  void shouldSayWhatIsWrongWithoutAnySecret(String line, String told) throws IOException {
    assertThat(refusal(written(line + "\n")))
        .contains(told)
        .doesNotContain("secret-o", "<", "mallory");
  }

  @Test
  void shouldRefuseTheSameNameOrSecretTwice() throws IOException {
    assertThat(refusal(written(ALICE + "alice read secret-of-another\n")))
        .contains("each name once, was twice: alice");
    assertThat(refusal(written(ALICE + "bob read secret-of-alice-1234\n")))
        .contains("a secret of its own for each name")
        .doesNotContain("secret-of");
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertThat(refusal(directory.resolve("absent"))).contains("expected a readable file");
  }

  @Test
  void shouldTakeUpWhatIsWrittenWithinASecondAndKeepWhatCannotBeReplaced() throws IOException {
    Path file = written(ALICE);
    TokensFile tokens = TokensFile.open(file, List.of(), now::get);

    written(BOB + "# longer than before\n");
    assertThat(tokens.get().find("secret-of-bob-567890")).isEmpty();
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(tokens.get().find("secret-of-bob-567890")).isPresent();
    assertThat(tokens.get().find("secret-of-alice-1234")).isEmpty();

    written("nonsense");
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(tokens.get().find("secret-of-bob-567890")).isPresent();
    Files.delete(file);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(tokens.get().find("secret-of-bob-567890")).isPresent();

    written(ALICE);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(tokens.get().find("secret-of-alice-1234")).isPresent();
    assertThat(tokens.get().find("secret-of-bob-567890")).isEmpty();
  }

  @Test
  void shouldTakeUpAFileOnceNobodyElseCanReadIt() throws IOException {
    Path file = written(ALICE);
    TokensFile tokens = TokensFile.open(file, List.of(), now::get);
    written(BOB + "# longer than before\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(tokens.get().find("secret-of-alice-1234")).isPresent();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    now.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(tokens.get().find("secret-of-alice-1234")).isEmpty();
    assertThat(tokens.get().find("secret-of-bob-567890")).isPresent();
  }

  @Test
  void shouldRefuseAFileThatOthersCanWrite() throws IOException {
    Path file = written(ALICE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-----w-"));

    assertThat(refusal(file)).contains("nobody else can read or write");
  }
}
