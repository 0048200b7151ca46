package dev.zplan.sim.files;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A directory or a file.
 *
 * @param mode its permission bits
 * @param content what the file holds; null: a directory
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entry(int mode, @Nullable String content) {

    /** A directory. */
    public static Entry directory(int mode) {
        return new Entry(mode, null);
    }

    /** A file with the usual permissions. */
    public static Entry file(String content) {
        return new Entry(0644, content);
    }

    /** Whether it is a directory. */
    @JsonIgnore
    public boolean isDirectory() {
        return content == null;
    }

    /** What the file holds; empty for a directory. */
    public String text() {
        return content == null ? "" : content;
    }
}
