package leopard.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leopard.intake.KnownIndicators.Found;
import leopard.model.Alias;
import leopard.model.Answer;
import leopard.model.Claim;
import leopard.model.Decimal;
import leopard.model.Period;
import leopard.model.Unit;
import leopard.model.UnitList;
import leopard.model.When;
import leopard.scheme.CheckRule;

/** Reads what is said about figures: answers to disputes, claims of reports 表述, other names 别名. */
final class StatementTables {

    private static final Comparator<Answer> ANSWERS = Comparator.comparing(Answer::check, UnitList.BY_CODE_POINT)
            .thenComparing(Answer::unit, UnitList.BY_CODE_POINT)
            .thenComparing(Answer::indicator, UnitList.BY_CODE_POINT)
            .thenComparing(Answer::period, UnitList.BY_CODE_POINT);

    private static final Comparator<Alias> ALIASES = Comparator.comparing(Alias::kind, UnitList.BY_CODE_POINT)
            .thenComparing(Alias::name, UnitList.BY_CODE_POINT)
            .thenComparing(Alias::alias, UnitList.BY_CODE_POINT);

    private final CaseTables tables;
    private final KnownUnits units;
    private final KnownIndicators indicators;

    StatementTables(CaseTables tables, KnownUnits units, KnownIndicators indicators) {
        this.tables = tables;
        this.units = units;
        this.indicators = indicators;
    }

    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        Map<String, CheckRule.Kind> checks = new LinkedHashMap<>();
        for (CheckRule.Kind kind : CheckRule.Kind.values()) {
            checks.put(kind.word(), kind);
        }
        try (Sheet sheet = tables.open(LedgerTable.ANSWERS, List.of())) {
            while (sheet != null && sheet.next()) {
                answer(sheet, checks, answers);
            }
        }
        answers.sort(ANSWERS);
        return List.copyOf(answers);
    }

    private void answer(Sheet sheet, Map<String, CheckRule.Kind> checks, List<Answer> answers) {
        CheckRule.Kind check = sheet.oneOf("check", checks);
        Unit unit = sheet.isEmpty("unit") ? null : units.find(sheet, "unit");
        Found found = sheet.isEmpty("indicator") ? null : indicators.find(sheet, "indicator", unit);
        Measure measure = found == null ? Measure.UNKNOWN : found.measure();
        Period period = sheet.isEmpty("period") ? null : sheet.period("period");
        if (period != null && found != null) {
            ReadingsTable.refuseOtherKind(sheet, tables.scheme, period, found.indicator());
        }
        Decimal numerator = sheet.number("numerator", measure.part());
        Decimal denominator = sheet.number("denominator", measure.part());
        Decimal value = sheet.number("value", measure);
        LocalDate date = sheet.day("date");
        String decision = sheet.text("decision");
        if (sheet.isClean()) {
            ReadingsTable.refuseParts(sheet, numerator, denominator);
        }
        if (!sheet.isClean() || sheet.isRepeated() || check == null) {
            return;
        }
        answers.add(new Answer(
                check.word(),
                unit == null ? "" : unit.id(),
                found == null ? "" : found.indicator().id(),
                period == null ? "" : period.id(),
                decision,
                numerator,
                denominator,
                value,
                date == null ? "" : date.toString(),
                sheet.text("reason"),
                sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        try (Sheet sheet = tables.open(LedgerTable.CLAIMS, List.of())) {
            while (sheet != null && sheet.next()) {
                claim(sheet, claims);
            }
        }
        claims.sort(Comparator.comparing(Claim::id, UnitList.BY_CODE_POINT));
        return List.copyOf(claims);
    }

    private void claim(Sheet sheet, List<Claim> claims) {
        String id = sheet.id("claim");
        Unit unit = sheet.isEmpty("unit") ? null : units.find(sheet, "unit");
        Claim.Kind kind = sheet.oneOf("kind", Words.CLAIM);
        Found found = sheet.isEmpty("indicator") ? null : indicators.find(sheet, "indicator", unit);
        String measure = sheet.label("measure");
        String unitOfMeasure = measure.isEmpty() && found != null ? found.unitOfMeasure() : measure;
        Decimal value = sheet.number("value", Measure.of(id, unitOfMeasure));
        When deadline = sheet.when("deadline");
        Claim.Strength strength = sheet.oneOfOrNull("strength", Words.STRENGTH);
        if (!sheet.isClean() || sheet.isRepeated() || kind == null) {
            return;
        }
        claims.add(new Claim(
                id,
                unit == null ? "" : unit.id(),
                kind,
                sheet.text("subject"),
                found == null ? "" : found.indicator().id(),
                value,
                measure,
                deadline,
                sheet.text("scope"),
                strength,
                sheet.text("phrase"),
                sheet.place()));
        sheet.keepNotes(tables.notes);
    }

    List<Alias> aliases() {
        List<Alias> aliases = new ArrayList<>();
        try (Sheet sheet = tables.open(LedgerTable.ALIASES, List.of())) {
            while (sheet != null && sheet.next()) {
                String kind = sheet.neededLabel("kind");
                String name = sheet.neededLabel("name");
                String alias = sheet.neededLabel("alias");
                boolean certain = sheet.bool("certain", true);
                if (sheet.isClean() && !sheet.isRepeated()) {
                    aliases.add(new Alias(kind, name, alias, certain, sheet.place()));
                    sheet.keepNotes(tables.notes);
                }
            }
        }
        aliases.sort(ALIASES);
        return List.copyOf(aliases);
    }
}
