package leopard.cli;

import leopard.model.Text;

/** Short help with examples. */
final class Help {

    private Help() {}

    /** Prints the help of a command; {@code leopard} is the program itself. */
    static void print(String command, Console console) {
        text(command).in(console.lang()).lines().forEach(console::print);
    }

    private static Text text(String command) {
        return switch (command) {
            case "score" -> SCORE;
            case "explain" -> EXPLAIN;
            case "check" -> CHECK;
            case "rules" -> RULES;
            case "diff" -> DIFF;
            case "verify" -> VERIFY;
            default -> LEOPARD;
        };
    }

    private static final Text LEOPARD = Text.of("""
            豹榜 Leopard:按考核方案计分、排名、评奖、预警,每一分都有说明。

            用法:leopard 命令 [选项]

              score   方案 --period 周期 --out 文件夹   计分并写出结果
              explain 方案 --period 周期 --unit 单位    说明一个单位的得分
              check   方案                              检查方案和数据
              rules   方案                              打印方案编译成的规则
              diff    结果A 结果B                       比较两个结果
              verify  结果 [--case 方案]                用结果自带的数据重算并核对

            “方案”是一个文件夹:scheme.yaml 和数据表 units.csv、readings.csv 等。

            示例:
              leopard score rules/examples/xilin-1plus2 --period 2024-06 --out target/june
              leopard explain rules/examples/xilin-1plus2 --period 2024-06 --unit 东岱村

            leopard 命令 --help 查看一个命令的选项;--lang en for English; --version 版本。
            """, """
            Leopard 豹榜 scores, ranks, awards and warns by an assessment scheme, and explains every point.

            Usage: leopard COMMAND [options]

              score   CASE --period P --out DIR     score and write the result
              explain CASE --period P --unit U      explain one unit's score
              check   CASE                          check scheme and data
              rules   CASE                          print the rules that the scheme compiles to
              diff    A B                           compare two results
              verify  DIR [--case CASE]             recompute a result from its own inputs and compare

            A CASE is a folder: scheme.yaml and tables such as units.csv and readings.csv.

            Examples:
              leopard score rules/examples/xilin-1plus2 --period 2024-06 --out target/june
              leopard explain rules/examples/xilin-1plus2 --period 2024-06 --unit 东岱村 --lang en

            leopard COMMAND --help shows the options of a command; --lang zh|en; --version.
            """);

    private static final Text SCORE = Text.of("""
            用法:leopard score 方案 --period 周期 [--out 文件夹] [选项]

            计分、排名、评奖、预警。结果整体写入 --out;那里已有的旧结果整体替换,别的东西不覆盖。
            没有 --out 时把 ranking.csv 打印出来。

              --period 周期      2024-06、2024-Q2、2024、自定周期 R05、2024-01..2024-06 或 all
              --out 文件夹       结果文件夹,缺少的上级文件夹会一并建好
              --corrects 结果    更正哪个结果;与 --reason 一起用
              --reason 原因      为什么更正
              --json             以 JSON 打印摘要
              --threads 数       同时使用的线程数
              --lang zh|en       文字的语言

            示例:
              leopard score rules/examples/xilin-1plus2 --period 2024-06 --out target/june
              leopard score 我的方案 --period all --out 全年
            """, """
            Usage: leopard score CASE --period P [--out DIR] [options]

            Scores, ranks, awards and warns. The result goes into --out as a whole; an older result there is
            replaced, anything else is not. Without --out, ranking.csv is printed.

              --period P         2024-06, 2024-Q2, 2024, R05 of a scheme, 2024-01..2024-06 or all
              --out DIR          folder of the result; missing folders above it are made
              --corrects DIR     result that this one corrects; goes with --reason
              --reason TEXT      why it is corrected
              --json             print the summary as JSON
              --threads N        threads that work at once
              --lang zh|en       language of texts

            Examples:
              leopard score rules/examples/xilin-1plus2 --period 2024-06 --out target/june
              leopard score my-case --period all --out year --lang en
            """);

    private static final Text EXPLAIN = Text.of("""
            用法:leopard explain 方案 --period 周期 --unit 单位 [选项]

            打印一个单位的得分单:每一行的公式、代入的数、舍入、条款、距满分的差。

              --period 周期      2024-06、2024-Q2、2024、自定周期 R05、起止范围或 all
              --unit 单位        单位的编号或名称
              --json             以 JSON 打印
              --threads 数       同时使用的线程数
              --lang zh|en       文字的语言

            示例:
              leopard explain rules/examples/xilin-1plus2 --period 2024-06 --unit 东岱村
            """, """
            Usage: leopard explain CASE --period P --unit U [options]

            Prints the score sheet of a unit: of each line the formula, the numbers put in, the rounding, the clause,
            and what is missing to full marks.

              --period P         2024-06, 2024-Q2, 2024, R05 of a scheme, a range or all
              --unit U           id or name of the unit
              --json             print JSON
              --threads N        threads that work at once
              --lang zh|en       language of texts

            Example:
              leopard explain rules/examples/xilin-1plus2 --period 2024-06 --unit 东岱村 --lang en
            """);

    private static final Text CHECK = Text.of("""
            用法:leopard check 方案 [选项]

            检查方案和数据,列出全部问题和发现。方案文件夹里有 expected/findings.csv 时逐条对照:少一条、多一条都算不符。
            有 tests.yaml 时逐例验算,列出不符之处和没有用例验算的规则;只有方案和验算时不需要数据表。
            有严重发现、对照不符或验算不符时退出码为 1。

              --period 周期      只检查这些周期;默认全部
              --json             以 JSON 打印
              --threads 数       同时使用的线程数
              --lang zh|en       文字的语言

            示例:
              leopard check rules/examples/xilin-leopard-award
            """, """
            Usage: leopard check CASE [options]

            Checks scheme and data and lists every problem and finding. If the case has expected/findings.csv, the
            findings are compared with it both ways. If it has tests.yaml, these tests of the scheme are run: differences
            are listed, and the rules that no test touches. A scheme and its tests need no tables. Exit code 1 if a
            finding is an error, something does not match, or a test failed.

              --period P         check these periods only; all by default
              --json             print JSON
              --threads N        threads that work at once
              --lang zh|en       language of texts

            Example:
              leopard check rules/examples/xilin-leopard-award --lang en
            """);

    private static final Text RULES = Text.of("""
            用法:leopard rules 方案

            打印方案编译成的 Drools 规则,每条规则上方是指标和条款。

              --lang zh|en       提示文字的语言

            示例:
              leopard rules rules/examples/xilin-1plus2
            """, """
            Usage: leopard rules CASE

            Prints the Drools rules that the scheme compiles to, the criterion and clause above each.

              --lang zh|en       language of messages

            Example:
              leopard rules rules/examples/xilin-1plus2
            """);

    private static final Text DIFF = Text.of("""
            用法:leopard diff 结果A 结果B [选项]

            比较两个结果:谁的名次变了、哪一行变了、为什么、哪个奖项变了。有不同时退出码为 1。

              --json             以 JSON 打印
              --lang zh|en       文字的语言

            示例:
              leopard diff target/june target/june-corrected
            """, """
            Usage: leopard diff A B [options]

            Compares two results: who moved, which line changed, why, and which award. Exit code 1 if they differ.

              --json             print JSON
              --lang zh|en       language of texts

            Example:
              leopard diff target/june target/june-corrected --lang en
            """);

    private static final Text VERIFY = Text.of("""
            用法:leopard verify 结果 [--case 方案] [--seal 封存码] [选项]

            用结果自带的 inputs/ 重算,逐字节核对每个文件。加 --case 时还列出方案文件夹里自封存以来改动的每个值。
            seal.json 里的 engine、plugins、corrects、reason 无法重算,只有封存码能核对:用 --seal 给出公布的封存码。
            有不同时退出码为 1。

              --case 方案        与这个方案文件夹比较
              --seal 封存码      通报上公布的封存码(seal.json 的 SHA-256)
              --json             以 JSON 打印
              --threads 数       同时使用的线程数
              --lang zh|en       文字的语言

            示例:
              leopard verify target/june --case rules/examples/xilin-1plus2
            """, """
            Usage: leopard verify DIR [--case CASE] [--seal CODE] [options]

            Recomputes a result from its own inputs/ and compares every file byte by byte. With --case it also lists
            every value of the case that changed since. What seal.json says under engine, plugins, corrects and reason
            cannot be recomputed and is covered only by the seal: give the published one with --seal. Exit code 1 if
            something differs.

              --case CASE        compare with this case
              --seal CODE        the seal that was published (SHA-256 of seal.json)
              --json             print JSON
              --threads N        threads that work at once
              --lang zh|en       language of texts

            Example:
              leopard verify target/june --case rules/examples/xilin-1plus2 --lang en
            """);
}
