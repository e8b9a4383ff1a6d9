package leopard.scheme;

import java.util.LinkedHashMap;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * Which curve, full marks and status apply to each unit type and criterion: what the rules decide before anything is
 * computed. A criterion without an assignment does not exist for that type.
 */
public final class Plan {

    /**
     * @param points full marks, null where there are none
     * @param status OK, or NOT_APPLICABLE where the type is exempt but the line is printed
     */
    public record Assignment(Curve curve, @Nullable Decimal points, DataStatus status) {}

    private final Map<String, Map<String, Assignment>> byType;

    private Plan(Map<String, Map<String, Assignment>> byType) {
        this.byType = byType;
    }

    /** The assignment of a criterion to a type, or null. */
    public @Nullable Assignment of(String type, String criterion) {
        Map<String, Assignment> assigned = byType.get(type);
        return assigned == null ? null : assigned.get(criterion);
    }

    /** The plan that follows from the scheme alone, without asking a rule engine. */
    public static Plan direct(Scheme scheme) {
        Builder builder = new Builder();
        for (String type : scheme.typesOrAny()) {
            for (Node.Criterion criterion : scheme.criteria()) {
                if (criterion.types().isEmpty() || criterion.types().contains(type)) {
                    builder.assign(
                            type, criterion.id(), new Assignment(criterion.curve(), criterion.points(), DataStatus.OK));
                }
            }
        }
        return builder.build();
    }

    /** Gathers assignments. */
    public static final class Builder {
        private final Map<String, Map<String, Assignment>> byType = new LinkedHashMap<>();

        /**
         * Assigns a criterion to a type.
         *
         * @throws IllegalStateException if another rule did so before
         */
        public Builder assign(String type, String criterion, Assignment assignment) {
            Assignment before =
                    byType.computeIfAbsent(type, t -> new LinkedHashMap<>()).put(criterion, assignment);
            if (before != null) {
                throw new IllegalStateException("two rules assign " + criterion + " to type '" + type + "'");
            }
            return this;
        }

        public Plan build() {
            return new Plan(byType);
        }
    }
}
