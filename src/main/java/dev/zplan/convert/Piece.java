package dev.zplan.convert;

import dev.zplan.author.Sketch;
import dev.zplan.spec.NodeSchema;
import dev.zplan.zone.PoolReader;
import dev.zplan.zone.ZoneSchema;
import java.util.List;

/**
 * A file that a conversion makes.
 *
 * @param kind what it is in a workspace
 * @param name its name, without suffix
 * @param nodes what stands in it; texts of templates may hold expressions, and a literal <code>${</code> in them is written
 *     <code>$${</code> already
 */
public record Piece(Kind kind, String name, List<Sketch> nodes) {

    /** Keeps a copy. */
    public Piece {
        nodes = List.copyOf(nodes);
    }

    /** What a file is. */
    public enum Kind {
        /** A zone. */
        PLAN("plans"),
        /** A partial zone. */
        TEMPLATE("templates"),
        /** A range of addresses. */
        POOL("pools");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        private static NodeSchema template() {
            NodeSchema zone = ZoneSchema.ZONE;
            return new NodeSchema("template", zone.about(), true, true, zone.fields(), zone.blocks(), null);
        }

        /** What its nodes may hold. */
        public NodeSchema schema() {
            return switch (this) {
                case PLAN -> ZoneSchema.ZONE;
                case TEMPLATE -> template();
                case POOL -> PoolReader.POOL;
            };
        }

        /** Its folder in a workspace. */
        public String folder() {
            return folder;
        }
    }
}
