package io.tidewatch.standalone.boards;

import io.tidewatch.standalone.boards.Board.Row;
import io.tidewatch.standalone.boards.Panel.Alarm;
import io.tidewatch.standalone.boards.Panel.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/** Writes boards as Grafana reads them: its schema 39, which 11 and 12 take. */
final class BoardJson {
  private static final int SCHEMA = 39;
  private static final int WIDTH = 24;
  private static final int LINES_HEIGHT = 8;
  private static final int NUMBER_HEIGHT = 4;

  /** As it is provisioned. */
  private static final Map<String, Object> PROMETHEUS =
      ordered("type", "prometheus", "uid", "prometheus");

  private static final String CHOSEN = "process=~\"$process\",instance=~\"$instance\"";

  private final JsonMapper mapper = new JsonMapper();
  private int nextId = 1;

  private BoardJson() {}

  /** The text of its file. */
  static String of(Board board) {
    BoardJson json = new BoardJson();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    return json.mapper
            .writer()
            .with(
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(indent)
                    .withArrayIndenter(indent))
            .writeValueAsString(json.tree(board))
        + "\n";
  }

  private Map<String, Object> tree(Board board) {
    return ordered(
        "uid", board.uid(),
        "title", "Tidewatch: " + board.title(),
        "description", board.description(),
        "tags", List.of("tidewatch"),
        "schemaVersion", SCHEMA,
        "version", 1,
        "editable", false,
        "graphTooltip", 1,
        "refresh", "30s",
        "time", ordered("from", "now-1h", "to", "now"),
        "timezone", "browser",
        "links",
            List.of(
                ordered(
                    "type",
                    "dashboards",
                    "title",
                    "Boards",
                    "icon",
                    "",
                    "tooltip",
                    "",
                    "targetBlank",
                    false,
                    "tags",
                    List.of("tidewatch"),
                    "asDropdown",
                    true,
                    "includeVars",
                    true,
                    "keepTime",
                    true)),
        "templating",
            ordered(
                "list",
                List.of(
                    variable("process", "up{job=\"tidewatch\"}"),
                    variable("instance", "up{job=\"tidewatch\",process=~\"$process\"}"))),
        "annotations", ordered("list", List.of()),
        "panels", panels(board.rows()));
  }

  private static Map<String, Object> variable(String label, String series) {
    String question = "label_values(" + series + "," + label + ")";
    return ordered(
        "name",
        label,
        "label",
        label,
        "type",
        "query",
        "datasource",
        PROMETHEUS,
        "query",
        ordered("query", question, "refId", "StandardVariableQuery"),
        // At each change of the time range, as processes come and go.
        "refresh",
        2,
        "sort",
        1,
        "multi",
        true,
        "includeAll",
        true,
        "allValue",
        ".*",
        "current",
        ordered("text", List.of("All"), "value", List.of("$__all")));
  }

  private List<Map<String, Object>> panels(List<Row> rows) {
    List<Map<String, Object>> panels = new ArrayList<>();
    int top = 0;
    for (Row row : rows) {
      panels.add(heading(row.title(), top));
      top++;
      int width = WIDTH / row.panels().size();
      int height =
          row.panels().stream().allMatch(panel -> panel.kind() == Panel.Kind.NUMBER)
              ? NUMBER_HEIGHT
              : LINES_HEIGHT;
      for (int i = 0; i < row.panels().size(); i++) {
        panels.add(panel(row.panels().get(i), place(i * width, top, width, height)));
      }
      top += height;
    }
    return panels;
  }

  private Map<String, Object> heading(String title, int top) {
    return ordered(
        "id",
        nextId++,
        "type",
        "row",
        "title",
        title,
        "collapsed",
        false,
        "gridPos",
        place(0, top, WIDTH, 1),
        "panels",
        List.of());
  }

  private Map<String, Object> panel(Panel panel, Map<String, Object> place) {
    return ordered(
        "id", nextId++,
        "type",
            switch (panel.kind()) {
              case LINES -> "timeseries";
              case NUMBER -> "stat";
            },
        "title", panel.title(),
        "description", panel.description(),
        "datasource", PROMETHEUS,
        "gridPos", place,
        "fieldConfig", ordered("defaults", defaults(panel), "overrides", List.of()),
        "options", options(panel.kind()),
        "targets", targets(panel));
  }

  private static Map<String, Object> defaults(Panel panel) {
    return switch (panel.kind()) {
      case LINES ->
          ordered(
              "unit", panel.unit(),
              "min", panel.unit().equals("none") ? null : 0,
              "custom", ordered("lineWidth", 1, "fillOpacity", 8, "showPoints", "never"));
      case NUMBER ->
          ordered(
              "unit", panel.unit(),
              "noValue", "-",
              "color", ordered("mode", "thresholds"),
              "thresholds", ordered("mode", "absolute", "steps", steps(panel.alarm())));
    };
  }

  private static List<Map<String, Object>> steps(Alarm alarm) {
    return switch (alarm) {
      case Alarm.Never() -> List.of(step("blue", null));
      case Alarm.From(double value) -> List.of(step("green", null), step("red", value));
      case Alarm.Below(double value) -> List.of(step("red", null), step("green", value));
    };
  }

  private static Map<String, Object> step(String colour, Double from) {
    return ordered("color", colour, "value", from);
  }

  private static Map<String, Object> options(Panel.Kind kind) {
    return switch (kind) {
      case LINES ->
          ordered(
              "legend", ordered("displayMode", "list", "placement", "bottom", "showLegend", true),
              "tooltip", ordered("mode", "multi", "sort", "desc"));
      case NUMBER ->
          ordered(
              "reduceOptions", ordered("calcs", List.of("lastNotNull"), "values", false),
              "colorMode", "background",
              "graphMode", "none",
              "textMode", "value");
    };
  }

  private static List<Map<String, Object>> targets(Panel panel) {
    List<Map<String, Object>> targets = new ArrayList<>();
    for (Query query : panel.queries()) {
      targets.add(
          ordered(
              "refId",
              String.valueOf((char) ('A' + targets.size())),
              "datasource",
              PROMETHEUS,
              "expr",
              query.expression().replace("$at", CHOSEN),
              "legendFormat",
              query.legend().isEmpty() ? "__auto" : query.legend(),
              "instant",
              panel.kind() == Panel.Kind.NUMBER,
              "range",
              panel.kind() == Panel.Kind.LINES));
    }
    return targets;
  }

  private static Map<String, Object> place(int x, int y, int width, int height) {
    return ordered("h", height, "w", width, "x", x, "y", y);
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null || namesAndValues[i].equals("value")) {
        map.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return map;
  }
}
