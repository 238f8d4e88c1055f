package dialer.api.courier.form;

/**
 * Something in a form that cannot stay so.
 *
 * @param pointer JSON pointer into the request
 * @param code    stable word
 * @param detail  what to do, in English
 */
public record Wrong(String pointer, String code, String detail) {
}
