package leopard.score;

import java.util.Locale;
import leopard.model.Text;

/** Names of the intermediate figures that kinds of rules print; a scheme may give its own names to them. */
public enum StepName {
    RATE("比率", "rate"),
    RATIO("完成比", "ratio"),
    RATIO_CAPPED("封顶后完成比", "capped ratio"),
    VALUE("取值", "value"),
    TARGET("目标值", "target"),
    ANNUAL_TARGET("年度目标", "annual target"),
    SCHEDULE("序时进度", "schedule"),
    FACTOR("得分系数", "factor"),
    MIN("最小值", "minimum"),
    MAX("最大值", "maximum"),
    POSITION("相对位置", "position"),
    EFFICACY("功效系数", "efficacy coefficient"),
    NEGATIVE_ZERO("负值计零", "negative counts as zero"),
    SHORTFALL("差额", "shortfall"),
    SHORTFALL_PP("差额(百分点)", "shortfall in percentage points"),
    SURPLUS("超额", "surplus"),
    SURPLUS_PP("超额(百分点)", "surplus in percentage points"),
    DEDUCTION("扣分", "deduction"),
    ADDITION("加分", "addition"),
    DIFFERENCE("差值", "difference"),
    ADJUST("增减分", "adjustment"),
    RANK("位次", "rank"),
    POPULATION("参评数", "units ranked"),
    RANK_POINTS("位次系数", "rank points"),
    UNROUNDED("未取整得分", "unrounded"),
    SCORE("得分", "score"),
    SUM_LINES("各项得分合计", "sum of lines"),
    APPLICABLE_WEIGHT("适用分值", "applicable points"),
    REWEIGHT_FACTOR("权重转移系数", "re-weighting factor"),
    COMPONENT("折算得分", "score of the component"),
    DUE_WEIGHT("到期权重", "weight due"),
    CREDIT("得权重", "weight earned"),
    ACTUAL("实际值", "actual value"),
    PROGRESS("完成进度", "progress"),
    DIFFICULTY("难度系数", "difficulty coefficient"),
    BEFORE_CAP("封顶前得分", "score before cap"),
    CAP("封顶", "cap"),
    EFFECTIVE("有效票", "valid votes"),
    TRIMMED("剔除票", "votes dropped"),
    MEAN("平均分", "mean"),
    WEIGHTED("加权平均", "weighted mean"),
    BONUS("加分合计", "bonuses"),
    DEDUCT("扣分合计", "deductions"),
    NET("加减分净额", "net"),
    POINTS("分值", "points"),
    REPEAT_FACTOR("加倍系数", "repeat factor"),
    KEY_FACTOR("重点时段系数", "key period factor"),
    BEFORE_VETO("否决前得分", "score before the veto"),
    AFTER_VETO("否决后得分", "score after the veto"),
    SUM("合计", "sum"),
    ADJUSTMENT("调整", "adjustment"),
    FINAL("年度汇总得分", "annual total"),
    OVERALL_MEAN("总体平均", "overall mean"),
    GROUP_MEAN("组平均", "group mean"),
    WEIGHTED_SUM("加权和", "weighted sum"),
    GEOMETRIC_MEAN("几何平均", "geometric mean"),
    HARMONIC_MEAN("调和平均", "harmonic mean"),
    PRODUCT("乘积", "product"),
    MEDIAN("中位数", "median"),
    SORTED("由低到高", "from low to high"),
    LEFT_OUT("未计入", "left out"),
    MET("达标项", "met"),
    MET_COUNT("达标项数", "number met"),
    NORMALISATION_FACTOR("归一系数", "normalisation factor"),
    FILLED("填补值", "filled value"),
    WINSORISED("缩尾值", "winsorised"),
    TRANSFORMED("变换值", "transformed"),
    BASE("基数", "base"),
    INCREMENT("增量", "increment"),
    GROWTH("增幅", "growth"),
    PREVIOUS_RANK("原位次", "rank before"),
    MOVEMENT("位次变动", "change of rank"),
    BEST("最好值", "best"),
    REFERENCE("参照值", "reference"),
    DISTANCE("距离", "distance"),
    VARIANCE("方差", "variance"),
    STANDARD_DEVIATION("标准差", "standard deviation"),
    STANDARD_SCORE("标准分", "standard score"),
    NORMALISED("标准化值", "normalised value"),
    PERCENTILE_RANK("百分等级", "percentile rank"),
    RAW_FULL("原始满分", "raw full marks"),
    ROUNDED("取整值", "rounded figure"),
    GAP_PP("进度差(百分点)", "gap in percentage points");

    private final Text label;

    StepName(String zh, String en) {
        this.label = Text.of(zh, en);
    }

    /** As in the column {@code steps}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return label;
    }
}
