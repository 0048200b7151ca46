package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A native property of datasets as the table of illumos has it.
 *
 * @param name as printed
 * @param kind of its values
 * @param attribute how it is changed and inherited
 * @param types the datasets that have it
 * @param standard its default in the form of {@code -p}
 * @param values what usage messages say of its values
 * @param column the header in {@code zfs list}
 * @param choices the words it takes, if it is an index; the first of two with one meaning is printed
 */
record Property(
        String name,
        Kind kind,
        Attribute attribute,
        Set<DatasetType> types,
        String standard,
        String values,
        String column,
        Map<String, String> choices) {

    enum Kind {
        NUMBER,
        TEXT,
        INDEX
    }

    enum Attribute {
        READONLY,
        DEFAULT,
        INHERIT,
        ONETIME
    }

    /** No limit, as {@code -p} prints it. */
    static final String UNLIMITED = "18446744073709551615";

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9:._-]+");
    private static final String ON_OFF = "on | off";

    /** In the order of {@code zfs get all}. */
    static final List<Property> TABLE = new Table().all;

    private static final Map<String, Property> BY_NAME = byName();

    private static Map<String, Property> byName() {
        Map<String, Property> map = new HashMap<>();
        TABLE.forEach(p -> map.putIfAbsent(p.column.toLowerCase(Locale.ROOT), p));
        TABLE.forEach(p -> map.put(p.name, p));
        return map;
    }

    /** The property of that name, or with that column header in lower case. */
    static Optional<Property> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whether a name can be that of a user property (zfs_prop_user). */
    static boolean isUser(String name) {
        return name.contains(":") && USER_NAME.matcher(name).matches();
    }

    boolean appliesTo(Node node) {
        return types.contains(node.type());
    }

    private static final class Table {
        private static final Set<DatasetType> FS = EnumSet.of(DatasetType.FILESYSTEM);
        private static final Set<DatasetType> VOL = EnumSet.of(DatasetType.VOLUME);
        private static final Set<DatasetType> SNAP = EnumSet.of(DatasetType.SNAPSHOT);
        private static final Set<DatasetType> FS_VOL = EnumSet.of(DatasetType.FILESYSTEM, DatasetType.VOLUME);
        private static final Set<DatasetType> FS_SNAP = EnumSet.of(DatasetType.FILESYSTEM, DatasetType.SNAPSHOT);
        private static final Set<DatasetType> ANY =
                EnumSet.of(DatasetType.FILESYSTEM, DatasetType.VOLUME, DatasetType.SNAPSHOT);
        private static final Set<DatasetType> ANY_OR_BOOKMARK = EnumSet.allOf(DatasetType.class);
        private static final String BYTES = "<size>";
        private static final String BYTES_OR_NONE = "<size> | none";

        final List<Property> all = new ArrayList<>();

        Table() {
            text("type", Attribute.READONLY, ANY_OR_BOOKMARK, "", "filesystem | volume | snapshot | bookmark", "TYPE");
            text("creation", Attribute.READONLY, ANY_OR_BOOKMARK, "", "<date>", "CREATION");
            number("used", Attribute.READONLY, ANY, "0", BYTES, "USED");
            number("available", Attribute.READONLY, FS_VOL, "0", BYTES, "AVAIL");
            number("referenced", Attribute.READONLY, ANY, "0", BYTES, "REFER");
            number("compressratio", Attribute.READONLY, ANY, "1.00x", "<1.00x or higher if compressed>", "RATIO");
            index("mounted", Attribute.READONLY, FS, "no", "yes | no", "MOUNTED");
            text("origin", Attribute.READONLY, FS_VOL, "", "<snapshot>", "ORIGIN");
            number("quota", Attribute.DEFAULT, FS, "0", BYTES_OR_NONE, "QUOTA");
            number("reservation", Attribute.DEFAULT, FS_VOL, "0", BYTES_OR_NONE, "RESERV");
            number("volsize", Attribute.DEFAULT, VOL, "0", BYTES, "VOLSIZE");
            number("volblocksize", Attribute.ONETIME, VOL, "8192", "512 to 128k, power of 2", "VOLBLOCK");
            number("recordsize", Attribute.INHERIT, FS, "131072", "512 to 1M, power of 2", "RECSIZE");
            text("mountpoint", Attribute.INHERIT, FS, "/", "<path> | legacy | none", "MOUNTPOINT");
            text("sharenfs", Attribute.INHERIT, FS, "off", "on | off | share(8) options", "SHARENFS");
            index(
                    "checksum",
                    Attribute.INHERIT,
                    FS_VOL,
                    "on",
                    "on | off | fletcher2 | fletcher4 | sha256 | sha512 | skein | edonr",
                    "CHECKSUM");
            compression();
            toggle("atime", FS, "on", "ATIME");
            toggle("devices", FS_SNAP, "on", "DEVICES");
            toggle("exec", FS_SNAP, "on", "EXEC");
            toggle("setuid", FS_SNAP, "on", "SETUID");
            toggle("readonly", FS_VOL, "off", "RDONLY");
            toggle("zoned", FS, "off", "ZONED");
            index("snapdir", Attribute.INHERIT, FS, "hidden", "hidden | visible", "SNAPDIR");
            index(
                    "aclmode",
                    Attribute.INHERIT,
                    FS,
                    "discard",
                    "discard | groupmask | passthrough | restricted",
                    "ACLMODE");
            index(
                    "aclinherit",
                    Attribute.INHERIT,
                    FS,
                    "restricted",
                    "discard | noallow | restricted | passthrough | passthrough-x",
                    "ACLINHERIT");
            number("createtxg", Attribute.READONLY, ANY_OR_BOOKMARK, "0", "<uint64>", "CREATETXG");
            text("name", Attribute.READONLY, ANY_OR_BOOKMARK, "", "<name>", "NAME");
            index("canmount", Attribute.DEFAULT, FS, "on", "on | off | noauto", "CANMOUNT");
            toggle("xattr", FS_SNAP, "on", "XATTR");
            index("copies", Attribute.INHERIT, FS_VOL, "1", "1 | 2 | 3", "COPIES");
            index("version", Attribute.DEFAULT, FS_SNAP, "5", "1 | 2 | 3 | 4 | 5 | current", "VERSION");
            index("utf8only", Attribute.ONETIME, FS_SNAP, "off", ON_OFF, "UTF8ONLY");
            index(
                    "normalization",
                    Attribute.ONETIME,
                    FS_SNAP,
                    "none",
                    "none | formC | formD | formKC | formKD",
                    "NORMALIZATION");
            index(
                    "casesensitivity",
                    Attribute.ONETIME,
                    FS_SNAP,
                    "sensitive",
                    "sensitive | insensitive | mixed",
                    "CASE");
            toggle("vscan", FS, "off", "VSCAN");
            toggle("nbmand", FS_SNAP, "off", "NBMAND");
            text("sharesmb", Attribute.INHERIT, FS, "off", "on | off | sharemgr(8) options", "SHARESMB");
            number("refquota", Attribute.DEFAULT, FS, "0", BYTES_OR_NONE, "REFQUOTA");
            number("refreservation", Attribute.DEFAULT, FS_VOL, "0", "<size> | none", "REFRESERV");
            number("guid", Attribute.READONLY, ANY_OR_BOOKMARK, "0", "<uint64>", "GUID");
            index("primarycache", Attribute.INHERIT, ANY, "all", "all | none | metadata", "PRIMARYCACHE");
            index("secondarycache", Attribute.INHERIT, ANY, "all", "all | none | metadata", "SECONDARYCACHE");
            number("usedbysnapshots", Attribute.READONLY, FS_VOL, "0", BYTES, "USEDSNAP");
            number("usedbydataset", Attribute.READONLY, FS_VOL, "0", BYTES, "USEDDS");
            number("usedbychildren", Attribute.READONLY, FS_VOL, "0", BYTES, "USEDCHILD");
            number("usedbyrefreservation", Attribute.READONLY, FS_VOL, "0", BYTES, "USEDREFRESERV");
            index("defer_destroy", Attribute.READONLY, SNAP, "off", "yes | no", "DEFER_DESTROY");
            number("userrefs", Attribute.READONLY, SNAP, "0", "<count>", "USERREFS");
            index("logbias", Attribute.INHERIT, FS_VOL, "latency", "latency | throughput", "LOGBIAS");
            number("objsetid", Attribute.READONLY, ANY, "0", "<uint64>", "OBJSETID");
            index(
                    "dedup",
                    Attribute.INHERIT,
                    FS_VOL,
                    "off",
                    "on | off | verify | sha256[,verify], sha512[,verify], skein[,verify], edonr,verify",
                    "DEDUP");
            text("mlslabel", Attribute.INHERIT, ANY, "none", "<sensitivity label>", "MLSLABEL");
            index("sync", Attribute.INHERIT, FS_VOL, "standard", "standard | always | disabled", "SYNC");
            index("dnodesize", Attribute.INHERIT, FS, "legacy", "legacy | auto | 1k | 2k | 4k | 8k | 16k", "DNSIZE");
            number("refcompressratio", Attribute.READONLY, ANY, "1.00x", "<1.00x or higher if compressed>", "REFRATIO");
            number("written", Attribute.READONLY, ANY, "0", BYTES, "WRITTEN");
            text("clones", Attribute.READONLY, SNAP, "", "<dataset>[,...]", "CLONES");
            number("logicalused", Attribute.READONLY, FS_VOL, "0", BYTES, "LUSED");
            number("logicalreferenced", Attribute.READONLY, ANY, "0", BYTES, "LREFER");
            number("filesystem_limit", Attribute.DEFAULT, FS, UNLIMITED, "<count> | none", "FSLIMIT");
            number("snapshot_limit", Attribute.DEFAULT, FS_VOL, UNLIMITED, "<count> | none", "SSLIMIT");
            number("filesystem_count", Attribute.READONLY, FS, UNLIMITED, "<count>", "FSCOUNT");
            number("snapshot_count", Attribute.READONLY, FS_VOL, UNLIMITED, "<count>", "SSCOUNT");
            index("redundant_metadata", Attribute.INHERIT, FS_VOL, "all", "all | most", "REDUND_MD");
            index(
                    "encryption",
                    Attribute.ONETIME,
                    ANY,
                    "off",
                    "on | off | aes-128-ccm | aes-192-ccm | aes-256-ccm | aes-128-gcm | aes-192-gcm | aes-256-gcm",
                    "ENCRYPTION");
            text("keylocation", Attribute.DEFAULT, FS_VOL, "none", "prompt | <file URI>", "KEYLOCATION");
            index("keyformat", Attribute.ONETIME, FS_VOL, "none", "none | raw | hex | passphrase", "KEYFORMAT");
            number("pbkdf2iters", Attribute.ONETIME, FS_VOL, "0", "<iters>", "PBKDF2ITERS");
            number(
                    "special_small_blocks",
                    Attribute.INHERIT,
                    FS,
                    "0",
                    "zero or 512 to 128K, power of 2",
                    "SPECIAL_SMALL_BLOCKS");
        }

        private void number(
                String name, Attribute attribute, Set<DatasetType> types, String std, String values, String column) {
            all.add(new Property(name, Kind.NUMBER, attribute, types, std, values, column, Map.of()));
        }

        private void text(
                String name, Attribute attribute, Set<DatasetType> types, String std, String values, String column) {
            all.add(new Property(name, Kind.TEXT, attribute, types, std, values, column, Map.of()));
        }

        private void toggle(String name, Set<DatasetType> types, String standard, String column) {
            index(name, Attribute.INHERIT, types, standard, ON_OFF, column);
        }

        private void index(
                String name, Attribute attribute, Set<DatasetType> types, String std, String values, String column) {
            Map<String, String> choices = new HashMap<>();
            for (String word : values.split(" \\| ")) {
                choices.put(word, word);
            }
            if (name.equals("version")) {
                choices.put("current", "5");
            } else if (name.equals("aclinherit")) {
                choices.put("secure", "restricted");
            } else if (name.equals("dedup")) {
                choices.clear();
                for (String word : List.of(
                        "on",
                        "off",
                        "verify",
                        "sha256",
                        "sha512",
                        "skein",
                        "edonr,verify",
                        "sha256,verify",
                        "sha512,verify",
                        "skein,verify")) {
                    choices.put(word, word);
                }
            }
            all.add(new Property(name, Kind.INDEX, attribute, types, std, values, column, choices));
        }

        private void compression() {
            Map<String, String> choices = new HashMap<>();
            for (String word : List.of("on", "off", "lzjb", "gzip", "zle", "lz4")) {
                choices.put(word, word);
            }
            for (int level = 1; level <= 9; level++) {
                choices.put("gzip-" + level, level == 6 ? "gzip" : "gzip-" + level);
            }
            all.add(new Property(
                    "compression",
                    Kind.INDEX,
                    Attribute.INHERIT,
                    FS_VOL,
                    "off",
                    "on | off | lzjb | gzip | gzip-[1-9] | zle | lz4",
                    "COMPRESS",
                    choices));
        }
    }
}
