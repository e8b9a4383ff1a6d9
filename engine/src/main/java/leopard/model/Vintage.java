package leopard.model;

/** Which edition of a figure: the estimate 预计数 comes first, the final figure 核定数 supersedes it; both stay visible. */
public enum Vintage {
    ESTIMATE,
    FINAL
}
