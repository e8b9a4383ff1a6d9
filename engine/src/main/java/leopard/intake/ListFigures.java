package leopard.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import leopard.model.Decimal;
import leopard.model.Ledger;
import leopard.model.ListRow;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.ScoreEvent;
import leopard.model.Task;
import leopard.model.UnitList;
import leopard.model.Vintage;
import leopard.model.When;
import leopard.scheme.Lists;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Figures that a scheme counts over lists, tasks, milestones and events: one reading for each unit and period, as if it had
 * been reported, of the period itself and of those before it that have readings. A count or sum over no rows is 0; a largest or a least of none is missing.
 */
public final class ListFigures {

    private ListFigures() {}

    /** The ledger with those figures of a period, and of those before it that have readings, among its readings. */
    public static Ledger in(Scheme scheme, Ledger ledger, Period period, UnitList units) {
        Map<String, Lists.Figure> figures = scheme.lists().figures();
        if (figures.isEmpty()) {
            return ledger;
        }
        ReadingSet before = ledger.readings();
        ReadingSet.Builder after = ReadingSet.builder(before.units(), before.indicators());
        for (int i = 0; i < before.size(); i++) {
            after.add(before.get(i));
        }
        Set<Period> periods = new LinkedHashSet<>(List.of(period));
        for (String id : before.periods()) {
            Period known = scheme.periods().find(id);
            if (known != null && known.compareTo(period) < 0) {
                periods.add(known);
            }
        }
        periods.forEach(each -> add(scheme, ledger, each, units, after));
        return ledger.withReadings(after.build());
    }

    private static void add(Scheme scheme, Ledger ledger, Period period, UnitList units, ReadingSet.Builder after) {
        scheme.lists().figures().forEach((id, figure) -> {
            Map<String, List<ListRow>> byUnit = new HashMap<>();
            rows(scheme, ledger, period, figure.of()).stream()
                    .filter(row -> figure.where().passes(row))
                    .forEach(row -> byUnit.computeIfAbsent(row.unit(), u -> new ArrayList<>())
                            .add(row));
            for (int i = 0; i < units.size(); i++) {
                String unit = units.get(i).id();
                after.add(reading(id, unit, period, taken(figure, byUnit.getOrDefault(unit, List.of()))));
            }
        });
    }

    private static Reading reading(String indicator, String unit, Period period, @Nullable Decimal value) {
        return new Reading(
                unit,
                indicator,
                period.id(),
                value,
                null,
                null,
                Vintage.FINAL,
                1,
                null,
                true,
                false,
                Reading.Details.NONE,
                Place.NOWHERE);
    }

    private static @Nullable Decimal taken(Lists.Figure figure, List<ListRow> rows) {
        if (figure.column() == null) {
            return Decimal.of(rows.size());
        }
        List<Decimal> numbers = new ArrayList<>();
        for (ListRow row : rows) {
            ListRow.Cell cell = row.cell(figure.column());
            if (cell != null && cell.number() != null) {
                numbers.add(cell.number());
            }
        }
        return switch (figure.take()) {
            case COUNT -> Decimal.of(numbers.size());
            case SUM -> numbers.stream().reduce(Decimal.ZERO, Decimal::plus);
            case MAX -> numbers.stream().reduce(Decimal::max).orElse(null);
            case MIN -> numbers.stream().reduce(Decimal::min).orElse(null);
        };
    }

    /** The rows of a list that count in a period, or tasks, milestones and events as rows. */
    private static List<ListRow> rows(Scheme scheme, Ledger ledger, Period period, String of) {
        Lists.ListRule list = scheme.lists().lists().get(of);
        if (list != null) {
            return ledger.rows().stream()
                    .filter(row -> row.list().equals(of) && list.holds(row, period))
                    .toList();
        }
        List<ListRow> rows = new ArrayList<>();
        switch (of) {
            case "tasks" -> ledger.tasks().forEach(task -> rows.add(task(task)));
            case "milestones" ->
                ledger.tasks().forEach(task -> task.milestones().forEach(m -> rows.add(milestone(task, m, period))));
            case "events" ->
                ledger.events().stream()
                        .filter(event -> isIn(scheme, event, period))
                        .forEach(event -> rows.add(event(event)));
            default -> throw new IllegalArgumentException("no such list: " + of);
        }
        return rows;
    }

    private static boolean isIn(Scheme scheme, ScoreEvent event, Period period) {
        return !event.day().isAfter(period.to())
                && !event.day().isBefore(scheme.cumulative() ? period.beginningOfYear() : period.from());
    }

    private static ListRow task(Task task) {
        Cells cells = new Cells();
        cells.word("component", task.component());
        cells.word("kind", task.kind().name().toLowerCase(Locale.ROOT));
        cells.number("target", task.target());
        cells.number("difficulty", task.difficultyOrOne());
        return cells.row("tasks", task.unit(), task.id(), task.place());
    }

    /** Due and done as they stand at the end of the period. */
    private static ListRow milestone(Task task, Task.Milestone milestone, Period period) {
        Cells cells = new Cells();
        cells.word("component", task.component());
        cells.word("task", task.id());
        cells.number("weight", milestone.weight());
        When done = milestone.done();
        cells.word("due", String.valueOf(!milestone.dueDay().isAfter(period.to())));
        cells.word("done", String.valueOf(done != null && !done.day().isAfter(period.to())));
        cells.word("verified", String.valueOf(milestone.verified()));
        return cells.row("milestones", task.unit(), task.id() + "." + milestone.id(), milestone.place());
    }

    private static ListRow event(ScoreEvent event) {
        Cells cells = new Cells();
        cells.word("kind", event.kind().name().toLowerCase(Locale.ROOT));
        cells.word("level", event.level());
        cells.word("matter", event.matter());
        cells.word("document", String.valueOf(!event.document().isBlank()));
        cells.word("verified", String.valueOf(event.verified()));
        cells.number("points", event.points());
        return cells.row("events", event.unit(), event.id(), event.place());
    }

    private static final class Cells {
        private final Map<String, ListRow.Cell> cells = new LinkedHashMap<>();

        void word(String column, String text) {
            if (!text.isEmpty()) {
                cells.put(column, new ListRow.Cell(text, null, null));
            }
        }

        void number(String column, @Nullable Decimal number) {
            if (number != null) {
                cells.put(column, new ListRow.Cell(number.toString(), number, null));
            }
        }

        ListRow row(String list, String unit, String id, Place place) {
            return new ListRow(list, unit, id, cells, place);
        }
    }

    /** Columns of what is no list of the scheme's own, for messages. */
    public static List<Lists.Column> columns(String of) {
        return switch (of) {
            case "tasks" -> columns("component,kind", "target,difficulty", "");
            case "milestones" -> columns("component,task", "weight", "due,done,verified");
            case "events" -> columns("kind,level,matter", "points", "document,verified");
            default -> throw new IllegalArgumentException("no such list: " + of);
        };
    }

    private static List<Lists.Column> columns(String words, String numbers, String flags) {
        List<Lists.Column> columns = new ArrayList<>();
        add(columns, words, Lists.Kind.WORD);
        add(columns, numbers, Lists.Kind.NUMBER);
        add(columns, flags, Lists.Kind.YES_NO);
        return columns;
    }

    private static void add(List<Lists.Column> columns, String names, Lists.Kind kind) {
        for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
            columns.add(new Lists.Column(name, kind, List.of()));
        }
    }
}
