package leopard.intake;

import java.util.ArrayList;
import java.util.List;
import leopard.model.Ledger;
import leopard.model.Period;
import leopard.model.UnitList;
import leopard.scheme.CheckRule;
import leopard.scheme.Scheme;

/**
 * The data checks 数据核查 that a scheme declares: figures and statements that cannot be true together. What they find stops
 * nothing by itself.
 */
public final class DataChecks {

    private DataChecks() {}

    /**
     * All findings of the scheme's checks about the period, and the deductions that it proposes for figures that were not
     * reported, sorted by {@link Finding#ORDER}.
     *
     * @param units the units to look at; those that do not exist in the period are passed over
     */
    public static List<Finding> run(Scheme scheme, Ledger ledger, Period period, UnitList units) {
        Evidence evidence = new Evidence(scheme, ledger, period, units.in(period));
        List<CheckRule> vintages = new ArrayList<>();
        for (CheckRule rule : scheme.checks()) {
            switch (rule.kind()) {
                case VINTAGE_BASE, VINTAGE_MONOTONE, VINTAGE_DELTA, VINTAGE_DISAGREE, PRECISION -> vintages.add(rule);
                case RATIO_VS_PARTS -> new FigureChecks(evidence, rule).ratioVsParts();
                case RANK_VS_SCHEDULE -> new FigureChecks(evidence, rule).rankVsSchedule();
                case UNIT_SUSPECT -> new FigureChecks(evidence, rule).unitSuspect();
                case TARGET_VS_COMMITMENT -> new ClaimChecks(evidence, rule).targetVsCommitment();
                case COMMITMENT_DRIFT -> new ClaimChecks(evidence, rule).commitmentDrift();
                case CLAIM_VS_RESIDUAL -> new ClaimChecks(evidence, rule).claimVsResidual();
                case RANK_VAGUE -> new ClaimChecks(evidence, rule).rankVague();
                case SCOPE_AMBIGUOUS -> new ClaimChecks(evidence, rule).scopeAmbiguous();
                case DENOMINATOR_MISSING -> new CaseChecks(evidence, rule).denominatorMissing();
                case ALIAS -> new CaseChecks(evidence, rule).alias();
                case APPROX -> new CaseChecks(evidence, rule).approx();
                case RANK_POPULATION -> new CaseChecks(evidence, rule).rankPopulation();
                case PERIOD_MIXED -> new CaseChecks(evidence, rule).periodMixed();
            }
        }
        if (!vintages.isEmpty()) {
            new VintageChecks(evidence, vintages).run();
        }
        new ProposedEvents(evidence).run();
        new ListChecks(evidence).run();
        new DifficultyCheck(evidence).run();
        return evidence.sorted();
    }
}
