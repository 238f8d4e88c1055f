package dialer.api.store;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Rows for one table, value by value in the order of its columns. */
public interface TableRows {

    TableRows put(long number);

    /** A text, or what PostgreSQL reads out of one; null is SQL's NULL. */
    TableRows put(@Nullable String text);

    /** An array of texts, none of which holds a quote, a comma or a backslash. */
    TableRows putPlain(Collection<String> texts);

    /** The row is complete. */
    void end();
}
