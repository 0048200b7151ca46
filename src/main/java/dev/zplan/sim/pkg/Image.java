package dev.zplan.sim.pkg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image.
 *
 * @param publishers its own ones, in the order in which they are searched
 * @param installed the publishers of what is installed, by name of the package
 * @param properties its properties that were set, by name
 */
record Image(ArrayList<Publisher> publishers, TreeMap<String, String> installed, TreeMap<String, String> properties) {

    static final String PATH = "/var/pkg/pkg5.image";

    /** Whether it has the publishers of the host's system repository besides its own (pkg(7), linked images). */
    static final String SYSTEM_REPOSITORY = "use-system-repo";

    /** An image that was written before there were properties has none. */
    Image {
        properties = Objects.requireNonNullElseGet(properties, TreeMap::new);
    }

    static boolean exists(FileView root) {
        return root.exists(PATH);
    }

    static Image empty() {
        return new Image(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
    }

    static Image read(FileView root) {
        Entry entry = root.get(PATH);
        try {
            return entry == null ? empty() : new ObjectMapper().readValue(entry.text(), Image.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not what a simulated host writes: " + e.getOriginalMessage(), e);
        }
    }

    void save(FileView root) {
        try {
            root.write(PATH, new ObjectMapper().writeValueAsString(this) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Optional<Publisher> find(String name) {
        return publishers.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    void put(Publisher publisher) {
        for (int i = 0; i < publishers.size(); i++) {
            if (publishers.get(i).name().equals(publisher.name())) {
                publishers.set(i, publisher);
                return;
            }
        }
        publishers.add(publisher);
    }

    List<String> installedNames() {
        return List.copyOf(installed.keySet());
    }
}
