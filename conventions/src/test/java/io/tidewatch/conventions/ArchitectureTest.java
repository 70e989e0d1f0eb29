package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the rules against the classes of all parts. */
class ArchitectureTest {
  private static final String ROOT = "io.tidewatch";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private final ModuleRules modules = new ModuleRules(ROOT);
  private final CodeRules code = new CodeRules(ROOT);

  @Test
  void shouldLookAtTheHouse() {
    assertThat(HOUSE.contain("io.tidewatch.contract.topic.Topics")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheDirectionsBetweenParts(ModuleRules.Part part) {
    modules.directionOf(part).check(HOUSE);
  }

  @Test
  void shouldHaveEveryClassInAPart() {
    modules.everyClassIsInAPart().check(HOUSE);
  }

  @Test
  void shouldKeepTheContractPlain() {
    modules.contractIsPlain().check(HOUSE);
  }

  @Test
  void shouldKeepDetectorsFromTheOutside() {
    modules.topologyIsPure().check(HOUSE);
  }

  @Test
  void shouldDecideByEventTimeOnly() {
    code.topologyDecidesByEventTimeOnly().check(HOUSE);
  }

  @Test
  void shouldNameClassesForWhatTheyDo() {
    code.namesSayWhatAClassIsFor().check(HOUSE);
  }

  @Test
  void shouldEndTheJvmInMainOnly() {
    code.onlyMainEndsTheJvm().check(HOUSE);
  }
}
