package leopard.rules.fact;

/** What rules about events may do; in rules the name {@code verdict}. */
public interface EventEffects {

    /** The event has the points that its level gives. */
    void worth(Event event, String points);

    /** The event has the points that were given with it. */
    void worthAsGiven(Event event);

    /** It does not count, for want of a document. */
    void lacksDocument(ValuedEvent event);

    /** It does not count, because its document came after the cut-off. */
    void lateDocument(ValuedEvent event);

    /** It does not count yet. */
    void waits(ValuedEvent event);

    /** It does not count, because another event of the same matter does. */
    void beaten(ValuedEvent event, ValuedEvent instead);

    /** It counts. */
    void counts(ValuedEvent event);

    /** It counts {@code factor} times. */
    void repeats(CountedEvent event, String factor);

    /** Its day is in a key period: it counts {@code factor} times. */
    void inKeyPeriod(CountedEvent event, String factor, long keyPeriod);

    /** It bars the unit, or limits its grade. */
    void vetoes(Event event, String veto);
}
