package dev.zplan.module;

/**
 * Something that only one resource of a host can hold at a time.
 *
 * @param space what kind of thing: {@code link}, {@code mac}, {@code zonepath} …
 * @param what which one
 */
public record Claim(String space, String what) implements Comparable<Claim> {

    @Override
    public int compareTo(Claim other) {
        int order = space.compareTo(other.space);
        return order != 0 ? order : what.compareTo(other.what);
    }

    @Override
    public String toString() {
        return space + " " + what;
    }
}
