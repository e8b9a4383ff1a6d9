package leopard.source.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.spi.SourceException;
import leopard.spi.SourceProblem;
import leopard.spi.SourceProblems;
import org.jspecify.annotations.Nullable;

/**
 * A file as text. To settle its encoding it is read to the end once beforehand, strictly and piece by piece: one wrong
 * byte keeps the file from being read, for it might turn a name into another one.
 */
final class CsvText {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String UTF8_MARK = "EFBBBF";
    private static final int PIECE = 1 << 16;
    private static final Text SAVE_AS_UTF8 =
            Text.of("用表格软件打开,另存为“CSV UTF-8”", "open it in a spreadsheet and save it as “CSV UTF-8”");

    private final String name;
    private final Path path;
    private final Charset charset;
    private final boolean marked;

    private CsvText(String name, Path path, Charset charset, boolean marked) {
        this.name = name;
        this.path = path;
        this.charset = charset;
        this.marked = marked;
    }

    static CsvText recognise(String name, Path path, String encoding, SourceProblems problems) throws SourceException {
        try {
            String start = start(path);
            refuseOtherFormats(name, start);
            boolean marked = start.startsWith(UTF8_MARK);
            CsvText utf8 = new CsvText(name, path, StandardCharsets.UTF_8, marked);
            CsvText gb18030 = new CsvText(name, path, GB18030, false);
            return switch (encoding) {
                case "utf-8" -> utf8.checked();
                case "gb18030" -> gb18030.unlessMarked(marked).checked();
                default -> marked ? utf8.checked() : either(utf8, gb18030, problems);
            };
        } catch (IOException e) {
            throw new SourceException(unreadable(Place.file(name), e));
        }
    }

    /** Must be closed. */
    Reader reader() throws IOException {
        Reader reader = new InputStreamReader(Files.newInputStream(path), strictly());
        try {
            if (marked && reader.read() != '\uFEFF') {
                throw new IOException("changed since its encoding was settled");
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    Place line(int line) {
        return Place.line(name, line);
    }

    static Problem unreadable(Place place, @Nullable Throwable why) {
        if (why instanceof NoSuchFileException) {
            return Problem.at(
                    place,
                    Text.of("不存在", "does not exist"),
                    Text.of("放入文件,或改正名称", "put it there, or correct the name"));
        }
        if (why instanceof AccessDeniedException) {
            return Problem.at(
                    place, Text.of("没有读取权限", "may not be read"), Text.of("给予读取权限", "give permission to read it"));
        }
        return Problem.at(
                place,
                Text.of("读取失败", "cannot be read"),
                Text.of(
                        "确认它没有被其他程序占用或修改,磁盘正常,然后重试",
                        "make sure that no other program holds or changes it and that the disk is sound, then try again"));
    }

    private static void refuseOtherFormats(String name, String start) throws SourceException {
        Text message;
        if (start.startsWith("504B0304")) {
            message = Text.of(
                    "看来是 Excel 工作簿(.xlsx),只是扩展名为 .csv", "looks like an Excel workbook (.xlsx) under a .csv name");
        } else if (start.startsWith("D0CF11E0")) {
            message = Text.of(
                    "看来是旧版 Excel 工作簿(.xls),只是扩展名为 .csv", "looks like an old Excel workbook (.xls) under a .csv name");
        } else if (start.startsWith("FFFE") || start.startsWith("FEFF")) {
            message = Text.of("编码是 UTF-16(“Unicode 文本”)", "is UTF-16 (“Unicode text”)");
        } else {
            return;
        }
        throw new SourceException(Problem.at(Place.file(name), message, SAVE_AS_UTF8));
    }

    private static CsvText either(CsvText utf8, CsvText gb18030, SourceProblems problems)
            throws IOException, SourceException {
        long wrong = utf8.firstWrongByte();
        if (wrong == 0) {
            return utf8;
        }
        if (gb18030.firstWrongByte() > 0 || gb18030.hasLineOfUtf8()) {
            throw new SourceException(Problem.at(
                    utf8.line(utf8.lineOf(wrong)),
                    Text.of(
                            "第 %s 个字节不是 UTF-8,整个文件也不是 GB18030,可能混用了两种编码",
                            "byte %s is not UTF-8, and the file is not GB18030 either; perhaps it mixes the two",
                            wrong),
                    Text.of(
                            "检查这一行的文字,把整个文件另存为 UTF-8 编码的 CSV",
                            "check the text of this line, then save the whole file as CSV in UTF-8")));
        }
        problems.report(SourceProblem.notice(
                Problem.at(Place.file(utf8.name), Text.of("识别为 GB18030 编码", "recognised as GB18030"))));
        return gb18030;
    }

    private CsvText unlessMarked(boolean mark) throws SourceException {
        if (mark) {
            throw new SourceException(Problem.at(
                    Place.file(name),
                    Text.of(
                            "文件带有 UTF-8 标记(BOM),配置却是 gb18030",
                            "has the mark of UTF-8 (BOM), but is configured as gb18030"),
                    Text.of("把 encoding 改为 auto 或 utf-8", "set encoding to auto or utf-8")));
        }
        return this;
    }

    private CsvText checked() throws IOException, SourceException {
        long wrong = firstWrongByte();
        if (wrong > 0) {
            throw new SourceException(Problem.at(
                    line(lineOf(wrong)),
                    Text.of("第 %s 个字节不是 %s", "byte %s is not %s", wrong, charset.name()),
                    Text.of(
                            "检查这一行的文字,把文件另存为 UTF-8 编码的 CSV,encoding 设为 auto",
                            "check the text of this line, save the file as CSV in UTF-8, and set encoding to auto")));
        }
        return this;
    }

    /** Counted from 1; 0 if there is none. */
    private long firstWrongByte() throws IOException, SourceException {
        CharsetDecoder decoder = strictly();
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        long before = 0;
        try (ReadableByteChannel channel = Files.newByteChannel(path)) {
            boolean end;
            do {
                end = channel.read(bytes) < 0;
                bytes.flip();
                refuseNul(bytes, before);
                CoderResult result = decoder.decode(bytes, chars.clear(), end);
                before += bytes.position();
                if (result.isError()) {
                    return before + 1;
                }
                bytes.compact();
            } while (!end);
            return 0;
        }
    }

    private void refuseNul(ByteBuffer bytes, long before) throws IOException, SourceException {
        for (int at = 0; at < bytes.limit(); at++) {
            if (bytes.get(at) == 0) {
                throw new SourceException(Problem.at(
                        line(lineOf(before + at + 1)),
                        Text.of("第 %s 个字节为空(NUL),这不是文本文件", "byte %s is NUL: this is not a text file", before + at + 1),
                        Text.of(
                                "确认文件来源,重新导出为 UTF-8 编码的 CSV",
                                "check where it comes from and export it again as CSV in UTF-8")));
            }
        }
    }

    /**
     * Whether a line with three or more Chinese characters is right in UTF-8. In GB18030 that does not come about by
     * chance, but UTF-8 with an even number of characters in each cell can pass for GB18030, and would be garbled.
     */
    private boolean hasLineOfUtf8() throws IOException {
        byte[] bytes = new byte[PIECE];
        int chinese = 0;
        int following = 0;
        try (InputStream stream = Files.newInputStream(path)) {
            for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
                for (int at = 0; at < count; at++) {
                    int b = bytes[at] & 0xFF;
                    if (b == '\n' || b == '\r') {
                        if (chinese >= 3 && following == 0) {
                            return true;
                        }
                        chinese = 0;
                        following = 0;
                    } else if (following > 0 && b >> 6 == 0b10) {
                        following--;
                    } else if (following != 0 || (b >= 0x80 && b < 0xC2) || b > 0xF4) {
                        following = -1;
                    } else if (b >= 0xC2) {
                        following = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
                        chinese += b >= 0xE4 && b <= 0xE9 ? 1 : 0;
                    }
                }
            }
        }
        // The last character may be cut off.
        return chinese >= 3 && following >= 0;
    }

    /** The line that a byte, counted from 1, stands in. */
    private int lineOf(long position) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path))) {
            int line = 1;
            int previous = 0;
            for (long at = 1; at < position; at++) {
                int b = bytes.read();
                if (b == '\r' || (b == '\n' && previous != '\r')) {
                    line++;
                }
                previous = b;
            }
            return line;
        }
    }

    private static String start(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return HexFormat.of().withUpperCase().formatHex(bytes.readNBytes(4));
        }
    }

    /** A decoder reports what is wrong unless told otherwise; the other ways to decode put U+FFFD in its place. */
    private CharsetDecoder strictly() {
        return charset.newDecoder();
    }
}
