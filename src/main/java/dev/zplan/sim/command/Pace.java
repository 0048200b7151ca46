package dev.zplan.sim.command;

/**
 * How the time of one command passes, and which locks it holds. While time passes, and while a lock is waited for, other commands of
 * the host run and change what there is; between these moments a command is alone. What is locked is let go at its end.
 */
public interface Pace {

    /**
     * Lets pass what is left of the command's time.
     *
     * @throws Killed when the caller goes away meanwhile
     */
    void elapse();

    /**
     * Takes a lock, and waits as long as another command holds it. A command may take its own lock again.
     *
     * @throws Killed when the caller goes away meanwhile
     */
    void lock(String name);

    /** Takes a lock if no other command holds it; says whether. */
    boolean tryLock(String name);

    /** Lets go a lock that the command holds. */
    void unlock(String name);

    /** The pace of a command that is alone from beginning to end: no time passes, no lock is held. */
    record Atomic() implements Pace {

        @Override
        public void elapse() {}

        @Override
        public void lock(String name) {}

        @Override
        public boolean tryLock(String name) {
            return true;
        }

        @Override
        public void unlock(String name) {}
    }
}
