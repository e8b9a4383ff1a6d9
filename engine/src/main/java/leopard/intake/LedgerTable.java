package leopard.intake;

import java.util.List;
import java.util.Locale;
import leopard.model.Origin;
import leopard.scheme.Curve;
import leopard.scheme.Node;
import leopard.scheme.Scheme;
import leopard.scheme.SchemeVersions;
import leopard.scheme.TieStep;
import org.jspecify.annotations.Nullable;

/** The tables of a case 台账表, with their columns in the order in which they are written. */
public enum LedgerTable {
    UNITS("unit", "unit,name,group", "unit,name,group,type,from,to,order,ranked,succeeds,share"),
    READINGS(
            "unit,indicator,period,vintage,revision",
            "unit,indicator,period,value",
            "unit,indicator,period,value,status,target,base,numerator,denominator,vintage,revision,measure,approx,source,"
                    + "verified,note,submitted"),
    TASKS(
            "unit,component,task",
            "unit,component,task,title,kind",
            "unit,component,task,title,kind,target,difficulty,deadline,measure,indicator,objects,fixed"),
    MILESTONES(
            "unit,task,milestone",
            "unit,task,milestone,weight,due,done",
            "unit,task,milestone,title,weight,due,period,done,verified"),
    EVENTS(
            "unit,event",
            "unit,event,kind,level,date",
            "unit,event,kind,title,level,points,matter,date,period,document,documented,decided,verified,lifted,"
                    + "reason"),
    VOTES("period,unit,class,ballot", "period,unit,class,ballot,vote", "period,unit,class,ballot,vote,voter"),
    HISTORY("period,scheme,unit,node", "period,scheme,unit,node,score", "period,scheme,unit,node,score,rank,of"),
    ANSWERS(
            "check,unit,indicator,period",
            "check,unit,indicator,period,decision",
            "check,unit,indicator,period,decision,numerator,denominator,value,date,reason"),
    CLAIMS(
            "claim",
            "claim,unit,kind,subject",
            "claim,unit,kind,subject,indicator,value,measure,deadline,scope,strength,phrase"),
    ALIASES("kind,name,alias", "kind,name,alias", "kind,name,alias,certain"),
    MEETINGS(
            "period,meeting,home,away",
            "period,home,away,home_score,away_score",
            "period,meeting,home,away,home_score,away_score"),
    DECISIONS("ranking,period,unit", "ranking,period,unit,place", "ranking,period,unit,place,reason,date"),
    MEMBERS("parent,unit,from", "parent,unit", "parent,unit,from,to,share");

    private final String key;
    private final String required;
    private final String columns;

    LedgerTable(String key, String required, String columns) {
        this.key = key;
        this.required = required;
        this.columns = columns;
    }

    /** As in the names of files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns that tell its rows apart. */
    public List<String> key() {
        return names(key);
    }

    /** The columns that must be there. */
    public List<String> required() {
        return names(required);
    }

    /** The column that may stand instead of a required one: a period instead of a date; null if none may. */
    @Nullable
    String instead(String column) {
        boolean date = (this == EVENTS && column.equals("date")) || (this == MILESTONES && column.equals("due"));
        return date ? "period" : null;
    }

    /** Columns that are written out only where a row says something in them. */
    public List<String> optional() {
        return switch (this) {
            case UNITS -> List.of("succeeds", "share");
            case EVENTS -> List.of("period", "documented", "decided", "lifted");
            case TASKS -> List.of("fixed");
            case MILESTONES -> List.of("period");
            case VOTES -> List.of("voter");
            default -> List.of();
        };
    }

    /** All columns that Leopard knows; further ones are notes. */
    public List<String> columns() {
        return names(columns);
    }

    /** Whether a case must have it for one of the versions of its scheme, even without rows. */
    public boolean isRequiredBy(SchemeVersions versions) {
        return versions.schemes().stream().anyMatch(this::isRequiredBy);
    }

    /** Whether a case of the scheme must have it, even without rows. */
    public boolean isRequiredBy(Scheme scheme) {
        return switch (this) {
            case UNITS, READINGS -> true;
            case TASKS -> scheme.criteria().stream().anyMatch(c -> c.curve() instanceof Curve.TaskRule);
            case EVENTS ->
                !scheme.vetoes().isEmpty() || scheme.nodes().values().stream().anyMatch(n -> n instanceof Node.Events);
            case VOTES -> scheme.criteria().stream().anyMatch(c -> c.curve() instanceof Curve.VoteRule);
            case MEETINGS -> hasStep(scheme, TieStep.HeadToHead.class);
            case MEMBERS ->
                scheme.indicators().stream().anyMatch(indicator -> indicator.origin() instanceof Origin.Members);
            case DECISIONS, MILESTONES, HISTORY, ANSWERS, CLAIMS, ALIASES -> false;
        };
    }

    /** Whether a case may have it, even where it need not. */
    boolean isReadBy(SchemeVersions versions) {
        return this == DECISIONS
                ? versions.schemes().stream().anyMatch(scheme -> hasStep(scheme, TieStep.Decision.class))
                : isRequiredBy(versions);
    }

    private static boolean hasStep(Scheme scheme, Class<? extends TieStep> kind) {
        return scheme.rankings().stream()
                .flatMap(ranking -> ranking.chain().stream())
                .anyMatch(kind::isInstance);
    }

    /** The table of that name, or null. */
    public static @Nullable LedgerTable of(String word) {
        for (LedgerTable each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    private static List<String> names(String joined) {
        return List.of(joined.split(","));
    }
}
