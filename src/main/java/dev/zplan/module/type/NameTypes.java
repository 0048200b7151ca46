package dev.zplan.module.type;

import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of things on a host, by the rules of illumos' own libraries. */
final class NameTypes {
    private static final Pattern LINK = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_.]*[A-Za-z_.])?(?:0|[1-9][0-9]*)");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern ATTR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9_.: -]+");
    private static final Pattern RESERVED_POOL = Pattern.compile("(?:mirror|raidz|spare).*|log|c[0-9].*");
    private static final Pattern PROPERTY = Pattern.compile("[a-z0-9][a-z0-9:+._@-]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]*");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    private static final Pattern RCTL = Pattern.compile("zone\\.[a-z0-9.-]+");
    private static final Pattern HOST_ID = Pattern.compile("(?:0x)?0*([0-9a-f]{1,8})");
    private static final Pattern PUBLISHER = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9_.]*");
    private static final int LINK_LIMIT = 31;
    private static final int ZONE_LIMIT = 63;
    private static final int DATASET_LIMIT = 255;
    private static final int NESTING_LIMIT = 50;

    private NameTypes() {}

    static List<FieldType> all() {
        return List.of(
                new NamedType("link-name", "the name of a link, as vnic0 or web_0", NameTypes::link).wordsOnly(),
                new NamedType("zone-name", "the name of a zone", NameTypes::zone).wordsOnly(),
                new NamedType("dataset-name", "the name of a dataset, as rpool/data", NameTypes::dataset).wordsOnly(),
                new NamedType("snapshot-name", "the name of a snapshot, as rpool/data@today", NameTypes::snapshot)
                        .wordsOnly(),
                new NamedType(
                                "attr-name",
                                "letters, digits, \"-\" and \".\", a letter or digit first",
                                text -> rule(
                                        text,
                                        ATTR.matcher(text).matches() && text.length() <= DATASET_LIMIT,
                                        "zplan::name::attr_invalid",
                                        "\"" + text + "\" is not the name of an attr",
                                        "use letters, digits, \"-\" and \".\" (no underscore), a letter or digit first"))
                        .wordsOnly(),
                new NamedType(
                                "property-name",
                                "the name of a property, as mtu or com.example:role",
                                text -> rule(
                                        text,
                                        PROPERTY.matcher(text).matches() && text.length() <= DATASET_LIMIT,
                                        "zplan::name::property_invalid",
                                        "\"" + text + "\" is not the name of a property",
                                        "use lower case letters, digits and : + . _ @ -"))
                        .wordsOnly(),
                new NamedType(
                                "rctl-name",
                                "the name of a zone's resource control, as zone.max-lofi",
                                text -> rule(
                                        text,
                                        RCTL.matcher(text).matches(),
                                        "zplan::name::rctl_invalid",
                                        "\"" + text + "\" is not the name of a zone's resource control",
                                        "it begins with \"zone.\", as zone.max-lofi; resource_controls(7) lists them"))
                        .wordsOnly(),
                new NamedType(
                                "publisher-name",
                                "the name of a package publisher, as openindiana.org",
                                text -> rule(
                                        text,
                                        PUBLISHER.matcher(text).matches(),
                                        "zplan::name::publisher_invalid",
                                        "\"" + text + "\" is not the name of a publisher",
                                        "use letters, digits and - _ . (a letter or digit first), as openindiana.org"))
                        .wordsOnly(),
                new NamedType(
                                "user-name",
                                "the name of a user",
                                text -> rule(
                                        text,
                                        USER.matcher(text).matches(),
                                        "zplan::name::user_invalid",
                                        "\"" + text + "\" is not the name of a user",
                                        "use at most 32 letters, digits, \"_\", \".\" and \"-\", a letter or \"_\" first"))
                        .wordsOnly(),
                new NamedType(
                                "word",
                                "letters, digits and _ . : -, a letter or digit first",
                                text -> rule(
                                        text,
                                        WORD.matcher(text).matches() && text.length() <= DATASET_LIMIT,
                                        "zplan::name::word_invalid",
                                        "\"" + text + "\" is not a name",
                                        "use letters, digits and _ . : -, a letter or digit first"))
                        .wordsOnly(),
                new NamedType("hostid", "up to eight hexadecimal digits, but not ffffffff", NameTypes::hostId)
                        .wordsOnly());
    }

    private static Outcome rule(String text, boolean holds, String code, String message, String help) {
        return holds ? NamedType.text(text) : new Outcome.Refused(code, message, help);
    }

    private static Outcome link(String text) {
        boolean legal = text.length() <= LINK_LIMIT && LINK.matcher(text).matches();
        return rule(
                text,
                legal,
                "zplan::name::link_invalid",
                "\"" + text + "\" is not a legal link name",
                linkRule(text) + "; a link name has at most 31 letters, digits, \"_\" and \".\", begins with a letter, "
                        + "and ends in a number without leading zeros");
    }

    private static String linkRule(String text) {
        if (text.length() > LINK_LIMIT) {
            return "it has " + text.length() + " characters";
        }
        if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
            return "it does not begin with a letter";
        }
        if (!text.matches("[A-Za-z0-9_.]*")) {
            return "it has a character that links cannot have";
        }
        return Character.isDigit(text.charAt(text.length() - 1))
                ? "its number has a leading zero"
                : "it does not end in a digit";
    }

    private static Outcome zone(String text) {
        boolean legal = ZONE.matcher(text).matches()
                && text.length() <= ZONE_LIMIT
                && !text.equals("global")
                && !text.startsWith("SUNW");
        return rule(
                text,
                legal,
                "zplan::name::zone_invalid",
                "\"" + text + "\" is not a legal zone name",
                "use at most 63 letters, digits, \"_\", \".\" and \"-\", a letter or digit first; "
                        + "\"global\" and names that begin with SUNW are reserved");
    }

    private static Outcome dataset(String text) {
        return rule(
                text,
                isDataset(text),
                "zplan::name::dataset_invalid",
                "\"" + text + "\" is not a legal dataset name",
                "write the pool and its components with \"/\" between them, at most 255 letters, digits and _ . : -; "
                        + "a pool begins with a letter and is not named after a kind of device");
    }

    private static boolean isDataset(String text) {
        String[] components = text.split("/", -1);
        for (String component : components) {
            if (!COMPONENT.matcher(component).matches() || component.equals(".") || component.equals("..")) {
                return false;
            }
        }
        return text.length() <= DATASET_LIMIT
                && components.length < NESTING_LIMIT
                && text.equals(text.strip())
                && Character.isLetter(components[0].charAt(0))
                && !RESERVED_POOL.matcher(components[0]).matches();
    }

    private static Outcome snapshot(String text) {
        int at = text.indexOf('@');
        boolean legal = at > 0
                && isDataset(text.substring(0, at))
                && COMPONENT.matcher(text.substring(at + 1)).matches()
                && text.length() <= DATASET_LIMIT;
        return rule(
                text,
                legal,
                "zplan::name::snapshot_invalid",
                "\"" + text + "\" is not a legal snapshot name",
                "write a dataset, \"@\" and a name, as rpool/data@today");
    }

    private static Outcome hostId(String text) {
        var found = HOST_ID.matcher(text.toLowerCase(Locale.ROOT));
        if (found.matches() && !found.group(1).equals("ffffffff")) {
            return NamedType.text("0".repeat(8 - found.group(1).length()) + found.group(1));
        }
        return new Outcome.Refused(
                "zplan::value::hostid_invalid",
                "\"" + text + "\" is not a host id",
                "write up to eight hexadecimal digits, quoted, but not ffffffff");
    }
}
