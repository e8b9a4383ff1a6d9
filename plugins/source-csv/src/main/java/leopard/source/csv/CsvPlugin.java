package leopard.source.csv;

import java.util.List;
import leopard.model.Text;
import leopard.spi.ConfigKey;
import leopard.spi.IndicatorSource;
import leopard.spi.LeopardPlugin;
import leopard.spi.SourceConfig;
import leopard.spi.SourceException;

/** Reads tables from a folder of {@code .csv} files. */
public final class CsvPlugin implements LeopardPlugin {

    /** Of a choice: looked up in the file itself. */
    static final String AUTO = "auto";

    static final String TABLES = "tables";
    static final String FOLDER = "folder";
    static final String ENCODING = "encoding";
    static final String DELIMITER = "delimiter";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<ConfigKey> configuration() {
        return List.of(
                ConfigKey.map(
                        TABLES,
                        Text.of(
                                "表名对应的文件(相对于方案文件夹);没有列出的表读取同名的 .csv 文件",
                                "file of a table, relative to the case; a table not listed is read from the file of its name")),
                ConfigKey.text(
                        FOLDER,
                        ".",
                        Text.of("存放 .csv 文件的文件夹(相对于方案文件夹)", "folder of the .csv files, relative to the case")),
                ConfigKey.choice(
                        ENCODING,
                        AUTO,
                        List.of(AUTO, "utf-8", "gb18030"),
                        Text.of("文件编码,auto 为自动识别", "encoding of the files; auto recognises it")),
                ConfigKey.choice(
                        DELIMITER,
                        AUTO,
                        List.of(AUTO, "comma", "semicolon", "tab"),
                        Text.of("分隔符,auto 为按表头识别", "what stands between cells; auto goes by the header line")));
    }

    @Override
    public IndicatorSource open(SourceConfig config) throws SourceException {
        return CsvFolder.open(config);
    }
}
