package leopard.model;

/** The languages that results are rendered in. */
public enum Lang {
    /** Chinese, the default. */
    ZH,
    EN;

    /** The one of two wordings that this language asks for. */
    public String pick(String zh, String en) {
        return this == ZH ? zh : en;
    }
}
