package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dialer.api.live.SlotsMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 wants it.
 *
 * @param type   stable: {@code urn:dialer:problem:} and a code
 * @param detail what to do about it, in a sentence
 * @param errors one per field that is wrong
 * @param alternatives slots that are offered instead of one that is gone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, @Nullable String detail, @Nullable String instance,
        List<FieldError> errors, List<SlotsMessage.Offered> alternatives) {

    static final String CONTENT_TYPE = "application/problem+json";

    /**
     * One wrong field.
     *
     * @param pointer JSON pointer into the request's body, or the name of a parameter
     * @param code    stable word
     */
    record FieldError(String pointer, String code, String detail) {
    }
}
