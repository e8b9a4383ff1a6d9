package leopard.run;

import java.util.ArrayList;
import java.util.List;
import leopard.award.Award;
import leopard.intake.Finding;
import leopard.model.Period;
import leopard.model.Text;
import leopard.model.UnitList;
import leopard.rule.Ruling;
import leopard.scheme.Scheme;
import leopard.score.ScoreBoard;
import leopard.score.ScoreSheet;
import leopard.score.Statistic;
import leopard.watch.Warning;

/**
 * What came out of one period.
 *
 * @param board all scores; sheets are explained when somebody asks for one
 * @param rulings vetoes and red lines that units meet, by unit
 * @param rankings in the scheme's order
 * @param awards awards and notices in the scheme's order
 * @param warnings lights by unit and item
 * @param statistics figures about populations that lines, grades and normalisation leaned on
 * @param findings what a person should look at, in {@link Finding#ORDER}
 */
public record AssessmentRun(
        Scheme scheme,
        Period period,
        ScoreBoard board,
        List<Ruling> rulings,
        List<RankingTable> rankings,
        List<Award> awards,
        List<Warning> warnings,
        List<Statistic> statistics,
        List<Finding> findings) {

    public UnitList units() {
        return board.units();
    }

    /** The score sheet of a unit, every line explained. */
    public ScoreSheet sheet(int unit) {
        return board.sheet(unit);
    }

    /** Where a unit stands in each ranking, in words: for the head of its score sheet. */
    public List<Text> standings(int unit) {
        List<Text> lines = new ArrayList<>();
        for (RankingTable table : rankings) {
            Standing standing = table.standing(unit);
            if (standing != null) {
                lines.add(inWords(table, standing));
            }
        }
        return lines;
    }

    private Text inWords(RankingTable table, Standing standing) {
        List<Text> parts = new ArrayList<>();
        parts.add(
                standing.score() == null ? Text.of("无得分", "no score") : Text.of("得分 %s", "score %s", standing.score()));
        if (standing.printed() != null) {
            parts.add(
                    standing.group().isEmpty()
                            ? Text.of("第 %s 名(共 %s 个)", "rank %s of %s", standing.printed(), standing.of())
                            : Text.of(
                                    "%s第 %s 名(共 %s 个)",
                                    "in %s rank %s of %s", standing.group(), standing.printed(), standing.of()));
        } else if (standing.status() != Standing.Status.NO_SCORE) {
            parts.add(standing.status().title());
        }
        if (!standing.grade().isEmpty()) {
            parts.add(Text.of("等次 %s", "grade %s", standing.grade()));
        }
        if (standing.normalised() != null) {
            parts.add(Text.of("组间归一 %s", "normalised %s", standing.normalised()));
        }
        if (standing.provisional() != null) {
            parts.add(Text.of("待核验项全部核实后为 %s", "%s if everything pending is verified", standing.provisional()));
        }
        Text all = Text.join(", ", parts);
        Text title = table.rule().title().isEmpty()
                ? board.title(table.rule().by())
                : table.rule().title();
        return standing.reason().isEmpty()
                ? Text.of("%s:%s", "%s: %s", title, all)
                : Text.of("%s:%s。%s", "%s: %s. %s", title, all, standing.reason());
    }
}
