package leopard.rules.scheme;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import leopard.model.Place;
import leopard.model.Text;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads a YAML 1.2 file of one document into nodes with places. Anchors, aliases, tags and merge keys are refused: a file
 * says what it means where it stands, and reuse is by name.
 */
final class YamlFile {

    /** Most bytes that a file may have. */
    static final int MAX_BYTES = 4 << 20;

    /** Deepest nesting of lists and mappings. */
    static final int MAX_DEPTH = 40;

    private final String file;
    private final String[] lines;
    private final Problems problems;
    private final Iterator<Event> events;

    private int offsetLine;
    private int offsetCharacters;
    private int offset;

    private YamlFile(String file, String text, Problems problems) {
        this.file = file;
        this.lines = text.split("\r\n|\r|\n", -1);
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(MAX_BYTES + 1)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The text of a file in UTF-8, with or without byte order mark; null where it is none. */
    static @Nullable String decode(String file, byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(Place.file(file), tooLarge());
            return null;
        }
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        ByteBuffer in = mark ? ByteBuffer.wrap(bytes, 3, bytes.length - 3) : ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (result.isError()) {
            problems.add(
                    placeAfter(file, text),
                    Text.of("不是 UTF-8 编码", "this is not UTF-8"),
                    Text.of("请另存为 UTF-8", "Save the file as UTF-8"));
            return null;
        }
        return text;
    }

    private static Text tooLarge() {
        return Text.of("文件超过 %s 字节", "the file has more than %s bytes", MAX_BYTES);
    }

    /** The node that the document consists of; null where there is none to go on with. */
    static @Nullable YamlNode read(String file, String text, Problems problems) {
        if (text.length() > MAX_BYTES) {
            problems.add(Place.file(file), tooLarge());
            return null;
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int odd = firstUnprintable(content);
        if (odd >= 0) {
            problems.add(
                    placeAfter(file, content.substring(0, odd)),
                    Text.of(
                            "不允许的控制字符 U+%s",
                            "the control character U+%s is not allowed", "%04X".formatted((int) content.charAt(odd))));
            return null;
        }
        try {
            return new YamlFile(file, content, problems).document();
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(m -> placeOf(file, m))
                    .orElse(Place.file(file));
            problems.replaceAll(
                    place, Text.of("YAML 语法错误:%s", "this is not YAML: %s", e.getProblem()), remedy(e, content));
        } catch (YamlEngineException e) {
            problems.replaceAll(
                    Place.file(file),
                    Text.of("YAML 语法错误:%s", "this is not YAML: %s", String.valueOf(e.getMessage())),
                    Text.EMPTY);
        }
        return null;
    }

    /** What is wrong stands in the line of the problem, or in the one before. */
    private static Text remedy(MarkedYamlEngineException e, String content) {
        if (e.getProblem().contains("TAB")) {
            return Text.of("缩进请用空格", "Indent with spaces");
        }
        int line = e.getProblemMark().map(Mark::getLine).orElse(0);
        String near = content.lines().skip(Math.max(0, line - 1)).limit(2).collect(Collectors.joining());
        for (String sign : List.of("\uFF1A", "\uFF0C", "\uFF5B", "\uFF5D", "\u3010", "\u3011")) {
            if (near.contains(sign)) {
                return Text.of(
                        "这里有全角符号“%s”,请改为半角,冒号后加空格",
                        "there is a full-width sign “%s” here: write the plain one, after a colon with a blank", sign);
            }
        }
        return Text.of("检查缩进、冒号后的空格、引号和括号", "Check indentation, blanks after colons, quotes and brackets");
    }

    private static int firstUnprintable(String text) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!StreamReader.isPrintable(c)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return -1;
    }

    private static Place placeAfter(String file, String before) {
        String[] lines = before.split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new Place(file, lines.length, last.codePointCount(0, last.length()) + 1, null);
    }

    private static Place placeOf(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, null);
    }

    private Place place(Event event) {
        return event.getStartMark().map(m -> placeOf(file, m)).orElse(Place.file(file));
    }

    private @Nullable YamlNode document() {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (root != null) {
                    problems.add(
                            place(event),
                            Text.of("文件里只能有一个 YAML 文档", "a file holds one YAML document"),
                            Text.of("删去 --- 及其后内容", "Remove --- and what follows"));
                    return root;
                }
                root = node(events.next(), 0);
            }
        }
        if (root == null || (root instanceof YamlNode.Scalar scalar && scalar.isEmpty())) {
            problems.add(Place.file(file), Text.of("文件是空的", "the file is empty"));
            return null;
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        Place place = place(event);
        if (event instanceof AliasEvent) {
            problems.add(place, Text.of("不支持别名(*)", "aliases (*) are refused"), byName());
            return new YamlNode.Refused(place);
        }
        if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
            problems.add(place, Text.of("不支持锚点(&)", "anchors (&) are refused"), byName());
        }
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag().isPresent()) {
                refuseTag(place);
            }
            return scalar(scalar, place);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        if (start.getTag().isPresent()) {
            refuseTag(place);
        }
        if (depth >= MAX_DEPTH) {
            problems.add(place, Text.of("嵌套超过 %s 层", "nested more than %s deep", MAX_DEPTH));
            skip();
            return new YamlNode.Refused(place);
        }
        return start instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
    }

    private void refuseTag(Place place) {
        problems.add(place, Text.of("不支持标签(!)", "tags (!) are refused"));
    }

    private static Text byName() {
        return Text.of("请写出内容,或用 like 引用", "Write it out, or refer to it by name with like");
    }

    /** Leaves out everything up to the end of the list or mapping that has just begun. */
    private void skip() {
        int open = 1;
        while (open > 0) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                open++;
            } else if (event instanceof CollectionEndEvent) {
                open--;
            }
        }
    }

    /** The column of the text itself is known where the file shows it character by character on one line. */
    private YamlNode.Scalar scalar(ScalarEvent event, Place place) {
        String line = place.line() > 0 && place.line() <= lines.length ? lines[place.line() - 1] : "";
        int start = event.isPlain() ? place.column() : place.column() + 1;
        boolean exact = start >= 1 && line.startsWith(event.getValue(), offset(place.line(), line, start - 1));
        return new YamlNode.Scalar(event.getValue(), event.isPlain(), place, exact ? start : 0);
    }

    /**
     * Offset in a line after so many characters, past its end if it has fewer. It goes on from the one before, so that a
     * line with a million words is walked once.
     */
    private int offset(int number, String line, int characters) {
        if (number != offsetLine || characters < offsetCharacters) {
            offsetLine = number;
            offsetCharacters = 0;
            offset = 0;
        }
        while (offsetCharacters < characters && offset < line.length()) {
            offset += Character.charCount(line.codePointAt(offset));
            offsetCharacters++;
        }
        return offsetCharacters < characters ? line.length() + 1 : offset;
    }

    private YamlNode sequence(Place place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Sequence(List.copyOf(items), place);
    }

    private YamlNode mapping(Place place, int depth) {
        Map<String, YamlNode.Entry> entries = new HashMap<>();
        List<YamlNode.Entry> ordered = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof YamlNode.Scalar name)) {
                if (!(key instanceof YamlNode.Refused)) {
                    problems.add(key.place(), Text.of("键必须是一个词", "a key must be a word"));
                }
                continue;
            }
            if (name.plain() && name.text().equals("<<")) {
                problems.add(name.place(), Text.of("不支持合并键(<<)", "merge keys (<<) are refused"), byName());
                continue;
            }
            YamlNode.Entry entry = new YamlNode.Entry(name, value);
            YamlNode.Entry before = entries.putIfAbsent(name.text(), entry);
            if (before == null) {
                ordered.add(entry);
            } else {
                problems.add(
                        name.place(),
                        Text.of(
                                "键 %s 重复,首次出现在第 %s 行",
                                "the key '%s' stands here twice, first in line %s",
                                name.text(),
                                before.key().place().line()));
            }
        }
        return new YamlNode.Mapping(List.copyOf(ordered), place);
    }
}
