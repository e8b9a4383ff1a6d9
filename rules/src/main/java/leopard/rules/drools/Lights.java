package leopard.rules.drools;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Rational;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rules.fact.LightEffects;
import leopard.rules.fact.Names;
import leopard.rules.fact.ScheduledItem;
import leopard.rules.fact.ShownLight;
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

    /**
     * Lights that become others because of the periods before.
     *
     * @param before lights of the periods before by their gaps, the latest first
     */
    List<Warning> escalated(List<Warning> now, List<List<Warning>> before) {
        Row row = new Row(now, before);
        sessions.ask(row.facts(), "light", row);
        List<Warning> result = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            Warning warning = now.get(i);
            Colour worst = row.worst[i];
            if (worst == null || worst.compareTo(warning.colour()) <= 0) {
                result.add(warning);
            } else {
                result.add(new Warning(
                        warning.rule(),
                        warning.unit(),
                        warning.item(),
                        warning.title(),
                        worst,
                        warning.progress(),
                        warning.gap(),
                        Text.of(
                                "%s;连续 %s 期,由%s转%s",
                                "%s; for %s periods in a row, %s becomes %s",
                                warning.message(),
                                row.length(warning, warning.colour()),
                                warning.colour().title(),
                                worst.title())));
            }
        }
        return List.copyOf(result);
    }

    /** What lights have been before. */
    private static final class Row implements LightEffects {
        private final List<Warning> now;
        private final List<Map<String, Colour>> before = new ArrayList<>();
        private final @Nullable Colour[] worst;

        Row(List<Warning> now, List<List<Warning>> before) {
            this.now = now;
            this.worst = new Colour[now.size()];
            for (List<Warning> period : before) {
                Map<String, Colour> shown = new HashMap<>();
                period.forEach(warning -> shown.put(key(warning), warning.colour()));
                this.before.add(shown);
            }
        }

        private static String key(Warning warning) {
            return warning.rule() + '\n' + warning.unit() + '\n' + warning.item();
        }

        List<ShownLight> facts() {
            List<ShownLight> facts = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                Warning warning = now.get(i);
                facts.add(new ShownLight(
                        Names.inRules(warning.rule()),
                        Names.inRules(warning.unit()),
                        Names.inRules(warning.item()),
                        warning.colour().name(),
                        length(warning, Colour.GREEN),
                        length(warning, Colour.BLUE),
                        length(warning, Colour.YELLOW),
                        length(warning, Colour.RED),
                        i));
            }
            return facts;
        }

        /** Periods in a row, this one included, with the colour or a worse one; grey ends the row. */
        long length(Warning warning, Colour colour) {
            if (!isAtLeast(warning.colour(), colour)) {
                return 0;
            }
            long length = 1;
            for (Map<String, Colour> period : before) {
                Colour then = period.get(key(warning));
                if (then == null || !isAtLeast(then, colour)) {
                    break;
                }
                length++;
            }
            return length;
        }

        private static boolean isAtLeast(Colour shown, Colour colour) {
            return shown != Colour.GREY && shown.compareTo(colour) >= 0;
        }

        @Override
        public void show(ScheduledItem item, String colour) {
            throw new IllegalStateException("lights are shown already: " + item);
        }

        @Override
        public void becomes(ShownLight light, String colour) {
            Colour wanted = Colour.valueOf(colour);
            Colour known = worst[light.number()];
            worst[light.number()] = known == null || wanted.compareTo(known) > 0 ? wanted : known;
        }
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
            Decimal judged = rule.relative() ? rounded(relative(item)) : gap;
            facts.add(new ScheduledItem(
                    Names.inRules(rule.id()),
                    Names.inRules(unit),
                    Names.inRules(item.item()),
                    item.status().hasValue() && judged == null
                            ? DataStatus.NOT_APPLICABLE.name()
                            : item.status().name(),
                    judged != null,
                    plain(progress),
                    plain(judged),
                    watched.size()));
            watched.add(new Watched(rule, unit, item, progress, gap));
        }

        @Override
        public void becomes(ShownLight light, String colour) {
            throw new IllegalStateException("no light is shown yet: " + light);
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

    /** The gap in percent of what is due; null where nothing is due. */
    private static @Nullable Rational relative(Scheduled item) {
        Rational gap = item.gap();
        return gap == null || item.due().isZero()
                ? null
                : gap.times(Rational.of(Decimal.HUNDRED)).over(item.due());
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
            if (it.item.status() != DataStatus.PENDING && it.item.status() != DataStatus.MISSING) {
                return Text.of("%s:不适用", "%s: does not apply", it.item.title());
            }
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
        Text whole = Text.of(
                "%s:已完成全年目标的 %s%%,序时进度为 %s%%,%s",
                "%s: %s%% of the year's target is done and %s%% is due, %s",
                it.item.title(),
                it.progress,
                due,
                distance);
        Decimal relative = it.rule.relative() ? rounded(relative(it.item)) : null;
        return relative == null || relative.signum() >= 0
                ? whole
                : Text.of("%s,即应完成数的 %s%%", "%s, which is %s%% of what is due", whole, relative.abs());
    }
}
