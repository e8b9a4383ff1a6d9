package leopard.intake;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import leopard.intake.KnownIndicators.Found;
import leopard.model.CalendarPeriod;
import leopard.model.DataStatus;
import leopard.model.Decimal;
import leopard.model.Indicator;
import leopard.model.Period;
import leopard.model.PeriodKind;
import leopard.model.Place;
import leopard.model.Reading;
import leopard.model.ReadingSet;
import leopard.model.Text;
import leopard.model.Unit;
import leopard.model.Vintage;
import leopard.scheme.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of readings 数据表, row by row into columns, in either of two forms.
 *
 * <p>Long: one figure per row, in the columns {@code unit,indicator,period,value} and those that say more about it.
 *
 * <p>Wide: units down, indicators across. A table with {@code unit} and {@code period} but neither {@code indicator} nor
 * {@code value} is wide; each further column is named by an indicator's id, except {@code vintage}, {@code revision},
 * {@code verified}, {@code source}, {@code note}, {@code submitted} and {@code name}, which hold for all figures of their row. An empty cell
 * is no reading. A wide table has no room for what belongs to a single figure: status, target, base, numerator,
 * denominator, measure, approx. A column of one of these names, or of an unknown indicator, is an error.
 */
final class ReadingsTable {

    private static final List<String> OF_THE_ROW =
            List.of("unit", "period", "vintage", "revision", "verified", "source", "note", "name", "submitted");

    private static final Set<String> OF_ONE_FIGURE =
            Set.of("status", "target", "base", "numerator", "denominator", "measure", "approx");

    private final CaseTables tables;
    private final Scheme scheme;
    private final KnownUnits units;
    private final KnownIndicators indicators;
    private final ReadingSet.Builder readings;
    private final Map<String, Period> periods = new HashMap<>();

    private ReadingsTable(CaseTables tables, KnownUnits units, KnownIndicators indicators) {
        this.tables = tables;
        this.scheme = tables.scheme;
        this.units = units;
        this.indicators = indicators;
        this.readings = ReadingSet.builder(units.units(), indicators.all());
    }

    static ReadingSet read(CaseTables tables, KnownUnits units, KnownIndicators indicators) {
        return new ReadingsTable(tables, units, indicators).read();
    }

    private ReadingSet read() {
        if (tables.has(LedgerTable.READINGS)) {
            try (Sheet sheet = tables.open(LedgerTable.READINGS)) {
                if (sheet != null && isWide(sheet)) {
                    wide(sheet);
                } else if (sheet != null) {
                    longForm(sheet);
                }
            }
        }
        return readings.build(new Duplicates(tables.log));
    }

    /** Reports pairs of rows instead of keeping them. */
    private static final class Duplicates extends AbstractList<ReadingSet.Duplicate> {

        private final ProblemLog log;

        Duplicates(ProblemLog log) {
            this.log = log;
        }

        @Override
        public boolean add(ReadingSet.Duplicate pair) {
            Reading second = pair.second();
            log.add(
                    second.place(),
                    Text.of(
                            "与 %s 重复: %s, %s, %s, %s, 修订 %s",
                            "repeats %s: %s, %s, %s, %s, revision %s",
                            pair.first().place(),
                            second.unit(),
                            second.indicator(),
                            second.period(),
                            second.vintage(),
                            second.revision()),
                    Text.of(
                            "删去其中一行;更正的数写更高的 revision",
                            "remove one of them; a corrected figure has a higher revision"));
            return true;
        }

        @Override
        public ReadingSet.Duplicate get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 0;
        }
    }

    private static boolean isWide(Sheet sheet) {
        return sheet.has("unit") && sheet.has("period") && !sheet.has("indicator") && !sheet.has("value");
    }

    private void longForm(Sheet sheet) {
        if (!tables.hasColumns(sheet, LedgerTable.READINGS, LedgerTable.READINGS.required(), List.of())) {
            return;
        }
        while (sheet.next()) {
            longRow(sheet);
        }
    }

    private void longRow(Sheet sheet) {
        Unit unit = units.find(sheet, "unit");
        Found found = indicators.find(sheet, "indicator", unit);
        Period period = period(sheet, found == null ? null : found.indicator());
        Measure measure = found == null ? Measure.UNKNOWN : found.measure();
        Measure ofParts = found == null ? Measure.UNKNOWN : found.ofParts();
        Decimal value = sheet.number("value", measure);
        Decimal numerator = sheet.number("numerator", ofParts);
        Decimal denominator = sheet.number("denominator", ofParts);
        Decimal target = sheet.number("target", measure);
        Decimal base = sheet.number("base", measure);
        DataStatus declared = sheet.oneOfOrNull("status", Words.STATUS);
        RowWide common = RowWide.of(sheet);
        boolean approx = sheet.bool("approx", false);
        if (found != null) {
            compareMeasure(sheet, found);
        }
        if (sheet.isClean()) {
            refuseContradiction(sheet, declared, value, numerator, denominator);
        }
        if (sheet.isClean()) {
            refuseParts(sheet, numerator, denominator);
        }
        if (sheet.isClean() && found != null) {
            refusePartsOfNoRatio(sheet, found.indicator(), value, denominator);
        }
        Reading.Details details = details(sheet, target, base);
        if (sheet.isClean() && unit != null && found != null && period != null) {
            readings.add(new Reading(
                    unit.id(),
                    found.indicator().id(),
                    period.id(),
                    value,
                    numerator,
                    denominator,
                    common.vintage,
                    common.revision,
                    declared,
                    common.verified,
                    approx,
                    details,
                    sheet.place()));
        }
    }

    /** What may also hold for all figures of a row of a wide table. */
    private record RowWide(Vintage vintage, int revision, boolean verified) {
        static RowWide of(Sheet sheet) {
            return new RowWide(
                    sheet.oneOf("vintage", Words.VINTAGE, Vintage.FINAL),
                    sheet.whole("revision", 1),
                    sheet.bool("verified", true));
        }
    }

    private static Reading.Details details(Sheet sheet, @Nullable Decimal target, @Nullable Decimal base) {
        String measure = sheet.text("measure");
        String source = sheet.text("source");
        String note = sheet.text("note");
        String more = sheet.joinedNotes();
        if (!more.isEmpty()) {
            note = note.isEmpty() ? more : note + ";" + more;
        }
        LocalDate submitted = sheet.day("submitted");
        boolean none = target == null
                && base == null
                && measure.isEmpty()
                && source.isEmpty()
                && note.isEmpty()
                && submitted == null;
        return none ? Reading.Details.NONE : new Reading.Details(target, base, measure, source, note, submitted);
    }

    /** The period of the row, if the scheme measures the indicator in periods of that length. */
    private @Nullable Period period(Sheet sheet, @Nullable Indicator indicator) {
        Period period = periods.get(sheet.text("period"));
        if (period == null) {
            period = sheet.period("period");
            if (period == null) {
                return null;
            }
            periods.put(period.id(), period);
        }
        if (indicator != null) {
            refuseOtherKind(sheet, scheme, period, indicator);
        }
        return period;
    }

    /** An indicator is measured in periods of its own, or else of the scheme; one of another length would never be read. */
    static void refuseOtherKind(Sheet sheet, Scheme scheme, Period period, Indicator indicator) {
        PeriodKind every = indicator.every();
        if (every == null) {
            refuseOtherPeriods(sheet, scheme, period, indicator.id());
            return;
        }
        CalendarPeriod calendar = Period.parse(period.id());
        if (calendar == null || calendar.kind() != every) {
            wrongPeriod(sheet, period, indicator.id(), every);
        }
    }

    /** A row of a table that goes by the periods of the scheme. */
    static void refuseOtherPeriods(Sheet sheet, Scheme scheme, Period period) {
        refuseOtherPeriods(sheet, scheme, period, scheme.id());
    }

    private static void refuseOtherPeriods(Sheet sheet, Scheme scheme, Period period, String of) {
        PeriodKind every = scheme.periods().every();
        if (scheme.periods().find(period.id()) != null) {
            return;
        }
        if (every != null) {
            wrongPeriod(sheet, period, of, every);
            return;
        }
        sheet.fault(
                "period",
                Text.of("%s 不是 %s 的周期", "%s is not a period of %s", period, of),
                Text.of("可写: %s", "expected one of: %s", scheme.periods().forms()));
    }

    private static void wrongPeriod(Sheet sheet, Period period, String of, PeriodKind every) {
        Text kind = period instanceof CalendarPeriod calendar
                ? calendar.kind().title()
                : Text.of("方案自定的周期", "period of the scheme's own");
        sheet.fault(
                "period",
                Text.of(
                        "周期 %s 是%s,而 %s 每%s考核一次",
                        "the period %s is a %s, but %s is measured every %s", period, kind, of, every.title()),
                Text.of("写成 %s 的形式", "write it as %s", period.containing(every)));
    }

    private static void compareMeasure(Sheet sheet, Found found) {
        String given = sheet.text("measure");
        if (!given.isEmpty() && !found.unitOfMeasure().isEmpty() && !given.equals(found.unitOfMeasure())) {
            sheet.fault(
                    "measure",
                    Text.of(
                            "计量单位“%s”与方案中 %s 的“%s”不同",
                            "the unit of measure “%s” differs from that of %s in the scheme, “%s”",
                            CellText.quoted(given),
                            found.indicator().id(),
                            found.unitOfMeasure()),
                    Text.of("把数换算为方案的计量单位", "convert the figure to the unit of measure of the scheme"));
        }
    }

    private static void refuseContradiction(
            Sheet sheet,
            @Nullable DataStatus declared,
            @Nullable Decimal value,
            @Nullable Decimal numerator,
            @Nullable Decimal denominator) {
        if (declared != null && (value != null || numerator != null || denominator != null)) {
            sheet.fault(
                    "status",
                    Text.of("状态为“%s”,却填了数", "the status is %s, but there is a figure", sheet.text("status")),
                    declared == DataStatus.PENDING
                            ? Text.of(
                                    "已报未核验的数,状态留空,verified 写“否”",
                                    "of a figure that is not verified yet leave the status empty and write no under verified")
                            : Text.of("清空状态,或清空数", "empty the status, or the figure"));
        }
    }

    /** Parts that cannot be those of a ratio. */
    static void refuseParts(Sheet sheet, @Nullable Decimal numerator, @Nullable Decimal denominator) {
        if (denominator == null) {
            return;
        }
        if (denominator.signum() < 0) {
            sheet.fault(
                    "denominator",
                    Text.of("分母 %s 小于 0", "the denominator %s is below 0", denominator),
                    Text.of("核对分母", "check the denominator"));
        } else if (numerator == null) {
            sheet.fault(
                    "numerator",
                    Text.of("有分母而没有分子", "there is a denominator but no numerator"),
                    Text.of("填写分子,或清空分母", "fill in the numerator, or empty the denominator"));
        } else if (denominator.signum() == 0 && numerator.signum() != 0) {
            sheet.fault(
                    "denominator",
                    Text.of("%s/0: 分母为 0,分子却不是", "%s/0: the denominator is 0, the numerator is not", numerator),
                    Text.of("核对两个数", "check both numbers"));
        }
    }

    private static void refusePartsOfNoRatio(
            Sheet sheet, Indicator indicator, @Nullable Decimal value, @Nullable Decimal denominator) {
        if (denominator != null && value == null && indicator.parts() == null) {
            sheet.fault(
                    "value",
                    Text.of(
                            "%s 在方案中不是比率,只有分子分母而没有值",
                            "%s is no ratio in the scheme; there are parts but no value", indicator.id()),
                    Text.of("填写值,或在方案中声明分子和分母", "fill in the value, or declare its parts in the scheme"));
        }
    }

    private void wide(Sheet sheet) {
        List<String> figures = new ArrayList<>();
        boolean known = true;
        for (String column : sheet.columns()) {
            if (OF_ONE_FIGURE.contains(column)) {
                known = false;
                tables.log.add(
                        Place.file(sheet.name()).field(column),
                        Text.of(
                                "宽表(各指标为列)不能有列 %s",
                                "a wide table (indicators across) cannot have the column %s", column),
                        Text.of(
                                "改用长表,列为 %s",
                                "use the long form, with the columns %s",
                                String.join(",", LedgerTable.READINGS.required())));
            } else if (indicators.isKnown(column)) {
                figures.add(column);
            } else if (!OF_THE_ROW.contains(column)) {
                known &= !indicators.isComplete();
                if (indicators.isComplete()) {
                    tables.log.add(indicators.unknown(Place.file(sheet.name()).field(column), column));
                }
            }
        }
        if (figures.isEmpty() && known && indicators.isComplete()) {
            known = false;
            tables.log.add(
                    Place.file(sheet.name()),
                    Text.of(
                            "既没有列 indicator 和 value,也没有以指标为名的列",
                            "there are neither the columns indicator and value nor columns named by indicators"),
                    Text.of(
                            "长表的列为 %s;宽表的列为 unit,period 和各指标的编号",
                            "the columns of the long form are %s; of the wide form unit, period and the ids of indicators",
                            String.join(",", LedgerTable.READINGS.required())));
        }
        if (known) {
            sheet.takeAsNotes(sheet.has("name") ? List.of("name") : List.of());
            while (sheet.next()) {
                wideRow(sheet, figures);
            }
        }
    }

    private void wideRow(Sheet sheet, List<String> figures) {
        Unit unit = units.find(sheet, "unit");
        Period period = period(sheet, null);
        RowWide common = RowWide.of(sheet);
        Reading.Details details = details(sheet, null, null);
        boolean fits = true;
        for (String id : figures) {
            if (sheet.isEmpty(id)) {
                continue;
            }
            Found found = unit == null ? null : indicators.find(sheet, id, id, unit);
            Decimal value = sheet.number(id, found == null ? Measure.UNKNOWN : found.measure());
            // One problem for the cell of the period, however many figures stand beside it.
            if (found != null && period != null && fits) {
                fits = sheet.isClean();
                period(sheet, found.indicator());
                fits = !fits || sheet.isClean();
            }
            if (sheet.isClean() && unit != null && found != null && period != null && value != null) {
                readings.add(new Reading(
                        unit.id(),
                        id,
                        period.id(),
                        value,
                        null,
                        null,
                        common.vintage,
                        common.revision,
                        null,
                        common.verified,
                        false,
                        details,
                        sheet.place()));
            }
        }
    }
}
