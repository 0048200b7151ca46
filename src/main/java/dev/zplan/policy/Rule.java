package dev.zplan.policy;

import dev.zplan.plan.Action;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold for one subject. */
sealed interface Rule {

    /** The attribute that it is about; empty for none. */
    String attribute();

    /** What is wrong with a subject, as the rest of a sentence that begins with it; empty when it keeps the rule. */
    Optional<String> broken(Subject subject);

    /** What happens to a subject in words: {@code deleted}. */
    static String words(Set<Action> actions) {
        return actions.stream()
                .sorted(Comparator.naturalOrder())
                .map(action -> switch (action) {
                    case CREATE -> "created";
                    case UPDATE -> "changed";
                    case RESTART -> "restarted";
                    case REPLACE -> "replaced";
                    case DELETE -> "deleted";
                    case LET_GO -> "let go";
                    case FORGET -> "forgotten";
                    case NONE -> "kept";
                })
                .collect(Collectors.joining(" and "));
    }

    /** Actions that must not happen; every one where none is named, which is for policies that only say when. */
    record Forbid(Set<Action> actions) implements Rule {

        public Forbid {
            actions = Set.copyOf(actions);
        }

        @Override
        public String attribute() {
            return "";
        }

        @Override
        public Optional<String> broken(Subject subject) {
            boolean happens = actions.isEmpty() || subject.actions().stream().anyMatch(actions::contains);
            return happens
                    ? Optional.of((subject.isChanged() ? "is to be " : "is ") + words(subject.actions()))
                    : Optional.empty();
        }
    }

    /** An attribute that must be set. */
    record Require(String attribute) implements Rule {

        @Override
        public Optional<String> broken(Subject subject) {
            return subject.after() == null || !subject.values(attribute).isEmpty()
                    ? Optional.empty()
                    : Optional.of("has no " + attribute);
        }
    }

    /** An attribute that may have only these values, where it is set. */
    record Only(String attribute, Globs allowed) implements Rule {

        @Override
        public Optional<String> broken(Subject subject) {
            if (subject.after() == null) {
                return Optional.empty();
            }
            List<String> others = Subject.texts(subject.values(attribute)).stream()
                    .filter(text -> !allowed.match(text))
                    .toList();
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of("has " + attribute + " " + String.join(", ", others) + ", and only " + allowed
                            + " is allowed");
        }
    }

    /**
     * An attribute that must not be beyond a number or a size, where it is set.
     *
     * @param most whether the limit is the most, else it is the least
     * @param limit the number, or the size in bytes
     * @param shown the limit as it was written
     */
    record Bound(String attribute, boolean most, BigDecimal limit, String shown) implements Rule {

        @Override
        public Optional<String> broken(Subject subject) {
            if (subject.after() == null) {
                return Optional.empty();
            }
            return subject.values(attribute).stream()
                    .filter(this::isBeyond)
                    .findFirst()
                    .map(v -> "has " + attribute + " " + v.show() + ", and the " + (most ? "most" : "least") + " is "
                            + shown);
        }

        /** What cannot be compared is not within a limit either. */
        private boolean isBeyond(Value value) {
            return Bounds.number(value)
                    .map(n -> most ? n.compareTo(limit) > 0 : n.compareTo(limit) < 0)
                    .orElse(true);
        }
    }
}
