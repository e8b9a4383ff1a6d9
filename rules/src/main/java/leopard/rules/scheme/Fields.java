package leopard.rules.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import leopard.model.Decimal;
import leopard.model.NearestName;
import leopard.model.Place;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a mapping, read by what they should be. Whatever does not fit is reported, and something harmless is
 * returned in its place, so that reading goes on to the next problem; nothing read from a file with problems is ever used.
 */
final class Fields {

    /** A word that says: there is none. */
    static final String NONE = "none";

    /** What a number may be. */
    enum Range {
        ANY(Text.of("数", "a number")),
        NOT_NEGATIVE(Text.of("不小于 0 的数", "a number of at least 0")),
        POSITIVE(Text.of("大于 0 的数", "a number above 0")),
        SHARE(Text.of("0 到 1 之间的数", "a number from 0 to 1"));

        private final Text text;

        Range(Text text) {
            this.text = text;
        }

        private boolean contains(Decimal number) {
            return switch (this) {
                case ANY -> true;
                case NOT_NEGATIVE -> number.signum() >= 0;
                case POSITIVE -> number.signum() > 0;
                case SHARE -> number.signum() >= 0 && number.compareTo(Decimal.ONE) <= 0;
            };
        }
    }

    private static final Pattern ASCII_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.\\-\\p{IsHan}]{1,64}");

    private final YamlNode.Mapping mapping;
    private final Text owner;
    private final Problems problems;
    private final Set<String> misspelt = new HashSet<>();
    private boolean unknownKeys;

    private Fields(YamlNode.Mapping mapping, Text owner, Problems problems) {
        this.mapping = mapping;
        this.owner = owner;
        this.problems = problems;
    }

    /**
     * The fields of a node that should be a mapping with no other keys than {@code known}; null where it is none.
     *
     * @param owner whose fields they are, for messages
     */
    static @Nullable Fields of(YamlNode node, Text owner, List<String> known, Problems problems) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            problems.expected(
                    owner,
                    Text.of("键值表", "a mapping"),
                    node,
                    Text.of("可用的键:%s", "Known keys: %s", String.join(", ", known)));
            return null;
        }
        Fields fields = new Fields(mapping, owner, problems);
        for (YamlNode.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                problems.unknownKey(entry.key(), owner, known);
                fields.unknownKeys = true;
                String meant = NearestName.among(known, key);
                if (meant != null) {
                    fields.misspelt.add(meant);
                }
            }
        }
        return fields;
    }

    /** The same fields with numbers for the references whose names have one. */
    Fields with(References references, Map<String, Decimal> numbers) {
        Fields same = new Fields(references.with(numbers, mapping), owner, problems);
        same.misspelt.addAll(misspelt);
        same.unknownKeys = unknownKeys;
        return same;
    }

    Place place() {
        return mapping.place();
    }

    Text owner() {
        return owner;
    }

    boolean has(String key) {
        return mapping.entry(key) != null;
    }

    @Nullable
    YamlNode get(String key) {
        return mapping.get(key);
    }

    /** Place of the value of a key, of the mapping where the key is not there. */
    Place placeOf(String key) {
        YamlNode value = mapping.get(key);
        return value == null ? mapping.place() : value.place();
    }

    Place placeOfKey(String key) {
        YamlNode.Entry entry = mapping.entry(key);
        return entry == null ? mapping.place() : entry.key().place();
    }

    /** Reports a key that is not there, unless it stands there misspelt. */
    void missing(String key) {
        if (!misspelt.contains(key)) {
            problems.missing(mapping.place(), key, owner);
        }
    }

    /** Reports a key that does not go with what else is said. */
    void refuse(String key, Text why) {
        problems.add(placeOfKey(key), Text.of("%s %s", "'%s' %s", key, why));
    }

    /** Whether there are keys that nobody knows: one of them may be what seems to be missing. */
    boolean hasUnknownKeys() {
        return unknownKeys;
    }

    /** The value of a key that must be there. */
    @Nullable
    YamlNode need(String key) {
        YamlNode value = mapping.get(key);
        if (value == null) {
            missing(key);
        }
        return value;
    }

    /** A word or text; null where there is none, which is reported. */
    YamlNode.@Nullable Scalar need(String key, Text expected) {
        YamlNode value = need(key);
        return value == null ? null : scalar(key, value, expected);
    }

    private YamlNode.@Nullable Scalar scalar(String key, YamlNode value, Text expected) {
        if (value instanceof YamlNode.Scalar scalar && !scalar.isEmpty()) {
            return scalar;
        }
        problems.expected(key, expected, value);
        return null;
    }

    /** Says that a value is not what its key wants. */
    void expected(String key, Text expected, YamlNode found) {
        problems.expected(key, expected, found);
    }

    /** Text that may be left out. */
    String text(String key) {
        YamlNode value = mapping.get(key);
        YamlNode.Scalar scalar = value == null ? null : scalar(key, value, Text.of("文字", "text"));
        return scalar == null ? "" : scalar.text();
    }

    /** A title, in one language or two; null where the key is not there. */
    @Nullable
    Text title(String key) {
        YamlNode value = mapping.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof YamlNode.Mapping) {
            Fields both = Fields.of(value, Text.same(key), List.of("zh", "en"), problems);
            if (both == null) {
                return Text.EMPTY;
            }
            YamlNode.Scalar zh = both.need("zh", Text.of("文字", "text"));
            YamlNode.Scalar en = both.need("en", Text.of("文字", "text"));
            return zh == null || en == null ? Text.EMPTY : Text.of("%1$s", "%2$s", zh.text(), en.text());
        }
        YamlNode.Scalar scalar = scalar(key, value, Text.of("文字", "text"));
        return scalar == null ? Text.EMPTY : Text.same(scalar.text());
    }

    Text title() {
        Text title = title("title");
        if (title == null) {
            missing("title");
            return Text.EMPTY;
        }
        return title;
    }

    /** An id of ASCII letters, digits and {@code _ - .}; null where it is none, which is reported. */
    @Nullable
    String id(String key) {
        YamlNode.Scalar scalar = need(key, Text.of("编号", "an id"));
        return scalar == null ? null : id(key, scalar, false);
    }

    /** Checks an id. */
    @Nullable
    String id(String key, YamlNode.Scalar scalar, boolean han) {
        if ((han ? ID : ASCII_ID).matcher(scalar.text()).matches()) {
            return scalar.text();
        }
        problems.expected(
                key,
                han
                        ? Text.of(
                                "1 至 64 个字母、数字、汉字或 _ - . 组成的编号",
                                "an id of 1 to 64 letters, digits, Han characters, _ - .")
                        : Text.of("1 至 64 个字母、数字或 _ - . 组成的编号", "an id of 1 to 64 letters, digits, _ - ."),
                scalar);
        return null;
    }

    /** A number that must be there; null where it is not or is none, which is reported. */
    @Nullable
    Decimal numberOrNull(String key, Range range) {
        YamlNode value = need(key);
        return value == null ? null : number(key, value, range, false);
    }

    Decimal number(String key, Range range) {
        return orZero(numberOrNull(key, range));
    }

    Decimal number(String key, Range range, Decimal fallback) {
        return has(key) ? number(key, range) : fallback;
    }

    /** A number or {@code none}, which must be said; null for none. */
    @Nullable
    Decimal limit(String key, Range range) {
        YamlNode value = need(key);
        return value == null ? null : number(key, value, range, true);
    }

    /** A number or {@code none}; null for none, and where the key is left out. */
    @Nullable
    Decimal limitIfAny(String key, Range range) {
        return has(key) ? limit(key, range) : null;
    }

    @Nullable
    Decimal number(String key, YamlNode value, Range range, boolean orNone) {
        if (value instanceof YamlNode.Scalar scalar) {
            if (orNone && scalar.text().equals(NONE)) {
                return null;
            }
            Decimal number = Decimal.parse(scalar.text());
            if (number != null && range.contains(number)) {
                return number;
            }
        }
        problems.expected(key, orNone ? Text.of("%s或 none", "%s or 'none'", range.text) : range.text, value);
        return null;
    }

    /** A whole number from {@code min} to {@code max}. */
    int whole(String key, int min, int max, int fallback) {
        YamlNode value = mapping.get(key);
        return value == null ? fallback : whole(key, value, min, max, fallback);
    }

    int whole(String key, int min, int max) {
        YamlNode value = need(key);
        return value == null ? min : whole(key, value, min, max, min);
    }

    private int whole(String key, YamlNode value, int min, int max, int fallback) {
        if (value instanceof YamlNode.Scalar scalar) {
            Decimal number = Decimal.parse(scalar.text());
            if (number != null
                    && number.scale() == 0
                    && number.compareTo(Decimal.of(min)) >= 0
                    && number.compareTo(Decimal.of(max)) <= 0) {
                return number.toBigDecimal().intValueExact();
            }
        }
        problems.expected(
                key,
                max == Integer.MAX_VALUE
                        ? Text.of("不小于 %s 的整数", "a whole number of at least %s", min)
                        : Text.of("%s 到 %s 的整数", "a whole number from %s to %s", min, max),
                value);
        return fallback;
    }

    /** {@code true} or {@code false}, which must be said. */
    boolean flag(String key) {
        YamlNode value = need(key);
        return value != null && flag(key, value);
    }

    boolean flag(String key, boolean fallback) {
        YamlNode value = mapping.get(key);
        return value == null ? fallback : flag(key, value);
    }

    private boolean flag(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar && scalar.plain()) {
            if (scalar.text().equals("true")) {
                return true;
            }
            if (scalar.text().equals("false")) {
                return false;
            }
        }
        problems.expected(key, Text.of("true 或 false", "true or false"), value);
        return false;
    }

    /** One of several words, which must be said. */
    <T> T word(String key, Map<String, T> words) {
        YamlNode value = need(key);
        T first = words.values().iterator().next();
        return value == null ? first : word(key, value, words, first);
    }

    <T> T word(String key, Map<String, T> words, T fallback) {
        YamlNode value = mapping.get(key);
        return value == null ? fallback : word(key, value, words, fallback);
    }

    <T> T word(String key, YamlNode value, Map<String, T> words, T fallback) {
        if (value instanceof YamlNode.Scalar scalar) {
            T meaning = words.get(scalar.text());
            if (meaning != null) {
                return meaning;
            }
            if (!scalar.isEmpty()) {
                problems.add(
                        value.place(),
                        Text.of("%s:不认识 %s", "%s: %s is none of its words", key, scalar.found()),
                        Problems.remedy(scalar.text(), words.keySet()));
                return fallback;
            }
        }
        problems.expected(key, oneOf(words), value);
        return fallback;
    }

    private static Text oneOf(Map<String, ?> words) {
        return Text.of("%s 之一", "one of %s", String.join(", ", words.keySet()));
    }

    /** A decision that a scheme may state, and that the engine knows in one way only. */
    void stated(String key, String only) {
        word(key, Map.of(only, only), only);
    }

    /** The items of a list that must be there and hold something. */
    List<YamlNode> list(String key) {
        YamlNode value = need(key);
        return value == null ? List.of() : list(key, value, false);
    }

    List<YamlNode> listIfAny(String key) {
        YamlNode value = mapping.get(key);
        return value == null ? List.of() : list(key, value, true);
    }

    List<YamlNode> list(String key, YamlNode value, boolean mayBeEmpty) {
        if (value instanceof YamlNode.Sequence sequence
                && (mayBeEmpty || !sequence.items().isEmpty())) {
            return sequence.items();
        }
        if (value instanceof YamlNode.Sequence) {
            problems.add(value.place(), Text.of("%s:列表是空的", "%s: the list is empty", key));
        } else {
            problems.expected(key, Text.of("列表", "a list"), value);
        }
        return List.of();
    }

    /** Texts of a list. */
    List<YamlNode.Scalar> words(String key, List<YamlNode> items) {
        List<YamlNode.Scalar> words = new ArrayList<>();
        for (YamlNode item : items) {
            YamlNode.Scalar scalar = scalar(key, item, Text.of("文字", "text"));
            if (scalar != null) {
                words.add(scalar);
            }
        }
        return words;
    }

    /** Values of a mapping by key, in the order of the file. */
    Map<YamlNode.Scalar, YamlNode> entries(String key, YamlNode value) {
        Map<YamlNode.Scalar, YamlNode> entries = new LinkedHashMap<>();
        if (value instanceof YamlNode.Mapping map) {
            map.entries().forEach(e -> entries.put(e.key(), e.value()));
        } else {
            problems.expected(key, Text.of("键值表", "a mapping"), value);
        }
        return entries;
    }

    /** The mapping of a key, under its own name in messages; null where the key is not there. */
    @Nullable
    Fields within(String key, List<String> known) {
        YamlNode value = mapping.get(key);
        return value == null ? null : Fields.of(value, Text.of("%s 的 %s", "%2$s of %1$s", owner, key), known, problems);
    }

    @Nullable
    Fields needWithin(String key, List<String> known) {
        return need(key) == null ? null : within(key, known);
    }

    /** The smaller of two limits must not be above the larger one. */
    void ordered(String low, @Nullable Decimal least, String high, @Nullable Decimal most) {
        if (least != null && most != null && least.compareTo(most) > 0) {
            problems.add(placeOf(low), Text.of("%s %s 大于 %s %s", "%s %s is above %s %s", low, least, high, most));
        }
    }

    /** A number of any size in a place of its own; zero where it is none. */
    Decimal number(String key, YamlNode value, Text expected) {
        Decimal number = value instanceof YamlNode.Scalar scalar ? Decimal.parse(scalar.text()) : null;
        if (number == null) {
            problems.expected(key, expected, value);
        }
        return orZero(number);
    }

    /** Two words and what they mean, in this order. */
    static <T> Map<String, T> words(String one, T first, String other, T second) {
        Map<String, T> words = new LinkedHashMap<>();
        words.put(one, first);
        words.put(other, second);
        return words;
    }

    /** Constants of an enum by their names in lower case, in this order. */
    @SafeVarargs
    static <E extends Enum<E>> Map<String, E> wordsOf(E... constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E each : constants) {
            words.put(each.name().toLowerCase(Locale.ROOT), each);
        }
        return words;
    }

    static Decimal orZero(@Nullable Decimal number) {
        return number == null ? Decimal.ZERO : number;
    }
}
