package dev.zplan.apply.lock;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A holder as one word: {@code zplan-lock-1,user=anna,machine=gz1,…}. Everything but letters, digits and {@code . _ : / -} is
 * percent-encoded UTF-8, so that neither a shell nor {@code ls} finds anything in it to change. Too long texts are cut: a symbolic
 * link holds 1023 bytes (symlink(2), PATH_MAX).
 */
final class HolderText {

    private static final String VERSION = "zplan-lock-1";
    private static final String CUT = "~";

    private HolderText() {}

    /** At most 1000 characters, all of them ASCII. */
    static String write(Holder holder) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("user", head(holder.user(), 60));
        fields.put("machine", head(holder.machine(), 120));
        fields.put("pid", String.valueOf(holder.pid()));
        fields.put("started", encoded(holder.started().toString()));
        fields.put("since", encoded(holder.since().toString()));
        fields.put("command", head(holder.command(), 180));
        fields.put("workspace", tail(holder.workspace(), 350));
        fields.put("id", head(holder.id(), 40));
        StringBuilder text = new StringBuilder(VERSION);
        fields.forEach(
                (name, value) -> text.append(',').append(name).append('=').append(value));
        return text.toString();
    }

    /** Empty for anything that {@link #write} of this version cannot have written. Fields that are not known are passed over. */
    static Optional<Holder> read(String text) {
        String[] parts = text.split(",", -1);
        if (!parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        try {
            for (String part : parts) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    fields.put(
                            part.substring(0, equals),
                            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
            return Optional.of(new Holder(
                    field(fields, "user"),
                    field(fields, "machine"),
                    Long.parseLong(field(fields, "pid")),
                    Instant.parse(field(fields, "started")),
                    Instant.parse(field(fields, "since")),
                    field(fields, "command"),
                    field(fields, "workspace"),
                    field(fields, "id")));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    /** As much of the beginning as fits. */
    private static String head(String text, int most) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            String next = encoded(text.substring(i, text.offsetByCodePoints(i, 1)));
            if (all.length() + next.length() > most) {
                return all.append(encoded(CUT)).toString();
            }
            all.append(next);
        }
        return all.toString();
    }

    /** As much of the end as fits: of a path that says more. */
    private static String tail(String text, int most) {
        StringBuilder all = new StringBuilder();
        for (int i = text.length(); i > 0; i = text.offsetByCodePoints(i, -1)) {
            String previous = encoded(text.substring(text.offsetByCodePoints(i, -1), i));
            if (all.length() + previous.length() > most) {
                return all.insert(0, encoded(CUT)).toString();
            }
            all.insert(0, previous);
        }
        return all.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
