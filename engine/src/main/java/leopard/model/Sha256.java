package leopard.model;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal digits: of bytes, of a text, or of all that goes through a stream. */
public final class Sha256 {

    private final MessageDigest digest;

    /** Nothing has gone through it yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(new Sha256().digest.digest(bytes));
    }

    /** Of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream that takes note of all that it hands on to {@code out}. */
    public OutputStream through(OutputStream out) {
        return new DigestOutputStream(out, digest);
    }

    /** Of all that has gone through; the next one begins anew. */
    public String digits() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
