package leopard.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import leopard.benchmarks.peer.Assessed;
import leopard.benchmarks.peer.ComponentScore;
import leopard.benchmarks.peer.Figure;
import leopard.benchmarks.peer.Line;
import leopard.benchmarks.peer.Scores;
import leopard.benchmarks.peer.Total;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;

/**
 * The month as rules over facts: every reading is a fact, a rule per criterion makes it a line, rules add lines up and test
 * red lines. Executable model, long arithmetic, no salience. What needs all units at once (bounds, ranks) is computed before
 * and after in plain Java, which is faster than any rule could do it.
 */
final class FactPerReading {

    private final MonthColumns columns;
    private final KieBase rules;
    private final int unitsPerSession;

    /** @param conditions 3 or 30 */
    FactPerReading(MonthColumns columns, int conditions, int unitsPerSession) {
        this(columns, compile(conditions), unitsPerSession);
    }

    private FactPerReading(MonthColumns columns, KieBase rules, int unitsPerSession) {
        this.columns = columns;
        this.rules = rules;
        this.unitsPerSession = unitsPerSession;
    }

    /** The same rules with sessions of another size. */
    FactPerReading with(int units) {
        return new FactPerReading(columns, rules, units);
    }

    private static KieBase compile(int conditions) {
        if (conditions != 3 && conditions != 30) {
            throw new IllegalArgumentException("written for 3 or 30 conditions, not " + conditions);
        }
        KieHelper helper = new KieHelper();
        helper.addContent(text("month.drl"), ResourceType.DRL);
        helper.addContent(text("red-lines.drl"), ResourceType.DRL);
        if (conditions == 30) {
            helper.addContent(text("more-red-lines.drl"), ResourceType.DRL);
        }
        return helper.build(ExecutableModelProject.class);
    }

    private static String text(String name) {
        try (InputStream in = Scores.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MonthResult score() {
        Found found = new Found(columns);
        int[] ranksB5 = Standings.ranksOf(columns.values(Item.B5), columns.statuses(Item.B5));
        int[] ranksE1 = Standings.ranksOf(columns.values(Item.E1), columns.statuses(Item.E1));
        Item[] items = Item.values();
        for (int from = 0; from < columns.size(); from += unitsPerSession) {
            int to = Math.min(columns.size(), from + unitsPerSession);
            KieSession session = rules.newKieSession();
            session.setGlobal("scores", found);
            for (int i = from; i < to; i++) {
                session.insert(new Assessed(i));
                for (Item item : items) {
                    int rank = item == Item.B5 ? ranksB5[i] : item == Item.E1 ? ranksE1[i] : 0;
                    session.insert(figure(item, i, rank));
                }
            }
            session.fireAllRules();
            session.dispose();
        }
        return Standings.of(found.lines, found.components, found.totals, found.limits);
    }

    private Figure figure(Item item, int unit, int rank) {
        byte status = columns.statuses(item)[unit];
        return new Figure(
                unit,
                item.name(),
                Item.COMPONENTS[item.component()],
                item.points(),
                status == MonthColumns.OK
                        ? Figure.Status.OK
                        : status == MonthColumns.MISSING ? Figure.Status.MISSING : Figure.Status.NOT_APPLICABLE,
                columns.values(item)[unit],
                item.isRatio() ? columns.denominators(item)[unit] : 0,
                rank);
    }

    private static final class Found implements Scores {
        private final long[][] lines;
        private final long[][] components;
        private final long[] totals;
        private final byte[] limits;
        private final long[] boundsA2;
        private final long[] boundsD2;

        Found(MonthColumns columns) {
            int n = columns.size();
            lines = new long[Item.values().length][n];
            components = new long[Item.COMPONENTS.length][n];
            totals = new long[n];
            limits = new byte[n];
            boundsA2 = columns.bounds(Item.A2);
            boundsD2 = columns.bounds(Item.D2);
        }

        @Override
        public void add(Line line) {
            int criterion = Item.valueOf(line.getCriterion()).ordinal();
            lines[criterion][(int) line.getUnitNo()] = line.isApplies() ? line.getScore() : MonthResult.NONE;
        }

        @Override
        public void add(ComponentScore score) {
            components[score.getComponent().charAt(1) - '1'][(int) score.getUnitNo()] = score.getScore();
        }

        @Override
        public void add(Total total) {
            totals[(int) total.getUnitNo()] = total.getScore();
        }

        @Override
        public void limit(long unitNo, int grade) {
            int unit = (int) unitNo;
            limits[unit] = (byte) Math.max(limits[unit], grade);
        }

        @Override
        public long least(String criterion) {
            return criterion.equals("A2") ? boundsA2[0] : boundsD2[0];
        }

        @Override
        public long most(String criterion) {
            return criterion.equals("A2") ? boundsA2[1] : boundsD2[1];
        }
    }
}
