package leopard.model;

import java.util.Comparator;

/**
 * Something that stops the work: what is wrong, where, and what to do about it. Problems are collected and reported
 * together, never one by one.
 */
public record Problem(Place place, Text message, Text remedy) {

    /** By file, line, column and wording, so that a report reads from top to bottom and never depends on threads. */
    public static final Comparator<Problem> ORDER = Comparator.comparing((Problem p) -> p.place.file())
            .thenComparing(p -> p.place.line())
            .thenComparing(p -> p.place.column())
            .thenComparing(p -> p.in(Lang.EN));

    public static Problem at(Place place, Text message, Text remedy) {
        return new Problem(place, message, remedy);
    }

    public static Problem at(Place place, Text message) {
        return new Problem(place, message, Text.EMPTY);
    }

    /** One line for a person: place, what is wrong, what to do. */
    public String in(Lang lang) {
        String where = place.toString();
        String what = message.in(lang);
        String todo = remedy.in(lang);
        StringBuilder line = new StringBuilder();
        if (!where.isEmpty()) {
            line.append(where).append(lang.pick(":", ": "));
        }
        line.append(what);
        if (!todo.isEmpty()) {
            line.append(lang.pick("。", ". ")).append(todo);
        }
        return line.toString();
    }
}
