package leopard.rules.review;

import java.util.Comparator;
import leopard.model.Problem;

/**
 * Something that a review found.
 *
 * @param subject id of what it is about: a node, an indicator, {@code total.优秀}
 * @param reason why the scheme says that it is meant so; empty if it does not
 */
public record Remark(Concern concern, String subject, Problem problem, String reason) {

    /** Errors first, then as they stand in the file. */
    public static final Comparator<Remark> ORDER = Comparator.comparing((Remark r) -> !r.concern.isError())
            .thenComparing(Remark::problem, Problem.ORDER)
            .thenComparing(Remark::concern)
            .thenComparing(Remark::subject);

    /** Whether it stays to be dealt with. */
    public boolean isOpen() {
        return reason.isEmpty();
    }
}
