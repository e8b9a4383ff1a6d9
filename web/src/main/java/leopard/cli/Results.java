package leopard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.plugin.PluginException;
import leopard.plugin.Plugins;
import leopard.plugin.SourceSettings;
import leopard.plugin.SourceSettings.Setting;
import leopard.run.Seal;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;
import org.jspecify.annotations.Nullable;

/** Opens folders that Leopard wrote. */
final class Results {

    private Results() {}

    /** A folder of an argument that must be a result; null, with a fault, if it is none. */
    static @Nullable Path folder(@Nullable String word, Text what, Faults faults) {
        Path folder = Arguments.folder(word, what, faults);
        if (folder != null && !ResultFolder.isResult(folder)) {
            faults.usage(
                    String.valueOf(word),
                    Text.of("这不是结果文件夹:没有 %s", "this is not a result: it has no %s", Seal.FILE),
                    Text.of("用 leopard score … --out 生成结果", "make one with leopard score … --out"));
            return null;
        }
        return folder;
    }

    /** The seal of a result; a fault if it cannot be read. */
    static @Nullable Seal seal(Path folder, Faults faults) {
        Place place = Place.file(folder.resolve(Seal.FILE).toString());
        try {
            Seal seal = SealFile.read(folder);
            if (seal == null) {
                faults.add(
                        Exit.DATA,
                        Problem.at(
                                place,
                                Text.of("这不是豹榜的封存文件", "this is not a seal of Leopard"),
                                Text.of("重新计算这个结果", "compute the result again")));
            }
            return seal;
        } catch (IOException e) {
            faults.add(Exit.DATA, Reasons.problem(place.file(), e, Text.of("无法读取", "cannot be read")));
            return null;
        }
    }

    /** The tables of a folder that Leopard wrote; what is wrong with its configuration is a fault of the program. */
    static IndicatorSource tables(Plugins plugins, Path folder) throws IOException, SourceException {
        List<Setting> settings = new ArrayList<>();
        for (Map.Entry<String, String> each : ResultRows.settings().entrySet()) {
            settings.add(new SourceSettings.Value(each.getKey(), each.getValue(), Place.NOWHERE));
        }
        try {
            return plugins.open(
                    new SourceSettings(SourceSettings.ofFolder().plugin(), Place.NOWHERE, settings),
                    folder.toRealPath());
        } catch (PluginException e) {
            throw new SourceException(e.problems());
        }
    }
}
