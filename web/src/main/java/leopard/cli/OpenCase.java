package leopard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import leopard.intake.Finding;
import leopard.intake.LedgerTable;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.Place;
import leopard.model.Problem;
import leopard.model.Text;
import leopard.rule.RuleBook;
import leopard.rule.RuleLimitException;
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.AssessmentSeries;
import leopard.run.RunPeriods;
import leopard.scheme.SchemeVersions;
import leopard.score.Shards;

/** A case 考核方案文件夹 that was read without problems. */
final class OpenCase {

    private final List<SchemeFile> files;
    private final SortedMap<String, byte[]> companions;
    private final SchemeVersions versions;
    private final List<Problem> warnings;
    private final List<RuleBook> rules;
    private final Ledger ledger;
    private final List<Finding> notices;
    private final SortedMap<String, String> plugins;

    /**
     * @param files the scheme files as they stand
     * @param companions files beside the scheme that decide with it, as they stand
     * @param rules what each version of the scheme compiles to
     * @param warnings what is odd about the scheme
     * @param notices what was noticed while the tables were read
     * @param plugins versions of the plugins that read the tables, by name
     */
    OpenCase(
            List<SchemeFile> files,
            SortedMap<String, byte[]> companions,
            SchemeVersions versions,
            List<Problem> warnings,
            List<RuleBook> rules,
            Ledger ledger,
            List<Finding> notices,
            SortedMap<String, String> plugins) {
        this.files = files;
        this.companions = companions;
        this.versions = versions;
        this.warnings = warnings;
        this.rules = rules;
        this.ledger = ledger;
        this.notices = notices;
        this.plugins = plugins;
    }

    /** Its scheme files, {@code scheme.yaml} first. */
    List<SchemeFile> files() {
        return files;
    }

    /** Files beside the scheme that decide with it: tables that it names and rules of experts, by name. */
    SortedMap<String, byte[]> companions() {
        return companions;
    }

    /** The scheme in its versions. */
    SchemeVersions versions() {
        return versions;
    }

    List<Problem> warnings() {
        return warnings;
    }

    /** What each version of the scheme compiles to. */
    List<RuleBook> rules() {
        return rules;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Whether there is anybody to score; a case of a scheme and its tests alone has no tables. */
    boolean hasUnits() {
        return ledger.units().size() > 0;
    }

    SortedMap<String, String> plugins() {
        return plugins;
    }

    /**
     * The periods that {@code word} asks for.
     *
     * @throws Failure if it asks for none that has figures
     */
    List<Period> periods(String word) throws Failure {
        return periods(word, Exit.USAGE, "--period");
    }

    /**
     * All periods that have figures.
     *
     * @throws Failure if there is none
     */
    List<Period> periods() throws Failure {
        return periods(RunPeriods.ALL, Exit.DATA, LedgerTable.READINGS.word() + ".csv");
    }

    private List<Period> periods(String word, Exit exit, String place) throws Failure {
        RunPeriods.Selection selection = RunPeriods.select(versions, ledger, word);
        Text problem = selection.problem();
        if (problem != null) {
            Faults faults = new Faults();
            faults.add(exit, Problem.at(Place.file(place), problem));
            throw faults.failure();
        }
        return selection.periods();
    }

    /**
     * Runs each period in turn.
     *
     * @throws Failure if a rule of an expert would do more work than rules may
     */
    List<AssessmentRun> run(List<Period> periods, int threads, Progress progress) throws Failure {
        List<AssessmentRun> runs = new ArrayList<>();
        try (Shards shards = Shards.on(threads)) {
            List<Assessment> assessments = new ArrayList<>();
            for (int i = 0; i < rules.size(); i++) {
                assessments.add(new Assessment(versions.schemes().get(i), rules.get(i), shards));
            }
            AssessmentSeries series = new AssessmentSeries(assessments, ledger, notices);
            for (Period period : periods) {
                progress.step(
                        Text.of("正在计分 %s(%s/%s)", "scoring %s (%s of %s)", period, runs.size() + 1, periods.size()));
                runs.add(series.run(period));
            }
        } catch (RuleLimitException e) {
            Faults faults = new Faults();
            faults.add(Exit.SCHEME, CaseFolder.problem(Sealing.SCHEME, e.problem()));
            throw faults.failure();
        }
        return runs;
    }
}
