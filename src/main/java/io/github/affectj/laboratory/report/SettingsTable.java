package io.github.affectj.laboratory.report;

import io.github.affectj.base.AppVersion;
import io.github.affectj.base.Table;
import io.github.affectj.laboratory.grid.CellResult;
import io.github.affectj.laboratory.grid.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Table 1 of Zhang et al. 2022: what all runs have in common, and what else repeats them. */
final class SettingsTable {
    private SettingsTable() {}

    static Table of(Comparison comparison) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("dataset", comparison.data().set().folder().toString()));
        rows.add(List.of("clips", comparison.data().counts()));
        rows.add(List.of("data_sha256", distinct(comparison, CellResult::dataHash)));
        for (Map.Entry<String, String> e :
                comparison.settings().asMap(comparison.data().set().isFeatures()).entrySet()) {
            rows.add(List.of(e.getKey(), e.getValue().isEmpty() ? "(none)" : e.getValue()));
        }
        rows.add(List.of("device", distinct(comparison, CellResult::device)));
        rows.add(List.of("affectj", AppVersion.get()));
        rows.add(List.of("java", System.getProperty("java.version")));
        return new Table(
                "table1_settings",
                "Table 1. Settings",
                "The engine's version and all else stand in the config.json of each run.",
                List.of("setting", "value"),
                rows);
    }

    private static String distinct(Comparison comparison, Function<CellResult, String> value) {
        return comparison.results().stream()
                .filter(CellResult::isDone)
                .map(value)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
