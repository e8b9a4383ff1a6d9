package leopard.rules.drools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rules.fact.LightEffects;
import leopard.rules.fact.Names;
import leopard.rules.fact.ScheduledItem;
import leopard.scheme.Rounding;
import leopard.scheme.Scheme;
import leopard.scheme.WarningRule;
import leopard.scheme.WarningRule.Colour;
import leopard.score.Scheduled;
import leopard.score.ScoreBoard;
import leopard.watch.Warning;
import org.jspecify.annotations.Nullable;

/** Asks for the light of everything that has a schedule. */
final class Lights {

    /** Units of a session. */
    private static final int SLICE = 512;

    private static final Comparator<Warning> IN_ORDER = Comparator.comparing(Warning::unit, UnitList.BY_CODE_POINT)
            .thenComparing(Warning::item, UnitList.BY_CODE_POINT)
            .thenComparing(Warning::rule, UnitList.BY_CODE_POINT);

    private final Scheme scheme;
    private final Sessions sessions;

    Lights(Scheme scheme, Sessions sessions) {
        this.scheme = scheme;
        this.sessions = sessions;
    }

    List<Warning> warnings(ScoreBoard board) {
        if (scheme.warnings().isEmpty()) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>();
        int units = board.units().size();
        for (int from = 0; from < units; from += SLICE) {
            Session session = new Session();
            for (int unit = from; unit < Math.min(units, from + SLICE); unit++) {
                session.add(board, unit);
            }
            sessions.ask(session.facts, "light", session);
            warnings.addAll(session.warnings);
        }
        warnings.sort(IN_ORDER);
        return List.copyOf(warnings);
    }

    /** An item with what a warning prints. */
    private record Watched(
            WarningRule rule,
            String unit,
            Scheduled item,
            @Nullable Decimal progress,
            @Nullable Decimal gap) {}

    private final class Session implements LightEffects {
        private final List<Watched> watched = new ArrayList<>();
        private final List<ScheduledItem> facts = new ArrayList<>();
        private final List<Warning> warnings = new ArrayList<>();

        void add(ScoreBoard board, int unit) {
            String id = board.units().get(unit).id();
            for (WarningRule rule : scheme.warnings()) {
                for (String name : rule.items()) {
                    Scheduled item = board.scheduled(name, unit);
                    if (item != null) {
                        add(rule, id, item);
                    }
                }
            }
        }

        private void add(WarningRule rule, String unit, Scheduled item) {
            Decimal progress = rounded(item.progress());
            Decimal gap = rounded(item.gap());
            facts.add(new ScheduledItem(
                    Names.inRules(rule.id()),
                    Names.inRules(unit),
                    Names.inRules(item.item()),
                    item.status().name(),
                    gap != null,
                    plain(progress),
                    plain(gap),
                    watched.size()));
            watched.add(new Watched(rule, unit, item, progress, gap));
        }

        @Override
        public void show(ScheduledItem item, String colour) {
            Watched it = watched.get(item.number());
            warnings.add(new Warning(
                    it.rule.id(),
                    it.unit,
                    it.item.item(),
                    it.item.title(),
                    Colour.valueOf(colour),
                    it.progress,
                    it.gap,
                    message(it)));
        }
    }

    private @Nullable Decimal rounded(@Nullable Rational exact) {
        Rounding percent = scheme.percent();
        return exact == null ? null : percent.round(exact);
    }

    private static @Nullable BigDecimal plain(@Nullable Decimal value) {
        return value == null ? null : value.toBigDecimal();
    }

    private Text message(Watched it) {
        Decimal due = scheme.percent().round(it.item.due());
        Decimal gap = it.gap;
        if (gap == null || it.progress == null) {
            return it.item.status() == DataStatus.PENDING
                    ? Text.of(
                            "%s:数据待核验,序时进度为 %s%%",
                            "%s: the figure awaits verification, %s%% is due", it.item.title(), due)
                    : Text.of("%s:缺报,序时进度为 %s%%", "%s: the figure is missing, %s%% is due", it.item.title(), due);
        }
        Text distance = switch (gap.signum()) {
            case 0 -> Text.of("与序时进度持平", "on schedule");
            case 1 -> Text.of("超前 %s 个百分点", "%s percentage points ahead of schedule", gap);
            default -> Text.of("落后 %s 个百分点", "%s percentage points behind schedule", gap.abs());
        };
        return Text.of(
                "%s:已完成全年目标的 %s%%,序时进度为 %s%%,%s",
                "%s: %s%% of the year's target is done and %s%% is due, %s",
                it.item.title(),
                it.progress,
                due,
                distance);
    }
}
