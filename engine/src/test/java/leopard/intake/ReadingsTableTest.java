package leopard.intake;

import static leopard.intake.IntakeCase.given;
import static org.assertj.core.api.Assertions.assertThat;

import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Reading;
import leopard.model.Vintage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTableTest {

    private static final String ALL =
            "unit,indicator,period,value,status,target,base,numerator,denominator,vintage,revision,"
                    + "measure,approx,source,verified,note\n";

    private static IntakeCase all(String row) {
        return given().with("readings", ALL + row + "\n");
    }

    @Test
    void a_figure_keeps_its_printed_scale() {
        Reading reading = given().readings("东岱村,A5,2024-06,8.50\n").reading();
        assertThat(reading.value()).isEqualTo(Decimal.of("8.50"));
        assertThat(reading.status()).isEqualTo(DataStatus.OK);
        assertThat(reading.vintage()).isEqualTo(Vintage.FINAL);
        assertThat(reading.revision()).isEqualTo(1);
        assertThat(reading.verified()).isTrue();
        assertThat(reading.approx()).isFalse();
        assertThat(reading.place()).hasToString("readings.csv:2");
    }

    @Test
    void an_empty_value_is_missing() {
        assertThat(given().readings("东岱村,A5,2024-06,\n").reading().status()).isEqualTo(DataStatus.MISSING);
    }

    @Test
    void a_header_alone_is_allowed_here() {
        assertThat(given().ledger().readings().size()).isZero();
    }

    @Test
    void every_column_is_read() {
        Reading reading = all("东岱村,A1,2024-06,83%,,90%,\"1,000\",5,6,预计数,2,%,是,统计局,否,\"看, 注\"")
                .reading();
        assertThat(reading.value()).isEqualTo(Decimal.of(83));
        assertThat(reading.numerator()).isEqualTo(Decimal.of(5));
        assertThat(reading.denominator()).isEqualTo(Decimal.of(6));
        assertThat(reading.vintage()).isEqualTo(Vintage.ESTIMATE);
        assertThat(reading.revision()).isEqualTo(2);
        assertThat(reading.approx()).isTrue();
        assertThat(reading.verified()).isFalse();
        assertThat(reading.status()).isEqualTo(DataStatus.PENDING);
        assertThat(reading.details())
                .isEqualTo(new Reading.Details(Decimal.of(90), Decimal.of(1000), "%", "统计局", "看, 注"));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_APPLICABLE,NOT_APPLICABLE",
        "不适用,NOT_APPLICABLE",
        "MISSING,MISSING",
        "缺报,MISSING",
        "PENDING,PENDING",
        "待核验,PENDING"
    })
    void a_status_stands_in_place_of_a_figure(String word, DataStatus status) {
        assertThat(all("东岱村,A5,2024-06,," + word + ",,,,,,,,,,,").reading().declared())
                .isEqualTo(status);
    }

    @Test
    void a_status_beside_a_figure_is_a_contradiction() {
        assertThat(all("东岱村,A5,2024-06,7,PENDING,,,,,,,,,,,").problem())
                .isEqualTo("readings.csv:2 [status]: the status is PENDING, but there is a figure. "
                        + "of a figure that is not verified yet leave the status empty and write no under verified");
    }

    @Test
    void an_unknown_status_lists_the_known_ones() {
        assertThat(all("东岱村,A5,2024-06,,OK,,,,,,,,,,,").problem())
                .isEqualTo("readings.csv:2 [status]: “OK” is not a word of status. "
                        + "expected one of: NOT_APPLICABLE, MISSING, PENDING, 不适用, 缺报, 待核验");
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "TRUE,true",
        "yes,true",
        "1,true",
        "是,true",
        "false,false",
        "No,false",
        "0,false",
        "否,false"
    })
    void booleans_have_four_spellings(String word, boolean verified) {
        assertThat(all("东岱村,A5,2024-06,7,,,,,,,,,,," + word + ",").reading().verified())
                .isEqualTo(verified);
    }

    @Test
    void another_word_is_no_boolean() {
        assertThat(all("东岱村,A5,2024-06,7,,,,,,,,,,,maybe,").problem())
                .startsWith("readings.csv:2 [verified]: “maybe” is neither yes nor no");
    }

    @ParameterizedTest
    @CsvSource({
        "2e-06,0.000002",
        "1.5E3,1500",
        "-0.50,-0.50",
        "+7,7",
        "1e99,1" + "000000000000000000000000000000000"
                + "000000000000000000000000000000000000000000000000000000000000000000"
    })
    void an_exponent_is_written_out(String written, String value) {
        assertThat(given().readings("东岱村,A5,2024-06," + written + "\n")
                        .reading()
                        .value())
                .hasToString(value);
    }

    @Test
    void a_number_longer_than_any_figure_is_refused() {
        String digits = "9".repeat(121);
        assertThat(given().readings("东岱村,A5,2024-06," + digits + "\n").problem())
                .startsWith("readings.csv:2 [value]: the number has more than 120 digits");
        assertThat(given().readings("东岱村,A5,2024-06," + "9".repeat(100) + "e99\n")
                        .problem())
                .startsWith("readings.csv:2 [value]: the number has more than 120 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-", "缺", "1.2.3", "1e", "12abc", "5.", "--3", "0x1F"})
    void text_in_a_number_is_told(String text) {
        assertThat(given().readings("东岱村,A5,2024-06," + text + "\n").problem())
                .isEqualTo("readings.csv:2 [value]: “" + text + "” is not a number. "
                        + "write digits and a decimal point, as 83.5; leave it empty if there is none");
    }

    @Test
    void an_exponent_beyond_reason_is_told() {
        assertThat(given().readings("东岱村,A5,2024-06,1e999\n").problem())
                .isEqualTo("readings.csv:2 [value]: the exponent of “1e999” is beyond ±99. check the number");
    }

    @Test
    void a_comma_is_no_decimal_point() {
        assertThat(given().readings("东岱村,E03,2024-06,\"1,5\"\n").problem())
                .isEqualTo("readings.csv:2 [value]: the comma in “1,5” is no decimal point. write a decimal as 1.5");
    }

    @Test
    void full_width_digits_are_told_and_not_changed() {
        assertThat(given().readings("东岱村,A5,2024-06,8５\n").problem())
                .isEqualTo("readings.csv:2 [value]: “8５” has the full-width character “５” (U+FF15) in it. "
                        + "write it as an ordinary character: 5");
    }

    @ParameterizedTest
    @CsvSource({
        "'8.5\u00A0',U+00A0",
        "'\u300085',U+3000",
        "' 85',U+0020",
        "'8\u200B5',U+200B",
        "'8 500',U+0020",
        "' ',U+0020"
    })
    void blanks_of_any_width_are_told_and_not_removed(String text, String name) {
        assertThat(given().readings("东岱村,A5,2024-06,\"" + text + "\"\n").problem())
                .startsWith("readings.csv:2 [value]: “")
                .contains("has a blank in it (" + name + ")");
    }

    @Test
    void a_percent_sign_needs_the_measure_percent() {
        assertThat(given().readings("东岱村,A2,2024-06,83.50%\n").reading().value())
                .isEqualTo(Decimal.of("83.50"));
        assertThat(given().readings("东岱村,E03,2024-06,83%\n").problem())
                .isEqualTo("readings.csv:2 [value]: “83%” has a percent sign, but the unit of measure of E03 is “亿元”. "
                        + "write the number without %, or declare the unit of measure % in the scheme");
        assertThat(given().readings("东岱村,A5,2024-06,83%\n").problem())
                .startsWith("readings.csv:2 [value]: “83%” has a percent sign, "
                        + "but no unit of measure is declared for A5");
    }

    @Test
    void thousands_separators_need_a_declared_measure() {
        assertThat(given().readings("东岱村,E03,2024-06,\"1,234.50\"\n").reading().value())
                .isEqualTo(Decimal.of("1234.50"));
        assertThat(given().readings("东岱村,A5,2024-06,\"1,234\"\n").problem())
                .isEqualTo("readings.csv:2 [value]: “1,234” has thousands separators, "
                        + "but no unit of measure is declared for A5. write 1234");
    }

    @Test
    void the_parts_of_a_ratio_are_no_percentages() {
        assertThat(all("东岱村,A1,2024-06,,,,,5%,6,,,,,,,").problem())
                .startsWith("readings.csv:2 [numerator]: “5%” has a percent sign, but the parts of a ratio are counts");
    }

    @Test
    void a_negative_denominator_is_an_error() {
        assertThat(all("东岱村,A1,2024-06,,,,,5,-6,,,,,,,").problem())
                .isEqualTo("readings.csv:2 [denominator]: the denominator -6 is below 0. check the denominator");
    }

    @Test
    void nothing_of_nothing_is_a_zero_denominator() {
        assertThat(all("东岱村,A1,2024-06,,,,,0,0,,,,,,,").reading().status()).isEqualTo(DataStatus.ZERO_DENOMINATOR);
    }

    @Test
    void something_of_nothing_is_an_error() {
        assertThat(all("东岱村,A1,2024-06,,,,,3,0,,,,,,,").problem())
                .startsWith("readings.csv:2 [denominator]: 3/0: the denominator is 0, the numerator is not");
    }

    @Test
    void a_denominator_needs_its_numerator() {
        assertThat(all("东岱村,A1,2024-06,,,,,,6,,,,,,,").problem())
                .startsWith("readings.csv:2 [numerator]: there is a denominator but no numerator");
    }

    @Test
    void a_numerator_alone_is_missing() {
        assertThat(all("东岱村,A1,2024-06,,,,,5,,,,,,,,").reading().status()).isEqualTo(DataStatus.MISSING);
    }

    @Test
    void parts_without_a_value_need_a_ratio_in_the_scheme() {
        assertThat(all("东岱村,A5,2024-06,,,,,5,6,,,,,,,").problem())
                .startsWith("readings.csv:2 [value]: A5 is no ratio in the scheme; there are parts but no value");
        assertThat(all("东岱村,A5,2024-06,0.83,,,,5,6,,,,,,,").reading().denominator())
                .isEqualTo(Decimal.of(6));
    }

    @Test
    void the_measure_must_be_that_of_the_scheme() {
        assertThat(all("东岱村,E03,2024-06,7,,,,,,,,万元,,,,").problem())
                .isEqualTo("readings.csv:2 [measure]: the unit of measure “万元” differs from that of E03 in the scheme, "
                        + "“亿元”. convert the figure to the unit of measure of the scheme");
        assertThat(all("东岱村,E03,2024-06,7,,,,,,,,亿元,,,,").reading().details().measure())
                .isEqualTo("亿元");
    }

    @Test
    void a_vintage_or_revision_of_another_kind_is_told() {
        assertThat(all("东岱村,A5,2024-06,7,,,,,,V2,,,,,,").problem())
                .isEqualTo("readings.csv:2 [vintage]: “V2” is not a word of vintage. "
                        + "expected one of: ESTIMATE, FINAL, 预计数, 核定数");
        assertThat(all("东岱村,A5,2024-06,7,,,,,,,0,,,,,").problem())
                .startsWith("readings.csv:2 [revision]: “0” is not a positive whole number");
        assertThat(all("东岱村,A5,2024-06,7,,,,,,,1.5,,,,,").problem())
                .startsWith("readings.csv:2 [revision]: “1.5” is not a positive whole number");
        assertThat(all("东岱村,A5,2024-06,7,,,,,,,9999999999,,,,,").problem())
                .startsWith("readings.csv:2 [revision]: “9999999999” is not a positive whole number");
    }

    @Test
    void an_unknown_unit_comes_with_the_nearest_known_one() {
        assertThat(given().readings("东贷村,A5,2024-06,7\n").problem())
                .isEqualTo("readings.csv:2 [unit]: there is no unit “东贷村”. Did you mean 东岱村?");
    }

    @Test
    void a_name_in_place_of_an_id_is_recognised() {
        assertThat(given().readings("东岱村民委员会,A5,2024-06,7\n").problem())
                .isEqualTo("readings.csv:2 [unit]: there is no unit “东岱村民委员会”. that is a name, write the id “东岱村”");
    }

    @Test
    void a_blank_behind_a_unit_is_told_as_such() {
        assertThat(given().readings("东岱村\u3000,A5,2024-06,7\n").problem())
                .isEqualTo("readings.csv:2 [unit]: “东岱村\u3000” begins or ends with a blank (U+3000). remove the blank");
    }

    @Test
    void an_unknown_indicator_comes_with_the_nearest_known_one() {
        assertThat(given().readings("东岱村,ANUAL,2024,7\n").problem())
                .isEqualTo("readings.csv:2 [indicator]: there is no indicator “ANUAL” in the catalogue. "
                        + "Did you mean ANNUAL?");
    }

    @Test
    void a_derived_indicator_cannot_be_reported() {
        assertThat(given().readings("东岱村,change,2024-06,7\n").problem())
                .startsWith("readings.csv:2 [indicator]: indicator change is computed by the scheme");
    }

    @Test
    void an_indicator_that_is_known_but_not_scored_is_fine() {
        assertThat(given().readings("东岱村,E03,2024-06,7\n").reading().indicator())
                .isEqualTo("E03");
    }

    @Test
    void a_period_must_be_as_long_as_those_of_the_scheme() {
        assertThat(given().readings("东岱村,A5,2024-Q2,7\n").problem())
                .isEqualTo("readings.csv:2 [period]: the period 2024-Q2 is a quarter, but A5 is measured every month. "
                        + "write it as 2024-06");
    }

    @Test
    void an_indicator_may_live_in_periods_of_its_own() {
        assertThat(given().readings("东岱村,ANNUAL,2024,90\n").reading().period()).isEqualTo("2024");
        assertThat(given().readings("东岱村,ANNUAL,2024-06,90\n").problem())
                .startsWith(
                        "readings.csv:2 [period]: the period 2024-06 is a month, but ANNUAL is measured every year");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-6", "2024/06", "202406", "2024-13", "2024年6月", "2024-Q5", "June"})
    void what_is_no_period_is_told_with_the_forms(String text) {
        assertThat(given().readings("东岱村,A5," + text + ",7\n").problem())
                .isEqualTo("readings.csv:2 [period]: “" + text + "” is not a period. "
                        + "write one of these forms: 2024-06, 2024-Q2, 2024-H1, 2024");
    }

    @Test
    void empty_keys_are_told() {
        assertThat(given().readings(",,,7\n").problems())
                .containsExactly(
                        "readings.csv:2 [indicator]: indicator is empty. fill in the cell",
                        "readings.csv:2 [period]: period is empty. fill in the cell",
                        "readings.csv:2 [unit]: unit is empty. fill in the cell");
    }

    @Test
    void a_repeated_reading_names_both_places() {
        assertThat(given().readings("东岱村,A5,2024-06,7\n凌家村,A5,2024-06,1\n东岱村,A5,2024-06,7\n")
                        .problem())
                .isEqualTo("readings.csv:4: repeats readings.csv:2: 东岱村, A5, 2024-06, FINAL, revision 1. "
                        + "remove one of them; a corrected figure has a higher revision");
    }

    @Test
    void vintages_and_revisions_are_no_repetition() {
        IntakeCase given = given().with(
                        "readings",
                        ALL
                                + "东岱村,A5,2024-06,7,,,,,,ESTIMATE,,,,,,\n东岱村,A5,2024-06,8,,,,,,,1,,,,,\n东岱村,A5,2024-06,9,,,,,,,2,,,,,\n");
        assertThat(given.ledger().readings().of("东岱村", "A5", "2024-06"))
                .extracting(Reading::value)
                .containsExactly(Decimal.of(7), Decimal.of(8), Decimal.of(9));
    }

    @Test
    void what_unknown_columns_say_is_kept_as_a_note() {
        IntakeCase given = given().with("readings", """
                unit,indicator,period,value,note,填报人,科室
                东岱村,A5,2024-06,7,原注,张三,财政
                凌家村,A5,2024-06,7,,,财政
                华林社区,A5,2024-06,7,,,
                """);
        assertThat(given.ledger()
                        .readings()
                        .of("东岱村", "A5", "2024-06")
                        .get(0)
                        .details()
                        .note())
                .isEqualTo("原注;填报人=张三;科室=财政");
        assertThat(given.ledger()
                        .readings()
                        .of("凌家村", "A5", "2024-06")
                        .get(0)
                        .details()
                        .note())
                .isEqualTo("科室=财政");
        assertThat(given.ledger().readings().of("华林社区", "A5", "2024-06").get(0).details())
                .isEqualTo(Reading.Details.NONE);
        assertThat(given.notices()).isEmpty();
    }

    @Test
    void a_column_that_is_nearly_known_is_noticed() {
        assertThat(given().with("readings", "unit,indicator,period,value,verifed\n东岱村,A5,2024-06,7,no\n")
                        .notices())
                .containsExactly(
                        "info unknown_column readings.csv [verifed]: column verifed is not known and kept as a "
                                + "note. Did you mean verified?");
    }

    @Test
    void a_missing_column_is_told_with_the_one_that_may_be_meant() {
        assertThat(given().with("readings", "unit,indicater,period,value\n东岱村,A5,2024-06,7\n")
                        .problem())
                .isEqualTo("readings.csv [indicator]: column indicator is missing. "
                        + "rename the column indicater to indicator");
        assertThat(given().with("readings", "unit,indicator,period\n东岱村,A5,2024-06\n")
                        .problem())
                .isEqualTo("readings.csv [value]: column value is missing. "
                        + "table readings needs the columns unit,indicator,period,value");
    }

    @Test
    void a_row_with_several_faults_has_a_problem_for_each_cell() {
        assertThat(given().readings("东贷村,A9x9,June,abc\n").problems()).hasSize(4);
    }

    @Test
    void all_bad_rows_are_told_at_once() {
        assertThat(given().readings("东岱村,A5,2024-06,x\n凌家村,A5,2024-06,7\n华林社区,A5,2024-06,y\n")
                        .problems())
                .extracting(p -> p.substring(0, 14))
                .containsExactly("readings.csv:2", "readings.csv:4");
    }

    @Test
    void after_a_thousand_problems_only_their_number_is_told() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_234; i++) {
            rows.append("东岱村,A5,2024-06,x\n");
        }
        assertThat(given().readings(rows.toString()).problems())
                .hasSize(1_001)
                .last()
                .isEqualTo("234 more problems are not listed. mend those above and read again");
    }

    @Test
    void a_row_of_the_wrong_length_is_the_problem_of_the_source() {
        assertThat(given().readings("东岱村,A5,2024-06\n").problem())
                .isEqualTo("readings.csv:2: line has 3 cells, the header has 4 columns");
    }
}
