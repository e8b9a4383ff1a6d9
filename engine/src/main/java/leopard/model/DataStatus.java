package leopard.model;

/** Why a figure is or is not there. How it is then treated is the scheme's decision, not a part of the status. */
public enum DataStatus {
    /** The figure is there and counts. */
    OK("正常", "OK"),
    /** 不适用: the unit has no such task. */
    NOT_APPLICABLE("不适用", "not applicable"),
    /** 缺报: it should be there and is not. */
    MISSING("缺报", "missing"),
    /** A ratio whose denominator, and numerator, is 0. */
    ZERO_DENOMINATOR("分母为零", "zero denominator"),
    /** 待核验: submitted, not yet verified by a second person. */
    PENDING("待核验", "pending verification"),
    /** 有争议: a data check opened a dispute that nobody has answered. */
    DISPUTED("有争议", "disputed"),
    /** 无定义: arithmetic that has no result, as the logarithm of zero or a geometric mean of a negative number. */
    DOMAIN_ERROR("无定义", "outside the domain"),
    /** 超出位数: a result with more digits than can be printed. */
    OVERFLOW("超出位数", "too many digits");

    private final Text title;

    DataStatus(String zh, String en) {
        this.title = Text.of(zh, en);
    }

    public Text title() {
        return title;
    }

    /** Whether there is a number to compute with. */
    public boolean hasValue() {
        return this == OK || this == DISPUTED;
    }
}
