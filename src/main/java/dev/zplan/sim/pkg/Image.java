package dev.zplan.sim.pkg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image.
 *
 * @param publishers its own ones, in the order in which they are searched
 * @param installed the publishers of what is installed, by name of the package
 */
record Image(ArrayList<Publisher> publishers, TreeMap<String, String> installed) {

    static final String PATH = "/var/pkg/pkg5.image";

    static boolean exists(FileView root) {
        return root.exists(PATH);
    }

    static Image empty() {
        return new Image(new ArrayList<>(), new TreeMap<>());
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
