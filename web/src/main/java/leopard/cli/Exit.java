package leopard.cli;

/** How a command ends. Where several apply, the lowest of {@link #USAGE} to {@link #UNAVAILABLE} is the code. */
enum Exit {
    DONE(0),
    /** {@code diff} or {@code verify} found a difference; {@code check} a finding that is an error, or a failed test. */
    DIFFERENT(1),
    /** Wrong arguments; also an unknown unit, or a period without figures. */
    USAGE(2),
    /** The scheme or the configuration; also if there is no {@code scheme.yaml}. */
    SCHEME(3),
    /** The tables; also if one is missing or cannot be read. */
    DATA(4),
    /** Something outside is not there: an output that cannot be written, a full disk. */
    UNAVAILABLE(5),
    /** A fault of the program, with a report file. */
    INTERNAL(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
