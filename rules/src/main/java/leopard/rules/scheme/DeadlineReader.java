package leopard.rules.scheme;

import java.util.List;
import leopard.model.Deadline;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** Reads by when figures are reported 报送期限, for the whole scheme or for one indicator. */
final class DeadlineReader {

    static final String KEY = "reporting";

    private static final int YEAR = 366;

    private final Declared declared;
    private final Problems problems;

    DeadlineReader(Declared declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    /** What the scheme says of all indicators; null if nothing. */
    @Nullable
    Deadline ofScheme(Fields file) {
        return read(file, null);
    }

    /** What holds for an indicator that is read: its own keys, the others as the scheme says. */
    @Nullable
    Deadline ofIndicator(Fields fields, @Nullable Deadline outer, String owner) {
        if (Declared.isNone(fields.get(KEY))) {
            return null;
        }
        Deadline deadline = read(fields, outer);
        if (deadline == null || !deadline.byOwner() || !owner.isEmpty()) {
            return deadline;
        }
        if (fields.has(KEY) && (outer == null || !outer.byOwner())) {
            fields.refuse(KEY, Text.of("由 owner 负责,须写 owner", "goes by the owner: say who that is under 'owner'"));
        }
        return new Deadline(
                deadline.days(),
                deadline.grace(),
                deadline.level(),
                deadline.atMost(),
                deadline.lateIsMissing(),
                false);
    }

    private @Nullable Deadline read(Fields above, @Nullable Deadline outer) {
        Fields fields = above.within(KEY, List.of("days", "grace", "late", "propose", "at_most", "responsible"));
        if (fields == null) {
            return outer;
        }
        String level = outer == null ? null : outer.level();
        if (Declared.isNone(fields.get("propose"))) {
            level = null;
        } else if (fields.has("propose")) {
            YamlNode.Scalar given = fields.need("propose", Text.of("扣分级别", "a level of deductions"));
            if (given != null) {
                declared.check(Declared.Sort.LEVEL, given.text(), given.place(), problems);
                level = given.text();
            }
        }
        if (fields.has("at_most") && level == null) {
            fields.refuse("at_most", Text.of("须与 propose 一起写", "goes with propose"));
        }
        return new Deadline(
                outer == null ? fields.whole("days", 0, YEAR) : fields.whole("days", 0, YEAR, outer.days()),
                fields.whole("grace", 0, YEAR, outer == null ? 0 : outer.grace()),
                level,
                fields.whole("at_most", 1, 1_000_000, outer == null ? 0 : outer.atMost()),
                fields.word(
                        "late", Fields.words("MISSING", true, "counts", false), outer != null && outer.lateIsMissing()),
                fields.word(
                        "responsible", Fields.words("owner", true, "unit", false), outer != null && outer.byOwner()));
    }
}
