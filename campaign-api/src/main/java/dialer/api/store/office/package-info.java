/** What managers and administrators keep: versions of scripts, shops, skills, the audit, people found again. */
@NullMarked
package dialer.api.store.office;

import org.jspecify.annotations.NullMarked;
