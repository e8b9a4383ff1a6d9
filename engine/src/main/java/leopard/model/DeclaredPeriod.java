package leopard.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A period of a list that a scheme declares itself: a round of a season, a term, a wave. See {@link Periods#list}. */
public final class DeclaredPeriod implements Period {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");
    private static final int MAX_ID = 64;

    private final Form form;
    private final int position;
    private final int number;
    private final int ofYear;
    private final @Nullable DeclaredPeriod previous;
    private final Rational share;

    /**
     * What the scheme says of it.
     *
     * @param from first day, null if the periods of the list have no dates; then {@code to} is null too
     * @param parent season or year that it is a part of; empty if all periods of the list are of one
     */
    public record Form(
            String id,
            Text title,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String parent) {}

    /** Whether a text may be the id of a period: ASCII letters, digits, {@code _ - .}, no two dots beside each other. */
    public static boolean isId(String text) {
        return text.length() <= MAX_ID && ID.matcher(text).matches();
    }

    /**
     * @param position where it stands in the list, from 0
     * @param number which one of its parent it is, from 1
     * @param ofYear how many the parent has
     */
    DeclaredPeriod(Form form, int position, int number, int ofYear, @Nullable DeclaredPeriod previous) {
        this.form = form;
        this.position = position;
        this.number = number;
        this.ofYear = ofYear;
        this.previous = previous;
        this.share = Rational.of(Decimal.of(number), Decimal.of(ofYear));
    }

    @Override
    public String id() {
        return form.id;
    }

    @Override
    public Text title() {
        return form.title;
    }

    /** Id of the season or year that it is a part of; empty if there is none. */
    public String parent() {
        return form.parent;
    }

    /** Whether the scheme gives it dates. */
    public boolean isDated() {
        return form.from != null;
    }

    @Override
    public LocalDate from() {
        return form.from == null ? imagined().atDay(1) : form.from;
    }

    @Override
    public LocalDate to() {
        return form.to == null ? imagined().atEndOfMonth() : form.to;
    }

    private YearMonth imagined() {
        return YearMonth.of(1, 1).plusMonths(position);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Rational shareOfYear() {
        return share;
    }

    @Override
    public CalendarPeriod containing(PeriodKind wanted) {
        LocalDate last = to();
        return new CalendarPeriod(PeriodKind.MONTH, last.getYear(), last.getMonthValue()).containing(wanted);
    }

    @Override
    public @Nullable DeclaredPeriod previous() {
        return previous;
    }

    @Override
    public boolean isOfTheYearOf(Period other) {
        return other instanceof DeclaredPeriod declared && declared.form.parent.equals(form.parent);
    }

    @Override
    public int compareTo(Period other) {
        return other instanceof DeclaredPeriod declared
                ? Integer.compare(position, declared.position)
                : to().compareTo(other.to());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeclaredPeriod declared
                && form.equals(declared.form)
                && position == declared.position
                && number == declared.number
                && ofYear == declared.ofYear;
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, position);
    }

    @Override
    public String toString() {
        return id();
    }
}
