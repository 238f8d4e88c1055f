package dialer.api.rest;

import dialer.api.rest.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that all of it is said at once. */
final class Checks {

    private final List<FieldError> errors = new ArrayList<>();

    /** A text that must be there, not blank and not longer than so many characters. */
    String text(String pointer, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(pointer, "missing", "\"" + field(pointer) + "\" is missing."));
            return "";
        }
        return optionalText(pointer, value, longest);
    }

    /** A text that may be missing; then it is empty. */
    String optionalText(String pointer, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.length() > longest) {
            errors.add(new FieldError(pointer, "too-long",
                    "\"" + field(pointer) + "\" has more than " + longest + " characters."));
        }
        return text;
    }

    Checks that(boolean holds, String pointer, String code, String detail) {
        if (!holds) {
            errors.add(new FieldError(pointer, code, detail));
        }
        return this;
    }

    /** @throws ProblemException 422 when something was wrong */
    void done() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static String field(String pointer) {
        return pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }
}
