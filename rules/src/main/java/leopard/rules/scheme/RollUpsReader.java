package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Periods;
import leopard.model.Text;
import leopard.rules.scheme.Declared.Sort;
import leopard.rules.scheme.Fields.Range;
import leopard.rules.scheme.SchemeReading.Roundings;
import leopard.scheme.RollUp;
import leopard.scheme.RollUp.Choice;
import org.jspecify.annotations.Nullable;

/** Reads roll-ups 年度汇总: which periods count, and what is made of them. */
final class RollUpsReader {

    private static final int MOST = 1000;
    private static final Map<String, RollUp.Succession> SUCCESSION =
            Map.of("mean", RollUp.Succession.MEAN, "sum", RollUp.Succession.SUM, "new", RollUp.Succession.NEW);
    private static final List<String> CHOICE = List.of("best", "worst", "drop_best", "drop_worst", "drop_from");
    private static final List<String> TAKING = List.of(
            "of",
            "over",
            "from",
            "barred",
            "title",
            "weight",
            "rounding",
            "since",
            "last",
            "counting",
            "parts",
            "weights",
            "succession");

    private final Declared declared;
    private final Periods periods;
    private final Roundings roundings;
    private final NodeReader nodes;
    private final Problems problems;

    RollUpsReader(Declared declared, Periods periods, Roundings roundings, NodeReader nodes, Problems problems) {
        this.declared = declared;
        this.periods = periods;
        this.roundings = roundings;
        this.nodes = nodes;
        this.problems = problems;
    }

    List<RollUp> read(Fields file) {
        List<RollUp> rollUps = new ArrayList<>();
        for (YamlNode item : file.listIfAny("rollups")) {
            Fields fields = Fields.of(
                    item,
                    Text.of("汇总", "a roll-up"),
                    List.of("id", "title", "mean", "sum", "figures", "plus", "rounding"),
                    problems);
            if (fields != null) {
                rollUps.add(rollUp(fields));
            }
        }
        return List.copyOf(rollUps);
    }

    private RollUp rollUp(Fields fields) {
        String id = fields.id("id");
        if (id != null) {
            nodes.claim(id, fields.placeOf("id"), problems);
            nodes.claim(id + ".months", fields.placeOf("id"), problems);
        }
        Roundings own = SchemeReading.roundings(fields, roundings, List.of("line"));
        boolean sum = fields.has("sum") && !fields.has("mean");
        if (fields.has("sum") && fields.has("mean")) {
            problems.add(fields.placeOfKey("sum"), Text.of("汇总用 mean 或 sum 其一", "a roll-up takes one of mean and sum"));
        }
        List<String> known = new ArrayList<>(TAKING);
        known.addAll(CHOICE);
        Fields taken = fields.needWithin(sum ? "sum" : "mean", known);
        String of = "";
        Decimal share = null;
        Text title = null;
        boolean barred = true;
        Roundings ofMean = roundings;
        RollUp.Taking taking = RollUp.Taking.MEAN;
        if (taken != null) {
            YamlNode.Scalar node = taken.need("of", Text.of("节点的编号", "the id of a node"));
            if (node != null) {
                declared.check(Sort.NODE, node.text(), node.place(), problems);
                of = node.text();
            }
            taken.stated("from", "history_else_computed");
            barred = taken.word("barred", Fields.words("counted", true, "left_out", false));
            title = taken.title("title");
            share = sum ? taken.number("weight", Range.ANY, Decimal.ONE) : taken.numberOrNull("weight", Range.SHARE);
            ofMean = SchemeReading.roundings(taken, roundings, List.of("line"));
            taking = taking(taken, sum);
        }
        List<RollUp.Term> figures = terms(fields, "figures", Sort.INDICATOR, sum);
        List<RollUp.Term> plus = terms(fields, "plus", Sort.NODE, true);
        if (!sum && share != null) {
            addUp(fields, share, figures);
        }
        return new RollUp(
                id == null ? "" : id,
                fields.title(),
                of,
                title == null ? defaultTitle(sum) : title,
                ofMean.line(),
                Fields.orZero(share),
                figures,
                own.line(),
                barred,
                taking,
                plus);
    }

    private static Text defaultTitle(boolean sum) {
        return sum ? Text.of("各期合计", "sum of the periods") : Text.of("各期平均", "mean of the periods");
    }

    private List<RollUp.Term> terms(Fields fields, String key, Sort sort, boolean any) {
        YamlNode given = fields.get(key);
        if (given == null) {
            return List.of();
        }
        List<RollUp.Term> terms = new ArrayList<>();
        fields.entries(key, given).forEach((name, value) -> {
            declared.check(sort, name.text(), name.place(), problems);
            Decimal weight = fields.number(name.text(), value, any ? Range.ANY : Range.SHARE, false);
            terms.add(new RollUp.Term(name.text(), Fields.orZero(weight)));
        });
        return List.copyOf(terms);
    }

    private void addUp(Fields fields, Decimal share, List<RollUp.Term> figures) {
        Decimal sum = share;
        for (RollUp.Term term : figures) {
            if (term.share().signum() == 0) {
                return;
            }
            sum = sum.plus(term.share());
        }
        if (sum.compareTo(Decimal.ONE) != 0) {
            problems.add(
                    fields.placeOf("mean"),
                    Text.of(
                            "汇总权重合计 %s,应为 1,相差 %s",
                            "the weights of the roll-up add up to %s instead of 1: a difference of %s",
                            sum,
                            Decimal.ONE.minus(sum).abs()));
        }
    }

    private RollUp.Taking taking(Fields fields, boolean sum) {
        Integer over = null;
        if (sum && fields.has("over")) {
            problems.add(fields.placeOfKey("over"), Text.of("over 只用于 mean", "over goes with mean and not with sum"));
        } else if (!(fields.get("over") instanceof YamlNode.Scalar word
                && word.text().equals("present"))) {
            over = number(fields, "over", 1);
        }
        Integer last = number(fields, "last", 1);
        if (last == null && fields.has("counting")) {
            problems.add(fields.placeOfKey("counting"), Text.of("counting 只和 last 一起用", "counting goes with last"));
        }
        RollUp.Window window = new RollUp.Window(
                fields.word("since", Fields.words("year", false, "beginning", true), false),
                last,
                fields.word("counting", Fields.words("periods", false, "scores", true), false));
        Choice choice = choice(fields);
        List<RollUp.Part> parts = new ArrayList<>();
        for (YamlNode item : fields.listIfAny("parts")) {
            RollUp.Part part = part(item);
            if (part != null) {
                parts.add(part);
            }
        }
        if (!parts.isEmpty() && CHOICE.stream().anyMatch(fields::has)) {
            problems.add(
                    fields.placeOf("parts"),
                    Text.of("有 parts 时,%s 写在各段里", "with parts, %s stand in the parts", String.join(", ", CHOICE)));
        }
        overlaps(fields, parts);
        return new RollUp.Taking(
                sum,
                over,
                window,
                choice,
                List.copyOf(parts),
                weights(fields),
                fields.word("succession", SUCCESSION, RollUp.Succession.MEAN));
    }

    private static @Nullable Integer number(Fields fields, String key, int least) {
        return fields.has(key) ? Integer.valueOf(fields.whole(key, least, MOST)) : null;
    }

    private Choice choice(Fields fields) {
        Integer best = number(fields, "best", 1);
        Integer worst = number(fields, "worst", 1);
        int dropBest = fields.whole("drop_best", 0, MOST, 0);
        int dropWorst = fields.whole("drop_worst", 0, MOST, 0);
        boolean drops = fields.has("drop_best") || fields.has("drop_worst");
        if ((best == null ? 0 : 1) + (worst == null ? 0 : 1) + (drops ? 1 : 0) > 1) {
            problems.add(
                    fields.placeOfKey(best == null ? "worst" : "best"),
                    Text.of("best、worst 和 drop_… 用其一", "take one of best, worst and drop_…"));
        }
        if (!drops && fields.has("drop_from")) {
            problems.add(
                    fields.placeOfKey("drop_from"),
                    Text.of("drop_from 只和 drop_best、drop_worst 一起用", "drop_from goes with drop_best and drop_worst"));
        }
        int least = dropBest + dropWorst + 1;
        return new Choice(best, worst, dropBest, dropWorst, fields.whole("drop_from", least, 2 * MOST, least));
    }

    private RollUp.@Nullable Part part(YamlNode item) {
        List<String> known = new ArrayList<>(List.of("from", "to", "first", "last"));
        known.addAll(CHOICE);
        Fields fields = Fields.of(item, Text.of("赛段", "a part"), known, problems);
        if (fields == null) {
            return null;
        }
        Choice choice = choice(fields);
        boolean ids = fields.has("from") || fields.has("to");
        boolean numbers = fields.has("first") || fields.has("last");
        if (ids == numbers) {
            problems.add(
                    fields.place(),
                    Text.of(
                            "赛段用 from 和 to(周期)或 first 和 last(年内序号)",
                            "a part takes from and to (periods), or first and last (numbers in the year)"));
            return null;
        }
        if (numbers) {
            int first = fields.whole("first", 1, MOST);
            int last = fields.whole("last", 1, MOST);
            inOrder(fields, "last", first <= last, first, last);
            return new RollUp.Part(null, null, first, last, choice);
        }
        Period from = period(fields, "from");
        Period to = period(fields, "to");
        if (from == null || to == null) {
            return null;
        }
        inOrder(fields, "to", from.compareTo(to) <= 0, from, to);
        return new RollUp.Part(from, to, 0, 0, choice);
    }

    private void inOrder(Fields fields, String key, boolean right, Object from, Object to) {
        if (!right) {
            problems.add(fields.placeOf(key), Text.of("%s 在 %s 之前", "%s is before %s", to, from));
        }
    }

    private @Nullable Period period(Fields fields, String key) {
        YamlNode.Scalar id = fields.need(key, Text.of("周期", "a period"));
        Period period = id == null ? null : periods.find(id.text());
        if (id != null && period == null) {
            problems.expected(key, Text.of("方案的周期,如 %s", "a period of the scheme such as %s", periods.forms()), id);
        }
        return period;
    }

    /** A period that is in two parts would count twice. */
    private void overlaps(Fields fields, List<RollUp.Part> parts) {
        for (int i = 1; i < parts.size(); i++) {
            for (RollUp.Part before : parts.subList(0, i)) {
                if (overlap(before, parts.get(i))) {
                    problems.add(
                            fields.placeOf("parts"),
                            Text.of(
                                    "第 %s 段和第 %s 段有共同的周期",
                                    "part %s and part %s have periods in common", parts.indexOf(before) + 1, i + 1));
                    return;
                }
            }
        }
    }

    private static boolean overlap(RollUp.Part a, RollUp.Part b) {
        Period from = a.from();
        Period to = a.to();
        Period otherFrom = b.from();
        Period otherTo = b.to();
        if (from != null && to != null && otherFrom != null && otherTo != null) {
            return from.compareTo(otherTo) <= 0 && otherFrom.compareTo(to) <= 0;
        }
        return from == null && otherFrom == null && a.first() <= b.last() && b.first() <= a.last();
    }

    private Map<String, Decimal> weights(Fields fields) {
        YamlNode given = fields.get("weights");
        if (given == null) {
            return Map.of();
        }
        Map<String, Decimal> weights = new LinkedHashMap<>();
        fields.entries("weights", given).forEach((id, value) -> {
            if (periods.find(id.text()) == null) {
                problems.expected(
                        "weights", Text.of("方案的周期,如 %s", "a period of the scheme such as %s", periods.forms()), id);
            }
            weights.put(id.text(), Fields.orZero(fields.number(id.text(), value, Range.POSITIVE, false)));
        });
        return weights;
    }
}
