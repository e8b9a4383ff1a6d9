package leopard.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Lang;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** Something in which two results are not the same. */
sealed interface Difference {

    /** Heading of the section that it belongs to. */
    Text section();

    /** One line for a person. */
    Text text();

    /** The fields of a JSON object. */
    void write(Json json, Lang lang) throws IOException;

    /** A value before and after; of a thing that was not there the empty text. */
    record Change(String before, String after) {

        boolean isNone() {
            return before.equals(after);
        }

        Text text() {
            return Text.of("%s → %s", "%s → %s", orDash(before), orDash(after));
        }

        /** With the distance in brackets, if both are numbers. */
        Text withDistance() {
            Decimal from = Decimal.parse(before.isEmpty() ? "0" : before);
            Decimal to = Decimal.parse(after.isEmpty() ? "0" : after);
            if (from == null || to == null || isNone()) {
                return text();
            }
            Decimal by = to.minus(from);
            return Text.of("%s(%s)", "%s (%s)", text(), (by.signum() > 0 ? "+" : "") + by);
        }

        private static String orDash(String value) {
            return value.isEmpty() ? "—" : value;
        }

        void write(Json json, String key) throws IOException {
            json.put(key + "_before", before).put(key + "_after", after);
        }
    }

    /** A unit stands elsewhere in a ranking, or has another score, grade or status there. */
    record Moved(String period, String ranking, String unit, Change rank, Change score, Change grade, Change status)
            implements Difference {

        @Override
        public Text section() {
            return Text.of("排名变化", "Who moved");
        }

        @Override
        public Text text() {
            List<Text> parts = new ArrayList<>();
            add(parts, Text.of("名次", "rank"), rank, rank.text());
            add(parts, Text.of("得分", "score"), score, score.withDistance());
            add(parts, Text.of("等次", "grade"), grade, grade.text());
            add(parts, Text.of("状态", "status"), status, status.text());
            return Text.of("%s  %s  %s  %s", "%s  %s  %s  %s", period, ranking, unit, Text.join("  ", parts));
        }

        private static void add(List<Text> parts, Text what, Change change, Text shown) {
            if (!change.isNone()) {
                parts.add(Text.of("%s %s", "%s %s", what, shown));
            }
        }

        @Override
        public void write(Json json, Lang lang) throws IOException {
            json.put("kind", "ranking")
                    .put("period", period)
                    .put("ranking", ranking)
                    .put("unit", unit);
            rank.write(json, "rank");
            score.write(json, "score");
            grade.write(json, "grade");
            status.write(json, "status");
        }
    }

    /** An award or notice has another outcome. */
    record AwardChanged(String period, String award, String group, Change outcome) implements Difference {

        @Override
        public Text section() {
            return Text.of("奖项变化", "Awards that changed");
        }

        @Override
        public Text text() {
            Text what = group.isEmpty() ? Text.same(award) : Text.of("%s(%s)", "%s (%s)", award, group);
            return Text.of("%s  %s  %s", "%s  %s  %s", period, what, outcome.text());
        }

        @Override
        public void write(Json json, Lang lang) throws IOException {
            json.put("kind", "award").put("period", period).put("award", award).put("group", group);
            outcome.write(json, "outcome");
        }
    }

    /**
     * A line of a score sheet has another score, input, status, treatment or full marks.
     *
     * @param isSum whether the line has parts
     */
    record LineChanged(
            String period,
            String unit,
            String line,
            String title,
            Change score,
            Change input,
            Change status,
            Change treatedAs,
            Change full,
            boolean isSum)
            implements Difference {

        @Override
        public Text section() {
            return Text.of("得分行变化", "Lines that changed");
        }

        @Override
        public Text text() {
            return Text.of(
                    "%s  %s  %s %s  %s  %s",
                    "%s  %s  %s %s  %s  %s",
                    period,
                    unit,
                    line,
                    title,
                    score.isNone() ? Text.of("得分不变", "same score") : score.withDistance(),
                    why());
        }

        /** What of the line itself is another, or that nothing is. */
        Text why() {
            List<Text> reasons = new ArrayList<>();
            add(reasons, Text.of("数据", "input"), input);
            add(reasons, Text.of("数据状态", "status"), status);
            add(reasons, Text.of("处理方式", "treated as"), treatedAs);
            add(reasons, Text.of("满分", "full marks"), full);
            if (reasons.isEmpty()) {
                return isSum
                        ? Text.of("由各部分而来", "follows from its parts")
                        : Text.of("数据未变:方案或其他单位的数据变了", "same input: the scheme or figures of other units changed");
            }
            return Text.join(", ", reasons);
        }

        private static void add(List<Text> reasons, Text what, Change change) {
            if (!change.isNone()) {
                reasons.add(Text.of("%s %s", "%s %s", what, change.text()));
            }
        }

        @Override
        public void write(Json json, Lang lang) throws IOException {
            json.put("kind", "line")
                    .put("period", period)
                    .put("unit", unit)
                    .put("line", line)
                    .put("title", title);
            score.write(json, "score");
            input.write(json, "input");
            status.write(json, "status");
            treatedAs.write(json, "treated_as");
            full.write(json, "full");
            json.put("why", why().in(lang));
        }
    }

    /** A file differs, as a whole. */
    record FileDiffers(String file, Text how) implements Difference {

        @Override
        public Text section() {
            return Text.of("文件", "Files");
        }

        @Override
        public Text text() {
            return Text.of("%s:%s", "%s: %s", file, how);
        }

        @Override
        public void write(Json json, Lang lang) throws IOException {
            json.put("kind", "file").put("file", file).put("how", how.in(lang));
        }
    }

    /**
     * A value of a case is another than in the result's own inputs.
     *
     * @param key the row, empty if it is the whole file
     * @param field column or line
     */
    record ValueChanged(
            String file,
            String key,
            String field,
            @Nullable String before,
            @Nullable String after) implements Difference {

        @Override
        public Text section() {
            return Text.of("自封存以来改动的数据", "Values that changed since");
        }

        @Override
        public Text text() {
            Text what = before == null
                    ? Text.of("新增:%s", "new: %s", String.valueOf(after))
                    : after == null ? Text.of("已删除:%s", "gone: %s", before) : new Change(before, after).text();
            String where = key + (key.isEmpty() || field.isEmpty() ? "" : "  ") + field;
            return Text.of("%s  %s  %s", "%s  %s  %s", file, where, what);
        }

        @Override
        public void write(Json json, Lang lang) throws IOException {
            json.put("kind", "value")
                    .put("file", file)
                    .put("key", key)
                    .put("field", field)
                    .put("before", before)
                    .put("after", after);
        }
    }
}
