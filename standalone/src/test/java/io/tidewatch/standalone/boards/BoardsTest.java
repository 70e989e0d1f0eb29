package io.tidewatch.standalone.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that Grafana reads: -Dtidewatch.docs=write writes them anew. */
class BoardsTest {
  private static final Pattern PROVISIONED = Pattern.compile("(?m)^ +uid: (\\S+)$");

  @BeforeAll
  static void write() throws IOException {
    if (KeptFiles.areWritten()) {
      for (Board board : Boards.ALL) {
        Files.writeString(file(board), BoardJson.of(board));
      }
    }
  }

  private static Path file(Board board) {
    return KeptFiles.BOARDS.resolve(board.name() + ".json");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(KeptFiles.BOARDS)) {
      return files.sorted().toList();
    }
  }

  private static JsonNode read(Path file) {
    return new JsonMapper().readTree(file);
  }

  private static Stream<JsonNode> panels(Path file) {
    return read(file).path("panels").valueStream();
  }

  private static Stream<JsonNode> pictures(Path file) {
    return panels(file).filter(panel -> !panel.path("type").asString().equals("row"));
  }

  @Test
  void shouldKeepExactlyTheBoardsThatAreDescribed() throws IOException {
    assertThat(files())
        .containsExactlyInAnyOrderElementsOf(Boards.ALL.stream().map(BoardsTest::file).toList());
    for (Board board : Boards.ALL) {
      assertThat(file(board)).hasContent(BoardJson.of(board));
    }
  }

  @Test
  void shouldGiveEachBoardAnAddressOfItsOwn() throws IOException {
    assertThat(files().stream().map(file -> read(file).path("uid").asString()))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.startsWith("tidewatch-") && uid.length() <= 40);
    assertThat(files().stream().map(file -> read(file).path("title").asString()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNumberEachPanelOnce(Path file) {
    assertThat(panels(file).map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldSayOfEachPictureWhatIsNormalAndInWhichUnit(Path file) {
    assertThat(pictures(file))
        .isNotEmpty()
        .allSatisfy(panel -> {
          assertThat(panel.path("title").asString()).isNotBlank();
          assertThat(panel.path("description").asString()).endsWith(".");
          assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotBlank();
          assertThat(panel.path("type").asString()).isIn("timeseries", "stat");
          assertThat(panel.path("targets").valueStream()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldAskNoSourceThatIsNotProvisioned(Path file) throws IOException {
    String sources =
        Files.readString(KeptFiles.GRAFANA.resolve("provisioning/datasources/prometheus.yml"));
    List<String> provisioned =
        PROVISIONED.matcher(sources).results().map(found -> found.group(1)).toList();

    assertThat(read(file).findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.path("uid").asString()).isIn(provisioned));
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldLetProcessAndInstanceBeChosenForEachPicture(Path file) {
    assertThat(read(file).at("/templating/list").valueStream())
        .extracting(variable -> variable.path("name").asString())
        .containsExactly("process", "instance");
    assertThat(pictures(file).flatMap(panel -> panel.path("targets").valueStream()))
        .extracting(target -> target.path("expr").asString())
        .allSatisfy(expression ->
            assertThat(expression)
                .containsAnyOf("process=~\"$process\",instance=~\"$instance\"", "ALERTS{")
                .doesNotContain("$at"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldPutPanelsBesideEachOtherAndNotOver(Path file) {
    List<Place> places = panels(file).map(panel -> Place.of(panel.path("gridPos"))).toList();

    assertThat(places)
        .allSatisfy(place -> assertThat(places).filteredOn(place::overlaps).containsExactly(place));
  }

  private record Place(int x, int y, int width, int height) {
    static Place of(JsonNode place) {
      return new Place(
          place.path("x").asInt(),
          place.path("y").asInt(),
          place.path("w").asInt(),
          place.path("h").asInt());
    }

    boolean overlaps(Place other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height
          && x + width <= 24;
    }
  }
}
