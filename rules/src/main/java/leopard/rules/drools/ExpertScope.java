package leopard.rules.drools;

import java.util.LinkedHashMap;
import java.util.Map;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** The bindings that a place in a rule of an expert can see. */
final class ExpertScope {

    /**
     * What a binding stands for.
     *
     * @param fact the fact it is; null where it is a field or a result
     * @param kind kind of the field or result
     * @param unitId whether it holds the id of a unit
     */
    record Bound(@Nullable FactType fact, FactType.Kind kind, boolean unitId) {}

    private final Map<String, Bound> bound = new LinkedHashMap<>();

    ExpertScope() {}

    /** What is bound here; what is bound in {@code inner} stays inside. */
    ExpertScope inner() {
        ExpertScope inner = new ExpertScope();
        inner.bound.putAll(bound);
        return inner;
    }

    void bind(String name, Bound what, int line) throws ExpertFault {
        if (bound.putIfAbsent(name, what) != null) {
            throw new ExpertFault(
                    line,
                    Text.of("变量 %s 用了两次", "the binding %s is made twice", name),
                    Text.of(
                            "换一个名称;要求相等时写 字段 == %s",
                            "take another name; to ask for the same value write field == %s", name));
        }
    }

    Bound get(String name, int line) throws ExpertFault {
        Bound found = bound.get(name);
        if (found == null) {
            throw new ExpertFault(
                    line,
                    Text.of("没有变量 %s", "there is no binding %s", name),
                    bound.isEmpty()
                            ? Text.of("先在前面的条件中写 %s : 字段", "bind it in a pattern above: %s : field", name)
                            : Text.of("这里可用:%s", "known here: %s", String.join(", ", bound.keySet())));
        }
        return found;
    }
}
