package dialer.api.courier;

/**
 * One thing that is wrong with a job.
 *
 * @param pointer JSON pointer into the job
 * @param code    stable word
 * @param detail  what to do about it, in a sentence; never repeats what was sent
 */
public record Fault(String pointer, String code, String detail) {
}
