package leopard.score;

import leopard.model.Decimal;

/** A printed score 得分 in points, with as many decimals as its line is printed with. */
public record Points(Decimal value) implements Comparable<Points> {

    public static Points of(String text) {
        return new Points(Decimal.of(text));
    }

    public Points plus(Points other) {
        return new Points(value.plus(other.value));
    }

    public Points minus(Points other) {
        return new Points(value.minus(other.value));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public int compareTo(Points other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
