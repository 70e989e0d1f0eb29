package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PomRulesTest {
  @Test
  void shouldFindTheVersionOfADependency() {
    assertThat(
            PomRules.ownVersions(
                """
                <project><dependencies><dependency>
                  <groupId>g</groupId><artifactId>a</artifactId><version>1</version>
                </dependency></dependencies></project>
                """))
        .containsExactly("version of dependency a");
  }

  @Test
  void shouldFindTheVersionOfAPlugin() {
    assertThat(
            PomRules.ownVersions(
                """
                <project><build><plugins><plugin>
                  <artifactId>p</artifactId><version>1</version>
                </plugin></plugins></build></project>
                """))
        .containsExactly("version of plugin p");
  }

  @Test
  void shouldFindAVersionKeptInAProperty() {
    assertThat(
            PomRules.ownVersions(
                "<project><properties><a.version>1</a.version></properties></project>"))
        .containsExactly("property a.version");
  }

  @Test
  void shouldLetTheVersionOfTheParentBe() {
    assertThat(
            PomRules.ownVersions(
                """
                <project>
                  <parent><artifactId>a</artifactId><version>1</version></parent>
                  <dependencies><dependency><artifactId>b</artifactId></dependency></dependencies>
                </project>
                """))
        .isEmpty();
  }
}
