package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Decimal;
import leopard.model.Place;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/** Reads lists of pairs: {@code [[70, 0], [85, 0.6], [95, 1]]}. */
final class Pairs {

    private final Problems problems;
    private final String key;
    private final Text shape;

    /** @param shape what a pair looks like, for messages */
    Pairs(Problems problems, String key, Text shape) {
        this.problems = problems;
        this.key = key;
        this.shape = shape;
    }

    /** Two numbers and where the first one stands. */
    record Pair(Decimal first, Decimal second, Place place) {}

    /** A word, a number and where the number stands. */
    record Named(YamlNode.Scalar name, Decimal number, Place place) {}

    /** Those of the items that are two numbers; the others are reported. */
    List<Pair> numbers(List<YamlNode> items) {
        List<Pair> pairs = new ArrayList<>();
        for (YamlNode item : items) {
            List<YamlNode> two = two(item);
            if (two != null) {
                Decimal first = number(two.get(0));
                Decimal second = number(two.get(1));
                if (first != null && second != null) {
                    pairs.add(new Pair(first, second, two.get(0).place()));
                }
            }
        }
        return pairs;
    }

    /** Those of the items that are a word and a number; the others are reported. */
    List<Named> named(List<YamlNode> items) {
        List<Named> pairs = new ArrayList<>();
        for (YamlNode item : items) {
            List<YamlNode> two = two(item);
            if (two != null) {
                YamlNode word = two.get(0);
                Decimal number = number(two.get(1));
                if (!(word instanceof YamlNode.Scalar name) || name.isEmpty()) {
                    problems.expected(key, Text.of("名称", "a name"), word);
                } else if (number != null) {
                    pairs.add(new Named(name, number, two.get(1).place()));
                }
            }
        }
        return pairs;
    }

    private @Nullable List<YamlNode> two(YamlNode item) {
        if (item instanceof YamlNode.Sequence sequence && sequence.items().size() == 2) {
            return sequence.items();
        }
        problems.expected(key, shape, item);
        return null;
    }

    private @Nullable Decimal number(YamlNode node) {
        Decimal number = node instanceof YamlNode.Scalar scalar ? Decimal.parse(scalar.text()) : null;
        if (number == null) {
            problems.expected(key, Text.of("数", "a number"), node);
        }
        return number;
    }

    /** Reports pairs whose first number does not go on in the same direction. */
    void inOrder(List<Pair> pairs, boolean rising, Text rule) {
        for (int i = 1; i < pairs.size(); i++) {
            Decimal before = pairs.get(i - 1).first;
            Decimal here = pairs.get(i).first;
            int sign = here.compareTo(before);
            if (rising ? sign <= 0 : sign >= 0) {
                Text what = sign == 0
                        ? Text.of("%s:%s 出现两次", "%s: %s stands here twice", key, here)
                        : Text.of("%s:%s 在 %s 之后", "%s: %s comes after %s", key, here, before);
                problems.add(pairs.get(i).place, what, rule);
                return;
            }
        }
    }
}
