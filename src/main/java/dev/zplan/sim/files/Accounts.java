package dev.zplan.sim.files;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The users and groups in {@code /etc/passwd} and {@code /etc/group}. Root is always there. */
public final class Accounts {

    /** The name of the super-user. */
    public static final String ROOT = "root";

    static final User SUPER_USER = new User(ROOT, 0, 0, "/root");
    static final String PASSWD = "/etc/passwd";
    static final String GROUP = "/etc/group";

    private final FileView files;

    /** As these files have them. */
    public Accounts(FileView files) {
        this.files = files;
    }

    /**
     * A user.
     *
     * @param name its login name
     * @param id its number
     * @param group the number of its primary group
     * @param home its home directory
     */
    public record User(String name, int id, int group, String home) {}

    /**
     * A group.
     *
     * @param name its name
     * @param id its number
     * @param members the names of those for whom it is not the primary group
     */
    public record Group(String name, int id, List<String> members) {}

    /** The user of that name. */
    public Optional<User> user(String name) {
        return find(u -> u.name().equals(name));
    }

    String userName(int id) {
        return find(u -> u.id() == id).map(User::name).orElse(Integer.toString(id));
    }

    private Optional<User> find(Predicate<User> wanted) {
        return lines(PASSWD)
                .map(f -> new User(f[0], number(f[2]), number(f[3]), f.length > 5 ? f[5] : "/"))
                .filter(wanted)
                .findFirst()
                .or(() -> Optional.of(SUPER_USER).filter(wanted));
    }

    /** The group of that name. */
    public Optional<Group> group(String name) {
        return findGroup(g -> g.name().equals(name));
    }

    String groupName(int id) {
        return findGroup(g -> g.id() == id).map(Group::name).orElse(Integer.toString(id));
    }

    /** The groups that a user is in, the primary one first. */
    List<Group> groupsOf(User user) {
        return groups().filter(g -> g.id() == user.group() || g.members().contains(user.name()))
                .sorted(Comparator.comparing(g -> g.id() != user.group()))
                .toList();
    }

    private Optional<Group> findGroup(Predicate<Group> wanted) {
        return groups().filter(wanted).findFirst();
    }

    private Stream<Group> groups() {
        List<Group> listed = lines(GROUP)
                .map(f -> new Group(f[0], number(f[2]), f.length > 3 ? List.of(f[3].split(",")) : List.of()))
                .toList();
        boolean known = listed.stream().anyMatch(g -> g.id() == 0);
        return Stream.concat(known ? Stream.empty() : Stream.of(new Group(ROOT, 0, List.of())), listed.stream());
    }

    /** The first number from 100 on that no line of a file uses. */
    int free(String file) {
        List<Integer> taken = lines(file).map(f -> number(f[2])).toList();
        int id = 100;
        while (taken.contains(id)) {
            id++;
        }
        return id;
    }

    private Stream<String[]> lines(String file) {
        Entry entry = files.get(file);
        return entry == null
                ? Stream.empty()
                : entry.text()
                        .lines()
                        .map(l -> l.split(":", -1))
                        .filter(f -> f.length >= 3 && (file.equals(GROUP) || f.length >= 4));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
