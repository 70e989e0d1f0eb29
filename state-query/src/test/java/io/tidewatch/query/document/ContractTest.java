package io.tidewatch.query.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holding answers against the document. */
class ContractTest {
  private static final String JSON = "application/json";
  private static final Contract CONTRACT = Contract.kept();

  @Test
  void shouldTakeWhatIsPromised() {
    assertThatCode(() -> check("/api/volumes", 200, JSON, volumes(""))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/volumes | 200 | application/json | {\"volumes\":[],\"partitionsTotal\":1}",
        "/api/volumes | 200 | text/plain | {}",
        "/api/volumes | 204 | application/json | {}",
        "/api/volumes | 404 | application/json | {\"error\":\"no\"}",
        "/api/volumes | 404 | application/problem+json | {\"error\":\"no\"}",
        "/api/nothing | 200 | application/json | {}",
        "/api/volumes | 200 | application/json | <html>"
      })
  void shouldRefuseAnythingElse(String path, int status, String type, String body) {
    assertThatThrownBy(() -> check(path, status, type, body)).isInstanceOf(AssertionError.class);
  }

  @Test
  void shouldRefuseAFieldThatTheDocumentDoesNotName() {
    assertThatThrownBy(() -> check("/api/volumes", 200, JSON, volumes(",\"more\":1")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("more");
  }

  private static String volumes(String more) {
    return "{\"volumes\":[],\"partitionsAnswered\":1,\"partitionsTotal\":1,\"source\":\"active\",\"lag\":0"
        + more
        + "}";
  }

  private static void check(String path, int status, String type, String body) {
    CONTRACT.check("GET", path, status, Optional.of(type), body);
  }
}
