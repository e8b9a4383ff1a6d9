package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.model.Decimal;
import leopard.model.Text;
import leopard.rules.review.Concern;
import leopard.rules.review.ReviewSettings;
import leopard.rules.review.ReviewSettings.Acknowledgement;
import leopard.rules.scheme.Fields.Range;

/** Reads what a scheme says about its own review 方案审查. */
final class SchemeCheckReader {

    static final String KEY = "scheme_check";

    private final Problems problems;

    SchemeCheckReader(Problems problems) {
        this.problems = problems;
    }

    ReviewSettings read(Fields file) {
        Fields fields = file.within(KEY, List.of("cliff", "acknowledge"));
        if (fields == null) {
            return ReviewSettings.DEFAULT;
        }
        Decimal cliff = fields.number("cliff", Range.SHARE, ReviewSettings.DEFAULT.cliff());
        List<Acknowledgement> acknowledged = new ArrayList<>();
        for (YamlNode item : fields.listIfAny("acknowledge")) {
            Fields one =
                    Fields.of(item, Text.of("一条说明", "an acknowledgement"), List.of("check", "at", "reason"), problems);
            if (one != null) {
                acknowledge(one, acknowledged);
            }
        }
        return new ReviewSettings(cliff, List.copyOf(acknowledged));
    }

    private void acknowledge(Fields one, List<Acknowledgement> into) {
        Concern concern = one.word("check", words());
        YamlNode.Scalar reason = one.need("reason", Text.of("理由", "a reason"));
        List<String> subjects = new ArrayList<>();
        if (one.get("at") instanceof YamlNode.Sequence list) {
            one.words("at", list.items()).forEach(subject -> subjects.add(subject.text()));
        } else {
            subjects.add(one.text("at"));
        }
        for (String subject : subjects) {
            into.add(new Acknowledgement(concern, subject, reason == null ? "" : reason.text(), one.place()));
        }
    }

    /** Errors are to be put right, and cannot be talked away. */
    private static Map<String, Concern> words() {
        Map<String, Concern> words = new LinkedHashMap<>();
        for (Concern concern : Concern.values()) {
            if (concern.mayBeAcknowledged()) {
                words.put(concern.word(), concern);
            }
        }
        return words;
    }
}
