package dev.zplan.sim.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A directory, a file or a symbolic link.
 *
 * @param mode its permission bits
 * @param content what the file holds; null: no file
 * @param link where the symbolic link leads; null: no link
 * @param owner the number of the user it belongs to; 0 is root
 * @param group the number of its group; 0 is root
 */
public record Entry(
        int mode, @Nullable String content, @Nullable String link, int owner, int group) {

    private static final int LINK_MODE = 0777;

    /** A directory of root's. */
    public static Entry directory(int mode) {
        return new Entry(mode, null, null, 0, 0);
    }

    /** A file of root's with the usual permissions. */
    public static Entry file(String content) {
        return file(0644, content);
    }

    /** A file of root's with those permissions. */
    public static Entry file(int mode, String content) {
        return new Entry(mode, content, null, 0, 0);
    }

    /** A symbolic link. */
    public static Entry symlink(String target) {
        return new Entry(LINK_MODE, null, target, 0, 0);
    }

    static Entry fromJson(JsonNode json) {
        return new Entry(
                json.path("mode").asInt(),
                json.path("content").textValue(),
                json.path("link").textValue(),
                json.path("owner").asInt(),
                json.path("group").asInt());
    }

    /** What is as usual is left out. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("mode", mode);
        if (content != null) {
            json.put("content", content);
        }
        if (link != null) {
            json.put("link", link);
        }
        if (owner != 0) {
            json.put("owner", owner);
        }
        if (group != 0) {
            json.put("group", group);
        }
        return json;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return content == null && link == null;
    }

    /** Whether it is a symbolic link. */
    public boolean isSymlink() {
        return link != null;
    }

    /** What the file holds; empty for a directory. */
    public String text() {
        return content == null ? "" : content;
    }

    /** The same with other permissions. */
    public Entry withMode(int changed) {
        return new Entry(changed, content, link, owner, group);
    }

    /** The same file holding something else. */
    public Entry withText(String changed) {
        return new Entry(mode, changed, null, owner, group);
    }

    /** The same, belonging to others. */
    public Entry ownedBy(int user, int users) {
        return new Entry(mode, content, link, user, users);
    }
}
