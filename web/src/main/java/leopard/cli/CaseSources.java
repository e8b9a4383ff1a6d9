package leopard.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.intake.LedgerTable;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.plugin.Plugin;
import leopard.plugin.PluginException;
import leopard.plugin.Plugins;
import leopard.plugin.SourceSettings;
import leopard.rules.scheme.SourcesReader;
import leopard.spi.IndicatorSource;
import leopard.spi.Row;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.Table;
import org.jspecify.annotations.Nullable;

/** Opens the tables of a case: those in its folder, or those of the sources that it lists. */
final class CaseSources {

    private static final String SOURCES = "sources.yaml";

    private final CaseFiles files;
    private final Plugins plugins;
    private final Faults faults;

    CaseSources(CaseFiles files, Plugins plugins) {
        this.files = files;
        this.plugins = plugins;
        this.faults = files.faults();
    }

    /**
     * The sources of the case; null if one of them cannot be opened.
     *
     * @param versions takes the version of each plugin
     */
    @Nullable
    IndicatorSource open(Map<String, String> versions) {
        List<SourceSettings> settings = settings();
        List<IndicatorSource> opened = new ArrayList<>();
        boolean sound = settings != null;
        for (SourceSettings each : settings == null ? List.<SourceSettings>of() : settings) {
            try {
                opened.add(plugins.open(each, files.base()));
            } catch (PluginException e) {
                faults.add(Exit.SCHEME, e.problems());
                sound = false;
            } catch (SourceException e) {
                e.problems()
                        .forEach(problem -> faults.add(isConfiguration(problem) ? Exit.SCHEME : Exit.DATA, problem));
                sound = false;
            }
            for (Plugin plugin : plugins.all()) {
                if (plugin.name().equals(each.plugin())) {
                    versions.put(plugin.name(), plugin.version());
                }
            }
        }
        List<Problem> twice = JoinedSource.twice(opened);
        faults.add(Exit.SCHEME, twice);
        if (!sound || !twice.isEmpty()) {
            opened.forEach(IndicatorSource::close);
            return null;
        }
        return opened.size() == 1 ? opened.get(0) : new JoinedSource(opened);
    }

    /** A problem with a field is about what the configuration says, not about what stands in the tables. */
    private static boolean isConfiguration(Problem problem) {
        return problem.place().field() != null && problem.place().line() == 0;
    }

    private @Nullable List<SourceSettings> settings() {
        byte[] text = files.file(SOURCES, false);
        if (text == null) {
            return Files.exists(files.base().resolve(SOURCES), LinkOption.NOFOLLOW_LINKS)
                    ? null
                    : List.of(SourceSettings.ofFolder());
        }
        SourcesReader.Result read = SourcesReader.read(SOURCES, text);
        faults.add(Exit.SCHEME, read.problems());
        if (!read.problems().isEmpty()) {
            return null;
        }
        if (read.sources().isEmpty()) {
            files.wrong(
                    SOURCES,
                    Text.of("没有列出任何数据来源", "it lists no source"),
                    Text.of("列出来源,或删去这个文件", "list one, or remove the file"));
            return null;
        }
        List<SourceSettings> settings = new ArrayList<>();
        for (SourcesReader.SourceSpec source : read.sources()) {
            List<SourceSettings.Setting> keys = new ArrayList<>();
            source.places().forEach((key, place) -> {
                Map<String, String> entries = source.maps().get(key);
                keys.add(
                        entries == null
                                ? new SourceSettings.Value(key, source.texts().getOrDefault(key, ""), place)
                                : new SourceSettings.Entries(key, entries, place));
            });
            settings.add(new SourceSettings(source.plugin(), source.place(), keys));
        }
        return settings;
    }

    /** Without a scheme cells mean nothing, but tables that are missing or broken can be told all the same. */
    void lookThrough(IndicatorSource source) {
        for (LedgerTable table : LedgerTable.values()) {
            if (source.tables().contains(table.word())) {
                lookThrough(source, table.word());
            } else if (table == LedgerTable.UNITS || table == LedgerTable.READINGS) {
                faults.add(
                        Exit.DATA,
                        Problem.at(
                                Place.file(table.word()),
                                Text.of("缺少这个表", "this table is missing"),
                                Text.of("放入 %s.csv", "add %s.csv", table.word())));
            }
        }
    }

    private void lookThrough(IndicatorSource source, String name) {
        try (Table table = source.read(name, problem -> {
            if (problem.severity() == SourceProblem.Severity.ERROR) {
                faults.add(Exit.DATA, problem.problem());
            }
        })) {
            // What is wrong with a row is reported while it is read.
            Row row = table.next();
            while (row != null) {
                row = table.next();
            }
        } catch (SourceException e) {
            faults.add(Exit.DATA, e.problems());
        }
    }
}
