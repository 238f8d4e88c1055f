/** Sentences for people, in Russian and English: the one place where a code becomes words. */
@NullMarked
package dialer.api.words;

import org.jspecify.annotations.NullMarked;
