package leopard.benchmarks.peer;

/** Takes what the rules find out; knows the bounds of the population, which a session of some of the units cannot see. */
public interface Scores {

    void add(Line line);

    void add(ComponentScore score);

    void add(Total total);

    /** A red line: the grade is at most this one, 1 for the second best. */
    void limit(long unitNo, int grade);

    /** Smallest figure of all units. */
    long least(String criterion);

    /** Largest figure of all units. */
    long most(String criterion);
}
