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
import leopard.run.Assessment;
import leopard.run.AssessmentRun;
import leopard.run.AssessmentSeries;
import leopard.run.RunPeriods;
import leopard.scheme.SchemeVersions;
import leopard.score.Shards;

/** A case 考核方案文件夹 that was read without problems. */
final class OpenCase {

    private final List<SchemeFile> files;
    private final SchemeVersions versions;
    private final List<Problem> warnings;
    private final List<RuleBook> rules;
    private final Ledger ledger;
    private final List<Finding> notices;
    private final SortedMap<String, String> plugins;

    /**
     * @param files the scheme files as they stand
     * @param rules what each version of the scheme compiles to
     * @param warnings what is odd about the scheme
     * @param notices what was noticed while the tables were read
     * @param plugins versions of the plugins that read the tables, by name
     */
    OpenCase(
            List<SchemeFile> files,
            SchemeVersions versions,
            List<Problem> warnings,
            List<RuleBook> rules,
            Ledger ledger,
            List<Finding> notices,
            SortedMap<String, String> plugins) {
        this.files = files;
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

    /** The scheme in its versions. */
    SchemeVersions versions() {
        return versions;
    }

    List<Problem> warnings() {
        return warnings;
    }

    Ledger ledger() {
        return ledger;
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

    /** Runs each period in turn. */
    List<AssessmentRun> run(List<Period> periods, int threads, Progress progress) {
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
        }
        return runs;
    }
}
