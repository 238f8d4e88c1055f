package dialer.api.courier.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A form as it is stored, or what is wrong with it.
 *
 * @param data   {@code orders} with their outcomes and details, {@code corrections}, {@code spokeWith}
 * @param holds  slots that it names and that must be confirmed before it is stored
 * @param wrongs empty for a good form
 */
public record CheckedForm(ObjectNode data, Set<UUID> holds, List<Wrong> wrongs) {
    public CheckedForm {
        holds = Set.copyOf(holds);
        wrongs = List.copyOf(wrongs);
    }

    @Override
    public String toString() {
        return "CheckedForm[" + wrongs.size() + " wrong]";
    }
}
