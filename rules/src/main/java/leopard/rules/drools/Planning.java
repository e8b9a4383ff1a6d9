package leopard.rules.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.rules.fact.Names;
import leopard.rules.fact.PlanEffects;
import leopard.rules.fact.TypedCriterion;
import leopard.scheme.Node;
import leopard.scheme.Plan;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/** Asks for the plan: each unit type meets each criterion, and the rules say what applies. */
final class Planning implements PlanEffects {

    private final Map<String, Node.Criterion> criteria = new LinkedHashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Plan.Builder plan = new Plan.Builder();

    private Planning(Scheme scheme) {
        for (Node.Criterion criterion : scheme.criteria()) {
            criteria.put(Names.inRules(criterion.id()), criterion);
        }
        for (String type : scheme.typesOrAny()) {
            types.put(Names.inRules(type), type);
        }
    }

    static Plan plan(Scheme scheme, Sessions sessions) {
        Planning planning = new Planning(scheme);
        List<TypedCriterion> facts = new ArrayList<>();
        for (String type : scheme.typesOrAny()) {
            for (String criterion : planning.criteria.keySet()) {
                facts.add(new TypedCriterion(criterion, Names.inRules(type)));
            }
        }
        sessions.ask(facts, "plan", planning);
        return planning.plan.build();
    }

    @Override
    public void assign(TypedCriterion it, String points, String status) {
        assign(it, Decimal.of(points), DataStatus.valueOf(status));
    }

    @Override
    public void assignWithoutFullMarks(TypedCriterion it, String status) {
        assign(it, null, DataStatus.valueOf(status));
    }

    private void assign(TypedCriterion it, @Nullable Decimal points, DataStatus status) {
        Node.Criterion criterion = criteria.get(it.criterion());
        String type = types.get(it.type());
        if (criterion == null || type == null) {
            throw new IllegalArgumentException("the scheme does not have " + it);
        }
        plan.assign(type, criterion.id(), new Plan.Assignment(criterion.curve(), points, status));
    }
}
