package dev.zplan.sim.zfs;

import java.util.Optional;

/** The rules for names in a pool (entity_namecheck of libzfs). */
final class DatasetName {
    private static final int MAX_LENGTH = 255;
    private static final int MAX_NESTING = 50;

    private DatasetName() {}

    /** What is wrong with the name of a filesystem or volume. */
    static Optional<String> fault(String name) {
        Optional<String> fault = entity(name, "empty component in name");
        if (fault.isEmpty() && name.contains("@")) {
            return Optional.of("snapshot delimiter '@' is not expected here");
        }
        return fault.isEmpty() && name.contains("#")
                ? Optional.of("bookmark delimiter '#' is not expected here")
                : fault;
    }

    /** What is wrong with the name of a snapshot. */
    static Optional<String> snapshotFault(String name) {
        Optional<String> fault = entity(name, "empty component or misplaced '@' or '#' delimiter in name");
        return fault.isEmpty() && !name.contains("@") ? Optional.of("missing '@' delimiter in snapshot name") : fault;
    }

    /** What is wrong with a name of either kind. */
    static Optional<String> anyFault(String name) {
        return entity(name, "empty component in name");
    }

    private static Optional<String> entity(String name, String emptyComponent) {
        if (name.length() > MAX_LENGTH) {
            return Optional.of("name is too long");
        }
        if (name.startsWith("/")) {
            return Optional.of("leading slash in name");
        }
        if (name.isEmpty()) {
            return Optional.of(emptyComponent);
        }
        boolean delimited = false;
        int start = 0;
        while (true) {
            int end = start;
            while (end < name.length() && "/@#".indexOf(name.charAt(end)) < 0) {
                end++;
            }
            boolean last = end == name.length();
            if (last && name.endsWith("/")) {
                return Optional.of("trailing slash in name");
            }
            Optional<String> fault = component(name.substring(start, end));
            if (fault.isPresent()) {
                return fault;
            }
            boolean delimiter = !last && name.charAt(end) != '/';
            if (delimiter && delimited) {
                return Optional.of("multiple '@' and/or '#' delimiters in name");
            }
            delimited |= delimiter;
            if (start == end) {
                return Optional.of(emptyComponent);
            }
            if (last) {
                return tooDeep(name);
            }
            if (!delimiter && delimited) {
                return Optional.of("trailing slash in name");
            }
            start = end + 1;
        }
    }

    private static Optional<String> tooDeep(String name) {
        return name.chars().filter(c -> c == '/').count() >= MAX_NESTING
                ? Optional.of("maximum name nesting depth exceeded")
                : Optional.empty();
    }

    private static Optional<String> component(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127) {
                // The programs print one byte of the character's UTF-8, which is no character.
                return Optional.of("invalid character '\uFFFD' in name");
            }
            if (!Character.isLetterOrDigit(c) && "-_.: %".indexOf(c) < 0) {
                return Optional.of("invalid character '" + c + "' in name");
            }
        }
        return switch (text) {
            case "." -> Optional.of("self reference, '.' is found in name");
            case ".." -> Optional.of("parent reference, '..' is found in name");
            default -> Optional.empty();
        };
    }
}
