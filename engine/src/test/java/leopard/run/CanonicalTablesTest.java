package leopard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import leopard.intake.Intake;
import leopard.intake.TextTables;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Ledger;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.scheme.Curve;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeFixtures;
import org.junit.jupiter.api.Test;

/** What is written out can be read again, and is then the same. */
class CanonicalTablesTest {

    private static final Curve.VoteRule VOTES = new Curve.VoteRule(
            List.of(new Curve.VoteRule.Level("A", Decimal.of(100))),
            "-",
            List.of(new Curve.VoteRule.RaterClass("领导", Decimal.ONE, null, false)),
            0,
            0,
            1,
            Decimal.HUNDRED);

    static final Scheme SCHEME = SchemeFixtures.scheme("villages")
            .unitTypes("village")
            .groupings("group", "size", "area")
            .ratio("A1")
            .indicator("A5", "次")
            .indicator("ANNUAL", "", Indicator.Kind.OTHER, PeriodKind.YEAR)
            .criterionWithoutSource(
                    "C2",
                    "20",
                    new Curve.TaskRule(
                            new Curve.TaskRule.Milestones(Decimal.of("0.1"), Decimal.of("0.5"), true),
                            true,
                            true,
                            null,
                            List.of(),
                            null))
            .criterionWithoutSource("D13", "15", VOTES)
            .events(Map.of("市级", Decimal.of(2)), Map.of("通报", Decimal.ONE))
            .veto("V1")
            .build();

    static final Map<String, String> TABLES = tables();

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("units", """
                unit,name,group,type,area,size,from,to,order,ranked,succeeds
                v2,"凌家, 村",村,village,east,大,2024-07,2025/6/30,2.50,no,
                v1,=东岱,村,village,west,,,,,,v2
                """);
        tables.put("readings", """
                unit,indicator,period,value,status,target,base,numerator,denominator,vintage,revision,measure,approx,source,verified,note,科室
                v2,A5,2024-06,"1,234.50",,90,1e2,,,预计数,,次,是,"统计局
                二科",否,"说""是""\",财政
                v1,A5,2024-06,2e-06,,,,,,,3,,,,,,
                v1,A5,2024-06,7,,,,,,,2,,,,,,
                v1,A1,2024-06,83%,,,,5,6,,,,,,,,
                v2,A1,2024-06,,不适用,,,,,,,,,,,,
                v2,A1,2024-05,,,,,,,,,,,,,,
                v1,ANNUAL,2024,123456789012345678901234567890.120,,,,,,,,,,,,,
                v2,T1,2024-06,0.83,,,,,,,,,,,,,
                """);
        tables.put("tasks", """
                unit,component,task,title,kind,target,difficulty,deadline,measure,indicator,objects,负责人
                v2,C2,T1,"权证, 申领",progress,,1.10,2024-12,,,甲;乙,王五
                v1,C2,T1,,milestone,,,2024/12/1,,T1,,
                v1,,T2,不计分,numeric,24,,,%,A1,,
                """);
        tables.put("milestones", """
                unit,task,milestone,title,weight,due,done,verified
                v1,T1,m2,,30,2024-06,2024-06-03,0
                v1,T1,m1,第一步,70.0,2024/3/31,,
                """);
        tables.put("events", """
                unit,event,kind,title,level,points,matter,date,document,verified,reason
                v2,b1,bonus,示范村,市级,1.50,示范,2024/6/3,3号,否,"a
                b"
                v1,v1,veto,,V1,,,2024-06,,,
                v1,d1,deduct,,,0.50,,2024-06-01,,,
                """);
        tables.put("votes", "period,unit,class,ballot,vote\n2024-06,v2,领导,b,A\n2024-06,v2,领导,a,-\n");
        tables.put("history", """
                period,scheme,unit,node,score,rank,of
                2024-05,villages,v1,total,81.20,3,5
                2024-05,villages,v2,C2,8,,
                """);
        tables.put("answers", """
                check,unit,indicator,period,decision,numerator,denominator,value,date,reason
                ratio_vs_parts,v1,A1,2024-06,改,5,6,83%,2024/7/3,复核
                approx,,,,知悉,,,,,
                """);
        tables.put("claims", """
                claim,unit,kind,subject,indicator,value,measure,deadline,scope,strength,phrase
                K2,,full_coverage,整改,,,,,住宅|全部,,全覆盖
                K1,v1,commitment,外资,A5,"1,000",万美元,2024-12-31,,aim,力争
                """);
        tables.put("aliases", "kind,name,alias,certain\nproject,甲,乙,no\nindicator,A5,扫街,\n");
        return Collections.unmodifiableMap(tables);
    }

    private static TextTables source(Map<String, String> texts) {
        TextTables tables = TextTables.empty();
        texts.forEach(tables::with);
        return tables;
    }

    private static Ledger read(Map<String, String> texts) {
        Intake.Result result = Intake.read(SCHEME, source(texts));
        assertThat(result.problems()).isEmpty();
        if (result.ledger() == null) {
            throw new AssertionError("no ledger");
        }
        return result.ledger();
    }

    private static Map<String, String> written(Ledger ledger) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ResultTable table : CanonicalTables.of(SCHEME, ledger)) {
            StringBuilder text = new StringBuilder();
            table.write(text);
            assertThat(table.fileName()).endsWith(".csv");
            texts.put(table.fileName().replace(".csv", ""), text.toString());
        }
        return texts;
    }

    private static List<Reading> withoutPlaces(Ledger ledger) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < ledger.readings().size(); i++) {
            Reading read = ledger.readings().get(i);
            readings.add(new Reading(
                    read.unit(),
                    read.indicator(),
                    read.period(),
                    read.value(),
                    read.numerator(),
                    read.denominator(),
                    read.vintage(),
                    read.revision(),
                    read.declared(),
                    read.verified(),
                    read.approx(),
                    read.details(),
                    Place.NOWHERE));
        }
        return readings;
    }

    private static void assertSame(Ledger actual, Ledger expected) {
        assertThat(actual.units().asList()).isEqualTo(expected.units().asList());
        assertThat(actual.readings().indicators()).isEqualTo(expected.readings().indicators());
        assertThat(withoutPlaces(actual)).isEqualTo(withoutPlaces(expected));
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*place", "units", "readings")
                .isEqualTo(expected);
    }

    @Test
    void a_ledger_comes_back_as_it_was() throws IOException {
        Ledger ledger = read(TABLES);
        assertThat(ledger.readings().size()).isEqualTo(8);
        assertThat(ledger.notes()).hasSize(1);
        Map<String, String> written = written(ledger);
        assertThat(written).containsOnlyKeys(TABLES.keySet());
        assertSame(read(written), ledger);
        assertThat(written(read(written))).isEqualTo(written);
    }

    @Test
    void rows_are_sorted_and_defaults_written_out() throws IOException {
        Map<String, String> written = written(read(TABLES));
        assertThat(written.get("units")).isEqualTo("""
                unit,name,group,type,from,to,order,ranked,succeeds,size,area
                v1,=东岱,村,village,,,,true,v2,,west
                v2,"凌家, 村",村,village,2024-07-01,2025-06-30,2.50,false,,大,east
                """);
        assertThat(written.get("readings")).isEqualTo("""
                unit,indicator,period,value,status,target,base,numerator,denominator,vintage,revision,measure,approx,source,verified,note
                v1,ANNUAL,2024,123456789012345678901234567890.120,,,,,,FINAL,1,,false,,true,
                v2,A1,2024-05,,,,,,,FINAL,1,,false,,true,
                v1,A1,2024-06,83,,,,5,6,FINAL,1,,false,,true,
                v2,A1,2024-06,,NOT_APPLICABLE,,,,,FINAL,1,,false,,true,
                v1,A5,2024-06,7,,,,,,FINAL,2,,false,,true,
                v1,A5,2024-06,0.000002,,,,,,FINAL,3,,false,,true,
                v2,A5,2024-06,1234.50,,90,100,,,ESTIMATE,1,次,true,"统计局
                二科",false,"说""是"";科室=财政"
                v2,T1,2024-06,0.83,,,,,,FINAL,1,,false,,true,
                """);
        assertThat(written.get("tasks")).isEqualTo("""
                unit,component,task,title,kind,target,difficulty,deadline,measure,indicator,objects,负责人
                v1,,T2,不计分,numeric,24,,,%,A1,,
                v1,C2,T1,,milestone,,,2024-12-01,,,,
                v2,C2,T1,"权证, 申领",progress,,1.10,2024-12,,,甲;乙,王五
                """);
    }

    @Test
    void the_days_on_which_figures_came_in_are_kept_where_there_are_any() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(TABLES);
        texts.put("readings", "unit,indicator,period,value,submitted\nv1,A5,2024-06,7,2024-07-03\nv2,A5,2024-06,8,\n");
        Map<String, String> written = written(read(texts));
        assertThat(written.get("readings")).isEqualTo("""
                unit,indicator,period,value,status,target,base,numerator,denominator,vintage,revision,measure,approx,source,verified,note,submitted
                v1,A5,2024-06,7,,,,,,FINAL,1,,false,,true,,2024-07-03
                v2,A5,2024-06,8,,,,,,FINAL,1,,false,,true,,
                """);
        assertSame(read(written), read(texts));
    }

    @Test
    void the_order_of_rows_in_the_files_leaves_no_trace() throws IOException {
        Map<String, String> expected = written(read(TABLES));
        Random random = new Random(20240601);
        for (int i = 0; i < 20; i++) {
            Map<String, String> shuffled = new LinkedHashMap<>(TABLES);
            // Only those whose cells have no line breaks can be shuffled line by line.
            for (String table : List.of("units", "tasks", "milestones", "votes", "history", "claims", "aliases")) {
                List<String> lines = new ArrayList<>(
                        Arrays.asList(TABLES.getOrDefault(table, "").split("\n")));
                Collections.shuffle(lines.subList(1, lines.size()), random);
                shuffled.put(table, String.join("\n", lines) + "\n");
            }
            assertThat(written(read(shuffled))).isEqualTo(expected);
        }
    }

    @Test
    void tables_without_rows_are_left_out_unless_the_scheme_needs_them() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("units", "unit,name,group,type,area,size\nv1,,,village,,\n");
        texts.put("readings", "unit,indicator,period,value\n");
        texts.put("tasks", "unit,component,task,title,kind\n");
        texts.put("events", "unit,event,kind,level,date\n");
        texts.put("votes", "period,unit,class,ballot,vote\n");
        texts.put("history", "period,scheme,unit,node,score\n");
        Map<String, String> written = written(read(texts));
        assertThat(written).containsOnlyKeys("units", "readings", "tasks", "events", "votes");
        assertSame(read(written), read(texts));
    }

    @Test
    void figures_of_every_shape_come_back() throws IOException {
        long seed = 20240602;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            StringBuilder rows = new StringBuilder("unit,indicator,period,value,numerator,denominator,verified,note\n");
            for (int month = 1; month <= 12; month++) {
                rows.append("v1,A1,2024-%02d,".formatted(month))
                        .append(number(random))
                        .append(',')
                        .append(number(random))
                        .append(",7")
                        .append(random.nextBoolean() ? ",no," : ",,")
                        .append(note(random))
                        .append('\n');
            }
            Map<String, String> texts = new LinkedHashMap<>(TABLES);
            texts.put("readings", rows.toString());
            Ledger ledger = read(texts);
            assertThat(ledger.readings().size()).as("seed %s", seed).isEqualTo(12);
            assertThat(withoutPlaces(read(written(ledger)))).as("seed %s", seed).isEqualTo(withoutPlaces(ledger));
        }
    }

    private static String number(SplittableRandom random) {
        StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(40);
        for (int i = 0; i < digits; i++) {
            number.append(random.nextInt(10));
        }
        if (random.nextBoolean()) {
            number.append('.').append(random.nextInt(1000));
        }
        if (random.nextInt(3) == 0) {
            number.append('e').append(random.nextInt(-60, 60));
        }
        return number.toString();
    }

    private static String note(SplittableRandom random) {
        StringBuilder note = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            note.append(List.of("豹", ",", "\"\"", "\n", " ", "=", "@", "a").get(random.nextInt(8)));
        }
        return note.append('"').toString();
    }
}
