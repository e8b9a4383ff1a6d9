package leopard.cli;

/** A file of a case that holds a version of the scheme: {@code scheme.yaml} or {@code schemes/….yaml}. */
final class SchemeFile {

    private final String name;
    private final byte[] text;

    /** @param text the file as it stands */
    SchemeFile(String name, byte[] text) {
        this.name = name;
        this.text = text.clone();
    }

    String name() {
        return name;
    }

    byte[] text() {
        return text.clone();
    }
}
