package dev.zplan.sim.zonecfg;

/** A note that somebody else reads: the brand, or an administrator. */
final class AttrScope extends Scope {

    /** The real program checks a string against a smaller buffer than the one it keeps it in. */
    private static final int STRING_WIDTH = 256;

    AttrScope(Session session, ZoneResource draft, boolean adding) {
        super(session, draft, adding);
    }

    @Override
    boolean isComplete() {
        boolean complete = require(Property.NAME);
        complete &= require(Property.TYPE);
        complete &= require(Property.VALUE);
        complete &= hasValidName();
        complete &= hasValidValue();
        return complete;
    }

    private boolean hasValidName() {
        String name = draft().get(Property.NAME);
        if (name.isEmpty() || !isAlphanumeric(name.charAt(0))) {
            console.complain("Invalid attr name " + name + ": must start with an alpha-numeric character.");
            return false;
        }
        if (!name.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '.')) {
            console.complain(
                    "Invalid attr name " + name + ": can only contain alpha-numeric characters, plus '-' and '.'.");
            return false;
        }
        return true;
    }

    private boolean hasValidValue() {
        String type = draft().get(Property.TYPE);
        String value = draft().get(Property.VALUE);
        boolean valid;
        switch (type) {
            case "boolean" -> valid = value.equals("true") || value.equals("false");
            case "int" -> valid = Numbers.isSigned(value);
            case "uint" ->
                valid = Numbers.unsigned(value, 10).isPresent()
                        && !value.stripLeading().startsWith("-");
            case "string" -> valid = ByteText.length(value) < STRING_WIDTH;
            default -> {
                console.complain("invalid attr type '" + type + "'");
                return false;
            }
        }
        if (!valid) {
            console.complain("invalid attr value for type=" + type);
        }
        return valid;
    }

    @Override
    String alreadyThere() {
        return "An attr resource with the name '" + draft().get(Property.NAME) + "' already exists.";
    }

    private static boolean isAlphanumeric(int c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
