package leopard.score;

import static leopard.score.Given.component;
import static leopard.score.Given.criterion;
import static leopard.score.Given.figure;
import static leopard.score.Given.milestone;
import static leopard.score.Given.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.ScoreEvent.Kind;
import leopard.model.Text;
import leopard.model.Vintage;
import leopard.scheme.Comparator;
import leopard.scheme.Curve;
import leopard.scheme.Curve.PerUnit;
import leopard.scheme.Curve.Piecewise;
import leopard.scheme.Curve.Scale;
import leopard.scheme.Curve.TaskRule;
import leopard.scheme.Curve.Tier;
import leopard.scheme.Expression;
import leopard.scheme.MissingPolicy;
import leopard.scheme.MissingPolicy.TreatedAs;
import leopard.scheme.MissingPolicy.Treatment;
import leopard.scheme.Node;
import leopard.scheme.Population;
import leopard.scheme.RollUp;
import leopard.score.EventVerdict.Outcome;
import org.jspecify.annotations.Nullable;

/** The worked example of villages and communities, June 2024, in code: five units whose every digit is known. */
final class OnePlusTwo {

    private static final MissingPolicy LATE_REPORT = new MissingPolicy(
            Treatment.of(TreatedAs.REWEIGHT),
            Treatment.of(TreatedAs.REWEIGHT),
            Treatment.of(TreatedAs.ZERO),
            Treatment.of(TreatedAs.ZERO),
            "数据迟报");

    private OnePlusTwo() {}

    static Given given() {
        Given given = new Given();
        given.unit("凌家村", "村")
                .unit("邹傅村", "村")
                .unit("东岱村", "村")
                .unit("华林社区", "社区")
                .unit("示例社区", "社区");
        given.ratio("A1", "安全隐患整改率")
                .percentIndicator("A2", "网格化知晓率")
                .percentIndicator("A3", "群众满意度")
                .ratio("A4", "矛盾调解成功率")
                .indicator("A5", "扫街长效管理次数")
                .indicator("A6", "存量违建")
                .percentIndicator("A7", "网格党支部覆盖率")
                .indicator("A8", "文明实践活动场次")
                .yearly("ANNUAL", "年度考核分");
        for (String task : List.of("权证申领", "回头看", "瓶改管")) {
            given.indicator(task, task);
        }
        figures(given, "凌家村", "45/48", "74.5", "97.4", "31/31", "13", "1", "100", "12");
        figures(given, "邹傅村", "36/36", "78.0", "96.1", "18/18", "11", "0", "100", "9");
        figures(given, "东岱村", "47/52", "71.2", "95.25", "26/27", "9", "2", "100", "16");
        figures(given, "华林社区", "60/61", "83.6", "98.2", "22/22", "12", "NA", "100", "10");
        figures(given, "示例社区", "23/30", "76.0", "93.8", "0/0", "", "4", "90", "8");
        tasks(given);
        events(given);
        given.root(component(
                "total",
                "总分",
                "100",
                common(),
                task("C2", "个性化重点工作一"),
                task("C3", "个性化重点工作二"),
                Given.events("5", "8", Given.LINE)));
        return given;
    }

    private static void figures(Given given, String unit, String... figures) {
        for (int i = 0; i < figures.length; i++) {
            given.reading(unit, "A" + (i + 1), figures[i]);
        }
    }

    private static Node common() {
        return component(
                "C1",
                "共性基础考核",
                "60",
                criterion(
                        "A1",
                        "安全隐患整改率",
                        "12",
                        figure("A1"),
                        new Piecewise(
                                Scale.PERCENT,
                                List.of(point("70", "0"), point("85", "0.6"), point("95", "1")),
                                Decimal.ZERO,
                                null)),
                criterion(
                        "A2",
                        "网格化知晓率",
                        "8",
                        figure("A2"),
                        new Curve.Efficacy(
                                Scale.SHARE,
                                number("60"),
                                number("40"),
                                null,
                                new Population(null, true),
                                Curve.Efficacy.WhenEqual.FULL,
                                false,
                                null,
                                Curve.Better.HIGH)),
                criterion("A3", "群众满意度", "10", figure("A3"), perUnit("97", "-0.5", "0", null)),
                criterion(
                        "A4",
                        "矛盾调解成功率",
                        "8",
                        figure("A4"),
                        new Curve.Completion(Expression.number(Decimal.ONE), false, Decimal.ONE, null)),
                criterion(
                        "A5",
                        "扫街长效管理次数",
                        "8",
                        figure("A5"),
                        new Curve.Completion(Expression.number(number("24")), true, Decimal.ONE, null),
                        Given.LINE,
                        Given.RATIO,
                        LATE_REPORT),
                criterion(
                        "A6",
                        "存量违建",
                        "4",
                        figure("A6"),
                        new Tier(
                                Scale.SHARE,
                                false,
                                true,
                                List.of(
                                        new Tier.Step(number("0"), number("1")),
                                        new Tier.Step(number("2"), number("0.6"))),
                                Decimal.ZERO)),
                criterion(
                        "A7",
                        "网格党支部覆盖率",
                        "5",
                        figure("A7"),
                        new Curve.PassFail(Scale.SHARE, Comparator.AT_LEAST, number("100"), Decimal.ZERO)),
                criterion("A8", "文明实践活动场次", "5", figure("A8"), perUnit("10", "-0.5", "0.2", "1")));
    }

    private static Piecewise.Point point(String x, String y) {
        return new Piecewise.Point(number(x), number(y));
    }

    private static PerUnit perUnit(String at, String below, String above, @Nullable String maxAbove) {
        return new PerUnit(
                null,
                List.of(new PerUnit.Term(
                        null,
                        number(at),
                        number(below),
                        number(above),
                        null,
                        maxAbove == null ? null : number(maxAbove))),
                PerUnit.Steps.PRO_RATA,
                Decimal.ZERO,
                null,
                Scale.SHARE);
    }

    private static Node task(String id, String title) {
        return criterion(
                id,
                title,
                "20",
                null,
                new TaskRule(
                        new TaskRule.Milestones(number("0.1"), number("0.5"), true),
                        true,
                        false,
                        number("1.1"),
                        List.of(number("0.9"), number("1.0"), number("1.1"), number("1.2")),
                        number("22")),
                Given.LINE,
                Given.RATIO,
                MissingPolicy.DEFAULT);
    }

    private static void tasks(Given given) {
        given.milestones(
                        "凌家村",
                        "C2",
                        "老凌家塘片区自主更新",
                        "1.2",
                        milestone("m1", "方案公示", "30,2024-03,2024-03,yes"),
                        milestone("m2", "签约过半", "30,2024-05,2024-05,yes"),
                        milestone("m3", "腾空交房", "40,2024-06,2024-06,yes"))
                .milestones(
                        "凌家村",
                        "C3",
                        "村居融合转型",
                        "1.0",
                        milestone("m1", "调查摸底", "50,2024-04,2024-05,yes"),
                        milestone("m2", "方案报批", "50,2024-06,,no"))
                .milestones(
                        "邹傅村",
                        "C2",
                        "村居融合转型",
                        "1.0",
                        milestone("m1", "调查摸底", "50,2024-04,2024-04,yes"),
                        milestone("m2", "方案报批", "50,2024-06,2024-06,yes"))
                .numeric("邹傅村", "C3", "安置房权证申领", "1.1", "权证申领", "52", "120")
                .milestones(
                        "东岱村",
                        "C2",
                        "省级民主法治示范村创建",
                        "1.1",
                        milestone("m1", "申报材料上报", "40,2024-03,2024-03,yes"),
                        milestone("m2", "阵地建设完成", "30,2024-05,2024-06,yes"),
                        milestone("m3", "省级验收", "30,2024-09,,no"))
                .milestones(
                        "东岱村",
                        "C3",
                        "党群服务中心提升改造",
                        "1.0",
                        milestone("m1", "设计定稿", "30,2024-04,2024-04,yes"),
                        milestone("m2", "主体完工", "30,2024-06,,no"),
                        milestone("m3", "投入使用", "40,2024-11,,no"))
                .numeric("华林社区", "C2", "“信托制”物业回头看", "0.9", "回头看", "5", "8")
                .numeric("华林社区", "C3", "安置房权证申领", "1.1", "权证申领", "84", "160")
                .numeric("示例社区", "C2", "“瓶改管”安装", "1.1", "瓶改管", "3", "24")
                .milestones(
                        "示例社区",
                        "C3",
                        "村居转型(示例)",
                        "1.2",
                        milestone("m1", "调查摸底", "50,2024-05,2024-05,no"),
                        milestone("m2", "方案报批", "50,2024-06,2024-06,yes"));
    }

    private static void events(Given given) {
        bonus(given, "凌家村", "e1", "区级现场会", "区级现场会", "1.0", "m1", "2024-04-16", "区委办〔2024〕12号", null);
        bonus(given, "东岱村", "e1", "民主法治示范省级表彰", "省级", "3.0", "m1", "2024-03-22", "浙司〔2024〕31号", null);
        bonus(given, "东岱村", "e2", "民主法治示范市级表彰", "市级", "2.0", "m1", "2024-02-05", "市司〔2024〕9号", "e1");
        deduct(given, "东岱村", "d1", "环境整治区级通报批评", "区级通报", "1.0", "d1", "2024-04-10", "区通报〔2024〕6号", "1");
        deduct(given, "东岱村", "d2", "消防检查区级通报批评", "区级通报", "1.0", "d2", "2024-06-03", "区通报〔2024〕14号", "2");
        bonus(given, "华林社区", "e1", "物业治理市级表彰", "市级", "2.0", "m1", "2024-05-20", "市建〔2024〕40号", null);
        bonus(given, "华林社区", "e2", "志愿服务区级表彰", "区级", "0.5", "m2", "2024-01-30", "区文明办〔2024〕2号", null);
        for (int i = 1; i <= 3; i++) {
            deduct(given, "示例社区", "d" + i, "数据迟报", "数据迟报", "0.2", "", "2024-0" + (2 * i) + "-11", "月报台账", "1");
        }
    }

    private static void bonus(
            Given given,
            String unit,
            String id,
            String title,
            String level,
            String points,
            String matter,
            String date,
            String document,
            @Nullable String instead) {
        given.event(
                unit,
                id,
                Kind.BONUS,
                title,
                level,
                points,
                matter,
                date,
                document,
                instead == null ? Outcome.COUNTED : Outcome.BEATEN,
                "1",
                instead);
    }

    private static void deduct(
            Given given,
            String unit,
            String id,
            String title,
            String level,
            String points,
            String matter,
            String date,
            String document,
            String factor) {
        given.event(unit, id, Kind.DEDUCT, title, level, points, matter, date, document, Outcome.COUNTED, factor, null);
    }

    private static final Map<String, String> MONTHS = Map.of(
            "凌家村", "88.10 89.42 90.05 91.77 90.63",
            "邹傅村", "90.22 91.35 92.10 92.88 93.04",
            "东岱村", "85.00 86.91 87.33 88.20 87.95",
            "华林社区", "91.06 92.47 93.51 94.02 95.10",
            "示例社区", "72.30 70.15 68.84 66.20 61.77");

    private static final Map<String, String> ANNUAL =
            Map.of("凌家村", "91.50", "邹傅村", "93.20", "东岱村", "88.75", "华林社区", "96.40", "示例社区", "60.00");

    /** The board of June with the year rolled up. */
    static ScoreBoard board() {
        Given given = given();
        ANNUAL.forEach((unit, figure) -> given.reading(unit, "ANNUAL", "2024", figure, Vintage.FINAL, 1));
        ScoreBoard board = given.board();
        List<SortedMap<Period, PeriodScore>> scores = new ArrayList<>();
        for (int i = 0; i < board.units().size(); i++) {
            SortedMap<Period, PeriodScore> months = new TreeMap<>();
            String[] past = MONTHS.getOrDefault(board.units().get(i).id(), "").split(" ");
            for (int m = 0; m < past.length; m++) {
                months.put(Period.of("2024-0" + (m + 1)), new PeriodScore(Points.of(past[m]), false));
            }
            Points june = board.scores("total").get(i);
            if (june != null) {
                months.put(Period.of("2024-06"), new PeriodScore(june, false));
            }
            scores.add(months);
        }
        board.addRollUp(
                new RollUp(
                        "year",
                        Text.of("年度汇总", "year"),
                        "total",
                        Text.of("月度平均", "mean of the months"),
                        Given.LINE,
                        number("0.6"),
                        List.of(new RollUp.Term("ANNUAL", number("0.4"))),
                        Given.LINE,
                        true),
                scores);
        return board;
    }
}
