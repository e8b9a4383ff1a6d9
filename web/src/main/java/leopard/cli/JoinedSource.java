package leopard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.IndicatorSource;
import leopard.spi.SourceException;
import leopard.spi.SourceProblems;
import leopard.spi.Table;

/** Several sources of one case; each table comes from one of them. */
record JoinedSource(List<IndicatorSource> sources) implements IndicatorSource {

    /** Tables that more than one source has. */
    static List<Problem> twice(List<IndicatorSource> sources) {
        TreeMap<String, Integer> count = new TreeMap<>();
        sources.forEach(source -> source.tables().forEach(table -> count.merge(table, 1, Integer::sum)));
        List<Problem> problems = new ArrayList<>();
        count.forEach((table, times) -> {
            if (times > 1) {
                problems.add(Problem.at(
                        Place.file("sources.yaml"),
                        Text.of("表 %s 有不止一个来源", "more than one source has the table %s", table),
                        Text.of("只保留一个", "keep one of them")));
            }
        });
        return problems;
    }

    @Override
    public Set<String> tables() {
        Set<String> all = new TreeSet<>();
        sources.forEach(source -> all.addAll(source.tables()));
        return all;
    }

    @Override
    public Table read(String table, SourceProblems problems) throws SourceException {
        for (IndicatorSource source : sources) {
            if (source.tables().contains(table)) {
                return source.read(table, problems);
            }
        }
        throw new SourceException(
                Problem.at(Place.file(table), Text.of("没有这个表", "there is no such table"), Text.EMPTY));
    }

    @Override
    public void close() {
        sources.forEach(IndicatorSource::close);
    }
}
