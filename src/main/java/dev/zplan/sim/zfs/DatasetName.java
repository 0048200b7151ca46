package dev.zplan.sim.zfs;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The rules for names in a pool (entity_namecheck of libzfs). */
final class DatasetName {
    private static final int MAX_LENGTH = 255;
    private static final int MAX_NESTING = 50;

    private static final String EMPTY_IN_SNAPSHOT = "empty component or misplaced '@' or '#' delimiter in name";

    private DatasetName() {}

    /**
     * What is wrong with a name that is to be opened (zfs_validate_name).
     *
     * @param types that it may be of
     */
    static Optional<String> fault(String name, Set<DatasetType> types) {
        boolean snapshot = types.contains(DatasetType.SNAPSHOT);
        boolean bookmark = types.contains(DatasetType.BOOKMARK);
        if (!snapshot && name.contains("@")) {
            return Optional.of("snapshot delimiter '@' is not expected here");
        }
        if (snapshot && types.size() == 1 && !name.contains("@")) {
            return Optional.of("missing '@' delimiter in snapshot name");
        }
        if (!bookmark && name.contains("#")) {
            return Optional.of("bookmark delimiter '#' is not expected here");
        }
        if (bookmark && types.size() == 1 && !name.contains("#")) {
            return Optional.of("missing '#' delimiter in bookmark name");
        }
        return entity(name, snapshot && types.size() == 1 ? EMPTY_IN_SNAPSHOT : "empty component in name");
    }

    /** What is wrong with a name that something new of that type is to have. */
    static Optional<String> newFault(String name, DatasetType type) {
        Optional<String> fault = fault(name, EnumSet.of(type));
        boolean misplaced = fault.isPresent() && fault.get().contains("delimiter");
        return !misplaced && name.contains("%") ? Optional.of("invalid character % in name") : fault;
    }

    /** Whether there are too many components, which counts when a dataset is made. */
    static boolean tooDeep(String name) {
        return name.replaceAll("[@#].*", "").chars().filter(c -> c == '/').count() >= MAX_NESTING;
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
            if (fault.isEmpty() && (last || name.charAt(end) == '/')) {
                fault = reference(name.substring(start, end));
            }
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
                return Optional.empty();
            }
            if (!delimiter && delimited) {
                return Optional.of("trailing slash in name");
            }
            start = end + 1;
        }
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
        return Optional.empty();
    }

    private static Optional<String> reference(String component) {
        return switch (component) {
            case "." -> Optional.of("self reference, '.' is found in name");
            case ".." -> Optional.of("parent reference, '..' is found in name");
            default -> Optional.empty();
        };
    }
}
