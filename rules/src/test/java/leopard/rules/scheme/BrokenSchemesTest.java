package leopard.rules.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import leopard.model.Lang;
import leopard.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake after the other, and what is said about it: {@code broken.txt}. */
class BrokenSchemesTest {

    /** A mistake and the messages that it should give. */
    record Mistake(String name, String before, String after, List<String> problems, List<String> warnings) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>();
        for (String block : SmallScheme.resource("broken.txt").split("\n== ")) {
            if (block.startsWith("#")) {
                continue;
            }
            List<String> lines = block.lines().toList();
            mistakes.add(new Mistake(
                    lines.get(0), lines(lines, "-"), lines(lines, "+"), starting(lines, "! "), starting(lines, "? ")));
        }
        return mistakes.stream();
    }

    private static String lines(List<String> block, String sign) {
        StringBuilder text = new StringBuilder("\n");
        starting(block, sign).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<String> starting(List<String> block, String sign) {
        return block.stream()
                .filter(l -> l.startsWith(sign))
                .map(l -> l.substring(sign.length()))
                .toList();
    }

    private static SchemeReader.Result read(Mistake mistake) {
        String whole = "\n" + SmallScheme.text();
        assertThat(whole.split(Pattern.quote(mistake.before), -1)).hasSize(2);
        return SchemeReader.read(
                "s.yaml", whole.replace(mistake.before, mistake.after).substring(1));
    }

    @Test
    void there_are_many_mistakes_and_the_scheme_itself_has_none() {
        assertThat(mistakes()).hasSizeGreaterThan(100);
        SchemeReader.Result result = SchemeReader.read("s.yaml", SmallScheme.text());
        assertThat(result.problems()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.scheme()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_said_once_with_its_place_and_nothing_else_is_said(Mistake mistake) {
        SchemeReader.Result result = read(mistake);

        assertThat(shortened(result.problems(), mistake.problems)).isEqualTo(mistake.problems);
        assertThat(shortened(result.warnings(), mistake.warnings)).isEqualTo(mistake.warnings);
        assertThat(result.scheme() == null).isEqualTo(!mistake.problems.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void every_message_is_also_there_in_chinese(Mistake mistake) {
        SchemeReader.Result result = read(mistake);

        Stream.concat(result.problems().stream(), result.warnings().stream())
                .forEach(p -> assertThat(p.message().in(Lang.ZH)).containsPattern("\\p{IsHan}"));
    }

    /** Messages cut off where the expected ones are. */
    private static List<String> shortened(List<Problem> found, List<String> expected) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String message = found.get(i).in(Lang.EN);
            String wanted = i < expected.size() ? expected.get(i) : "";
            boolean cut = wanted.endsWith(", …") && message.startsWith(wanted.substring(0, wanted.length() - 1));
            messages.add(cut ? wanted : message);
        }
        return messages;
    }

    @Test
    void all_mistakes_of_a_file_are_said_at_once_from_top_to_bottom() {
        String text = SmallScheme.text()
                .replace("id: small", "id: small scheme")
                .replace("to: 2024-12", "to: 2024-13")
                .replace("points: 60", "points: 61")
                .replace("target: 24", "target: many")
                .replace("chain: [both desc", "chain: [C7 desc")
                .replace("at_least: 80", "at_least: eighty")
                .replace("above: -10, below: 0", "above: -10, below: -1");

        List<Problem> problems = SchemeReader.read("s.yaml", text).problems();

        assertThat(problems).extracting(p -> p.place().line()).containsExactly(2, 4, 21, 25, 30, 62, 75, 81);
    }
}
