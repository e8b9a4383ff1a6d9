package leopard.rules.fact;

/** What rules of the plan may do; in rules the name {@code plan}. */
public interface PlanEffects {

    /**
     * The criterion's curve applies to the type.
     *
     * @param points full marks
     * @param status {@code OK}, or {@code NOT_APPLICABLE} where the type is exempt but the line is printed
     */
    void assign(TypedCriterion it, String points, String status);

    /** As {@link #assign}, for a criterion that has no full marks. */
    void assignWithoutFullMarks(TypedCriterion it, String status);
}
